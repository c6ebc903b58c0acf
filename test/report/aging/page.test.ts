/** The aging page from invented answers: the sentence, the tie to gross receivables, top rows and rest. */
import { describe, expect, test } from 'vitest';
import type { Locale } from '../../../src/i18n/locale.ts';
import type { Answer, AnswerRow, Question } from '../../../src/metrics/types.ts';
import { pareto } from '../../../src/report/aging/concentration.ts';
import { agingPage } from '../../../src/report/aging/page.ts';
import { defaultView } from '../../../src/report/context.ts';
import { agingRows } from '../../../src/report/parts/aging-rows.ts';
import type { Site } from '../../../src/view/site.ts';
import type { View } from '../../../src/view/view.ts';
import { drawPage } from '../draw-page.ts';
import { site } from '../invented.ts';

const row = (by: AnswerRow['by'], value: number): AnswerRow => ({
  by,
  currency: 'CNY',
  value,
  numerator: value,
  denominator: null,
});

/** ¥10 M open: 6 not due, 2.5 up to 30 days, 1.5 over 90. A month earlier ¥3 M of ¥9 M were overdue. */
const BUCKETS = { not_due: 600_000_000, '1-30': 250_000_000, '90+': 150_000_000 };
const NOW: Record<string, number> = {
  open_amount: 1_000_000_000,
  overdue_amount: 400_000_000,
  overdue_share: 0.4,
  unapplied_amount: 30_000_000,
  net_open_amount: 970_000_000,
};
const BEFORE: Record<string, number> = {
  ...NOW,
  open_amount: 900_000_000,
  overdue_amount: 300_000_000,
  overdue_share: 1 / 3,
};

function answer(question: Question): Answer {
  const { metric, by = [] } = question;
  const isPast = question.asOf! < site.asOf;
  let rows: AnswerRow[] = [row({}, (isPast ? BEFORE : NOW)[metric] ?? 0)];
  if (metric === 'roll_rate') {
    const { value: _, ...rest } = row({ bucket: '1-30' }, 30);
    rows = [{ ...rest, value: 0.25, denominator: 120 }];
  } else if (metric === 'aging') {
    // a year ago 0.5 of the 1.5 M in the oldest bucket
    const entries = Object.entries(isPast ? { ...BUCKETS, '90+': 50_000_000 } : BUCKETS);
    const keys = by.includes('month') ? ['2026-05', '2026-06'] : ['C1', 'C2'];
    const dimension = by.find((d) => d !== 'bucket');
    rows = entries.flatMap(([bucket, amount]) =>
      dimension
        ? keys.map((key, i) => row({ [dimension]: key, bucket }, (amount / 4) * (i === 0 ? 3 : 1)))
        : [row({ bucket }, amount)],
    );
  } else if (by.length > 0) {
    rows = [row({ [by[0]!]: 'C2' }, 20_000_000), row({ [by[0]!]: 'C9' }, 10_000_000)];
  }
  return { metric, unit: metric === 'overdue_share' ? 'ratio' : 'minor', rows };
}

/** Roll rates and expected loss are always by due date. */
const byDue = (block: string, { metric }: Question): boolean =>
  block.startsWith('roll') || (block === 'allowance' && metric !== 'allowance');

const draw = (locale: Locale, given: Site = site, change: Partial<View> = {}, mend = answer) =>
  drawPage(agingPage, locale, given, mend, change);
const sentence = (blocks: Record<string, Element>): string =>
  blocks.answer!.querySelector('.answer')!.textContent!.replaceAll('\u00a0', ' ');

describe('the first line', () => {
  test('says how much overdue rose, and which age is behind it', () => {
    expect(sentence(draw('en'))).toBe(
      'Overdue is ¥4.0 M, ¥1.0 M more than a year ago. 90+ days accounts for the whole rise: without it, overdue would not have risen.',
    );
    expect(sentence(draw('zh'))).toBe(
      '逾期 ¥400万，比上年同期多 ¥100万。90 天以上足以解释全部增加额：剔除后逾期不会增加。',
    );
  });

  test('by issue date there is no overdue, only the oldest bucket', () => {
    expect(sentence(draw('en', site, { basis: 'issue' }))).toContain(
      'Counted from the invoice date, the oldest bucket (90+ days)',
    );
  });
});

describe('ties', () => {
  test('buckets that sum to gross receivables say so, to the cent', () => {
    expect(draw('en').answer!.textContent).toContain(
      'open receivables of ¥10,000,000.00, to the cent',
    );
  });

  test('buckets that do not are called out with the difference', () => {
    const wrong = (question: Question): Answer => {
      const given = answer(question);
      if (question.metric === 'open_amount') given.rows[0]!.value! -= 1;
      return given;
    };
    expect(draw('en', site, {}, wrong).answer!.textContent).toContain('¥0.01 apart');
  });
});

test('by customer: buckets, gross and unapplied in columns of their own, and a total', () => {
  const { customer } = draw('en');
  const cells = (line: Element): (string | null)[] =>
    [...line.querySelectorAll('th, td')].map((cell) => cell.textContent);
  const lines = [...customer!.querySelectorAll('tbody tr')].map(cells);
  expect(lines[0]).toEqual([
    'Harbour & Sons <Ltd> C1',
    '4,500,000.00',
    '1,875,000.00',
    '–',
    '–',
    '1,125,000.00',
    '7,500,000.00',
    '–',
  ]);
  expect(lines[1]!.slice(-2)).toEqual(['2,500,000.00', '200,000.00']);
  // a customer with nothing but unapplied credit is a row too, so that the column ties
  expect(lines[2]!.slice(-2)).toEqual(['0.00', '100,000.00']);
  expect(cells(customer!.querySelector('tfoot tr')!).slice(-2)).toEqual([
    '10,000,000.00',
    '300,000.00',
  ]);
  expect(customer!.querySelector('ltd')).toBeNull();
});

test('the rest row holds all beyond the limit, and everything still ties', () => {
  const aging: Answer = {
    metric: 'aging',
    unit: 'minor',
    rows: [5, 50, 20, 10].map((value, i) => row({ customer: `C${i}`, bucket: '1-30' }, value)),
  };
  const { rows, total } = agingRows(aging, undefined, 'customer', 2);
  expect(rows.map((r) => [r.kind, r.key, r.open, r.count])).toEqual([
    ['value', 'C1', 50, 1],
    ['value', 'C2', 20, 1],
    ['rest', null, 15, 2],
  ]);
  expect(total.open).toBe(85);
  expect(total.buckets).toEqual({ '1-30': 85 });
});

test('a dimension the data lacks is said to be missing and asks nothing', () => {
  const blind = { ...site, inputs: { ...site.inputs, rep: false } };
  expect(draw('en', blind).rep!.textContent).toBe(
    'The data names no sales reps, so there is no ageing by rep.',
  );
  const block = agingPage.blocks.find(({ id }) => id === 'rep')!;
  expect(block.questions(blind, defaultView(blind))).toEqual({});
});

test('months: the share of the oldest bucket at both ends, 15 % each', () => {
  const { months } = draw('zh');
  expect(months!.querySelector('.message')!.textContent).toBe(
    '90 天以上的占比：2026年5月末为 15.0%，2026年6月末为 15.0%',
  );
  expect(months!.querySelectorAll('svg rect').length).toBeGreaterThanOrEqual(6);
});

test('months: a day inside the last month is not called its end', () => {
  const { months } = draw('en', site, { asOf: '2026-06-17' });
  expect(months!.querySelector('.message')!.textContent).toMatch(
    /at the end of May 2026, .* on 17 Jun 2026$/,
  );
});

test('a bucket without a roll rate shows no value, not zero', () => {
  const { roll } = draw('en');
  const values = [...roll!.querySelectorAll('[data-metric="roll_rate"]')].map((cell) => [
    cell.textContent,
    cell.getAttribute('data-value'),
  ]);
  expect(values).toEqual([
    ['–', ''],
    ['25.0%', '0.25'],
    ['–', ''],
    ['–', ''],
  ]);
});

test('every question carries filter, period, as-of date and basis', () => {
  const view: View = {
    ...defaultView(site),
    basis: 'issue',
    filter: { currency: 'USD', rep: 'R1' },
  };
  for (const block of agingPage.blocks) {
    for (const [name, question] of Object.entries(block.questions(site, view))) {
      if (name.startsWith('any.')) continue; // whether the filters leave anything at all
      expect(question.filter).toEqual({ currency: 'USD', rep: 'R1' });
      // the chart by month also asks for the months that its own are compared with
      const from = block.id === 'months' && name === 'aging' ? '2024-07-01' : view.period.from;
      expect(question.period).toEqual({ ...view.period, from });
      expect(question.basis).toBe(byDue(block.id, question) ? 'due' : 'issue');
      expect(question.asOf).toBeDefined();
    }
  }
});

describe('concentration', () => {
  test('shares run from the largest down; a balance of nothing has none', () => {
    const rows = pareto([
      { customer: 'B', open: 250 },
      { customer: 'A', open: 600 },
      { customer: 'C', open: 0 },
      { customer: 'D', open: 150 },
    ]);
    expect(rows.map(({ customer, share, cumulative }) => [customer, share, cumulative])).toEqual([
      ['A', 0.6, 0.6],
      ['B', 0.25, 0.85],
      ['D', 0.15, 1],
    ]);
  });
});

describe('roll rates month to month', () => {
  test('a row a month end, a column a step, no value where there was nothing to roll', () => {
    const given = (question: Question): Answer => {
      if (question.metric !== 'roll_rate' || !question.by?.includes('month'))
        return answer(question);
      const rate = (month: string, bucket: string, value: number | null) => ({
        ...row({ month, bucket }, 0),
        value,
      });
      const rows = [rate('2026-06', '1-30', 0.5), rate('2026-05', 'not_due', 0.04)];
      return { metric: 'roll_rate', unit: 'ratio', rows };
    };
    const block = draw('en', site, {}, given)['roll-months']!;
    const texts = [...block.querySelectorAll('tbody tr')].map((line) =>
      [...line.children].map((cell) => cell.textContent),
    );
    expect(texts).toEqual([
      ['May 2026', '4%', '–', '–', '–'],
      ['Jun 2026', '–', '50%', '–', '–'],
    ]);
  });
});

describe('expected loss', () => {
  /** History: 1 % of all, 10 % of what got to 1–30 days, 50 % of what got over 90. */
  const RATES: Record<string, [number, number]> = {
    not_due: [10, 1000],
    '1-30': [10, 100],
    '90+': [5, 10],
  };
  const withHistory = (question: Question): Answer => {
    if (question.metric === 'loss_rate') {
      const rows = Object.entries(RATES).map(([bucket, [lost, reached]]) => ({
        ...row({ bucket }, lost),
        value: lost / reached,
        denominator: reached,
      }));
      return { metric: 'loss_rate', unit: 'ratio', rows };
    }
    if (question.metric !== 'allowance') return answer(question);
    // 6 M × 1 % + 2.5 M × 10 % + 1.5 M × 50 %
    return { metric: 'allowance', unit: 'minor', rows: [row({}, 106_000_000)] };
  };
  const lines = (block: Element) =>
    [...block.querySelectorAll('tbody tr, tfoot tr')].map((line) =>
      [...line.children].map((cell) => cell.textContent),
    );

  test('shows each rate from history with what it is made of; the buckets sum to the figure', () => {
    const given = { ...site, inputs: { ...site.inputs, loss: true, write_off: true } };
    const block = draw('en', given, {}, withHistory).allowance!;
    expect(block.querySelector('[data-metric="allowance"]')!.getAttribute('data-value')).toBe(
      '106000000',
    );
    const all = lines(block);
    expect(all[0]).toEqual(['Not due', '6,000,000.00', '10.00', '0.10', '1.00%', '60,000.00']);
    expect(all[2]).toEqual(['31–60 days', '0.00', '–', '–', '–', '0.00']);
    expect(all.at(-1)!.at(-1)).toBe('1,060,000.00');
    expect(block.textContent).toContain('from the data’s own history');
  });

  test('shows rates that are set, and says that they are', () => {
    const given = {
      ...site,
      inputs: { ...site.inputs, loss: true },
      params: { ...site.params, lossRates: { not_due: 0.005, '90+': 0.4 } },
    };
    const block = draw('en', given, {}, withHistory).allowance!;
    expect(lines(block)[0]).toEqual(['Not due', '6,000,000.00', '0.50%', '30,000.00']);
    expect(lines(block).at(-1)!.at(-1)).toBe('630,000.00');
    expect(block.textContent).toContain('as set for this report');
  });

  test('says what is missing where there is no rate to take', () => {
    expect(draw('en').allowance!.textContent).toContain('Add an export with write-offs');
  });
});

test('each bucket of a month says how it changed from the month the page compares with', () => {
  const months = (compare: View['compare']) => {
    const { months } = drawPage(agingPage, 'en', site, answer, { compare });
    return [...months!.querySelectorAll('.wide [data-mark]')].map((mark) => [
      mark.getAttribute('data-step'),
      mark.getAttribute('data-series'),
      mark.getAttribute('data-change')?.replaceAll('\u00a0', ' ') ?? '',
    ]);
  };
  // 1,125,000.00 over 90 days in May, 375,000.00 in June; April is not there
  expect(months('month')).toContainEqual(['2026-06', '90+ days', '−¥0.75 M']);
  expect(months('month')).toContainEqual(['2026-05', '90+ days', '']);
  expect(months('year')).toContainEqual(['2026-06', '90+ days', '']);
});
