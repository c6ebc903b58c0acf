import { describe, expect, it } from 'vitest';
import { csv, imported } from '../folder.ts';

const INVOICES = 'invoice_id,customer_id,issue_date,amount';

describe('payments tied to invoices by lines of their own', () => {
  it('take day and customer from the payment; what is left stays unapplied', async () => {
    const { rows, files, rules } = await imported(
      {
        'invoices.csv': csv(INVOICES, 'I1,C1,2026-01-05,60', 'I2,C1,2026-01-05,30'),
        'payment.csv': csv(
          'payment_id,date,amount,customer_id',
          'P1,2026-02-05,100,C1',
          'P2,2026-02-06,5,C1',
        ),
        'payment_line.csv': csv('payment_id,invoice_id,amount', 'P1,I1,60', 'P1,I2,30', 'P9,I1,1'),
      },
      'select payment_id, invoice_id, customer_id, amount_minor, pay_date::varchar as d from raw_payment order by payment_id, amount_minor',
    );
    expect(rows).toEqual([
      {
        payment_id: 'P1',
        invoice_id: null,
        customer_id: 'C1',
        amount_minor: 1000,
        d: '2026-02-05',
      },
      {
        payment_id: 'P1',
        invoice_id: 'I2',
        customer_id: 'C1',
        amount_minor: 3000,
        d: '2026-02-05',
      },
      {
        payment_id: 'P1',
        invoice_id: 'I1',
        customer_id: 'C1',
        amount_minor: 6000,
        d: '2026-02-05',
      },
      { payment_id: 'P2', invoice_id: null, customer_id: 'C1', amount_minor: 500, d: '2026-02-06' },
    ]);
    expect(rules).toEqual(expect.arrayContaining(['payment_lines', 'payment_line_alone']));
    expect(files.find((f) => f.file === 'payment_line.csv')).toMatchObject({
      rowsUsed: 2,
      rowsNotData: 1,
    });
  });

  it('are money whose date was not found where no row has its payment', async () => {
    const { rows, files, rules } = await imported(
      {
        'invoices.csv': csv(INVOICES, 'I1,C1,2026-01-05,60', 'I2,C1,2026-01-05,30'),
        'payments.csv': csv('payment_id,date,amount,invoice_id', 'P1,2026-02-05,60,I1'),
        'refunds.csv': csv('payment_id,Zqoxvo,amount,invoice_id', 'R1,2026-03-05,20,I1'),
      },
      'select payment_id from raw_payment',
    );
    expect(rows).toEqual([{ payment_id: 'P1' }]);
    expect(rules).toContain('payment_undated');
    expect(files.find((f) => f.file === 'refunds.csv')).toMatchObject({ rowsSetAside: 1 });
  });

  it('of more than their payment are told', async () => {
    const { problems } = await imported({
      'invoices.csv': csv(INVOICES, 'I1,C1,2026-01-05,60', 'I2,C1,2026-01-05,60'),
      'payment.csv': csv('payment_id,date,amount,customer_id', 'P1,2026-02-05,100,C1'),
      'payment_line.csv': csv('payment_id,invoice_id,amount', 'P1,I1,60', 'P1,I2,60'),
    });
    const over = problems.find(({ rule }) => rule === 'applied_over_payment');
    expect(over).toMatchObject({ file: 'payment.csv', row: 2, value: 'P1' });
    expect(over?.expected).toBe('parts of 100.00 at most: 120.00 is applied, and counts');
  });
});
