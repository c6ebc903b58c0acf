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
      'Overdue is ¥2.4 M, 2.7 times what it was a year ago. One customer, Harbour & Sons <Ltd>, accounts for 80% of the rise.',
    );
    expect(second).toBe('+¥0.12 M since 31 May 2026 · ¥0.47 M of the overdue in dispute');
  });

  test('in Chinese', () => {
    expect(say(trebled, 'zh').first).toBe(
      '逾期 ¥240万，是上年同期的 2.7 倍。Harbour & Sons <Ltd>一家占增加额的 80%。',
    );
  });

  test('speaks of the span that the reader chose, also where nothing moved over any', () => {
    // 2.4 M then and now: without a choice of no span at all
    const still = standing({
      now: book({ C1: 2.4 }),
      earlier: { month: book({ C1: 2.4 }), quarter: book({ C1: 2.4 }), year: book({ C1: 2.4 }) },
    });
    expect(say(still).first).toMatch(/^No material change: ¥2\.4 M is overdue/);
    const chosen = { view: { ...view, compare: 'year' as const } };
    expect(say(still, 'en', chosen).first).toMatch(/^No material change from a year ago: ¥2\.4 M/);
    expect(say(still, 'zh', chosen).first).toMatch(/^与上年同期相比无明显变化：逾期 ¥240万/);
    // a quarter ago 0.6 M, four times less; a year ago 1.2 M, half: the choice goes before what matters more
    const grown = standing({
      now: book({ C1: 2.4 }),
      earlier: { month: book({ C1: 2.4 }), quarter: book({ C1: 0.6 }), year: book({ C1: 1.2 }) },
    });
    expect(say(grown).first).toMatch(/4\.0 times what it was a quarter ago/);
    expect(say(grown, 'en', chosen).first).toMatch(/2\.0 times what it was a year ago/);
    expect(say(grown, 'zh', chosen).first).toMatch(/是上年同期的 2\.0 倍/);
  });

  test('says what the reader compares with first, and the weightier change second', () => {
    const { first, second } = say(trebled, 'en', { view: { ...view, compare: 'month' } });
    // 0.12 M is under 2 % of the 14 M that is open; C1 owes 1.3 of 2.4 = 54 %
    expect(first).toBe(
      'No material change from a month ago: ¥2.4 M is overdue, 17.1% of what is owed. One customer, Harbour & Sons <Ltd>, accounts for 54% of it.',
    );
    expect(second).toContain('since 30 Jun 2025');
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
      'No material change: ¥0.95 M is overdue, 6.8% of what is owed. 2 customers, Harbour & Sons <Ltd> and 华东机电有限公司, account for 74% of it.',
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
      'Overdue is ¥2.5 M, 1.8 times what it was a year ago. Harbour & Sons <Ltd> accounts for the whole rise: without it, overdue would not have risen.',
    );
  });

  test('names no cause where most of what rose fell elsewhere, but both sums', () => {
    const parts = standing({
      now: book({ C1: 1.4, C2: 0.6, C3: 0.2, C4: 0.2 }),
      earlier: { year: book({ C1: 0.4, C2: 0.3, C3: 0.9, C4: 0.2 }) },
    });
    // 1.0 + 0.3 rose, 0.7 fell: 0.6 is left, less than half of 1.3
    expect(say(parts).first).toBe(
      'Overdue is ¥2.4 M, ¥0.60 M more than a year ago. 2 customers added ¥1.3 M, Quarry Works took ¥0.70 M off.',
    );
    expect(say(parts, 'zh').first).toBe(
      '逾期 ¥240万，比上年同期多 ¥60.0万。2 家客户增加 ¥130万，Quarry Works 减少 ¥70.0万。',
    );
    // 0.6 fell: 0.7 of 1.3 is left, and C1 is 1.0 of that
    const rest = standing({
      now: book({ C1: 1.4, C2: 0.6, C3: 0.3, C4: 0.2 }),
      earlier: parts.earlier,
    });
    expect(say(rest).first).toContain(
      'Harbour & Sons <Ltd> accounts for the whole rise: without it,',
    );
  });

  test('says nearly all as such, and rounds up what no part is more than', () => {
    const nearly = standing({
      now: book({ C1: 2.497, C2: 0.503 }),
      earlier: { year: book({ C1: 0.5, C2: 0.5 }) },
    });
    // 1.997 of 2.0 = 99.85 %
    expect(say(nearly).first).toContain('accounts for 99.9% of the rise.');
    const amounts = (each: number) =>
      book(Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((key) => [key, each])));
    // 3 × 0.1 and 4 × 0.0999: five of the seven are needed for more than half only together
    const rows = [...amounts(0.7), ...book({ h: 0.3, i: 0.3, j: 0.3, k: 0.3, l: 0.3 })];
    const spread = standing({ now: rows, earlier: { year: [] }, history: [] });
    // 0.7 of 6.4 = 10.9 %; five are 3.5 of 6.4: 55 %
    expect(say(spread).first).toContain(
      '5 customers, led by a, b and c, account for 55% of the rise.',
    );
    const wide = book(Object.fromEntries(Array.from({ length: 11 }, (_, i) => [`X${i}`, 0.2])));
    // each is 9.09 % of the rise: none is more than 10 %
    expect(say(standing({ now: wide, earlier: { year: [] }, history: [] })).first).toContain(
      'spread over 11 customers, none more than 10% of it.',
    );
  });

  test('says what is not material on the reader’s comparison, where another is', () => {
    const trend = standing({
      now: book({ C1: 1.3, C2: 0.6, C3: 0.5 }),
      earlier: {
        month: book({ C1: 1.3, C2: 0.6, C3: 0.49 }),
        year: book({ C1: 0.1, C2: 0.5, C3: 0.3 }),
      },
    });
    const chosen = { view: { ...view, compare: 'month' as const } };
    // 2.4 ÷ 14 = 17.1 %; C1 is 1.3 of 2.4
    expect(say(trend, 'en', chosen).first).toBe(
      'No material change from a month ago: ¥2.4 M is overdue, 17.1% of what is owed. One customer, Harbour & Sons <Ltd>, accounts for 54% of it.',
    );
    expect(say(trend, 'zh', chosen).first).toMatch(/^与上月同期相比无明显变化：/);
    expect(say(trend).first).not.toContain('No material change');
  });

  test('says that it is new, that nothing is, and that it cannot be compared', () => {
    expect(say(standing({ now: book({ C4: 1 }), earlier: { year: [] }, history: [] })).first).toBe(
      'Overdue is ¥1.0 M; a year ago nothing was overdue. Delta Foods accounts for all of it.',
    );
    expect(say(standing({ now: [], earlier: { year: book({ C4: 1 }) } })).first).toBe(
      'Nothing is overdue; ¥14.0 M is owed and not yet due.',
    );
    expect(say(standing({ now: [], open: 0 })).first).toBe('Nothing is owed in this selection.');
    expect(say(standing({ now: book({ C4: 0.7 }) })).first).toBe(
      '¥0.70 M is overdue, 5.0% of what is owed. Delta Foods accounts for all of it.',
    );
  });

  test('warns of a small base, and says its multiple without a decimal', () => {
    const { first, second } = say(
      standing({ now: book({ C1: 1.4 }), earlier: { year: book({ C1: 0.1 }) }, history: [] }),
    );
    expect(first).toMatch(/^Overdue is ¥1\.4 M, 14 times what it was a year ago\./);
    expect(second).toBe('from a small base of ¥0.10 M');
    // 0.997 ÷ 0.1 = 9.97
    const ten = standing({ now: book({ C1: 0.997 }), earlier: { year: book({ C1: 0.1 }) } });
    expect(say(ten).first).toContain(', 10 times what it was');
  });

  test('says whose book it is where the reader has chosen one', () => {
    const mine = { ...view, filter: { rep: 'R1', region: 'East' } };
    expect(say(trebled, 'en', { view: mine }).first).toMatch(/^East, Li Wei: Overdue is ¥2.4 M/);
  });
});
