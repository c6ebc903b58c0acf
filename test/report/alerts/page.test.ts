/** The page of actions from invented answers: the verdict, one row a customer, the company's own, the rules. */

import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { ALERT_RULES } from '../../../src/alerts/rules.ts';
import type { Locale } from '../../../src/i18n/locale.ts';
import { translator } from '../../../src/i18n/wordings.ts';
import type { Answer, AnswerRow, Question } from '../../../src/metrics/types.ts';
import { hitTable } from '../../../src/report/alerts/hits.ts';
import { alertsPage } from '../../../src/report/alerts/page.ts';
import { defaultView, renderContext } from '../../../src/report/context.ts';
import { RULE_IDS } from '../../../src/view/rule-ids.ts';
import type { Site } from '../../../src/view/site.ts';
import type { View } from '../../../src/view/view.ts';
import { drawPage } from '../draw-page.ts';
import { site as invented, labels } from '../invented.ts';

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
      due_soon_late_chance: 0.8,
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
  // of 80,400.00 late C1 owes 60,000.00 and C2 400.00; for C4 no rule fires
  overdue_amount: [row('C2', 40_000), row('C1', 6_000_000), row('C4', 2_000_000)],
  oldest_overdue_days: [row('C1', 123), row('C2', 4)],
  // C1 was spoken to 5 days ago, C2 never
  days_since_contact: [row('C2', null, 40_000), row('C1', 5, 6_000_000)],
  contact_outcome_count: [{ ...row('C1', 1), by: { customer: 'C1', outcome: 'no_answer' } }],
};
const answer = ({ metric }: Question): Answer => ({
  metric,
  unit: 'minor',
  rows: ROWS[metric] ?? [],
});
const nothing = ({ metric }: Question): Answer => ({ metric, unit: 'minor', rows: [] });

const VIEW = defaultView(site);
const draw = (locale: Locale, change: Partial<View> = {}, say = answer) =>
  drawPage(alertsPage, locale, site, say, change);

/** limit_passed, limit_near, promise_broken and dispute_old lack their inputs; rep_rate has no target set. */
const OFF = ['rep_rate'];
const BLIND = ALERT_RULES.filter(
  ({ id, needs }) => !OFF.includes(id) && needs.some((input) => !site.inputs[input]),
);
const JUDGED = ALERT_RULES.length - BLIND.length - OFF.length;

const first = (blocks: Record<string, Element>): string =>
  blocks.answer!.querySelector('.answer')!.textContent!.replaceAll('\u00a0', ' ');
const second = (blocks: Record<string, Element>): string =>
  blocks.answer!.querySelector('.who')!.textContent!;
const lines = (block: Element): Element[] => [...block.querySelectorAll('tbody tr')];

test('the first line says how many, which money and whom first, the second what fired', () => {
  // 60,400.00 of 80,400.00
  expect(first(draw('en'))).toBe(
    '2 customers need action: ¥60.4 K of the ¥80.4 K overdue, 75%, is with them. First, Harbour & Sons <Ltd>, ¥60.0 K late: ¥50.0 K over 60 days late; next step: call.',
  );
  expect(first(draw('zh'))).toBe(
    '2 家客户需要处理：逾期共 ¥8.0万，其中 ¥6.0万（75%）属于这些客户。首先是 Harbour & Sons <Ltd>，逾期 ¥6.0万：逾期超过 60 天 ¥5.0万；下一步：电话催收。',
  );
  expect(second(draw('en'))).toBe(
    `Rules fired 2 times, 1 of high severity · ${BLIND.length} could not be evaluated for want of data`,
  );
});

test('nothing fired is said with how many rules were judged', () => {
  expect(first(draw('en', {}, nothing))).toBe(
    `No customer needs action: none of the ${JUDGED} rules that could be evaluated has fired.`,
  );
  expect(second(draw('en', {}, nothing))).toBe(
    `${BLIND.length} could not be evaluated for want of data`,
  );
});

test('whoever owes nothing late yet comes last, and alone makes another sentence', () => {
  const waiting = (question: Question): Answer =>
    question.metric === 'unapplied_amount'
      ? { ...answer(question), rows: [row('C3', 3_000_000)] }
      : answer(question);
  const { list } = draw('en', {}, waiting);
  expect(lines(list!).map((line) => line.getAttribute('data-key'))).toEqual(['C1', 'C2', 'C3']);
  expect(lines(list!)[2]!.children[1]!.textContent).toBe('–');
  // who is late gets a next step, who is not none
  const steps = [...list!.querySelectorAll('tbody tr')].map(
    (line) => line.querySelector('td strong')?.textContent ?? '',
  );
  expect(steps).toEqual(['call', 'call', '']);
  const alone = (question: Question): Answer =>
    question.metric === 'unapplied_amount' ? waiting(question) : nothing(question);
  expect(first(draw('en', {}, alone))).toBe(
    '1 customer needs action; it is not late yet. First, Quarry Works: Unapplied credit waiting.',
  );
});

test('a customer for whom no rule calls for a step is first with the rule that fired', () => {
  // 1 of 2 items came in time since April, all of 4 before
  const late = (question: Question): Answer => ({
    ...answer(question),
    rows:
      question.metric === 'overdue_amount'
        ? [row('C3', 50_000)]
        : question.metric === 'on_time_rate_count'
          ? [{ ...row('C3', question.asOf === '2026-03-31' ? 1 : 0.5), denominator: 4 }]
          : [],
  });
  expect(first(draw('en', {}, late))).toBe(
    '1 customer needs action: all ¥500 overdue is with it. First, Quarry Works, ¥500 late: Late for the first time; next step: remind.',
  );
});

test('a rule narrows the list, its verdict and its export to those for whom it fired', () => {
  const silent = draw('en', { rule: 'silent' });
  expect(lines(silent.list!).map((line) => line.getAttribute('data-key'))).toEqual(['C2']);
  expect(first(silent)).toMatch(/^Overdue and not contacted: 1 customer needs action/);
  // C1 has credit that waits and pays late what falls due soon; nothing is late now
  const both = (question: Question): Answer => ({
    ...nothing(question),
    rows:
      question.metric === 'unapplied_amount'
        ? [row('C1', 3_000_000)]
        : question.metric === 'due_soon_amount'
          ? [row('C1', 2_000_000)]
          : question.metric === 'payment_delay'
            ? [row('C1', 30)]
            : [],
  });
  for (const rule of ['due_soon', 'unapplied_waiting'] as const)
    expect(first(draw('en', { rule }, both))).toMatch(
      new RegExp(`First, Harbour & Sons <Ltd>: ${translator('en')(`alerts.rule.${rule}`)}\\.$`),
    );
  expect(first(draw('en', { rule: 'first_late' }))).toBe(
    'Late for the first time: No customer: the rule has not fired.',
  );
});

test('what is of the whole company stands apart, and makes no customer one to call', () => {
  const one = (question: Question): Answer =>
    question.metric === 'open_amount'
      ? { ...answer(question), rows: question.by!.length > 0 ? [row('C1', 60)] : [row('', 100)] }
      : nothing(question);
  const { list, company, ...rest } = draw('en', {}, one);
  expect(lines(company!)[0]!.textContent).toContain('Concentration');
  expect(lines(company!)[0]!.querySelector('a')!.getAttribute('href')).toBe(
    '../customer/?customer=C1',
  );
  expect(list!.textContent).toContain('No rule has fired for a customer.');
  expect(second(rest)).toContain(
    'Rules fired 1 time, 0 of high severity · 1 of them for the whole company',
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
    overdue_beyond: 'Fired 1 time',
    promise_broken: 'Not evaluated: needs promises',
    limit_passed: 'Not evaluated: needs credit limits',
    concentration: 'Evaluated, none fired',
    rep_rate: 'Off: no “rate_target” is set in the settings',
  });
});

test('a customer is one row: what is late, who was spoken to, and each rule with its figures', () => {
  const [harbour, second] = lines(draw('en').list!);
  const link = harbour!.querySelector('a')!;
  expect(link.getAttribute('href')).toBe('../customer/?customer=C1');
  expect(link.textContent).toBe('Harbour & Sons <Ltd>');
  const cells = [...harbour!.children].map((cell) => cell.textContent!.replaceAll('\u00a0', ' '));
  expect(cells.slice(1, 4)).toEqual(['60,000.00', '123 days', '25 Jun, no answer']);
  // what is overdue stands in the row already
  expect(cells.at(-2)).toBe(
    'Next step callLong overdue Overdue by more than 60 days ¥50,000.00 (threshold ¥10,000.00)',
  );
  const figures = [...harbour!.querySelectorAll('[data-metric]')].map((e) => [
    e.getAttribute('data-metric'),
    e.getAttribute('data-value'),
  ]);
  expect(figures).toEqual([
    ['overdue_amount', '6000000'],
    ['oldest_overdue_days', '123'],
    ['overdue_beyond_amount', '5000000'],
  ]);
  expect(second!.children[3]!.textContent).toBe('never');
  expect(second!.textContent).toContain('Days since last contact never (threshold 30 days)');
  // a column to write in, on paper
  expect(cells.at(-1)).toBe('');
});

test('who pays later than before is measured by the days that were set, not by a date before due', () => {
  // 18.2 days early in the 12 months before, 2 days late since April: 20.2 days later, more than 10
  const later = (question: Question): Answer => ({
    ...nothing(question),
    rows:
      question.metric === 'payment_delay'
        ? [row('C1', question.asOf === '2026-03-31' ? -18.2 : 2)]
        : question.metric === 'settled_item_count'
          ? [row('C1', 3)]
          : [],
  });
  const why = (locale: Locale) =>
    draw(locale, {}, later).list!.querySelector('.reason')!.textContent!.replaceAll('\u00a0', ' ');
  expect(why('en')).toMatch(/last 3 months 2 days \(threshold: 10 days more than before\)$/);
  expect(why('zh')).toMatch(/2 天（阈值：比此前多 10 天）$/);
});

test('an amount that is all of another is printed once', () => {
  const disputes: Site = { ...site, inputs: { ...site.inputs, dispute: true } };
  const say = (all: number) =>
    drawPage(alertsPage, 'en', disputes, (question) => ({
      ...nothing(question),
      rows:
        question.metric === 'dispute_old_amount'
          ? [row('C1', 9_266_307)]
          : question.metric === 'disputed_amount'
            ? [row('C1', all)]
            : [],
    })).list!.querySelectorAll('.evidence .value').length;
  expect(say(9_266_307)).toBe(1);
  expect(say(9_266_308)).toBe(2);
});

test('is taken along as one row a rule that fired, with since when and the figures as a text', () => {
  const rows = lines(
    hitTable(
      Object.fromEntries(
        Object.entries(alertsPage.blocks[1]!.questions(site, VIEW)).map(([name, question]) => [
          name,
          answer(question),
        ]),
      ),
      renderContext({
        document: parseHTML('').document,
        ...{ locale: 'en', t: translator('en'), site, view: VIEW, labels },
      }),
    ),
  ).map((line) => [...line.children].map((cell) => cell.textContent!.replaceAll('\u00a0', ' ')));
  expect(rows).toEqual([
    [
      'Harbour & Sons <Ltd> C1',
      'Long overdue',
      'High',
      '50,000.00',
      // 123 days before 30 June
      '27 Feb 2026',
      'Overdue by more than 60 days ¥50,000.00 (threshold ¥10,000.00)Overdue ¥60,000.00',
      '60,000.00',
      '25 Jun, no answer',
      '',
      'call',
    ],
    [
      '华东机电有限公司 C2',
      'Overdue and not contacted',
      'Low',
      '400.00',
      '',
      'Days since last contact never (threshold 30 days)Overdue ¥400.00',
      '400.00',
      'never',
      '',
      'call',
    ],
  ]);
});

test('an export that is short leads to the data page, and nothing opens that has no rows here', () => {
  const short = {
    ...site,
    exports: {
      setAside: [{ file: '<b>a.csv', rows: 3, of: 40 }],
      last: [{ table: 'payment' as const, file: 'p.csv', date: '2026-01-01' }],
    },
  };
  const { company } = drawPage(alertsPage, 'en', short, nothing);
  const [late, left] = lines(company!);
  expect(lines(company!).map((line) => line.querySelector('a')!.textContent)).toEqual([
    'p.csv',
    '<b>a.csv',
  ]);
  expect(late!.querySelector('a')!.getAttribute('href')).toBe('../data/');
  expect(left!.textContent).toContain('Rows set aside 3 (threshold 0)');
  expect(left!.textContent).toContain('Rows read 40');
  expect(company!.querySelector('[data-metric]')).toBeNull();
  const chinese = drawPage(alertsPage, 'zh', short, nothing).company!.textContent;
  expect(chinese).toContain('被搁置的行数 3');
});

test('the address can name every rule there is', () => {
  expect([...RULE_IDS].sort()).toEqual(ALERT_RULES.map(({ id }) => id).sort());
});
