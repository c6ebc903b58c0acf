/** The collection-rate page from invented answers: its sentence, figures, young cohorts and triangle by hand. */
import { describe, expect, test } from 'vitest';
import { addMonths, monthsBetween, shiftDate } from '../../../src/format/date.ts';
import type { Locale } from '../../../src/i18n/locale.ts';
import type { Answer, AnswerRow, Question } from '../../../src/metrics/types.ts';
import {
  chosenCohort,
  cohorts,
  compareCohort,
  isYoung,
  monthsOld,
} from '../../../src/report/trend/cohort.ts';
import { trendPage } from '../../../src/report/trend/page.ts';
import type { Site } from '../../../src/view/site.ts';
import { drawPage } from '../draw-page.ts';
import { site } from '../invented.ts';

const row = (by: AnswerRow['by'], numerator: number, denominator: number): AnswerRow => ({
  by,
  currency: 'CNY',
  value: denominator > 0 ? numerator / denominator : null,
  numerator,
  denominator,
});

/** Now: 910 of 1,000 in every month; a year earlier 880 of 1,000, but 950 in July 2024. */
function answer(question: Question): Answer {
  const { metric, period } = question;
  const isPast = period!.from < '2025-07-01';
  const months = monthsBetween(period!.from, period!.to);
  let rows: AnswerRow[];
  if (question.by?.includes('age')) {
    rows = months.flatMap((month) => [
      row({ month, age: '0' }, 200, 1000),
      row({ month, age: '2' }, 500, 1000),
    ]);
  } else if (question.by?.includes('month')) {
    rows = months.map((month) =>
      row({ month }, isPast ? (month === '2024-07' ? 950 : 880) : 910, 1000),
    );
  } else if (metric === 'dso' || metric === 'add' || metric === 'dso_best') {
    // DSO 60.0 now and 55.5 before: lateness 12 and 5, the rest not yet due
    const [now, before] = { dso: [60, 55.5], add: [12, 5], dso_best: [48, 50.5] }[
      metric
    ] as number[];
    rows = [{ ...row({}, 0, 0), value: question.asOf! < site.asOf ? before! : now! }];
  } else rows = [row({}, isPast ? 880 : metric === 'collection_rate' ? 910 : 750, 1000)];
  return { metric, unit: 'ratio', rows };
}

const draw = (locale: Locale, given: Site = site) => drawPage(trendPage, locale, given, answer);

describe('the first line', () => {
  test('says how much came in and how fast, each with its parts', () => {
    expect(draw('en').answer!.querySelector('.answer')!.textContent).toBe(
      'Of what fell due in Jul 2025 – Jun 2026, 75.0% has come in, −13.0 pp vs a year ago. DSO is 60.0 days, +4.5 vs a year ago: lateness +7.0, not yet due −2.5.',
    );
    expect(draw('zh').answer!.querySelector('.answer')!.textContent).toBe(
      '2025年7月–2026年6月到期的款项中，已收回 75.0%，较上年同期 −13.0 个百分点。DSO 为 60.0 天，较上年同期 +4.5：逾期部分 +7.0，未到期部分 −2.5。',
    );
  });

  test('compares with nothing where the data does not reach back', () => {
    const young = { ...site, firstDate: '2026-06-02' };
    const text = draw('en', young).answer!.querySelector('.answer')!.textContent;
    expect(text).toBe(
      'Of what fell due in Jul 2025 – Jun 2026, 75.0% has come in. DSO is 60.0 days.',
    );
  });

  test('says what is missing where there are no payments', () => {
    const open = { ...site, hasPayments: false };
    expect(draw('en', open).answer!.querySelector('.answer')!.textContent).toContain(
      'The data holds no payments',
    );
  });
});

test('all five variants are printed with their name, unrounded value and caveat', () => {
  const { answer: block } = draw('en');
  const values = [...block!.querySelectorAll('.figure [data-metric]')].map((e) => [
    e.getAttribute('data-metric'),
    e.getAttribute('data-value'),
  ]);
  expect(values).toEqual([
    ['collection_rate', '0.91'],
    ['collection_rate_due', '0.75'],
    ['collection_rate_arrears', '0.75'],
    ['collection_rate_cohort', '0.75'],
    ['collection_rate_balance', '0.75'],
  ]);
  expect(block!.textContent).toContain('growth pushes the rate down');
});

test('each variant stands beside the same months of the year before', () => {
  const { rates } = draw('en');
  const panels = [...rates!.querySelectorAll('[data-chart]')];
  expect(panels.map((panel) => panel.getAttribute('data-chart'))).toEqual([
    'trend-period',
    'trend-due',
    'trend-arrears',
    'trend-balance',
  ]);
  expect(panels[0]!.querySelector('.message')!.textContent).toBe(
    'Collection rate (period): 91.0% in Jun 2026, +3.0 pp vs a year ago',
  );
  // 91 % against July 2024 at 95 %
  const july = [...panels[0]!.querySelectorAll('tbody tr')][0]!;
  expect([...july.querySelectorAll('td')].map((cell) => cell.textContent)).toEqual([
    '91.0%',
    '9.10',
    '10.00',
    // 23 months before at 88 %, one at 95 %: centre 88.29 %, 2.66 × 14 ÷ 23 = 1.62 points around it
    '86.7% – 89.9%',
    // the target that is drawn
    '90.0%',
    '95.0%',
    '−4.0 pp',
  ]);
});

test('how a figure is calculated stands folded under its chart, not in its title', () => {
  const { rates } = draw('en');
  const panel = rates!.querySelector('[data-chart="trend-due"]')!;
  expect(panel.querySelector('.unit-line')!.textContent).toBe('%, by month');
  const fold = panel.querySelector('.chart-how')!;
  expect(fold.hasAttribute('open')).toBe(false);
  expect(fold.querySelector('summary')!.textContent).toBe('How this is calculated');
  expect([...fold.querySelectorAll('p')].map((line) => line.textContent)).toEqual([
    'cash up to the as-of date on items due in the period ÷ amount due in the period',
    'Answers: Of what should have come, how much came?',
    'What it hides: Arrears from before the period are outside.',
  ]);
});

test('four charts of speed are in sight, four that refine them are named in a fold', () => {
  const { speed } = draw('en');
  const charts = (within: Element): (string | null)[] =>
    [...within.querySelectorAll('[data-chart]')].map((chart) => chart.getAttribute('data-chart'));
  const fold = speed!.querySelector('.more')!;
  expect(fold.querySelector('summary')!.textContent).toBe(
    '4 more: DSO (count-back), Best possible DSO, Collection effectiveness (CEI), Receivables turnover',
  );
  const folded = charts(fold);
  expect(folded).toHaveLength(4);
  expect(charts(speed!).filter((id) => !folded.includes(id))).toEqual([
    'trend-dso',
    'trend-add',
    'trend-payment_delay',
    'trend-on_time_rate',
  ]);
});

test('a rate far above the others has an axis of its own, and the page says so', () => {
  const own = 'Collection rate (period) alone has an axis of its own';
  expect(draw('en').rates!.textContent).not.toContain(own);
  // one month in which twice as much came in as was billed: 200 % beside 91 %
  const high = drawPage(trendPage, 'en', site, (question) => {
    const given = answer(question);
    if (question.metric !== 'collection_rate') return given;
    return { ...given, rows: given.rows.map((each) => ({ ...each, value: 2 })) };
  });
  expect(high.rates!.textContent).toContain(own);
  const ticks = (chart: string): string =>
    high.rates!.querySelector(`[data-chart="${chart}"] svg`)!.textContent!;
  expect(ticks('trend-period')).toContain('200%');
  expect(ticks('trend-due')).not.toContain('200%');
});

describe('cohorts', () => {
  test('a month is young until three whole months have passed since its end', () => {
    expect(isYoung('2026-03', '2026-06-30')).toBe(false);
    expect(isYoung('2026-03', '2026-06-29')).toBe(true);
    expect(isYoung('2026-04', '2026-06-30')).toBe(true);
  });

  test('young months are said to be young, and left out of the message', () => {
    const { cohort } = draw('en');
    expect(cohort!.querySelector('.message')!.textContent).toBe(
      'Of what was invoiced in Jul 2025 – Mar 2026, 91.0% has turned into cash',
    );
    const last = [...cohort!.querySelectorAll('tbody tr')].map(
      (r) => r.lastElementChild!.textContent,
    );
    expect(last.slice(-4)).toEqual([
      'Mature',
      'Not yet mature',
      'Not yet mature',
      'Not yet mature',
    ]);
    expect(cohort!.textContent).toContain('fewer than 3 whole months');
  });

  test('an age in which nothing came keeps the share; an age not reached has none', () => {
    const [first, second] = cohorts(
      [
        row({ month: '2026-04', age: '0' }, 200, 1000),
        row({ month: '2026-04', age: '2' }, 500, 1000),
        row({ month: '2026-06' }, 0, 400),
      ],
      '2026-06-30',
    );
    expect(first).toEqual({ step: '2026-04', billed: 1000, shares: [0.2, 0.2, 0.5], open: 0 });
    expect(second).toEqual({ step: '2026-06', billed: 400, shares: [0], open: 0 });
    expect(monthsOld('2025-11', '2026-02-10')).toBe(3);
  });

  test('an age that is not over yet is open; a quarter is as old as its last month', () => {
    const rows = [row({ month: '2026-04', age: '0' }, 200, 1000)];
    expect(cohorts(rows, '2026-06-12')[0]).toMatchObject({ shares: [0.2, 0.2, 0.2], open: 1 });
    const quarter = [row({ month: '2026-Q1', age: '0' }, 200, 1000)];
    expect(cohorts(quarter, '2026-06-30')[0]).toMatchObject({ shares: [0.2, 0.2, 0.2, 0.2] });
    // the second quarter has begun, none of its ages is over
    const begun = [row({ month: '2026-Q2', age: '0' }, 200, 1000)];
    expect(cohorts(begun, '2026-05-31')[0]).toMatchObject({ shares: [0.2], open: 1 });
  });

  test('a cohort is compared with all earlier ones at the same age, sums over sums', () => {
    const all = cohorts(
      [
        row({ month: '2026-03', age: '0' }, 100, 1000),
        row({ month: '2026-03', age: '1' }, 600, 1000),
        row({ month: '2026-04', age: '0' }, 1500, 3000),
        row({ month: '2026-05', age: '0' }, 300, 1000),
        row({ month: '2026-05', age: '1' }, 500, 1000),
      ],
      '2026-06-15',
    );
    // age 0: (100 + 1500) ÷ 4000; age 1 of May ends on 30 June, so it is left out
    expect(compareCohort(all[2]!, all)).toEqual([{ age: 0, share: 0.3, earlier: 0.4, count: 2 }]);
    // April: age 1 is over: March 600 ÷ 1000
    expect(compareCohort(all[1]!, all)).toEqual([
      { age: 0, share: 0.5, earlier: 0.1, count: 1 },
      { age: 1, share: 0.5, earlier: 0.6, count: 1 },
    ]);
    expect(chosenCohort(all, undefined, '2026-06-30')!.step).toBe('2026-03');
    expect(chosenCohort(all, '2026-05', '2026-06-30')!.step).toBe('2026-05');
    expect(chosenCohort(all, '1999-01', '2026-06-30')!.step).toBe('2026-03');
  });

  test('the chosen cohort is compared in words', () => {
    // each month: 20 % at once, 50 % from two months on
    expect(draw('en').curves!.querySelector('.message')!.textContent).toBe(
      'Mar 2026: 50.0% received 3 months after issue, 0.0 pp vs earlier cohorts at that age (50.0%)',
    );
  });

  test('the triangle is readable as numbers', () => {
    const { triangle } = draw('zh');
    const rows = [...triangle!.querySelectorAll('tbody tr')];
    expect(rows).toHaveLength(12);
    const june = [...rows[11]!.querySelectorAll('[data-age]')];
    expect(june.map((cell) => [cell.textContent, cell.getAttribute('data-value')])).toEqual([
      ['20%', '0.2'],
    ]);
    const july = [...rows[0]!.querySelectorAll('[data-age]')].map((cell) => cell.textContent);
    expect(july.slice(0, 4)).toEqual(['20%', '20%', '50%', '50%']);
    expect(july).toHaveLength(12);
  });
});

test('a month end moves to a month end, a leap day to the last of February', () => {
  expect(shiftDate('2025-02-28', -12)).toBe('2024-02-29');
  expect(shiftDate('2024-02-29', -12)).toBe('2023-02-28');
  expect(shiftDate('2026-05-30', -3)).toBe('2026-02-28');
  expect(addMonths('2026-01', -12)).toBe('2025-01');
});

test('no wording is printed as “collection rate” without its variant', () => {
  const text = Object.values(draw('en'))
    .map((element) => element.textContent)
    .join('\n');
  expect(text).not.toMatch(/collection rate(?! \()/i);
});
