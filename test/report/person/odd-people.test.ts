/** The pages of customers and reps on odd books: each stays sensible, says what is missing, and shows “–” for no value. */
import { afterEach, describe, expect, test } from 'vitest';
import { cellsOf, type FolderReport, openFolder } from '../from-folder.ts';

let folder: FolderReport;
afterEach(() => folder.close());

const invoices = (...rows: string[]): string =>
  ['invoice_id,customer_id,rep,issue_date,due_date,amount,currency', ...rows].join('\n');
const payments = (...rows: string[]): string =>
  ['payment_id,date,amount,invoice_id,customer_id,currency', ...rows].join('\n');
const SETTINGS = 'as_of: 2026-03-31\nperiod_months: 3\n';

/** Every block of the four pages, in both languages; none may throw, none may be empty. */
async function everyPage(query: { customer?: string; rep?: string }): Promise<string> {
  const wanted: Parameters<FolderReport['draw']>[] = [];
  for (const locale of ['en', 'zh'] as const) {
    for (const page of ['customers', 'reps', 'customer', 'rep'] as const)
      wanted.push([page, '', locale]);
    for (const key of ['customer', 'rep'] as const) {
      const value = query[key];
      if (value !== undefined)
        wanted.push([key, String(new URLSearchParams({ [key]: value })), locale]);
    }
  }
  const texts: string[] = [];
  const drawn = await Promise.all(wanted.map((args) => folder.draw(...args)));
  for (const [i, blocks] of drawn.entries())
    for (const [id, block] of Object.entries(blocks)) {
      const text = block.textContent ?? '';
      expect(text.trim(), `${wanted[i]![0]}.${id}`).not.toBe('');
      expect(text, `${wanted[i]![0]}.${id}`).not.toMatch(/NaN|Infinity|undefined|\[object/);
      texts.push(text);
    }
  return texts.join('\n');
}

test('one customer with everything', async () => {
  folder = await openFolder({
    'invoices.csv': invoices(
      'I1,Only,Ana,2026-01-02,2026-02-01,100.00,CNY',
      'I2,Only,Ana,2026-03-02,2026-04-01,50.00,CNY',
    ),
    'payments.csv': payments('P1,2026-02-10,40.00,I1,Only,CNY'),
    'report.yml': SETTINGS,
  });
  await everyPage({ customer: 'Only', rep: 'Ana' });
  const { list, answer } = await folder.draw('customers');
  expect(answer!.textContent).toContain('1 customer owes ¥110; 1 is late, with ¥60 overdue.');
  const [row] = cellsOf(list!);
  // 100 − 40 = 60 late by 58 days, all of what is late; 50 not due
  expect(row!.slice(0, 4)).toEqual(['Only', '60.00', '100.0%', '110.00']);
  expect(row![4]).toContain('31–60 days');
});

test('no payments at all: no rate, no delay, and what would bring them', async () => {
  folder = await openFolder({
    'invoices.csv': [
      'invoice_id,customer_id,rep,issue_date,due_date,amount,currency,open_amount',
      'I1,C1,Ana,2026-01-02,2026-02-01,100.00,CNY,100.00',
      'I2,C2,Ana,2026-01-02,2026-02-01,70.00,CNY,30.00',
    ].join('\n'),
    'report.yml': SETTINGS,
  });
  expect(folder.site.hasPayments).toBe(false);
  const text = await everyPage({ customer: 'C1', rep: 'Ana' });
  expect(text).toContain('add an export with payment date and amount');
  const { answer, figures } = await folder.draw('rep', 'rep=Ana');
  expect(answer!.querySelector('[data-metric="collection_rate_due"]')!.textContent).toBe('–');
  expect(figures!.textContent).toContain('The data has no');
  expect((await folder.draw('customer', 'customer=C1')).answer!.textContent).toContain('owes ¥100');
});

test('no reps: the ranking and the rep’s page say so, the list has no such column', async () => {
  folder = await openFolder({
    'invoices.csv':
      'invoice_id,customer_id,issue_date,due_date,amount,currency\nI1,C1,2026-01-02,2026-02-01,100.00,CNY\n',
    'payments.csv': payments('P1,2026-02-10,40.00,I1,C1,CNY'),
    'report.yml': SETTINGS,
  });
  await everyPage({ customer: 'C1', rep: 'Ghost' });
  const { answer } = await folder.draw('rep', 'rep=Ghost');
  expect(answer!.textContent).toContain('names no sales reps');
  const { list } = await folder.draw('customers');
  expect(list!.textContent).toContain('Sales reps are not shown');
});

test('a rep of the master and the targets without an invoice is listed and has nothing', async () => {
  folder = await openFolder({
    'invoices.csv': invoices('I1,C1,Ana,2026-01-02,2026-02-01,100.00,CNY'),
    'payments.csv': payments('P1,2026-02-01,100.00,I1,C1,CNY'),
    'reps.csv': 'rep_id,name\nAna,Ana A\nZoe,Zoe Z\n',
    'targets.csv': 'month,rep,amount,currency\n2026-02,Zoe,500,CNY\n2026-02,Ana,80,CNY\n',
    'report.yml': SETTINGS,
  });
  await everyPage({ customer: 'C1', rep: 'Zoe' });
  const { table } = await folder.draw('reps');
  expect(cellsOf(table!).map((row) => row.slice(0, 4))).toEqual([
    ['Ana A', 'not ranked', '–', '100.0%'],
    ['Zoe Z', 'not ranked', '–', '–'],
  ]);
});

test('everything paid: nobody is late, and nothing is divided by nothing', async () => {
  folder = await openFolder({
    'invoices.csv': invoices('I1,C1,Ana,2026-01-02,2026-02-01,100.00,CNY'),
    'payments.csv': payments('P1,2026-01-20,100.00,I1,C1,CNY'),
    'report.yml': SETTINGS,
  });
  await everyPage({ customer: 'C1', rep: 'Ana' });
  expect((await folder.draw('customers')).answer!.textContent).toContain(
    'No customer owes anything.',
  );
  const { answer, statement } = await folder.draw('customer', 'customer=C1');
  expect(answer!.textContent).toContain('C1 owes nothing.');
  expect(statement!.querySelector('.tie')!.getAttribute('data-tie')).toBe('yes');
});

test('three currencies without rates are never added; a customer is read in its own', async () => {
  folder = await openFolder({
    'invoices.csv': invoices(
      'I1,C1,Ana,2026-01-02,2026-02-01,100.00,CNY',
      'I2,C1,Ana,2026-01-02,2026-02-01,7.00,USD',
      'I3,C2,Bo,2026-01-02,2026-02-01,9000,JPY',
      'I4,C3,Bo,2026-01-02,2026-02-01,60.00,CNY',
    ),
    'payments.csv': payments('P1,2026-02-10,40.00,I1,C1,CNY'),
    'report.yml': SETTINGS,
  });
  await everyPage({ customer: 'C2', rep: 'Bo' });
  const { list } = await folder.draw('customers');
  expect(cellsOf(list!).map((row) => [row[0], row[1]])).toEqual([
    ['C1', '60.00'],
    ['C3', '60.00'],
  ]);
  const { answer, statement } = await folder.draw('customer', 'customer=C2');
  expect(answer!.textContent).toContain('¥9,000');
  expect(statement!.querySelector('.tie')!.textContent).toContain('9,000');
  const dollars = await folder.draw('customer', 'customer=C1&currency=USD');
  expect(dollars.answer!.textContent).toContain('$7');
  expect(dollars.statement!.querySelectorAll(':not(.open-items) > .table-scroll')).toHaveLength(1);
});

describe('names', () => {
  const LONG = 'Very Long Company Name '.repeat(9).trim();
  const HOSTILE = [
    '<img src=x onerror=alert(1)>',
    '\u202egnissim\u202c',
    LONG,
    '=1+1|cmd',
    'شركة الاختبار',
  ];
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

  test('of any kind are text, with their own direction, in cells and sentences', async () => {
    folder = await openFolder({
      'invoices.csv': invoices(
        ...HOSTILE.map((_, i) => `I${i},C${i},R${i},2026-01-02,2026-02-01,100.00,CNY`),
      ),
      'payments.csv': payments('P1,2026-02-10,40.00,I1,C1,CNY'),
      'customers.csv': [
        'customer_id,name',
        ...HOSTILE.map((name, i) => `C${i},${quoted(name)}`),
      ].join('\n'),
      'reps.csv': ['rep_id,name', ...HOSTILE.map((name, i) => `R${i},${quoted(name)}`)].join('\n'),
      'report.yml': SETTINGS,
    });
    for (const [i, name] of HOSTILE.entries()) {
      await everyPage({ customer: `C${i}`, rep: `R${i}` });
      const { answer } = await folder.draw('customer', `customer=C${i}`);
      expect(answer!.querySelectorAll('img')).toHaveLength(0);
      const text = answer!.textContent!;
      // Marks that turn the text are gone since the reading; Arabic turns itself and nothing else.
      expect(text).not.toMatch(/[\u202a-\u202e]/);
      if (/[\u0600-\u06ff]/.test(name)) expect(text).toContain(`\u2068${name}\u2069`);
      else expect(text).toContain(name.replaceAll(/[\u202a-\u202e]/g, ''));
    }
  });

  test('that two customers share say which is which', async () => {
    folder = await openFolder({
      'invoices.csv': invoices(
        'I1,C1,Ana,2026-01-02,2026-02-01,100.00,CNY',
        'I2,C2,Ana,2026-01-02,2026-02-01,30.00,CNY',
        'I3,C3,Ana,2026-01-02,2026-02-01,20.00,CNY',
      ),
      'payments.csv': payments('P1,2026-02-10,40.00,I1,C1,CNY'),
      'customers.csv': 'customer_id,name\nC1,Twin Ltd\nC2,Twin Ltd\nC3,Single Ltd\n',
      'report.yml': SETTINGS,
    });
    const { list } = await folder.draw('customers');
    expect(cellsOf(list!).map((row) => row[0])).toEqual([
      'Twin Ltd (C1) C1',
      'Twin Ltd (C2) C2',
      'Single Ltd C3',
    ]);
    expect((await folder.draw('customer', 'customer=C2')).answer!.textContent).toContain(
      'Twin Ltd (C2) owes ¥30',
    );
  });
});

test('unknown ids in the address are as if nobody were chosen', async () => {
  folder = await openFolder({
    'invoices.csv': invoices('I1,C1,Ana,2026-01-02,2026-02-01,100.00,CNY'),
    'payments.csv': payments('P1,2026-02-10,40.00,I1,C1,CNY'),
    'report.yml': SETTINGS,
  });
  const { answer } = await folder.draw('customer', "customer='; drop table mart_item; --");
  expect(answer!.textContent).toContain('No customer is chosen');
  expect((await folder.draw('rep', 'rep=%00')).answer!.textContent).toContain(
    'No sales rep is chosen',
  );
});
