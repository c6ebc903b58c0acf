import { describe, expect, it } from 'vitest';
import { csv, imported } from '../folder.ts';

const INVOICES = 'invoice_id,customer_id,issue_date,amount';
const PAYMENTS = 'payment_id,date,amount,invoice_id';

describe('numbers of documents and customers', () => {
  it('lose the ".0" of a decimal, in a column that is made of them', async () => {
    const { rows, problems } = await imported(
      {
        'invoices.csv': csv(
          INVOICES,
          '1930571429.0,200769623.0,2026-01-05,5',
          '1930571430.0,200769623.0,2026-01-05,5',
        ),
      },
      'select invoice_id, customer_id from raw_invoice order by row_id',
    );
    expect(rows).toEqual([
      { invoice_id: '1930571429', customer_id: '200769623' },
      { invoice_id: '1930571430', customer_id: '200769623' },
    ]);
    expect(problems.filter((p) => p.rule === 'float_id').map((p) => p.value)).toEqual([
      '1930571429.0 and 1 more',
      '200769623.0 and 1 more',
    ]);
  });

  it('that a spreadsheet shortened are set aside, but their money stays', async () => {
    const { problems, rows, files } = await imported(
      {
        'invoices.csv': csv(INVOICES, 'A1,C1,2026-01-05,5', '1.421E+10,C1,2026-01-05,7'),
        'payments.csv': csv(PAYMENTS, 'P1,2026-02-05,5,1.421E+10'),
      },
      'select invoice_id, amount_minor from raw_payment',
    );
    expect(problems.find((p) => p.rule === 'damaged_id')).toMatchObject({
      severity: 'set_aside',
      row: 3,
      value: '1.421E+10',
    });
    expect(files[0]).toMatchObject({ rowsUsed: 1, rowsSetAside: 1, amountSetAside: 700 });
    expect(rows).toEqual([{ invoice_id: null, amount_minor: 500 }]);
  });

  it('keep leading zeros; a payment for 0012 is not put on 12, and says so', async () => {
    const { rows, problems } = await imported(
      {
        'invoices.csv': csv(INVOICES, '12,C1,2026-01-05,5', '0034,C1,2026-01-05,5'),
        'payments.csv': csv(PAYMENTS, 'P1,2026-02-05,5,0012', 'P2,2026-02-05,5,0034'),
      },
      'select invoice_id from raw_payment order by row_id',
    );
    expect(rows).toEqual([{ invoice_id: '0012' }, { invoice_id: '0034' }]);
    expect(problems).toMatchObject([
      { severity: 'warning', rule: 'near_invoice', row: 2, value: '0012' },
    ]);
    expect(problems[0]!.expected).toBe('12, an invoice in the data');
  });
});
