import { describe, expect, it } from 'vitest';
import { csv, imported } from '../folder.ts';

const HEADER = 'invoice_id,customer_id,issue_date,due_date,amount,paid_amount';
const INVOICES =
  'select invoice_id, instalment_no, amount_minor, due_date::varchar as due_date from raw_invoice order by invoice_id, instalment_no';

describe('rows that meet again', () => {
  it('drops an equal row, in the same file or another, and counts it', async () => {
    const row = 'A1,C1,2026-01-05,2026-02-04,100.00,0';
    const { problems, files, rows } = await imported(
      {
        'a.csv': csv(HEADER, row, row),
        'b.csv': csv(HEADER, row, 'A2,C1,2026-01-06,2026-02-05,7,0'),
      },
      INVOICES,
    );
    expect(rows.map((r) => r.invoice_id)).toEqual(['A1', 'A2']);
    expect(problems.map(({ rule, file, row: at }) => [rule, file, at])).toEqual([
      ['duplicate_row', 'a.csv', 3],
      ['duplicate_row', 'b.csv', 2],
    ]);
    expect(files).toMatchObject([
      {
        rowsRead: 2,
        rowsUsed: 1,
        rowsNotData: 1,
        amountRead: 20000,
        amountUsed: 10000,
        amountNotData: 10000,
      },
      {
        rowsRead: 2,
        rowsUsed: 1,
        rowsNotData: 1,
        amountRead: 10700,
        amountUsed: 700,
        amountNotData: 10000,
      },
    ]);
  });

  it('lets a later file supersede, and says what changed', async () => {
    const { problems, rows, files } = await imported(
      {
        'invoices-2.csv': csv(HEADER, 'A1,C1,2026-01-05,2026-02-04,100.00,0'),
        'invoices-10.csv': csv(HEADER, 'A1,C1,2026-01-05,2026-02-04,120.00,50'),
      },
      INVOICES,
    );
    expect(rows).toMatchObject([{ invoice_id: 'A1', amount_minor: 12000 }]);
    expect(problems).toMatchObject([
      {
        severity: 'repaired',
        rule: 'superseded',
        file: 'invoices-2.csv',
        row: 2,
        value: 'A1 by invoices-10.csv row 2: amount: 10000 → 12000, paid_amount: 0 → 5000',
      },
    ]);
    expect(files[0]).toMatchObject({ file: 'invoices-2.csv', rowsUsed: 0, rowsNotData: 1 });
  });

  it('reads several due dates of one invoice as instalments', async () => {
    const { rules, rows } = await imported(
      {
        'a.csv': csv(
          HEADER,
          'A1,C1,2026-01-05,2026-03-01,70,0',
          'A1,C1,2026-01-05,2026-02-01,30,0',
        ),
      },
      INVOICES,
    );
    expect(rules).toEqual(['instalments_numbered']);
    expect(rows).toEqual([
      { invoice_id: 'A1', instalment_no: 1, amount_minor: 3000, due_date: '2026-02-01' },
      { invoice_id: 'A1', instalment_no: 2, amount_minor: 7000, due_date: '2026-03-01' },
    ]);
  });

  it('does not mix up two customers or a credit note under one number', async () => {
    const { rows, rules } = await imported(
      {
        'a.csv': csv(
          `${HEADER},doc_type`,
          'A1,C1,2026-01-05,2026-02-04,100,0,invoice',
          'A1,C2,2026-01-05,2026-02-04,60,0,invoice',
          'A1,C1,2026-01-09,,-20,0,credit note',
        ),
      },
      'select customer_id, doc_type, amount_minor from raw_invoice order by row_id',
    );
    expect(rules).toEqual([]);
    expect(rows).toEqual([
      { customer_id: 'C1', doc_type: 'invoice', amount_minor: 10000 },
      { customer_id: 'C2', doc_type: 'invoice', amount_minor: 6000 },
      { customer_id: 'C1', doc_type: 'credit_note', amount_minor: 2000 },
    ]);
  });

  it('keeps payments that repeat without an id, but not those that overlap between files', async () => {
    const payment = '2026-02-01,10,A1';
    const header = 'date,amount,invoice_id';
    const invoices = csv(HEADER, 'A1,C1,2026-01-05,2026-02-04,100.00,0');
    const { rows } = await imported(
      {
        'invoices.csv': invoices,
        'payments-1.csv': csv(header, payment, payment),
        'payments-2.csv': csv(header, payment, payment, payment),
      },
      'select count(*)::integer as n from raw_payment',
    );
    expect(rows).toEqual([{ n: 3 }]);
  });

  it('keeps a payment number that comes back with another day and amount', async () => {
    const header = 'payment_id,date,amount,customer_id';
    const { rows } = await imported(
      {
        'payments-1.csv': csv(header, '1001,2026-02-01,10,C1'),
        'payments-2.csv': csv(header, '1001,2026-05-09,35,C1'),
        'payments-3.csv': csv(header, '1001,2026-05-09,36,C1'),
      },
      'select amount_minor from raw_payment order by row_id',
    );
    expect(rows).toEqual([{ amount_minor: 1000 }, { amount_minor: 3600 }]);
  });

  it('gives a payment the currency of its invoice, with the decimals of that currency', async () => {
    const { rows } = await imported(
      {
        'invoices.csv': csv(
          'invoice_id,customer_id,issue_date,amount,currency',
          'J1,C1,2026-01-05,5000,JPY',
          'E1,C1,2026-01-05,50.5,EUR',
        ),
        'payments.csv': csv(
          'payment_id,date,amount,invoice_id',
          'P1,2026-02-01,5000,J1',
          'P2,2026-02-01,50.50,E1',
        ),
      },
      'select currency, amount_minor from raw_payment order by row_id',
    );
    expect(rows).toEqual([
      { currency: 'JPY', amount_minor: 5000 },
      { currency: 'EUR', amount_minor: 5050 },
    ]);
  });
});
