/** The alerts page from invented answers: the sentence, the evidence, the links, the rules it cannot judge. */

import { expect, test } from 'vitest';
import { ALERT_RULES } from '../../../src/alerts/rules.ts';
import type { Locale } from '../../../src/i18n/locale.ts';
import type { Answer, AnswerRow, Question } from '../../../src/metrics/types.ts';
import { alertsPage } from '../../../src/report/alerts/page.ts';
import type { Site } from '../../../src/view/site.ts';
import type { View } from '../../../src/view/view.ts';
import { drawPage } from '../draw-page.ts';
import { site as invented } from '../invented.ts';

const site: Site = {
  ...invented,
  inputs: { payment: true, activity: true },
  settings: {
    ...invented.settings,
    alerts: {
      overdue_days: 60,
      overdue_amount: 10_000,
      concentration: 0.5,
      silent_days: 30,
      unapplied_amount: 10_000,
      delay_worse_days: 10,
      delay_min_items: 3,
      limit_near: 0.9,
      dispute_days: 45,
      due_soon_days: 14,
      due_soon_amount: 10_000,
      slow_payer_days: 10,
      export_days: 14,
    },
  },
};
const row = (customer: string, value: number | null, numerator = value): AnswerRow => ({
  by: { customer },
  currency: 'CNY',
  value,
  numerator,
  denominator: null,
});
const ROWS: Record<string, AnswerRow[]> = {
  overdue_beyond_amount: [row('C1', 5_000_000), row('C2', 100_000)],
  overdue_amount: [row('C1', 6_000_000)],
  days_since_contact: [row('C2', null, 40_000)],
};
const answer = ({ metric }: Question): Answer => ({
  metric,
  unit: 'minor',
  rows: ROWS[metric] ?? [],
});
const nothing = ({ metric }: Question): Answer => ({ metric, unit: 'minor', rows: [] });

const draw = (locale: Locale, change: Partial<View> = {}, say = answer) =>
  drawPage(alertsPage, locale, site, say, change);

/** limit_passed, limit_near, promise_broken and dispute_old lack their inputs; rep_rate has no target set. */
const OFF = ['rep_rate'];
const BLIND = ALERT_RULES.filter(
  ({ id, needs }) => !OFF.includes(id) && needs.some((input) => !site.inputs[input]),
);
const JUDGED = ALERT_RULES.length - BLIND.length - OFF.length;

test('the first line counts, names the gravest and says what was not judged', () => {
  expect(draw('en').answer!.querySelector('.answer')!.textContent).toBe(
    `2 alerts, 1 of high severity; the gravest is Harbour & Sons <Ltd>: Long overdue, ¥50.0\u00a0K at stake. ${BLIND.length} rules could not be evaluated for want of data.`,
  );
  expect(draw('zh').answer!.querySelector('.answer')!.textContent).toBe(
    `共 2 条预警，其中高风险 1 条；最严重的是 Harbour & Sons <Ltd>：长期逾期，涉及 ¥5.0万。另有 ${BLIND.length} 条规则因缺少数据未能评估。`,
  );
});

test('nothing fired is said with how many rules were judged', () => {
  expect(draw('en', {}, nothing).answer!.querySelector('.answer')!.textContent).toBe(
    `No alert: none of the ${JUDGED} rules that could be evaluated has fired. ${BLIND.length} rules could not be evaluated for want of data.`,
  );
});

test('each rule says what became of it', () => {
  const states = Object.fromEntries(
    [...draw('en').rules!.querySelectorAll('tbody tr')].map((line) => [
      line.getAttribute('data-key'),
      line.lastElementChild!.textContent,
    ]),
  );
  expect(states).toMatchObject({
    overdue_beyond: '1 alert',
    promise_broken: 'Not evaluated: needs promises',
    limit_passed: 'Not evaluated: needs credit limits',
    concentration: 'Evaluated, none fired',
    rep_rate: 'Off: no “rate_target” is set in the settings',
  });
});

test('an alert shows its figures, the threshold and the way to its customer', () => {
  const { list } = draw('en');
  const [first, second] = [...list!.querySelectorAll('tbody tr')];
  const link = first!.querySelector('a')!;
  expect(link.getAttribute('href')).toBe('../customer/?customer=C1');
  expect(link.textContent).toBe('Harbour & Sons <Ltd>');
  const figures = [...first!.querySelectorAll('[data-metric]')].map((e) => [
    e.getAttribute('data-metric'),
    e.getAttribute('data-value'),
    e.textContent,
  ]);
  expect(figures).toEqual([
    ['overdue_beyond_amount', '5000000', '¥50,000.00'],
    ['overdue_amount', '6000000', '¥60,000.00'],
  ]);
  expect(first!.textContent).toContain(
    'Overdue by more than 60 days ¥50,000.00 (threshold ¥10,000.00)',
  );
  expect(second!.textContent).toContain('Days since last contact never (threshold 30 days)');
});

test('the link keeps a currency that is not the first', () => {
  const link = draw('en', { filter: { currency: 'USD' } }).list!.querySelector('a')!;
  expect(link.getAttribute('href')).toBe('../customer/?customer=C1&currency=USD');
});

test('an export that is short leads to the data page, and nothing opens that has no rows here', () => {
  const short = {
    ...site,
    exports: {
      setAside: [{ file: '<b>a.csv', rows: 3, of: 40 }],
      last: [{ table: 'payment' as const, file: 'p.csv', date: '2026-01-01' }],
    },
  };
  const { list } = drawPage(alertsPage, 'en', short, nothing);
  const lines = [...list!.querySelectorAll('tbody tr')];
  expect(lines.map((line) => line.querySelector('a')!.textContent)).toEqual(['p.csv', '<b>a.csv']);
  expect(lines[1]!.querySelector('a')!.getAttribute('href')).toBe('../data/');
  expect(lines[1]!.textContent).toContain('Rows set aside 3 (threshold 0)');
  expect(lines[1]!.textContent).toContain('Rows read 40');
  expect(list!.querySelector('[data-metric]')).toBeNull();
  const chinese = drawPage(alertsPage, 'zh', short, nothing).list!.textContent;
  expect(chinese).toContain('被搁置的行数 3');
});
