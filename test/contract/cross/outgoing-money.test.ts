/** Bank statements: what went out is no refund unless it names a customer or an invoice of the data. */
import { expect, it } from 'vitest';
import { csv, imported } from '../folder.ts';

const INVOICES = csv(
  'Invoice Number,Customer Name,Invoice Date,Amount',
  'FT-2026-001,Acme Ltd,2026-01-05,100.00',
  'FT-2026-002,Birke,2026-01-05,100.00',
);
const KINDS =
  'select kind, amount_minor::integer as minor, invoice_id from raw_payment order by row_id';
const receipt = { kind: 'cash', minor: 10000, invoice_id: 'FT-2026-001' };

it.each([
  [
    'by the sign',
    [
      'Payment Date,Amount,Description',
      '2026-02-01,100.00,FT-2026-001',
      '2026-02-16,-18.50,TAXES',
      '2026-02-27,-42.00,SALARIES',
    ],
  ],
  [
    'in a column of its own',
    [
      'Date,Description,Debit,Credit,Balance',
      '2026-02-01,FT-2026-001,,100.00,1100.00',
      '2026-02-16,TAXES,18.50,,1081.50',
      '2026-02-27,SALARIES,42.00,,1039.50',
    ],
  ],
  [
    'in a column with other words',
    [
      '交易日期,摘要,收入金额,支出金额',
      '2026-02-01,FT-2026-001,100.00,0.00',
      '2026-02-16,缴税,0.00,18.50',
      '2026-02-27,工资,,42.00',
    ],
  ],
  [
    'by a mark',
    [
      'Date,Description,Amount,DR/CR',
      '2026-02-01,FT-2026-001,100.00,CR',
      '2026-02-16,TAXES,18.50,DR',
      '2026-02-27,SALARIES,42.00,DR',
    ],
  ],
  [
    'by a mark in another language, to a name that is no customer',
    [
      'Datum;Verwendungszweck;Kunde;Betrag;Art',
      '01.02.2026;FT-2026-001;Acme Ltd;100,00;Haben',
      '16.02.2026;Steuer;Finanzamt;18,50;Soll',
      '27.02.2026;Lohn;Personal;42,00;Soll',
    ],
  ],
])('leaves out what went out %s', async (_, lines) => {
  const { rows, problems } = await imported(
    { 'invoices.csv': INVOICES, 'bank.csv': csv(...lines) },
    KINDS,
  );
  expect(rows).toEqual([receipt]);
  expect(problems).toContainEqual(
    expect.objectContaining({
      rule: 'outgoing_money',
      row: 3,
      expected: 'money from customers: 2 rows, 60.50',
    }),
  );
});

it.each([
  ['names the customer in its text', '2026-02-20,-25.00,Transfer to ACME LTD'],
  ['names the invoice', '2026-02-20,-25.00,back FT-2026-001'],
  ['says that it goes back', '2026-02-20,-25.00,Rückzahlung'],
  ['says that it was returned', '2026-02-20,-25.00,NSF cheque'],
  ['has no text', '2026-02-20,-25.00,'],
])('is a refund where it %s', async (_, line) => {
  const { rows } = await imported(
    {
      'invoices.csv': INVOICES,
      'bank.csv': csv('Payment Date,Amount,Description', '2026-02-01,100.00,FT-2026-001', line),
    },
    KINDS,
  );
  expect(rows).toMatchObject([receipt, { kind: 'refund', minor: 2500 }]);
});

it('does not turn a statement of outgoing money around', async () => {
  const lines = Array.from(
    { length: 30 },
    (_, i) => `2026-02-${10 + (i % 15)},-1${i}.00,costs ${i}`,
  );
  const { rows, rules } = await imported(
    {
      'invoices.csv': INVOICES,
      'bank.csv': csv('Payment Date,Amount,Description', '2026-02-01,100.00,FT-2026-001', ...lines),
    },
    KINDS,
  );
  expect(rows).toEqual([receipt]);
  expect(rules).not.toContain('sign_flipped');
});

it('counts what a column says was given back as refunds, on its day where it has one', async () => {
  const { rows, rules } = await imported(
    {
      'invoices.csv': INVOICES,
      'zahlungen.csv': csv(
        'Zahlungsdatum,Kunde,Rechnungsnummer,Betrag,Erstattungsbetrag,Erstattet am,Status',
        '2026-02-01,Acme Ltd,FT-2026-001,100.00,100.00,2026-02-09,Erstattet',
        '2026-02-02,Birke,FT-2026-002,90.00,30.00,,Teilweise erstattet',
        '2026-02-03,Birke,FT-2026-002,40.00,0.00,,Ausstehend',
      ),
    },
    `select kind, pay_date::varchar as day, amount_minor::integer as minor, invoice_id
     from raw_payment order by kind, day`,
  );
  const [one, two] = ['FT-2026-001', 'FT-2026-002'];
  expect(rows).toEqual([
    { kind: 'cash', day: '2026-02-01', minor: 10000, invoice_id: one },
    { kind: 'cash', day: '2026-02-02', minor: 9000, invoice_id: two },
    { kind: 'refund', day: '2026-02-02', minor: 3000, invoice_id: two },
    { kind: 'refund', day: '2026-02-09', minor: 10000, invoice_id: one },
  ]);
  expect(rules).toEqual(expect.arrayContaining(['refunded_in_row', 'not_received']));
  expect(rules).not.toContain('unknown_status');
});

it.each(['Refunded', 'Remboursé', '已退款', '返金済み'])(
  'takes a payment with the status "%s" as received and given back, and asks of a part',
  async (status) => {
    const { rows, rules } = await imported(
      {
        'invoices.csv': INVOICES,
        'payments.csv': csv(
          'Payment Date,Customer Name,Invoice Number,Amount,Payment Status',
          `2026-02-01,Acme Ltd,FT-2026-001,100.00,${status}`,
          '2026-02-02,Birke,FT-2026-002,90.00,Partially refunded',
        ),
      },
      KINDS,
    );
    expect(rows).toEqual([{ kind: 'cash', minor: 9000, invoice_id: 'FT-2026-002' }]);
    expect(rules).toEqual(expect.arrayContaining(['given_back', 'unknown_status']));
  },
);

const ALL_OUT = 'select kind, amount_minor::integer as minor from raw_payment order by row_id';
const listOf = (header: string, ...lines: string[]) => ({
  'invoices.csv': INVOICES,
  'konto.csv': csv(`Payment Date,Amount,${header}`, ...lines),
});

it.each([
  ['Description', 'Büromiete', 'Gehälter', 'Umsatzsteuer'],
  ['Description', '房租', '工资', '税款'],
  ['Description', 'аренда', 'зарплата', 'налоги'],
  ['Customer', 'Landlord Ltd', 'Power Co', 'Tax Office'],
  ['Customer', 'Zqxv', 'Blorp', 'Wibble'],
])('leaves out a list of nothing but outgoing money under %s', async (header, ...names) => {
  const lines = names.map((name, i) => `2026-02-0${i + 1},-${i + 5}0.00,${name}`);
  const { rows, rules, problems } = await imported(listOf(header, ...lines), ALL_OUT);
  expect({ rows, refused: rules.includes('sign_flipped') }).toEqual({ rows: [], refused: false });
  expect(problems).toContainEqual(
    expect.objectContaining({
      rule: 'outgoing_money',
      expected: 'money from customers: 3 rows, 180.00',
    }),
  );
});

it('reads receipts with a minus as receipts where they name customers or invoices', async () => {
  const named = ['2026-02-01,-50.00,Acme Ltd', '2026-02-02,-60.00,Birke'];
  const ofCustomers = await imported(listOf('Customer', ...named), ALL_OUT);
  const ofInvoices = await imported(
    listOf('Invoice Number', '2026-02-01,-50.00,FT-2026-001', '2026-02-02,-60.00,FT-2026-002'),
    ALL_OUT,
  );
  for (const { rows, rules } of [ofCustomers, ofInvoices]) {
    expect(rows).toMatchObject([{ kind: 'cash' }, { kind: 'cash' }]);
    expect(rules).toContain('sign_flipped');
  }
});

it('refuses to guess where nothing but outgoing money names some of them', async () => {
  const texts = ['2026-02-01,-50.00,FT-2026-001', '2026-02-02,-60.00,FT-2026-002'];
  const byText = await imported(listOf('Description', ...texts));
  const some = ['Acme Ltd', 'Landlord', 'Power Co'].map(
    (name, i) => `2026-02-0${i + 1},-9.00,${name}`,
  );
  const byColumn = await imported(listOf('Customer', ...some));
  for (const { rules, refused } of [byText, byColumn]) {
    expect(rules).toContain('direction_unknown');
    expect(refused).toBe(true);
  }
});

it('says the sum of each currency alone', async () => {
  const payments = csv(
    'Payment Date,Amount,Currency,Description',
    '2026-02-01,100.00,EUR,FT-2026-001',
    '2026-02-16,-18.50,EUR,TAXES',
    '2026-02-17,-4200,JPY,FEES',
    '2026-02-27,-42.00,EUR,SALARIES',
  );
  const { problems } = await imported({ 'invoices.csv': INVOICES, 'payments.csv': payments });
  const said = problems.find(({ rule }) => rule === 'outgoing_money');
  expect(said?.expected).toBe('money from customers: 3 rows, 60.50 EUR, 4200 JPY');
});
