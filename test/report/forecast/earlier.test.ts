/** The block of what earlier builds forecast, from answers by hand. */
import { expect, it } from 'vitest';
import type { Locale } from '../../../src/i18n/locale.ts';
import { metricById } from '../../../src/metrics/catalogue.ts';
import type { Answer, AnswerRow, Question } from '../../../src/metrics/types.ts';
import { forecastPage } from '../../../src/report/forecast/page.ts';
import { drawPage } from '../draw-page.ts';
import { site as invented } from '../invented.ts';

const site = { ...invented, inputs: { ...invented.inputs, payment: true } };
type Answers = Record<string, [by: AnswerRow['by'], value: number][]>;

const said = (origin: string, horizon: string, value: number): Answers[string][number] => [
  { origin, horizon, forecast_method: 'curve', built_on: '2025-04-02' },
  value,
];
const at = (origin: string, horizon: string, value: number): Answers[string][number] => [
  { origin, horizon },
  value,
];
/** Of April: 1,000 said over 7 days and 900 came; 4,000 over 30 days, of which 5,000 came, over the band. May is not over. */
const BUILDS: Answers = {
  earlier_forecast_said: [
    said('2025-05-31', '30', 300_000),
    said('2025-04-30', '30', 400_000),
    said('2025-04-30', '7', 100_000),
  ],
  earlier_forecast_low: [at('2025-04-30', '30', 350_000), at('2025-04-30', '7', 80_000)],
  earlier_forecast_high: [at('2025-04-30', '30', 450_000), at('2025-04-30', '7', 120_000)],
  earlier_forecast_came: [at('2025-04-30', '30', 500_000), at('2025-04-30', '7', 90_000)],
  earlier_forecast_error: [[{ horizon: '30' }, 0.2]],
};

function draw(locale: Locale, book: Answers): Element {
  const answer = ({ metric }: Question): Answer => ({
    metric,
    unit: metricById(metric).unit,
    rows: (book[metric] ?? []).map(([by, value]) => ({
      ...{ by, currency: 'CNY', value, numerator: value, denominator: null },
    })),
  });
  return drawPage(forecastPage, locale, site, answer).earlier!;
}
const texts = (element: Element, selector: string): string[] =>
  [...element.querySelectorAll(selector)].map((one) => one.textContent!.replaceAll('\u00a0', ' '));

it('says in a line that no earlier build is known', () => {
  expect(texts(draw('en', {}), 'p')).toEqual([
    'No earlier build is known: the next one shows what this one forecast, and what came.',
  ]);
  expect(texts(draw('zh', {}), 'p')).toEqual([
    '没有此前的报告：下一版会列出本版的预测及实际到账。',
  ]);
  expect(draw('en', {}).querySelector('table')).toBeNull();
});

it('shows what was said and what came, the latest first, and what is not over', () => {
  const block = draw('en', BUILDS);
  const row = (key: string): string[] => texts(block, `tr[data-key="${key}"] > *`);
  expect(texts(block, 'tbody tr > :first-child')).toEqual([
    ...['31 May 2025', '30 Apr 2025', '30 Apr 2025'],
  ]);
  expect(row('2025-04-30 7')).toEqual([
    ...[
      '30 Apr 2025',
      '2 Apr 2025',
      '7',
      'Payment curve',
      '800.00',
      '1,000.00',
      '1,200.00',
      '900.00',
    ],
  ]);
  expect(row('2025-05-31 30').slice(4)).toEqual(['–', '3,000.00', '–', 'not over yet']);
  expect(texts(block, 'p').at(-1)).toBe(
    '1 forecast over 30 days is over: missed by 20.0% on average, 0 of 1 within the band.',
  );
  const zh = draw('zh', BUILDS);
  expect(texts(zh, 'p').at(-1)).toBe(
    '已期满的 30 天预测 1 次：平均偏差 20.0%，1 次有区间，其中 0 次落在区间内。',
  );
  expect(texts(zh, 'tr[data-key="2025-05-31 30"] > *').at(-1)).toBe('未期满');
});

it('makes no record of what is not over, nor counts bands that were not given', () => {
  const open = { ...BUILDS, earlier_forecast_came: [], earlier_forecast_error: [] };
  expect(texts(draw('en', open), 'p').at(-1)).toBe('None of those over 30 days is over yet.');
  const bare = { ...BUILDS, earlier_forecast_low: [], earlier_forecast_high: [] };
  expect(texts(draw('en', bare), 'p').at(-1)).toBe(
    '1 forecast over 30 days is over: missed by 20.0% on average.',
  );
});
