/** The change page from invented answers: its sentence and its parts by hand, links, and what it says without a past. */
import { describe, expect, test } from 'vitest';
import type { Locale } from '../../../src/i18n/locale.ts';
import type { Answer, AnswerRow, Question } from '../../../src/metrics/types.ts';
import { changePage } from '../../../src/report/change/page.ts';
import type { Site } from '../../../src/view/site.ts';
import type { View } from '../../../src/view/view.ts';
import { drawPage } from '../draw-page.ts';
import { site } from '../invented.ts';

/** Overdue, open and sales of the window, in cents, then (31 May) and now (30 June). */
const BOOK: Record<string, { before: number[]; after: number[] }> = {
  C1: { before: [100_000_00, 400_000_00, 900_000_00], after: [250_000_00, 400_000_00, 91_000_00] },
  C2: { before: [80_000_00, 200_000_00, 0], after: [20_000_00, 300_000_00, 364_000_00] },
  C3: { before: [5_000_00, 0, 0], after: [5_000_00, 0, 0] },
};

function answer({ metric, asOf }: Question): Answer {
  const rows = Object.entries(BOOK).map(([customer, { before, after }]): AnswerRow => {
    const [overdue, open, sales] = asOf === site.asOf ? after : before;
    const [numerator, denominator] = metric === 'dso' ? [open!, sales!] : [overdue!, null];
    return { by: { customer }, currency: 'CNY', value: numerator, numerator, denominator };
  });
  return { metric, unit: metric === 'dso' ? 'days' : 'minor', rows };
}
/** Since the month end before. */
const draw = (locale: Locale, given: Site = site, change: Partial<View> = {}, ask = answer) =>
  drawPage(changePage, locale, given, ask, { compare: 'month', ...change });
/** The book with nothing overdue at one of the two dates. */
const withoutOverdue =
  (isNothing: (question: Question) => boolean) =>
  (question: Question): Answer =>
    question.metric === 'overdue_amount' && isNothing(question)
      ? { metric: question.metric, unit: 'minor', rows: [] }
      : answer(question);
const plain = (element: Element | null | undefined): string =>
  (element?.textContent ?? '').replaceAll('\u00a0', ' ');

describe('the first line', () => {
  test('says what rose, who pushed which way, and what moved DSO', () => {
    // then: March to May, 92 days, 900 K sold: 600 K open is 61.3 days; now: April to June, 91 days, 455 K: 140 days
    expect(plain(draw('en').answer!.querySelector('.answer'))).toBe(
      'Overdue rose ¥90.0 K to ¥275 K: 1 customer added ¥150 K, 1 took ¥60.0 K off. Harbour & Sons <Ltd> accounts for the whole rise: without it, overdue would not have risen. DSO moved +78.67 days to 140.0: +10.22 from the balance, +68.45 from the pace of sales.',
    );
    expect(plain(draw('zh').answer!.querySelector('.answer'))).toContain(
      '1 家客户增加 ¥15.0万，1 家减少 ¥6.0万',
    );
  });

  test('says that it rose from nothing, and fell to nothing', () => {
    const said = (locale: Locale, isNothing: (question: Question) => boolean) =>
      plain(draw(locale, site, {}, withoutOverdue(isNothing)).answer!.querySelector('.answer'));
    const before = ({ asOf }: Question) => asOf !== undefined && asOf !== site.asOf;
    // now 250 + 20 + 5; then 100 + 80 + 5
    expect(said('en', before)).toMatch(
      /^Overdue rose from nothing to ¥275 K: 3 customers are late now\./,
    );
    expect(said('zh', before)).toMatch(/^逾期从无到有，至 ¥27\.5万：3 家客户出现逾期。/);
    const after = (question: Question) => !before(question);
    expect(said('en', after)).toMatch(
      /^Overdue fell from ¥185 K to nothing: 3 customers are late no longer\./,
    );
    expect(said('zh', after)).toMatch(/^逾期由 ¥18\.5万降至零：3 家客户不再逾期。/);
    expect(plain(draw('en').answer)).not.toContain('nothing');
  });

  test('without an earlier month end there is nothing to compare', () => {
    const young = { ...site, firstDate: '2026-06-03' };
    expect(plain(draw('en', young).answer)).toContain('no earlier month end');
  });
});

test('the parts foot to the change, to the cent and as printed', () => {
  const { overdue, dso } = draw('en');
  const cells = (element: Element) =>
    [...element.querySelectorAll('tbody tr, tfoot tr')].map((row) =>
      [...row.children].map((cell) => plain(cell)),
    );
  expect(cells(overdue!).map((row) => row.at(-1))).toEqual([
    '+150,000.00',
    '−60,000.00',
    '0.00',
    '+90,000.00',
  ]);
  // 10.222 + 68.444 = 78.667, printed 78.67: of the two parts the second has the larger rest; each column foots to its own
  // by hand: d₀ = 900 ÷ 92 = 9.7826 K a day, d₁ = 455 ÷ 91 = 5; pace of C1 9.7826 → 1, of C2 0 → 4
  expect(cells(dso!).map((row) => row.slice(-3))).toEqual([
    ['0.00', '+125.69', '+125.69'],
    ['+10.22', '−57.24', '−47.02'],
    ['0.00', '0.00', '0.00'],
    ['+10.22', '+68.45', '+78.67'],
  ]);
});

test('customers lead to their pages, by name as text', () => {
  const link = draw('en').customers!.querySelector('[data-key="C1"] a')!;
  expect(link.getAttribute('href')).toBe('../customer/?customer=C1');
  expect(link.textContent).toBe('Harbour & Sons <Ltd>');
});

test('a day that the reader chose is asked for', () => {
  const view = { ...site, period: site.defaultPeriod, filter: {}, basis: 'due' as const };
  const questions = changePage.blocks[0]!.questions(site, { ...view, since: '2026-03-15' });
  expect(questions['overdue.before']!.asOf).toBe('2026-03-15');
});
