/** The page of what will come in, from answers by hand: its first line, its weeks and its record. */
import { describe, expect, it } from 'vitest';
import type { Locale } from '../../../src/i18n/locale.ts';
import { metricById } from '../../../src/metrics/catalogue.ts';
import type { Answer, AnswerRow, Question } from '../../../src/metrics/types.ts';
import { forecastPage } from '../../../src/report/forecast/page.ts';
import type { Site } from '../../../src/view/site.ts';
import type { View } from '../../../src/view/view.ts';
import { drawPage } from '../draw-page.ts';
import { site as invented } from '../invented.ts';

const site: Site = { ...invented, inputs: { ...invented.inputs, payment: true } };

type By = AnswerRow['by'];
/** Values in minor units by metric; a row each. */
type Answers = Record<string, [by: By, value: number][]>;

const lastDay = (weeks: number): string =>
  new Date(Date.parse(site.asOf) + 7 * weeks * 86_400_000).toISOString().slice(0, 10);

/** 5 M overdue in the first week, 2 M not due in the third; the whole between 6 and 8 M. Of a hundred million open. */
const BOOK: Answers = {
  open_amount: [[{}, 100_000_000_00]],
  invoiced_amount: [[{}, 100_000_000_00]],
  receipts_forecast: [
    [{ week: lastDay(1), part: 'overdue' }, 5_000_000_00],
    [{ week: lastDay(3), part: 'not_due' }, 2_000_000_00],
  ],
  receipts_forecast_low: [[{ week: 'all' }, 6_000_000_00]],
  receipts_forecast_high: [[{ week: 'all' }, 8_000_000_00]],
  // 10 said and 8 came; 9 said and 10 came: 3 of 18 missed
  forecast_said: [
    [{ origin: '2025-04-30', horizon: '30' }, 10_000_000_00],
    [{ origin: '2025-05-31', horizon: '30' }, 9_000_000_00],
    [{ origin: '2025-05-31', horizon: '7' }, 1],
    [{ origin: '2025-05-31', horizon: '90' }, 19_000_000_00],
  ],
  forecast_came: [
    [{ origin: '2025-04-30', horizon: '30' }, 8_000_000_00],
    [{ origin: '2025-05-31', horizon: '30' }, 10_000_000_00],
    [{ origin: '2025-05-31', horizon: '90' }, 20_000_000_00],
  ],
  forecast_method_error: [
    [{ forecast_method: 'curve', horizon: '30' }, 0.05],
    [{ forecast_method: 'due_date', horizon: '30' }, 0.2],
  ],
  forecast_method_bias: [[{ forecast_method: 'curve', horizon: '30' }, -0.02]],
  forecast_trials: [[{ forecast_method: 'curve', horizon: '30' }, 2]],
  giant_item_count: [[{}, 4]],
  giant_amount: [[{}, 57_000_000_00]],
};
/** The same without a past. */
const SHORT: Answers = Object.fromEntries(
  ['open_amount', 'invoiced_amount', 'receipts_forecast'].map((metric) => [metric, BOOK[metric]!]),
);

const answerOf =
  (book: Answers) =>
  ({ metric }: Question): Answer => ({
    metric,
    unit: metricById(metric).unit,
    rows: (book[metric] ?? []).map(([by, value]) => ({
      by,
      currency: 'CNY',
      value,
      numerator: value,
      denominator: null,
    })),
  });

const draw = (locale: Locale, book: Answers, filter: View['filter'] = {}) =>
  drawPage(forecastPage, locale, site, answerOf(book), { filter });
const said = (locale: Locale, book: Answers, filter?: View['filter']): string[] => {
  const { answer } = draw(locale, book, filter);
  return ['.answer', '.who'].map((name) =>
    answer!.querySelector(name)!.textContent!.replaceAll('\u00a0', ' '),
  );
};

describe('the first line', () => {
  it('says between which amounts it will lie, how wrong it was before, and what holds the money', () => {
    const [main, who] = said('en', BOOK);
    expect(main).toMatch(/^¥6\.0 M to ¥8\.0 M should come in by .+, most likely ¥7\.0 M\.$/);
    expect(who).toContain(
      'The last 2 forecasts over 30 days missed by 16.7% on average, 1 of 2 too high.',
    );
    // as far ahead as the first sentence: 19 said and 20 came
    expect(who).toContain(
      'The last 1 forecast over 90 days missed by 5.0% on average, 0 of 1 too high.',
    );
    expect(who).toContain('4 invoices hold ¥57.0 M, 57.0% of all that is open');
    const [zh, zhWho] = said('zh', BOOK);
    expect(zh).toMatch(/^到.+预计到账 ¥600万至 ¥800万，最可能为 ¥700万。$/);
    expect(zhWho).toContain('最近 2 次 30 天预测平均偏差 16.7%，其中 1 次偏高。');
  });

  it('says of a part of the book that the record is that of the whole', () => {
    expect(said('en', BOOK, { region: 'East' })[1]).toContain(
      'The last 2 forecasts of the whole book over 30 days missed by 16.7% on average, 1 of 2 too high.',
    );
    expect(said('zh', BOOK, { region: 'East' })[1]).toContain(
      '最近 2 次 30 天预测（全部应收）平均偏差 16.7%，其中 1 次偏高。',
    );
    expect(said('en', BOOK, { currency: 'CNY' })[1]).not.toContain('whole book');
  });

  it('gives no band and says why where the past is too short', () => {
    const [main, who] = said('en', SHORT);
    expect(main).toMatch(/^¥7\.0 M should come in by .+\.$/);
    expect(main).not.toContain('most likely');
    expect(who).toContain('Not backtested');
    expect(who).not.toContain('invoices hold');
    expect(said('zh', SHORT)[1]).toContain('未经回测');
  });
});

it('shows what is expected by week and part, and what a week sums to', () => {
  const rows = [...draw('en', BOOK).weeks!.querySelectorAll('tbody tr')];
  const cells = (key: string): string[] =>
    [...rows.find((row) => row.getAttribute('data-key') === key)!.children].map(
      (c) => c.textContent!,
    );
  // received, overdue, promised, not due, expected, low, high
  expect(cells(lastDay(1)).slice(1)).toEqual([
    ...['–', '5,000,000.00', '0.00', '0.00', '5,000,000.00', '–', '–'],
  ]);
  expect(cells(lastDay(0)).slice(1)).toEqual(['0.00', '–', '–', '–', '–', '–', '–']);
  expect(rows.length).toBe(26 + 13);
});

it('marks the method that is used, and shows one that does worse beside it', () => {
  const record = draw('en', BOOK).record!;
  const row = (key: string): string[] =>
    [...record.querySelector(`tr[data-key="${key}"]`)!.children].map((cell) => cell.textContent!);
  // 7, 30, 60, 90 days
  expect(row('curve')).toEqual(['Payment curve', '–', '5.0% (−2.0) ✓', '–', '–']);
  expect(row('due_date')).toEqual(['Due date', '–', '20.0% (–)', '–', '–']);
  expect(draw('en', SHORT).record!.querySelector('table')).toBeNull();
});
