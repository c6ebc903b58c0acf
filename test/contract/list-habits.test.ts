/** Habits of other systems' lists: prefixed headers, days inside names, documents under customers in one column, sums without a word. */
import { expect, test } from 'vitest';
import { csv, imported } from './folder.ts';

const INVOICES = `select invoice_id, customer_name, issue_date::varchar as date, amount_minor::integer as amount
  from raw_invoice order by row`;

test('headers with the object before the field, and with a time zone, a way of writing dates or a tax note behind it', async () => {
  const { rows, rules } = await imported(
    {
      'Invoice.csv': csv(
        'Invoice: Invoice Number,Account: Name,Invoice: Invoice Date,Due Date (DD/MM/YYYY),Invoice: Amount',
        'I-1,Acme,2026-01-05,31/01/2026,10.00',
      ),
      'charges.csv': csv(
        'id,Created date (UTC),Amount,Invoice ID',
        'ch_1,2026-01-20 10:11,4.00,I-1',
      ),
    },
    `select i.invoice_id, customer_name, due_date::varchar as due, pay_date::varchar as paid
     from raw_invoice i join (select invoice_id, pay_date from raw_payment) p using (invoice_id)`,
  );
  expect(rows).toEqual([
    { invoice_id: 'I-1', customer_name: 'Acme', due: '2026-01-31', paid: '2026-01-20' },
  ]);
  expect(rules).toContain('created_as_date');
});

test('a document named with its number and day gives its date and what it is', async () => {
  const { rows, rules } = await imported(
    {
      'Долги.csv': csv(
        'Контрагент;Документ;Сумма документа;Срок оплаты',
        'ООО Ромашка;Реализация товаров №5 от 12.03.2024;1 234,56 руб.;11.04.2024',
        'ООО Ромашка;Возврат товаров от покупателя №1 от 15.03.2024 г.;34,56 руб.;15.03.2024',
        'АО Вектор;Поступление товаров и услуг №9 от 01.04.2024;99,00 руб.;01.05.2024',
        'АО Вектор;Оплата №7 от 02.04.2024;200,00 руб.;',
      ),
    },
    `select doc_type as type, issue_date::varchar as date, amount_minor::integer as amount, currency from raw_invoice
     union all select kind, pay_date::varchar, amount_minor::integer, currency from raw_payment order by date`,
  );
  expect(rows).toEqual([
    { type: 'invoice', date: '2024-03-12', amount: 123456, currency: 'RUB' },
    { type: 'credit_note', date: '2024-03-15', amount: 3456, currency: 'RUB' },
    { type: 'cash', date: '2024-04-02', amount: 20000, currency: 'RUB' },
  ]);
  expect(rules.filter((rule) => rule === 'payable')).toHaveLength(1);
});

test('customers and, below each, their documents in one column', async () => {
  const { rows, rules } = await imported(
    {
      'Задолженность.csv': csv(
        'Контрагент / Документ;Сумма;Оплачено;Долг',
        'ООО «Ромашка»;300,00;100,00;200,00',
        'Реализация №5 от 12.03.2024;100,00;100,00;0,00',
        'Реализация №6 от 13.03.2024;200,00;0,00;200,00',
        'Вектор;50,00;0,00;50,00',
        'Реализация №7 от 14.03.2024;50,00;0,00;50,00',
        'Итого;350,00;100,00;250,00',
      ),
    },
    INVOICES,
  );
  expect(rows).toMatchObject([
    { customer_name: 'ООО «Ромашка»', date: '2024-03-12', amount: 10000 },
    { customer_name: 'ООО «Ромашка»', date: '2024-03-13', amount: 20000 },
    { customer_name: 'Вектор', date: '2024-03-14', amount: 5000 },
  ]);
  // 350.00 is the sum of the documents, customers not counted again
  expect(rules).not.toContain('total_differs');
});

test('an aged list whose first column has no name, with amounts of documents beside the totals of customers', async () => {
  const { rows } = await imported(
    {
      'aged.csv': csv(
        ',Invoice Date,Amount Currency,Currency,At Date,1-30,Total',
        'Aged Receivable,,,,,,30.00',
        'Acme,,,,,,30.00',
        'INV/1,01/15/2026,10.00,USD,,10.00,',
        'INV/2,02/25/2026,20.00,USD,20.00,,',
        'Total Acme,,,,,,30.00',
      ),
    },
    INVOICES,
  );
  expect(rows).toEqual([
    { invoice_id: 'INV/1', customer_name: 'Acme', date: '2026-01-15', amount: 1000 },
    { invoice_id: 'INV/2', customer_name: 'Acme', date: '2026-02-25', amount: 2000 },
  ]);
});

test('under headings that name customers, one value of "Account" is the ledger’s control account', async () => {
  const { rows } = await imported(
    {
      'list.csv': csv(
        ',Date,Transaction Type,Num,Account,Amount',
        'Acme',
        ',2026-01-05,Invoice,1,1200 Receivables,10.00',
        ',2026-01-25,Payment,2,1200 Receivables,-10.00',
        'Bolt',
        ',2026-01-06,Invoice,3,1200 Receivables,20.00',
      ),
    },
    `select customer_id, customer_name, account, amount_minor::integer as amount from raw_invoice order by row`,
  );
  const account = '1200 Receivables';
  expect(rows).toEqual([
    { customer_id: null, customer_name: 'Acme', account, amount: 1000 },
    { customer_id: null, customer_name: 'Bolt', account, amount: 2000 },
  ]);
});

test('a sum without a word under SAP line items is a total; one that is no sum is set aside', async () => {
  const items = (last: string) =>
    csv(
      'Account,Document Number,Document Type,Document Date,Net due date,Amount in doc. curr.,Document currency',
      '1001,90001,RV,2026-01-05,2026-02-04,100.00,EUR',
      '1001,14001,DZ,2026-01-20,2026-01-20,-40.00,EUR',
      last,
    );
  const sum = await imported({ 'items.csv': items(',,,,,60.00,EUR') });
  expect(sum.files[0]).toMatchObject({ rowsRead: 3, rowsUsed: 2, rowsSetAside: 0, rowsNotData: 1 });
  expect(sum.rules).toContain('total_row');
  const other = await imported({ 'items.csv': items(',,,,,61.00,EUR') });
  expect(other.files[0]).toMatchObject({ rowsUsed: 2, rowsSetAside: 1 });
});

test('labels between groups of line items are no data', async () => {
  const { files, rows } = await imported(
    {
      'FBL5N.txt': csv(
        '\tDebitor\t0000001001',
        '\tBuchungskreis\t1000',
        '',
        '\tSt\tBelegnr\tArt\tBelegdatum\tBetrag in Belegwährung\tWährg',
        '\t\t90001\tRV\t05.01.2026\t1.100,00\tEUR',
        '\tDebitor\t0000001002',
        '\tBuchungskreis\t1000',
        '\tSt\tBelegnr\tArt\tBelegdatum\tBetrag in Belegwährung\tWährg',
        '\t\t14001\tDZ\t07.01.2026\t40,00-\tEUR',
        '\t\t90002\tRV\t06.01.2026\t2.200,00\tEUR',
      ),
    },
    'select invoice_id, customer_id, amount_minor::integer as amount from raw_invoice order by row',
  );
  expect(rows).toEqual([
    { invoice_id: '90001', customer_id: '0000001001', amount: 110000 },
    { invoice_id: '90002', customer_id: '0000001002', amount: 220000 },
  ]);
  expect(files[0]).toMatchObject({ rowsUsed: 3, rowsSetAside: 0 });
});

test.each([
  ['Bill', 2, 1],
  // with invoices beside them, bills are those of suppliers
  ['Invoice', 1, 1],
])(
  'bills in a ledger of an account whose first document is a %s',
  async (first, invoices, payments) => {
    const { rows } = await imported(
      {
        'ledger.csv': csv(
          'Account No,Transaction Date,Transaction Type,Ref,Debit,Credit',
          `7001,2026-01-05,${first},B1,74.05,`,
          '7001,2026-01-28,Payment,R1,,37.02',
          '7001,2026-02-05,Bill,B2,20.00,',
        ),
      },
      `select (select count(*) from raw_invoice)::integer as invoices,
       (select sum(amount_minor) from raw_payment)::integer as paid`,
    );
    expect(rows).toEqual([{ invoices, paid: 3702 * payments }]);
  },
);

test('a header with one western letter is read in its own encoding', async () => {
  const text = csv(
    'Rechnungsnummer;Kunde;Rechnungsdatum;Fälligkeit;Betrag',
    'R1;K1;05.01.2026;04.02.2026;10,00',
  );
  const { rows, rules } = await imported(
    { 'rechnungen.csv': Buffer.from(text, 'latin1') },
    'select due_date::varchar as due from raw_invoice',
  );
  expect(rows).toEqual([{ due: '2026-02-04' }]);
  expect(rules).toContain('not_utf8');
});

test('kinds of payment that are not known are told once each, with their number', async () => {
  const { problems } = await imported({
    'invoices.csv': csv(
      'Invoice Number,Customer ID,Invoice Date,Amount',
      'I-1,C1,2026-01-05,100.00',
    ),
    'payments.csv': csv(
      'Payment No,Payment Date,Payment Type,Amount,Invoice Number',
      'P1,2026-01-20,Receive,10.00,I-1',
      'P2,2026-01-21,External,10.00,I-1',
      'P3,2026-01-22,External,10.00,I-1',
      'P4,2026-01-23,Netting,10.00,I-1',
    ),
  });
  expect(problems.filter(({ rule }) => rule === 'unknown_kind')).toMatchObject([
    {
      severity: 'warning',
      file: 'payments.csv',
      row: 3,
      column: 'Payment Type',
      value: 'External and 1 more',
    },
    { row: 5, value: 'Netting' },
  ]);
});

test('a day in three columns, and an opening balance of nothing', async () => {
  const { rows, rules } = await imported(
    {
      '应收明细账.csv': csv(
        '年,月,日,单据类型,单据号,客户名称,本期应收,本期收回,余额',
        ',,,期初余额,,甲公司,,,0.00',
        '2026,1,5,销售发票,F1,甲公司,100.00,,100.00',
        '2026,2,10,收款单,S1,甲公司,,40.00,60.00',
      ),
    },
    `select issue_date::varchar as date, amount_minor::integer as amount from raw_invoice
     union all select pay_date::varchar, amount_minor::integer from raw_payment order by date`,
  );
  expect(rows).toEqual([
    { date: '2026-01-05', amount: 10000 },
    { date: '2026-02-10', amount: 4000 },
  ]);
  expect(rules).not.toContain('opening_balance');
});

test('amounts that stand only under their age; one under two ages is not guessed', async () => {
  const { rows, problems } = await imported(
    {
      'aging.csv': csv(
        'Customer,Invoice,Invoice Date,Due Date,Current,1-30,31-60,>90',
        'Acme,I1,2026-01-05,2026-02-04,0.00,10.00,0.00,0.00',
        'Acme,I2,2025-01-05,2025-02-04,,,,20.50',
        'Acme,I3,2025-01-05,2025-02-04,1.00,,2.00,',
      ),
    },
    'select invoice_id, amount_minor::integer as amount from raw_invoice order by row',
  );
  expect(rows).toEqual([
    { invoice_id: 'I1', amount: 1000 },
    { invoice_id: 'I2', amount: 2050 },
  ]);
  expect(problems.filter(({ severity }) => severity === 'set_aside')).toMatchObject([
    { rule: 'not_a_number', row: 4, column: 'Current', value: '1.00 + 2.00' },
  ]);
});

test('a ledger with its payments and settled documents is no list of open items alone', async () => {
  const ledger = (last: string) => ({
    'entries.csv': csv(
      'Posting Date,Document Type,Document No.,Customer No.,Original Amount,Remaining Amount,Due Date',
      '2026-01-05,Invoice,I1,C1,100.00,0.00,2026-02-04',
      '2026-01-06,Invoice,I2,C1,50.00,50.00,2026-02-05',
      last,
    ),
  });
  const whole = await imported(ledger('2026-01-20,Payment,P1,C1,-100.00,0.00,2026-01-20'));
  expect(whole.rules).not.toContain('open_items_only');
  const open = await imported(ledger('2026-01-20,Invoice,I3,C1,10.00,0.00,2026-01-20'));
  expect(open.rules).toContain('open_items_only');
});

test('a list of an Indian ledger with "Dr" and "Cr" behind the amounts, a Sage list with its own names', async () => {
  const { rows } = await imported(
    {
      'bills.csv': csv(
        "Date,Ref. No.,Party's Name,Opening Amount,Pending Amount,Due on",
        '5-Apr-26,T1,Acme,"1,00,110.00 Dr","10.00 Dr",5-May-26',
      ),
      'sage.csv': csv(
        'No.,Type,A/C,Date,Ref,Details,Gross Amount,O/S Amount',
        '1,SI,ACME01,15/04/2026,S1,Sales,20.00,0.00',
        '2,SR,ACME01,25/04/2026,R1,Sales Receipt,20.00,0.00',
      ),
    },
    `select invoice_id, coalesce(customer_name, customer_id) as customer, amount_minor::integer as amount, open_minor::integer as open
     from raw_invoice order by invoice_id`,
  );
  expect(rows).toEqual([
    { invoice_id: 'S1', customer: 'ACME01', amount: 2000, open: 0 },
    { invoice_id: 'T1', customer: 'Acme', amount: 10011000, open: 1000 },
  ]);
});
