import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import type { Locale } from '../../../src/i18n/locale.ts';
import type { AnswerRow } from '../../../src/metrics/types.ts';
import type { RenderContext } from '../../../src/report/page.ts';
import { type OverdueStanding, overdueText } from '../../../src/report/verdict/overdue.ts';
import { context, view } from '../invented.ts';

const { document } = parseHTML('<!doctype html><html><body></body></html>');
const M = 1_000_000_00;

/** Amounts by customer in millions of yuan. */
const book = (amounts: Record<string, number>): AnswerRow[] =>
  Object.entries(amounts).map(([customer, amount]) => ({
    by: { customer },
    currency: 'CNY',
    value: Math.round(amount * M),
    numerator: null,
    denominator: null,
  }));

/** Two years of month ends that move by 0.05 M up and down. */
const CALM = Array.from({ length: 24 }, (_, i) => (0.9 + (i % 2) * 0.05) * M);

const standing = (change: Partial<OverdueStanding> & Pick<OverdueStanding, 'now'>) => ({
  open: 14 * M,
  overdue: change.now.reduce((sum, row) => sum + row.value!, 0),
  by: 'customer' as const,
  earlier: {},
  history: CALM,
  disputed: 0,
  ...change,
});

function say(of: OverdueStanding, locale: Locale = 'en', more: Partial<RenderContext> = {}) {
  const drawn = context(document, locale, more);
  const { first, second } = overdueText(of, drawn, {
    currency: 'CNY',
    locale,
    scale: locale === 'en' ? { factor: 1e6, unit: 'M' } : { factor: 1e4, unit: '万' },
  });
  return {
    first: first.replaceAll('\u00a0', ' '),
    second: second.join(' · ').replaceAll('\u00a0', ' '),
  };
}

describe('the verdict on what is overdue', () => {
  const trebled = standing({
    now: book({ C1: 1.3, C2: 0.6, C3: 0.5 }),
    earlier: {
      month: book({ C1: 1.2, C2: 0.6, C3: 0.48 }),
      year: book({ C1: 0.1, C2: 0.5, C3: 0.3 }),
    },
    disputed: 0.47 * M,
  });

  test('names the year’s change where the month’s is a wobble, its cause, and what weighs against', () => {
    // 2.4 ÷ 0.9 = 2.67; the rise is 1.5, of which C1 1.2 = 80 %
    const { first, second } = say(trebled);
    expect(first).toBe(
      'Overdue is ¥2.4 M, 2.7 times a year ago. One customer, Harbour & Sons <Ltd>, is 80% of the rise.',
    );
    expect(second).toBe('+¥0.12 M vs 31 May 2026 · ¥0.47 M of it in dispute');
  });

  test('in Chinese', () => {
    expect(say(trebled, 'zh').first).toBe(
      '逾期 ¥240万，是一年前的 2.7 倍。Harbour & Sons <Ltd>一家占增加额的 80%。',
    );
  });

  test('says what the reader compares with first, and the weightier change second', () => {
    const { first, second } = say(trebled, 'en', { view: { ...view, compare: 'month' } });
    expect(first).toMatch(/^(No material change|Overdue is ¥2.4 M, ¥0.12 M more than a month ago)/);
    expect(second).toContain('vs 30 Jun 2025');
  });

  test('is no material change on a calm book, with who holds most of it', () => {
    const { first } = say(
      standing({
        now: book({ C1: 0.4, C2: 0.3, C3: 0.25 }),
        earlier: { month: book({ C1: 0.4, C2: 0.5 }), year: book({ C1: 0.9 }) },
      }),
    );
    // 0.95 ÷ 14 = 6.8 %; C1 and C2 hold 0.7 of 0.95 = 74 %
    expect(first).toBe(
      'No material change: ¥0.95 M is overdue, 6.8% of what is owed. 2 customers, Harbour & Sons <Ltd> and 华东机电有限公司, hold 74% of it.',
    );
  });

  test('says a fall, and over how many it is spread', () => {
    const many = (each: number) =>
      book(Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`X${i}`, each])));
    const { first } = say(
      standing({ now: many(0.05), earlier: { year: many(0.15) }, history: CALM.map(() => 3 * M) }),
    );
    // 20 × 0.1 M less; each is 5 % of the fall
    expect(first).toBe(
      'Overdue is ¥1.0 M, ¥2.0 M less than a year ago. The fall is spread over 20 customers, none more than 5% of it.',
    );
  });

  test('says whom the rise would be without', () => {
    const { first } = say(
      standing({ now: book({ C1: 2.4, C2: 0.1 }), earlier: { year: book({ C1: 0.9, C2: 0.5 }) } }),
    );
    expect(first).toBe(
      'Overdue is ¥2.5 M, 1.8 times a year ago. It is Harbour & Sons <Ltd>: without it, it would not have risen.'.replace(
        'it it',
        'it, it',
      ),
    );
  });

  test('says that it is new, that nothing is, and that it cannot be compared', () => {
    expect(say(standing({ now: book({ C4: 1 }), earlier: { year: [] }, history: [] })).first).toBe(
      'Overdue is ¥1.0 M; a year ago nothing was. It is Delta Foods: without it, it would not have risen.',
    );
    expect(say(standing({ now: [], earlier: { year: book({ C4: 1 }) } })).first).toBe(
      'Nothing is overdue; ¥14.0 M is owed and not yet due.',
    );
    expect(say(standing({ now: [], open: 0 })).first).toBe('Nothing is owed in this choice.');
    expect(say(standing({ now: book({ C4: 0.7 }) })).first).toBe(
      '¥0.70 M is overdue, 5.0% of what is owed. All of it is at Delta Foods.',
    );
  });

  test('warns of a small base', () => {
    const { second } = say(
      standing({ now: book({ C1: 1.4 }), earlier: { year: book({ C1: 0.1 }) }, history: [] }),
    );
    expect(second).toBe('from a small base of ¥0.10 M');
  });

  test('says whose book it is where the reader has chosen one', () => {
    const mine = { ...view, filter: { rep: 'R1', region: 'East' } };
    expect(say(trebled, 'en', { view: mine }).first).toMatch(/^East, Li Wei: Overdue is ¥2.4 M/);
  });
});
