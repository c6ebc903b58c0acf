/** The list of the week from invented answers: whom first, in which order, who is talked to, what is due soon, and the sheets. */
import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { workList } from '../../../src/client/list/work-list.ts';
import type { Locale } from '../../../src/i18n/locale.ts';
import type { Answer, AnswerRow, Question } from '../../../src/metrics/types.ts';
import { worklistPage } from '../../../src/report/worklist/page.ts';
import type { RowsAnswer, RowsQuestion } from '../../../src/rows/types.ts';
import type { Site } from '../../../src/view/site.ts';
import type { View } from '../../../src/view/view.ts';
import { drawPage } from '../draw-page.ts';
import { context as contextFor, site as invented } from '../invented.ts';

const site: Site = {
  ...invented,
  inputs: { payment: true, activity: true, promise: true, dispute: true, rep: true },
  settings: {
    ...invented.settings,
    alerts: {
      ...{ overdue_days: 60, overdue_amount: 1_000_000, silent_days: 30, dispute_days: 45 },
      ...{ unapplied_amount: 10_000, due_soon_amount: 5_000, slow_payer_days: 10 },
      due_soon_late_chance: 0.8,
    },
  },
};

const row = (
  by: AnswerRow['by'],
  value: number | null,
  numerator: number | null = value,
  denominator: number | null = null,
): AnswerRow => ({ by, currency: 'CNY', value, numerator, denominator });
const of = (values: Record<string, number>): AnswerRow[] =>
  Object.entries(values).map(([customer, value]) => row({ customer }, value));

/** C1 to C3 owe 900.00, 400.00 and 300.00 late; all figures in minor units. */
const LATE = { C1: 900_00, C2: 400_00, C3: 300_00 };
const ROWS: Record<string, AnswerRow[]> = {
  overdue_amount: of(LATE),
  open_amount: of({ C1: 1_000_00, C2: 400_00, C3: 500_00, C4: 70_00 }),
  oldest_overdue_days: of({ C1: 5, C2: 40, C3: 100 }),
  tier_amount: [
    row({ customer: 'C1', tier: 'D' }, 900_00),
    row({ customer: 'C2', tier: 'B' }, 400_00),
    row({ customer: 'C3', tier: 'C' }, 300_00),
  ],
  very_late_risk: of({ C1: 0.1, C2: 0.5, C3: 1 }),
  disputed_overdue_amount: of({ C3: 200_00 }),
  promised_soon_amount: of({ C2: 40_00 }),
  days_to_promise: of({ C2: 3 }),
  broken_promise_count: of({ C2: 1 }),
  broken_promise_amount: of({ C2: 50_00 }),
  days_since_stage: [
    row({ customer: 'C2', stage: 'dunning-1' }, 20),
    row({ customer: 'C1', stage: 'reminder' }, 2),
  ],
  days_since_contact: [
    row({ customer: 'C1' }, 2, 900_00),
    row({ customer: 'C2' }, 20, 400_00),
    row({ customer: 'C3' }, 9, 300_00),
  ],
  contacted_customer_rate: [row({ rep: 'R1' }, 0.5, 1, 2), row({ rep: 'R2' }, 0, 0, 1)],
  silent_customer_count: [row({ rep: 'R1' }, 0), row({ rep: 'R2' }, 1)],
  payment_delay: of({ C1: 25, C2: 2, C4: 3 }),
  due_soon_late_risk: of({ C1: 0.4, C2: 0.9, C4: 0.2 }),
};
const REPS: AnswerRow[] = [
  row({ customer: 'C1', rep: 'R1' }, 900_00),
  row({ customer: 'C2', rep: 'R1' }, 300_00),
  row({ customer: 'C2', rep: 'R2' }, 100_00),
];
const answer = ({ metric, by = [] }: Question): Answer => {
  if (metric === 'open_amount' && by.includes('rep')) return { metric, unit: 'minor', rows: REPS };
  if (metric === 'overdue_amount' && by.includes('rep'))
    return {
      metric,
      unit: 'minor',
      rows: [row({ rep: 'R1' }, 1_300_00), row({ rep: 'R2' }, 300_00)],
    };
  if (by.length === 0) return { metric, unit: 'minor', rows: [row({}, 2_000_00)] };
  return { metric, unit: 'minor', rows: ROWS[metric] ?? [] };
};
const without =
  (...metrics: string[]) =>
  (question: Question): Answer =>
    metrics.includes(question.metric)
      ? { metric: question.metric, unit: 'minor', rows: [] }
      : answer(question);

const invoice = (customer_id: string, document: string, due_date: string, open: number) => ({
  ...{ customer_id, document, due_date, open_minor: open, currency: 'CNY', invoice_key: 1 },
});
const DUE = [
  // of a slow payer; of neither; paid before it was due; of one who will likely be late
  invoice('C1', 'I1', '2026-07-03', 100_00),
  invoice('C4', 'I4', '2026-07-04', 4_000_00),
  invoice('C1', 'I5', '2026-07-05', 0),
  invoice('C2', 'I2', '2026-07-10', 200_00),
];
const listed = (rows: Record<string, string | number>[]) => (): RowsAnswer => ({
  ...{ columns: [], amountColumn: null, totals: [], sql: '', scope: 'everything' as const },
  ...{ rows, count: rows.length },
});

const draw = (
  locale: Locale = 'en',
  say = answer,
  rows = DUE,
  own = site,
  change: Partial<View> = {},
) => drawPage(worklistPage, locale, own, say, change, listed(rows));
const plain = (element: Element): string => element.textContent!.replaceAll('\u00a0', ' ');
const first = (blocks: Record<string, Element>): string =>
  plain(blocks.answer!.querySelector('.answer')!);
const lines = (block: Element): string[][] =>
  [...block.querySelectorAll('tbody tr')].map((line) => [...line.children].map(plain));

test('the first line says whom to contact first, why, and what asking can bring', () => {
  // C1 900 × 0.1 = 90; C2 (400 − 40 promised) × 0.5 × 1.5 broken = 270; C3 (300 − 200 disputed) × 1 × 0.75 old = 75
  expect(first(draw())).toBe(
    'First 华东机电有限公司: ¥360 at stake, 40 days late, 1 promise broken; next step: dunning letter 2. 3 customers owe late; asking can bring ¥1,360.',
  );
  expect(first(draw('zh'))).toBe(
    '首先联系华东机电有限公司：可催收 ¥360，逾期 40 天，1 次承诺未兑现；下一步：第二次催款函。3 家客户逾期，可催收 ¥1,360。',
  );
});

test('says where contacts are missing, and how many can wait', () => {
  const who = (own: Site): string =>
    plain(draw('en', answer, DUE, own).answer!.querySelector('.who')!);
  expect(who(site)).toBe('1 of them can wait: the last step is recent, or all is promised');
  expect(who({ ...site, inputs: { payment: true } })).toMatch(/^The data holds no contacts: /);
});

test('a customer handed over is awaited', () => {
  const handed = (question: Question): Answer =>
    question.metric === 'days_since_stage'
      ? {
          ...{ metric: question.metric, unit: 'days' },
          rows: [
            row({ customer: 'C2', stage: 'legal' }, 9),
            row({ customer: 'C3', stage: 'agency' }, 9),
          ],
        }
      : without('broken_promise_count')(question);
  const step = (locale: Locale): string[] =>
    lines(draw(locale, handed).list!)
      .filter(([name]) => name!.endsWith('C3'))
      .map((cells) => cells[7]!);
  expect(step('en')).toEqual(['await the outcome (lawyer or agency: done 21 Jun)']);
  expect(step('zh')).toEqual(['等待结果（6月21日已完成：移交律师或催收机构）']);
});

test('nobody late, and everybody waiting', () => {
  expect(first(draw('en', without('overdue_amount')))).toBe(
    'Nobody has to be contacted: no customer owes anything late.',
  );
  const promised: Record<string, AnswerRow[]> = {
    ...ROWS,
    promised_soon_amount: of(LATE),
    days_to_promise: of({ C1: 3, C2: 3, C3: 3 }),
  };
  const waiting = (question: Question): Answer =>
    question.by?.includes('customer') && promised[question.metric] && !question.by.includes('rep')
      ? { metric: question.metric, unit: 'minor', rows: promised[question.metric]! }
      : answer(question);
  expect(first(draw('en', waiting))).toMatch(
    /^Nobody has to be contacted now; the largest is Harbour & Sons <Ltd>, ¥0: await the promise of 3 Jul\./,
  );
});

test('a line a customer, in order, each with its mark; the figures are the rows’ sum', () => {
  const { list } = draw();
  const rows = [...list!.querySelectorAll('tbody tr')];
  expect(rows.map((line) => line.getAttribute('data-customer'))).toEqual(['C2', 'C3', 'C1']);
  expect(rows.map((line) => line.getAttribute('data-currency'))).toEqual(['CNY', 'CNY', 'CNY']);
  expect(lines(list!)[0]).toEqual([
    ...['华东机电有限公司 C2', '400.00', '400.00', '40 days', 'B', '50%', '1 promise broken'],
    ...['dunning letter 2', '10 Jun', '3 Jul ¥40', 'Li Wei'],
  ]);
  // reminded two days ago: the call is due on the 14th day, in 9 days
  expect(lines(list!)[2]!.slice(6, 8)).toEqual([
    '5 days late',
    'wait until 9 Jul (remind: done 28 Jun)',
  ]);
  expect(lines(draw('zh').list!)[2]!.slice(6, 8)).toEqual([
    '逾期 5 天',
    '等到 7月9日（6月28日已完成：发送提醒）',
  ]);
  expect(rows[0]!.querySelector('strong')!.getAttribute('title')).toBe(
    'By the ladder: 40 days late, tier B',
  );
  const overdue = rows.map((line) =>
    Number(line.querySelector('[data-metric="overdue_amount"]')!.getAttribute('data-value')),
  );
  expect(overdue.reduce((sum, value) => sum + value)).toBe(900_00 + 400_00 + 300_00);
});

test('the rule of the order is on the page; without a forecast it is amount × days', () => {
  const note = (say: typeof answer): string =>
    plain(draw('en', say).list!.querySelector('.order')!);
  expect(note(answer)).toContain('three quarters up to 180, half after that');
  expect(note(answer)).toContain('30 days without any contact a quarter');
  const bare = without('very_late_risk');
  expect(note(bare)).toContain('there is no forecast for this day');
  expect(note(bare)).not.toContain('three quarters');
  // 360 × 40 = 14,400; 100 × 100 = 10,000; C1 can wait
  expect(lines(draw('en', bare).list!).map(([name]) => name!.slice(-2))).toEqual([
    'C2',
    'C3',
    'C1',
  ]);
});

test('says which reps talked to none of their overdue customers, or that all did', () => {
  const { reps } = draw();
  expect(plain(reps!.querySelector('p')!)).toBe(
    'In Jun 2026, 1 rep has contacted none of their overdue customers: Anna Berg.',
  );
  expect(lines(reps!)).toEqual([
    ['Anna Berg', '300.00', '1', '0', '0%', '1'],
    ['Li Wei', '1,300.00', '2', '1', '50%', '–'],
  ]);
  expect(plain(draw('zh').reps!.querySelector('p')!)).toBe(
    '2026年6月有 1 名业务员未联系过任何一家逾期客户：Anna Berg。',
  );
  const all = (question: Question): Answer =>
    question.metric === 'contacted_customer_rate' && question.by?.length
      ? { metric: question.metric, unit: 'ratio', rows: [row({ rep: 'R1' }, 1, 2, 2)] }
      : answer(question);
  expect(plain(draw('en', all).reps!.querySelector('p')!)).toBe(
    'In Jun 2026, every rep has contacted at least one of their overdue customers.',
  );
  const bare = { ...site, inputs: { ...site.inputs, activity: false } };
  expect(plain(draw('en', answer, DUE, bare).reps!)).toContain('The data holds no contacts.');
});

test('lists what slow payers, or large ones, have due soon, and what to remind of now', () => {
  const { due } = draw();
  expect(plain(due!.querySelector('p')!)).toBe(
    '2 invoices of slow payers, and of those who owe much for these days, fall due by 14 Jul 2026: ¥300. 1 of them, ¥100, within 7 days: remind now.',
  );
  expect(lines(due!)).toEqual([
    [
      ...['Harbour & Sons <Ltd> C1', '100.00', '3 Jul 2026', 'I1'],
      ...['pays 25 days late on average', '40%', 'remind'],
    ],
    [
      ...['华东机电有限公司 C2', '200.00', '10 Jul 2026', 'I2'],
      ...['likely to pay late', '90%', 'remind from 3 Jul'],
    ],
  ]);
  // more than 5,000.00 of one customer is large
  const large = [...DUE, invoice('C4', 'I6', '2026-07-06', 1_001_00)];
  expect(lines(draw('en', answer, large).due!).map((line) => [line[3], line[4]])).toEqual([
    ['I1', 'pays 25 days late on average'],
    ['I4', 'large amount'],
    ['I2', 'likely to pay late'],
    ['I6', 'large amount'],
  ]);
  const nothing = draw('zh', answer, []).due!;
  expect(plain(nothing.querySelector('p')!)).toBe('14 天内没有付款较慢客户的款项或大额款项到期。');
  expect(nothing.querySelector('table')).toBeNull();
});

test('who pays slowly is judged by the last 12 months, whatever period the reader looks at', () => {
  const asked: Question[] = [];
  const note = (question: Question): Answer => {
    asked.push(question);
    return answer(question);
  };
  draw('en', note, DUE, site, { period: { from: '2026-06-01', to: '2026-06-30' } });
  const delays = asked.filter(({ metric }) => metric === 'payment_delay');
  expect(delays.length).toBeGreaterThan(0);
  for (const { period } of delays) expect(period).toEqual({ from: '2025-07-01', to: '2026-06-30' });
});

test('of very many invoices the section ends with the last day that is listed whole', () => {
  // one more falls due on 10 July or later than the answer holds
  const cut = (asked: RowsQuestion): RowsAnswer => ({
    ...listed(DUE)(),
    count: DUE.length + 1,
    rows: asked.which === 'items' ? DUE : [],
  });
  const drawn = (locale: Locale) => drawPage(worklistPage, locale, site, answer, {}, cut).due!;
  const text = (locale: Locale): string => plain(drawn(locale).querySelector('p')!);
  expect(plain(drawn('en'))).toContain('the first 4 of 5 invoices due within 14 days');
  expect(plain(drawn('zh'))).toContain('14 天内到期的 5 张发票（含已付）中的前 4 张');
  expect(plain(draw().due!)).not.toContain('Looked through');
  expect(text('en')).toBe(
    '1 invoice of slow payers, and of those who owe much for these days, falls due by 9 Jul 2026: ¥100. 1 of them, ¥100, within 7 days: remind now.',
  );
  expect(text('zh')).toBe(
    '2026年7月9日前有 1 张发票到期，属于付款较慢或近期到期金额较大的客户，共 ¥100。其中 1 张、¥100 在 7 天内到期：请现在提醒。',
  );
});

test('a sheet a rep, who has most late first, with the total of its lines', () => {
  const { sheets } = draw();
  const each = [...sheets!.querySelectorAll('.sheet')];
  expect(each.map((sheet) => plain(sheet.querySelector('h2')!))).toEqual([
    'Li Wei',
    'Without a rep',
  ]);
  expect(each.map((sheet) => plain(sheet.querySelector('p')!))).toEqual([
    '2 customers, 1,300.00 overdue, CNY, 30 Jun 2026',
    '1 customer, 300.00 overdue, CNY, 30 Jun 2026',
  ]);
  expect(each[0]!.querySelectorAll('.tick').length).toBe(2);
  expect(each[0]!.querySelector('thead th:last-child')!.textContent).toBe('Notes');
});

test('of very many customers the page lists the first 100, and says that its files hold them all', async () => {
  const many = of(Object.fromEntries(Array.from({ length: 105 }, (_, i) => [`K${i}`, 1_000 + i])));
  const say = (question: Question): Answer =>
    question.metric === 'overdue_amount' && question.by?.[0] === 'customer'
      ? { metric: question.metric, unit: 'minor', rows: many }
      : answer(question);
  const { list } = draw('en', say);
  expect(list!.querySelectorAll('tbody tr').length).toBe(100);
  expect(list!.getAttribute('data-cut')).toBe('worklist');
  // K0 to K4 owe least: 10.00 to 10.04, of which nothing is disputed or promised
  const rest = {
    en: '5 more customers owe ¥50 late, of which asking can bring ¥50. “Show all 105” brings them; the files, the sheets and a meeting hold them too.',
    zh: '另有 5 家客户，逾期 ¥50，其中可催收 ¥50。点“显示全部 105 行”即可列出；导出文件、打印的催收单和会议模式中均齐全。',
  };
  expect(plain(list!.querySelector('.rest')!)).toBe(rest.en);
  expect(plain(draw('zh', say).list!.querySelector('.rest')!)).toBe(rest.zh);
  expect(draw().list!.querySelector('.rest')).toBeNull();
  expect(plain(list!.querySelector('[data-all]')!)).toBe('Show all 105');
  expect(draw().list!.hasAttribute('data-cut')).toBe(false);
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const context = contextFor(document, 'en', { site });
  const table = await workList(
    async (question) => say(question),
    async () => {
      throw new Error('not asked');
    },
    context,
  );
  expect(table.querySelectorAll('tbody tr').length).toBe(105);
});

test('sheets that the build draws stop where its list stops, and say so; in the browser they hold everybody', () => {
  const many = of(Object.fromEntries(Array.from({ length: 105 }, (_, i) => [`K${i}`, 1_000 + i])));
  const say = (question: Question): Answer =>
    question.metric === 'overdue_amount' && question.by?.[0] === 'customer'
      ? { metric: question.metric, unit: 'minor', rows: many }
      : answer(question);
  const { sheets } = draw('en', say);
  expect(sheets!.getAttribute('data-cut')).toBe('sheets');
  expect(sheets!.querySelectorAll('.sheet tbody tr').length).toBe(100);
  expect(plain(sheets!.querySelector('.on-paper > .note')!)).toBe(
    'Of 105 customers the first 100; the button “Print the sheets” on the page prints all.',
  );
  expect(plain(draw('zh', say).sheets!.querySelector('.on-paper > .note')!)).toBe(
    '共 105 家客户，此处为前 100 家；点页面上的“打印催收单”可打印全部。',
  );
  expect(draw().sheets!.hasAttribute('data-cut')).toBe(false);
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const context = {
    ...contextFor(document, 'en', { site }),
    later: (_screen: string, box: Element, draw: () => Element) => void box.append(draw()),
  };
  const block = worklistPage.blocks.find(({ id }) => id === 'sheets')!;
  const questions = Object.entries(block.questions(site, context.view));
  const answers = Object.fromEntries(questions.map(([name, asked]) => [name, say(asked)]));
  const drawn = block.render(answers, context);
  expect(drawn.hasAttribute('data-cut')).toBe(false);
  expect(drawn.querySelectorAll('.sheet tbody tr').length).toBe(105);
});
