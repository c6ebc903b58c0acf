/** Where a month, quarter and year land against target, from answers by hand: within a month and on its last day. */
import { describe, expect, it } from 'vitest';
import type { Locale } from '../../../src/i18n/locale.ts';
import { metricById } from '../../../src/metrics/catalogue.ts';
import type { Answer, AnswerRow, Question } from '../../../src/metrics/types.ts';
import { forecastPage } from '../../../src/report/forecast/page.ts';
import { repLanding } from '../../../src/report/rep/landing.ts';
import type { Site } from '../../../src/view/site.ts';
import { drawPage } from '../draw-page.ts';
import { site as invented } from '../invented.ts';

const siteAt = (asOf: string): Site => ({
  ...invented,
  asOf,
  params: { ...invented.params, fiscalYearStart: 1 },
  inputs: { ...invented.inputs, payment: true, target: true, region: true, rep: true },
});

type Rows = [by: AnswerRow['by'], value: number | null, denominator?: number][];

/**
 * On 18 May 4 M came in May, 3 M more are expected between 2.5 and 3.6 M, and the target is 8 M: 1 M short. 7 of the
 * 10 M invoiced. Rep R1 has no record and no target.
 */
const BOOK: Record<string, Rows> = {
  open_amount: [[{}, 100_000_000_00]],
  landing_received: [
    [{ landing: '2026-05' }, 4_000_000_00],
    [{ landing: '2026' }, 20_000_000_00],
  ],
  landing_expected: [
    [{ landing: '2026-05' }, 3_000_000_00],
    [{ landing: '2026' }, 9_000_000_00],
  ],
  landing_low: [[{ landing: '2026-05' }, 2_500_000_00]],
  landing_high: [[{ landing: '2026-05' }, 3_600_000_00]],
  landing_target: [
    [{ landing: '2026-05' }, 8_000_000_00],
    [{ landing: '2026' }, 50_000_000_00],
  ],
  landing_rate: [[{ landing: '2026-05' }, 0.7, 10_000_000_00]],
};

const answerOf =
  (book: Record<string, Rows>) =>
  ({ metric, by = [] }: Question): Answer => ({
    metric,
    unit: metricById(metric).unit,
    rows: (book[metric] ?? [])
      .filter(([row]) => row.landing === undefined || by.every((name) => name in row))
      .map(([row, value, denominator = null]) => ({
        ...{ by: row, currency: 'CNY', value, numerator: value, denominator },
      })),
  });

const draw = (asOf: string, book: Record<string, Rows>, locale: Locale = 'en') =>
  drawPage(forecastPage, locale, siteAt(asOf), answerOf(book));
const messageOf = (block: Element): string =>
  block.querySelector('.message')!.textContent!.replaceAll('\u00a0', ' ');
const cellsOf = (block: Element, key: string): string[] =>
  [...block.querySelector(`tr[data-key="${key}"]`)!.children].map((cell) => cell.textContent!);

describe('within a month', () => {
  it('says what it comes to, of the target, and prints the whole of it', () => {
    const { landing } = draw('2026-05-18', BOOK);
    expect(messageOf(landing!)).toBe(
      'May 2026 should land at ¥7.0 M, 87.5% of the target of ¥8.0 M.',
    );
    expect(messageOf(draw('2026-05-18', BOOK, 'zh').landing!)).toBe(
      '2026年5月预计回款 ¥700万，为目标 ¥800万的 87.5%。',
    );
    // received, expected, amount, low, high, target, difference, rate, rate at target
    expect(cellsOf(landing!, '2026-05').slice(1)).toEqual([
      ...['4,000,000.00', '3,000,000.00', '7,000,000.00', '6,500,000.00', '7,600,000.00'],
      ...['8,000,000.00', '−1,000,000.00', '70.0%', '80.0%'],
    ]);
  });

  it('sets a year that is not forecast to its end against no target, and gives no interval without a record', () => {
    const { landing } = draw('2026-05-18', BOOK);
    expect(cellsOf(landing!, '2026').slice(1)).toEqual([
      ...['20,000,000.00', '9,000,000.00', '29,000,000.00', '–', '–', '50,000,000.00', '–'],
      ...['–', '–'],
    ]);
    expect(landing!.textContent).toContain('2026 is forecast to 31 Oct 2026 only');
    expect(draw('2026-05-18', BOOK, 'zh').landing!.textContent).toMatch(
      /仅预测到\s*2026年10月31日/,
    );
  });

  it('lists regions and reps by their own record', () => {
    const groups = draw('2026-05-18', {
      ...BOOK,
      landing_received: [...BOOK.landing_received!, [{ landing: '2026-05', rep: 'R1' }, 100]],
      landing_expected: [...BOOK.landing_expected!, [{ landing: '2026-05', rep: 'R1' }, 50]],
    }).landing_groups!;
    expect(cellsOf(groups, 'R1').slice(1, 8)).toEqual(['1.00', '0.50', '1.50', '–', '–', '–', '–']);
  });
});

describe('invoices still to be issued', () => {
  /** 0.5 M more would come by the end of May: 7.5 M of 8 M; 12 M would be invoiced by then. */
  const more: Record<string, Rows> = {
    ...BOOK,
    landing_billing_receipts: [[{ landing: '2026-05' }, 500_000_00]],
    landing_rate_with_billing: [[{ landing: '2026-05' }, 0.625, 12_000_000_00]],
    billing_forecast: [[{ month_ahead: '2026-05' }, 2_000_000_00]],
    billing_error: [[{ horizon: '30' }, 0.143]],
    billing_bias: [[{ horizon: '30' }, -0.059]],
    billing_trials: [[{ horizon: '30' }, 24]],
  };

  it('stand apart from what is open, and change nothing of it', () => {
    const { landing, billing } = draw('2026-05-18', more);
    expect(cellsOf(landing!, '2026-05').slice(1)).toEqual([
      ...['4,000,000.00', '3,000,000.00', '7,000,000.00', '6,500,000.00', '7,600,000.00'],
      ...['8,000,000.00', '−1,000,000.00', '70.0%', '80.0%'],
      ...['500,000.00', '7,500,000.00', '62.5%'],
    ]);
    expect(messageOf(landing!)).toBe(
      'May 2026 should land at ¥7.0 M, 87.5% of the target of ¥8.0 M. With invoices still to be issued it would be ¥7.5 M.',
    );
    expect(messageOf(draw('2026-05-18', more, 'zh').landing!)).toContain(
      '计入尚待开票的发票则为 ¥750万。',
    );
    expect(cellsOf(billing!, '30')).toEqual(['30 days', '14.3%', '−5.9', '24']);
  });

  it('are left out where the reader says so, and not spoken of where nothing is known', () => {
    const asked: string[] = [];
    const note = (question: Question): Answer => {
      asked.push(question.metric);
      return answerOf(more)(question);
    };
    const site = siteAt('2026-05-18');
    const { landing } = drawPage(forecastPage, 'en', site, note, { billing: 'off' });
    expect(asked.filter((metric) => /billing_(receipts|forecast)/.test(metric))).toEqual([]);
    expect(messageOf(landing!)).not.toContain('still to be issued');
    const { billing } = draw('2026-05-18', BOOK);
    expect(billing!.textContent).toContain('under twelve whole months');
    expect(billing!.querySelector('table')).toBeNull();
    expect(draw('2026-05-18', BOOK, 'zh').billing!.textContent).toContain('完整月份不足十二个');
  });
});

describe('on the last day of the month', () => {
  const over: Record<string, Rows> = {
    open_amount: BOOK.open_amount!,
    landing_received: [[{ landing: '2026-05' }, 7_000_000_00]],
    landing_expected: [[{ landing: '2026-06' }, 2_000_000_00]],
    landing_target: [[{ landing: '2026-05' }, 8_000_000_00]],
  };

  it('says that it is over, and where the next one lands', () => {
    expect(messageOf(draw('2026-05-31', over).landing!)).toBe(
      'May 2026 is over: ¥7.0 M came in, 87.5% of the target of ¥8.0 M. Jun 2026 should land at ¥2.0 M.',
    );
    expect(messageOf(draw('2026-05-31', over, 'zh').landing!)).toBe(
      '2026年5月已结束：回款 ¥700万，为目标 ¥800万的 87.5%。2026年6月预计回款 ¥200万。',
    );
  });
});

describe('the first line', () => {
  const quarter: Record<string, Rows> = {
    ...BOOK,
    landing_expected: [[{ landing: '2026-Q2' }, 3_000_000_00]],
    landing_target: [[{ landing: '2026-Q2' }, 4_000_000_00]],
  };
  const answer = (book: Record<string, Rows>, locale: Locale): string =>
    draw('2026-05-18', book, locale)
      .answer!.querySelector('.answer')!
      .textContent!.replaceAll('\u00a0', ' ');

  it('names the target of the quarter where each of its months has one', () => {
    expect(answer(quarter, 'en')).toContain(
      'Q2 2026 should land at ¥3.0 M with what is open now; the target is ¥4.0 M.',
    );
    expect(answer(quarter, 'zh')).toContain(
      '2026年第2季度按目前未收部分预计完成 ¥300万；目标为 ¥400万。',
    );
    expect(answer(BOOK, 'en')).not.toContain('target');
  });
});

it('shows a rep by the rep’s own record, and a customer none', () => {
  const asked: string[] = [];
  const note = (question: Question): Answer => {
    asked.push(question.metric);
    return answerOf(BOOK)(question);
  };
  const site = siteAt('2026-05-18');
  const { landing } = drawPage(
    { id: 'rep', under: 'reps', blocks: [repLanding] },
    'en',
    site,
    note,
    {
      filter: { rep: 'R1' },
    },
  );
  expect(messageOf(landing!)).toContain('May 2026 should land at ¥7.0 M');
  expect(asked).toContain('landing_low_by_rep');
  expect(asked).not.toContain('landing_low');
  asked.length = 0;
  drawPage(forecastPage, 'en', site, note, { filter: { customer: 'C1' } });
  expect(asked.filter((metric) => /^landing_(low|high|target)$/.test(metric))).toEqual([]);
});
