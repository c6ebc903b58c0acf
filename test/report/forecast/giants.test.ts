/** The items that alone hold much of the money, from answers by hand: each on its line, and how they sum with all else. */
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../src/format/date.ts';
import type { Locale } from '../../../src/i18n/locale.ts';
import { metricById } from '../../../src/metrics/catalogue.ts';
import type { Answer, AnswerRow, Question } from '../../../src/metrics/types.ts';
import { forecastPage } from '../../../src/report/forecast/page.ts';
import type { Site } from '../../../src/view/site.ts';
import type { View } from '../../../src/view/view.ts';
import { drawPage } from '../draw-page.ts';
import { site as invented } from '../invented.ts';

const site: Site = { ...invented, inputs: { ...invented.inputs, payment: true } };
const week = addDays(site.asOf, 7);

type Answers = Record<string, [by: AnswerRow['by'], value: number | null][]>;

const [A, B] = [
  { customer: 'C1', giant: 'INV-7' },
  { customer: 'C2', giant: 'INV-9/2' },
];
/** Of 100 open, 40 and 20 are two invoices: 30 and 5 of them are expected, 50 of the whole. */
const BOOK: Answers = {
  open_amount: [[{}, 100_00]],
  invoiced_amount: [[{}, 100_00]],
  receipts_forecast: [[{ week, part: 'not_due' }, 50_00]],
  receipts_forecast_low: [[{ week: 'all' }, 10_00]],
  receipts_forecast_high: [[{ week: 'all' }, 80_00]],
  giant_item_count: [
    [{}, 2],
    [A, 1],
    [B, 1],
  ],
  giant_amount: [
    [{}, 60_00],
    [B, 20_00],
    [A, 40_00],
  ],
  giant_late_days: [
    [A, -12],
    [B, 45],
  ],
  giant_promise_days: [[B, 10]],
  giant_wait_days: [[A, 14]],
  giant_chance_30: [
    [A, 0.625],
    [B, 0.1],
  ],
  giant_chance_90: [
    [A, 0.75],
    [B, 0.25],
  ],
  giant_forecast: [
    [A, 30_00],
    [B, 5_00],
  ],
};

const answerOf =
  (book: Answers) =>
  ({ metric, by = [] }: Question): Answer => ({
    metric,
    unit: metricById(metric).unit,
    rows: (book[metric] ?? [])
      .filter(([at]) => !metric.startsWith('giant_') || 'giant' in at === by.includes('giant'))
      .map(([at, value]) => ({
        ...{ by: at, currency: 'CNY', value, numerator: value, denominator: null },
      })),
  });

const draw = (locale: Locale, book: Answers, change: Partial<View> = {}): Element =>
  drawPage(forecastPage, locale, site, answerOf(book), change).giants!;
const cellsOf = (row: Element): string[] =>
  [...row.children].map((cell) => cell.textContent!.replaceAll('\u00a0', ' '));

describe('the items that hold much of the money', () => {
  it('stand one by one, the largest first, and foot with all else to the whole', () => {
    const block = draw('en', BOOK);
    expect(block.querySelector('h2')!.textContent).toContain('2 invoices hold');
    const rows = [...block.querySelectorAll('tbody tr, tfoot tr')].map(cellsOf);
    // customer, invoice, open, share, due, days past due, promised for, expected by, 30, 90 days, expected
    expect(rows.map((row) => [row[1], row[2], row[3], row[5], row[8], row[9], row[10]])).toEqual([
      ['INV-7', '40.00', '40.0%', '−12', '63%', '75%', '30.00'],
      ['INV-9/2', '20.00', '20.0%', '45', '10%', '25%', '5.00'],
      ['', '40.00', '40.0%', '', '', '', '15.00'],
      ['', '100.00', '100.0%', '', '', '', '50.00'],
    ]);
    // one has no promise, the other is not expected within half a year
    expect([rows[0]![6], rows[1]![7]]).toEqual(['–', '–']);
    expect(rows[1]![6]).not.toBe('–');
    const link = block.querySelector('tbody a')!;
    expect(link.getAttribute('href')).toBe('../customer/?customer=C1');
    const note = block.querySelector('.note')!.textContent!;
    expect(note).toContain('the sum of both');
    expect(draw('zh', BOOK).querySelector('.note')!.textContent).toContain('两者之和');
  });

  it('says nothing of a band where there is none', () => {
    const { receipts_forecast_low: _, ...short } = BOOK;
    expect(draw('en', short).querySelector('.note')!.textContent).not.toContain('the sum of both');
  });

  it('are said to be none where no few items hold much of the money', () => {
    const others = Object.entries(BOOK).filter(([metric]) => !metric.startsWith('giant_'));
    const said = (locale: Locale) => draw(locale, Object.fromEntries(others)).textContent;
    expect(said('en')).toMatch(/^No few invoices hold much of what is open/);
    expect(said('zh')).toMatch(/^应收没有集中在少数几张发票上/);
  });
});
