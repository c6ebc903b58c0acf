/** Tables side by side: the rows of one never take cells of the other, and what is not read is told. */
import { expect, it } from 'vitest';
import { csv, imported } from '../folder.ts';

const SQL =
  'select invoice_id, coalesce(customer_name, customer_id) as customer, amount_minor::int as amount from raw_invoice order by 1';
const INVOICES = [
  { invoice_id: 'A-1', customer: 'Acme', amount: 100000 },
  { invoice_id: 'A-2', customer: 'Acme', amount: 50000 },
  { invoice_id: 'A-3', customer: 'Birch', amount: 25000 },
];

it.each([
  [
    'a summary to the right',
    ',',
    ['Invoice No,Customer,Invoice Date,Due Date,Amount,,Customer,Total'],
    [
      'A-1,Acme,2026-01-05,2026-02-04,1000.00,,Acme,1500.00',
      'A-2,Acme,2026-01-15,2026-02-14,500.00,,Birch,250.00',
      'A-3,Birch,2026-01-20,2026-02-19,250.00,,Total,1750.00',
    ],
  ],
  [
    'a summary to the left',
    ';',
    ['Kunde;Summe;;Rechnungsnummer;Kunde;Rechnungsdatum;Fälligkeit;Betrag'],
    [
      'Acme;1.500,00;;A-1;Acme;05.01.2026;04.02.2026;1.000,00',
      'Birch;250,00;;A-2;Acme;15.01.2026;14.02.2026;500,00',
      ';;;A-3;Birch;20.01.2026;19.02.2026;250,00',
    ],
  ],
  [
    'totals without a header',
    '\t',
    ['单据号\t客户\t开票日期\t到期日\t金额\t\t\t'],
    [
      'A-1\tAcme\t2026-01-05\t2026-02-04\t1000.00\t\t合计\t1750.00',
      'A-2\tAcme\t2026-01-15\t2026-02-14\t500.00\t\t\t',
      'A-3\tBirch\t2026-01-20\t2026-02-19\t250.00\t\t\t',
    ],
  ],
])('reads the list beside %s', async (_, __, header, rows) => {
  const { rows: used, rules } = await imported({ 'ar.csv': csv(...header, ...rows) }, SQL);
  expect(used).toEqual(INVOICES);
  expect(rules).toEqual(expect.arrayContaining(['side_table', 'sheet_not_read']));
});

it('reads payments beside invoices as payments of the invoices they name', async () => {
  const { rows } = await imported(
    {
      'ar.csv': csv(
        'Invoice No,Customer,Invoice Date,Due Date,Amount,,Receipt No,Invoice No,Payment Date,Amount',
        'A-1,Acme,2026-01-05,2026-02-04,1000.00,,P-1,A-1,2026-02-01,400.00',
        'A-2,Acme,2026-01-15,2026-02-14,500.00,,P-2,A-3,2026-02-02,250.00',
        'A-3,Birch,2026-01-20,2026-02-19,250.00,,,,,',
      ),
    },
    'select invoice_id, amount_minor::int as amount from raw_payment order by 1',
  );
  expect(rows).toEqual([
    { invoice_id: 'A-1', amount: 40000 },
    { invoice_id: 'A-3', amount: 25000 },
  ]);
});

it('keeps a table together that only has a blank column inside', async () => {
  const { rows, rules } = await imported(
    {
      'ar.csv': csv(
        'Invoice No,Customer,Invoice Date,Due Date,Amount,,Paid Amount,Status',
        'A-1,Acme,2026-01-05,2026-02-04,1000.00,,400.00,open',
        'A-2,Acme,2026-01-15,2026-02-14,500.00,,0.00,open',
      ),
    },
    'select paid_minor::int as paid from raw_invoice order by invoice_id',
  );
  expect(rows).toEqual([{ paid: 40000 }, { paid: 0 }]);
  expect(rules).not.toContain('side_table');
});

it.each(['utf-16le', 'utf-16be'])(
  'reads a second table below the first in %s',
  async (encoding) => {
    const text = csv(
      '应收\t\t\t\t',
      '单据号\t客户\t开票日期\t到期日\t金额',
      'A-1\t甲公司\t2026-01-05\t2026-02-04\t1000.00',
      '',
      '收款\t\t\t',
      '收款单号\t对应单号\t收款日期\t收款金额',
      'P-1\tA-1\t2026-02-01\t400.00',
    );
    const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
    if (encoding === 'utf-16be') bytes.swap16();
    const { rows, rules } = await imported(
      { 'ar.txt': bytes },
      'select invoice_id, amount_minor::int as amount from raw_payment',
    );
    expect(rows).toEqual([{ invoice_id: 'A-1', amount: 40000 }]);
    expect(rules).toContain('second_table');
  },
);
