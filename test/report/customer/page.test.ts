/** One customer's page from invented answers and rows: what it says, and what it says where there is nothing. */
import { describe, expect, test } from 'vitest';
import type { Locale } from '../../../src/i18n/locale.ts';
import type { Answer, Question } from '../../../src/metrics/types.ts';
import { termsRows } from '../../../src/report/customer/behaviour.ts';
import { customerPage } from '../../../src/report/customer/page.ts';
import type { RowsAnswer, RowsQuestion } from '../../../src/rows/types.ts';
import type { Site } from '../../../src/view/site.ts';
import { drawPage } from '../draw-page.ts';
import { site } from '../invented.ts';

const VALUES: Record<string, number | null> = {
  open_amount: 100_000,
  overdue_amount: 25_000,
  invoiced_amount: 900_000,
  unapplied_amount: 0,
  payment_delay: 12.25,
};
const answer = ({ metric, by }: Question): Answer => ({
  metric,
  unit: 'minor',
  rows: by?.length
    ? []
    : [
        {
          by: {},
          currency: 'CNY',
          value: VALUES[metric] ?? null,
          numerator: null,
          denominator: null,
        },
      ],
});
const nothing = ({ metric }: Question): Answer => ({ metric, unit: 'minor', rows: [] });

const ITEM = { document: 'I1', issue_date: '2026-01-01', due_date: '2026-01-31', currency: 'CNY' };
function rows({ which, state }: RowsQuestion): RowsAnswer {
  const given =
    which !== 'items'
      ? []
      : state === 'settled'
        ? [
            { ...ITEM, settled_date: '2026-02-10', days_late: 10, amount_minor: 5_000 },
            {
              ...ITEM,
              document: 'I2',
              settled_date: '2026-01-29',
              days_late: -2,
              amount_minor: 100,
            },
            {
              ...ITEM,
              document: 'I3',
              settled_date: '2026-02-05',
              days_late: 5,
              amount_minor: 100,
            },
          ]
        : [
            { ...ITEM, document: '<b>I4</b>', days_late: 150, amount_minor: 9, open_minor: 9 },
            { ...ITEM, document: 'I5', days_late: -3, amount_minor: 9, open_minor: 9 },
          ];
  const columns = [
    { id: 'document', kind: 'text' as const },
    { id: 'due_date', kind: 'date' as const },
    { id: 'open_minor', kind: 'minor' as const },
  ];
  return {
    columns,
    amountColumn: 'open_minor',
    rows: given,
    count: given.length,
    totals: [{ currency: 'CNY', count: given.length, amount: 18 }],
    sql: '',
    scope: 'everything',
  };
}

const chosen = { filter: { currency: 'CNY', customer: 'C1' } };
const draw = (locale: Locale = 'en', given: Site = site) =>
  drawPage(customerPage, locale, given, answer, chosen, rows);

test('the first line says what is owed and what of it is late', () => {
  expect(draw().answer!.querySelector('.answer')!.textContent).toBe(
    'Harbour & Sons <Ltd> owes ¥1,000. No material change: ¥250 is overdue, 25.0% of what is owed.',
  );
  expect(draw('zh').answer!.querySelector('.answer')!.textContent).toBe(
    'Harbour & Sons <Ltd>欠款 ¥1,000。无明显变化：逾期 ¥250，占应收余额 25.0%。',
  );
});

test('the next step by the ladder stands over the letters, with its reasons and its own letter', () => {
  const by = (values: Record<string, string>, value: number) => ({
    ...{ by: values, currency: 'CNY', value, numerator: value, denominator: null },
  });
  // 250.00 late for 40 days, tier B, the first dunning letter sent 20 days ago: by the ladder the second is due
  const late: Record<string, ReturnType<typeof by>[]> = {
    overdue_amount: [by({ customer: 'C1' }, 25_000)],
    oldest_overdue_days: [by({ customer: 'C1' }, 40)],
    tier_amount: [by({ customer: 'C1', tier: 'B' }, 25_000)],
    days_since_stage: [by({ customer: 'C1', stage: 'dunning-1' }, 20)],
  };
  const say = (question: Question): Answer =>
    question.by?.length
      ? { metric: question.metric, unit: 'minor', rows: late[question.metric] ?? [] }
      : answer(question);
  const given = { ...site, inputs: { ...site.inputs, activity: true } };
  const letters = (locale: Locale) =>
    drawPage(customerPage, locale, given, say, chosen, rows).letters!;
  const step = (locale: Locale): string =>
    letters(locale).querySelector('.next-step')!.textContent!.replaceAll('\u00a0', ' ');
  expect(step('en')).toBe('Next stepdunning letter 2By the ladder: 40 days late, tier B');
  expect(step('zh')).toBe('下一步第二次催款函按催收步骤：逾期 40 天，B 级');
  const opens = letters('en').querySelector('.next-step button')!;
  expect(opens.getAttribute('data-letter')).toBe('dunning-2');
  expect(opens.getAttribute('data-customer')).toBe('C1');
  const marked = [...letters('en').querySelectorAll('[aria-current="step"]')];
  expect(marked.map((button) => button.getAttribute('data-letter'))).toEqual(['dunning-2']);
  // nobody late has no step, and no letter is marked
  const none = draw('zh').letters!;
  expect(none.querySelector('.next-step')!.textContent).toBe('下一步无：没有逾期款项');
  expect(none.querySelector('[aria-current]')).toBeNull();
});

test('a figure of the period says which one; a balance needs none', () => {
  expect(draw().answer!.querySelector('.who')!.textContent).toContain(
    'Payment delay, Jul 2025 – Jun 2026: 12.3 days',
  );
  expect(draw('zh').answer!.querySelector('.who')!.textContent).toContain(
    '付款延迟（2025年7月–2026年6月）：12.3 天',
  );
  const noteOf = (metric: string) =>
    draw().figures!.querySelector(`.figure:has([data-metric="${metric}"]) .figure-note`)
      ?.textContent;
  expect(noteOf('open_amount')).toBeUndefined();
  expect(noteOf('days_to_pay')).toBe('Jul 2025 – Jun 2026');
});

describe('with nobody chosen', () => {
  test('the page explains itself, asks nothing, and leads to the list', () => {
    const asked: Question[] = [];
    const blocks = drawPage(
      customerPage,
      'en',
      site,
      (question) => {
        asked.push(question);
        return answer(question);
      },
      {},
      () => {
        throw new Error('no rows of nobody');
      },
    );
    expect(asked).toEqual([]);
    expect(blocks.answer!.querySelector('a')!.getAttribute('href')).toBe('../customers/');
    for (const [id, block] of Object.entries(blocks)) expect(block.textContent, id).not.toBe('');
  });
});

test('a customer without items in this currency is told of the others', () => {
  const blocks = drawPage(customerPage, 'en', site, nothing, chosen, rows);
  expect(blocks.answer!.textContent).toContain('nothing on record');
  expect(blocks.answer!.textContent).toContain('USD');
  expect(blocks.aging!.textContent).toContain('Nothing is open');
});

test('behaviour: the middle of 10, −2 and 5 days; only what is past due is open', () => {
  const { behaviour } = draw();
  expect(behaviour!.querySelector('.message')!.textContent).toBe(
    'Of 3 settled invoices, half came 5 days late or later; 1 is overdue and still open',
  );
  expect(behaviour!.querySelectorAll('.chart.wide circle')).toHaveLength(4);
  expect(behaviour!.querySelectorAll('.chart-data tbody b')).toHaveLength(0);
});

test('terms: 30 days agreed, 40, 28 and 35 taken, one of three in time', () => {
  const given = rows({ which: 'items', state: 'settled' }).rows;
  expect(termsRows(given)).toEqual([{ terms: 30, items: 3, taken: 35, late: 5, onTime: 1 }]);
});

test('open items foot, and a document’s name is text', () => {
  const { items } = draw();
  expect(items!.querySelector('tfoot')!.textContent).toBe('2 rows0.18');
  expect(items!.querySelector('tbody th')!.textContent).toBe('<b>I4</b>');
});

test('chances to be late stand in the rows, or why they do not', () => {
  const withLate = (given: RowsQuestion): RowsAnswer => {
    const answer = rows(given);
    if (given.which !== 'items' || given.state !== undefined) return answer;
    const columns = [...answer.columns, { id: 'late_chance', kind: 'share' as const }];
    const [first, second] = answer.rows;
    return {
      ...answer,
      columns,
      rows: [
        { ...first, late_chance: 1 },
        { ...second, late_chance: 0.254 },
      ],
    };
  };
  const of = (locale: Locale, given = withLate, change = {}) =>
    drawPage(customerPage, locale, site, answer, { ...chosen, ...change }, given).items!;
  const shares = [...of('en').querySelectorAll('tbody td.number')].map((cell) => cell.textContent);
  expect(shares).toContain('100%');
  expect(shares).toContain('25%');
  expect(of('en').querySelector('.note')!.textContent).toContain('Chance late');
  expect(of('zh').querySelector('.note')!.textContent).toContain('逾期概率');
  const empty = (given: RowsQuestion): RowsAnswer => {
    const answer = withLate(given);
    return { ...answer, rows: answer.rows.map((row) => ({ ...row, late_chance: null })) };
  };
  expect(of('en', empty).querySelector('.note')!.textContent).toContain('Too few settled items');
  const otherDay = of('en', rows, { asOf: '2026-01-31' }).querySelector('.note')!.textContent;
  expect(otherDay).toContain('are known as of');
});

test('of many open items the first eight are in sight, and instalments are told by number', () => {
  const many = (given: RowsQuestion): RowsAnswer => {
    const answer = rows(given);
    if (given.which !== 'items' || given.state !== undefined) return answer;
    const list = Array.from({ length: 9 }, (_, i) => ({
      ...ITEM,
      item_key: i,
      instalment_no: i === 0 ? null : i,
      open_minor: i === 8 ? 0 : 100,
    }));
    const columns = [{ id: 'instalment_no', kind: 'count' as const }, ...answer.columns];
    return { ...answer, columns, rows: list, count: 9 };
  };
  const of = (locale: Locale) => drawPage(customerPage, locale, site, answer, chosen, many).items!;
  const names = [...of('en').querySelectorAll('tbody th')].map((cell) => cell.textContent);
  expect(names.slice(0, 3)).toEqual(['I1', 'I1 · instalment 1', 'I1 · instalment 2']);
  expect(names).toHaveLength(9);
  expect(of('zh').querySelectorAll('tbody th')[1]!.textContent).toBe('I1 · 第 1 期');
  expect(of('en').querySelector('[data-few="first"] [data-all]')!.textContent).toBe('Show all 9');
  expect(of('zh').querySelector('[data-all]')!.textContent).toBe('显示全部 9 行');
  // Zero is no value.
  expect(of('en').querySelector('tbody tr:last-child td:last-child')!.textContent).toBe('–');
  expect(draw().items!.querySelector('[data-few], [data-all]')).toBeNull();
});

test('before anybody is chosen it is named already: what asks nothing is not drawn again', () => {
  const { disputes } = drawPage(customerPage, 'en', site, answer);
  expect(disputes!.textContent).toContain('add an export of disputes');
  const inputs = { ...site.inputs, dispute: true };
  const { disputes: there } = drawPage(customerPage, 'en', { ...site, inputs }, answer);
  expect(there!.textContent).toContain('What the customer contests');
});

test('an input the data lacks is named with the export that would bring it', () => {
  const { disputes, promises, contacts, figures } = draw();
  expect(disputes!.textContent).toContain('add an export of disputes');
  expect(promises!.textContent).toContain('add an export of promises');
  expect(contacts!.textContent).toContain('add an export of calls');
  expect(figures!.textContent).toContain(
    'The data has no credit limits, disputes, promises, contacts',
  );
});
