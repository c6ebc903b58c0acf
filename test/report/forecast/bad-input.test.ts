/** The forecast page of books that lack something: each says what, and what has no value is no zero and no band. */
import { beforeAll, expect, test } from 'vitest';
import { addDays, daysBetween } from '../../../src/format/date.ts';
import { PAGES } from '../../../src/report/pages.ts';
import { openFolder } from '../from-folder.ts';
import { type Drawn, drawForecast, drawViews, type Exports, type InBoth } from './exports.ts';

/** An invoice of 100.00 on every second day, due after 30 days and paid that many days later. */
function rhythm(
  from: string,
  asOf: string,
  paidAfter: (issued: string) => number,
  isIssued = (_date: string): boolean => true,
): Exports {
  const [invoices, payments]: [string[], string[]] = [[], []];
  for (let day = 0; day <= daysBetween(from, asOf); day += 2) {
    const issued = addDays(from, day);
    if (!isIssued(issued)) continue;
    const customer = `C${day % 3}`;
    invoices.push(`I${day},${customer},${issued},${addDays(issued, 30)},100.00,CNY`);
    const paid = addDays(issued, 30 + paidAfter(issued));
    if (paid <= asOf) payments.push(`${paid},100.00,I${day},${customer},CNY,cash`);
  }
  return { invoices, payments, asOf };
}
const A = 'A,C1,2026-01-05,2026-02-05,100.00,CNY';
const B = 'B,C2,2026-02-05,2026-04-05,40.00,CNY';
const NONE = '–';

/** The first line, the money by weeks or months, and the late risk of open items. */
const line = ({ said }: Drawn): string => said('answer', '.answer') || said('answer');
const weekOf = ({ cells }: Drawn, key: string): string[] => cells('weeks', key).slice(1);
const monthOf = ({ cells }: Drawn, key: string): string[] => cells('months', key);
const risk = ({ said }: Drawn): string => said('late_risk', 'h2');
const hasNoBand = ({ blocks }: Drawn): boolean =>
  ['weeks', 'months'].every((id) =>
    [...blocks[id]!.querySelectorAll('tbody tr, tfoot tr')].every((row) => {
      const cells = [...row.children].map((cell) => cell.textContent);
      return cells.at(-1) === NONE && cells.at(-2) === NONE;
    }),
  );

/** Yuan for three years without a change, and one invoice in dollars. */
let [steady, dollars]: InBoth[] = [];
beforeAll(async () => {
  const yuan = rhythm('2023-01-01', '2026-03-31', () => 10);
  const both: Exports = {
    ...yuan,
    invoices: [...yuan.invoices, 'U1,U,2026-01-05,2026-04-05,70.00,USD'],
    payments: [...yuan.payments!, '2026-02-01,20.00,U1,U,USD,cash'],
  };
  [steady, dollars] = await drawViews(both, ['', 'currency=USD']);
});

test('no payments at all: nothing is forecast, and the page says what it takes', async () => {
  const { en, zh } = await drawForecast({ invoices: [A, B], asOf: '2026-03-15' });
  expect(line(en)).toBe(
    'The data holds no payments, so nothing says how open invoices are paid. Add an export with payment date and amount.',
  );
  expect(line(zh)).toBe(
    '数据中没有收款记录，无从得知应收如何到账。请补充含收款日期和金额的导出文件。',
  );
  for (const drawn of [en, zh]) {
    for (const week of ['2026-03-15', '2026-03-22', '2026-04-05'])
      expect([week, ...weekOf(drawn, week)]).toEqual([week, ...Array(7).fill(NONE)]);
    expect(monthOf(drawn, '2026-04').slice(1)).toEqual(Array(7).fill(NONE));
    expect(drawn.blocks.weeks!.querySelector('svg')).toBeNull();
  }
  expect(risk(en)).toContain(NONE);
  expect(en.said('weeks', '.message')).toBe('Not known without payments');
  expect(zh.said('weeks', '.message')).toBe('没有收款记录，无法预计');
  expect(en.said('record')).not.toContain('Not backtested');
});

test('all overdue: it is expected at once, without a band', async () => {
  const { en, zh } = await drawForecast({
    invoices: [A],
    payments: ['2026-02-01,30.00,A,C1,CNY,cash'],
    asOf: '2026-03-15',
  });
  expect(line(en)).toBe('¥70 should come in by 14 Jun 2026.');
  expect(en.said('answer', '.who')).toContain('Not backtested: fewer than 12 month ends or 200');
  // received, overdue, promised, not due, expected, low, high
  expect(weekOf(en, '2026-03-22')).toEqual([NONE, '70.00', '0.00', '0.00', '70.00', NONE, NONE]);
  // before the first invoice nothing is known; in its week nothing came
  expect(weekOf(en, '2026-01-04')[0]).toBe(NONE);
  expect(weekOf(en, '2026-01-11')[0]).toBe('0.00');
  expect(risk(en)).toContain('100.0%');
  expect([en, zh].every(hasNoBand)).toBe(true);
});

test('one invoice that is not due: nothing says how likely it is to be late', async () => {
  const { en, zh } = await drawForecast({
    invoices: [B],
    payments: ['2026-03-01,10.00,B,C2,CNY,cash', '2026-04-01,20.00,B,C2,CNY,cash'],
    asOf: '2026-03-15',
  });
  expect(line(en)).toBe('¥30 should come in by 14 Jun 2026.');
  expect(weekOf(en, '2026-04-05')).toEqual([NONE, '0.00', '0.00', '30.00', '30.00', NONE, NONE]);
  expect(risk(en)).toBe('Chance to be paid late: –');
  expect(risk(zh)).toBe('逾期概率：–');
  expect(en.said('late_risk')).toContain('Too few settled invoices');
  expect(en.blocks.late_risk!.querySelector('table')).toBeNull();
  // a payment of the future has not come
  const later = 'The data goes on to 1 Apr 2026: nothing dated after 15 Mar 2026 takes part.';
  expect(en.said('answer', '.who')).toContain(later);
  expect(zh.said('answer', '.who')).toContain(
    '数据延续到 2026年4月1日：2026年3月15日之后的一律不计。',
  );
  expect(steady!.en.said('answer', '.who')).not.toContain('goes on to');
  // a month that is not over is named by what is left of it
  expect(monthOf(en, '2026-03 rest')[0]).toBe('Rest of Mar 2026');
  expect(monthOf(zh, '2026-03 rest')[0]).toBe('2026年3月余下天数');
  // received in it, overdue, promised, not due, expected
  expect(monthOf(en, '2026-03')).toEqual(['Mar 2026', '10.00', ...Array(6).fill(NONE)]);
  expect(monthOf(en, '2026-04').slice(1, 6)).toEqual([NONE, '0.00', '0.00', '30.00', '30.00']);
  // before the first invoice nothing is known; in its month nothing came
  expect([monthOf(en, '2026-01')[1], monthOf(en, '2026-02')[1]]).toEqual([NONE, '0.00']);
  expect(monthOf(en, '2026-04')[0]).toBe('Apr 2026');
  expect(monthOf(steady!.en, '2026-04')[0]).toBe('Apr 2026');
});

test('all is paid: nothing is expected, which is no gap in the data', async () => {
  const { en, zh } = await drawForecast({
    invoices: [A],
    payments: ['2026-02-01,100.00,A,C1,CNY,cash'],
    asOf: '2026-03-15',
  });
  expect(line(en)).toBe('Nothing is owed on 15 Mar 2026, so nothing is expected.');
  expect(line(zh)).toBe('2026年3月15日没有应收余额，预计没有到账。');
  expect(en.said('weeks', '.message')).toBe('Nothing is expected within 13 weeks');
  expect(zh.said('weeks', '.message')).toBe('预计 13 周内没有到账');
  expect(weekOf(en, '2026-03-22')[4]).toBe('0.00');
  expect([en, zh].every(hasNoBand)).toBe(true);
});

test('three months of history are not judged', async () => {
  const { en, zh } = await drawForecast(rhythm('2026-01-01', '2026-03-31', () => 5));
  expect(en.said('answer', '.who')).toContain('Not backtested');
  expect(zh.said('answer', '.who')).toContain('未经回测');
  expect(en.said('trials', '.message')).toBe(
    'No past forecasts: the data does not reach back far enough',
  );
  expect(en.blocks.record!.querySelector('table')).toBeNull();
  expect([en, zh].every(hasNoBand)).toBe(true);
});

test('a year without invoices counts for nothing, and the page says which month ends are left out', async () => {
  // the last invoice before the gap is paid on 20 March 2024; the first after it is of May 2025
  const gap = rhythm(
    '2023-01-01',
    '2026-04-30',
    () => 10,
    (date) => date < '2024-02-10' || date >= '2025-05-01',
  );
  const { en, zh } = await drawForecast(gap);
  const days = [...en.blocks.trials!.querySelectorAll('tbody tr')].map((row) =>
    row.getAttribute('data-key'),
  );
  expect(days).toContain('2024-01-31');
  expect(days.filter((day) => day! > '2024-03-20' && day! < '2025-05-01')).toEqual([]);
  const said = [...en.blocks.trials!.querySelectorAll('tbody td:nth-child(2)')];
  expect(said.filter((cell) => cell.textContent === '0.00')).toEqual([]);
  expect(en.said('trials', '.note')).toMatch(
    /^Left out: \d+ month ends since .+ when hardly anything was open or too little was known\.$/,
  );
  expect(zh.said('trials', '.note')).toMatch(
    /^未列入：.+以来有 \d+ 个月末几乎没有应收或已知数据太少。$/,
  );
  expect(steady!.en.blocks.trials!.querySelector('.note')).toBeNull();
});

test('each currency is forecast by itself, and judged by its own past', () => {
  expect(steady!.en.said('answer', '.who')).toContain('missed by');
  expect(hasNoBand(steady!.en)).toBe(false);
  const { en } = dollars!;
  // every invoice in yuan was paid ten days late
  expect(steady!.en.said('late_risk')).toContain('All invoices judged came out the same way');
  expect(steady!.zh.said('late_risk')).toContain('受评发票的结果全部相同');
  expect(en.said('late_risk')).toContain('Too few settled invoices');
  expect(line(en)).toBe('$50 should come in by 30 Jun 2026.');
  expect(en.said('answer', '.who')).toContain('Not backtested');
  expect(weekOf(en, '2026-04-07')[4]).toBe('50.00');
  expect(hasNoBand(en)).toBe(true);
  expect(en.blocks.record!.querySelector('table')).toBeNull();
});

test('payers who change from one day to the next: the record shows it', async () => {
  const missed = ({ en }: InBoth): number =>
    Number(/missed by ([\d.]+)%/.exec(en.said('answer', '.who'))![1]);
  const changed = await drawForecast(
    rhythm('2024-01-01', '2026-03-31', (issued) => (issued > '2025-10-01' ? 60 : 10)),
  );
  expect(missed(steady!)).toBeLessThan(10);
  expect(missed(changed)).toBeGreaterThan(40);
});

test('a week in which more was paid back than came', async () => {
  const { en } = await drawForecast({
    invoices: [A, B],
    payments: [
      '2026-01-20,100.00,A,C1,CNY,cash',
      '2026-03-02,80.00,A,C1,CNY,refund',
      '2026-03-12,10.00,B,C2,CNY,cash',
    ],
    asOf: '2026-03-15',
  });
  expect(weekOf(en, '2026-03-08')[0]).toBe('−80.00');
  // what was paid back is owed again, and overdue
  expect(weekOf(en, '2026-03-22')[1]).toBe('80.00');
  const bars = [...en.blocks.weeks!.querySelectorAll('svg rect')];
  expect(bars.every((bar) => Number(bar.getAttribute('height')) >= 0)).toBe(true);
});

test('a book without payments, and one that is paid in full, have every page', async () => {
  const header = 'invoice_id,customer_id,issue_date,due_date,amount,currency,rep,region';
  const invoice = `${header}\nA,C1,2026-01-05,2026-02-05,100.00,CNY,R1,East\n`;
  const payment = 'payment_id,date,amount,invoice_id,customer_id\nP,2026-02-01,100.00,A,C1\n';
  const settings = { 'report.yml': 'as_of: 2026-03-15\n' };
  const books = [
    { 'invoices.csv': invoice, ...settings },
    { 'invoices.csv': invoice, 'payments.csv': payment, ...settings },
  ];
  for (const files of books) {
    const report = await openFolder(files);
    try {
      for (const { id } of PAGES.filter((page) => page.id !== 'data'))
        for (const locale of ['en', 'zh'] as const)
          for (const query of ['', 'rep=R1', 'customer=C1']) {
            const blocks = Object.values(await report.draw(id, query, locale));
            const texts = blocks.map((block) => block.outerHTML).join('');
            expect([id, locale, /NaN|Infinity|undefined|\[object/.exec(texts)]).toEqual([
              ...[id, locale, null],
            ]);
          }
    } finally {
      await report.close();
    }
  }
});
