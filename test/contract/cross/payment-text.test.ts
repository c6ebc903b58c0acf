import { describe, expect, it } from 'vitest';
import { csv, imported } from '../folder.ts';

const INVOICES = 'invoice_id,customer_id,issue_date,amount';

describe('an invoice number inside the text of a payment', () => {
  const pay = (...rows: string[]) =>
    imported(
      {
        'invoices.csv': csv(
          INVOICES,
          'INV-1001,C1,2026-01-05,5',
          'INV-10010,C1,2026-01-05,5',
          'INV-2002,C2,2026-01-05,5',
          '12,C1,2026-01-05,5',
        ),
        'payments.csv': csv('payment_id,date,amount,customer_id,bank_ref', ...rows),
      },
      'select payment_id as p, invoice_id as i from raw_payment order by row_id',
    );

  it.each([
    ['the exact token', 'P,2026-02-05,5,C1,Thanks for INV-1001.', 'INV-1001'],
    ['beside Chinese text', 'P,2026-02-05,5,C1,付 INV-1001 货款', 'INV-1001'],
    ['not a part of a longer number', 'P,2026-02-05,5,C1,ref INV-100', null],
    ['not another customer’s', 'P,2026-02-05,5,C1,for INV-2002', null],
    ['not where two are named', 'P,2026-02-05,5,C1,INV-1001 and INV-10010', null],
    ['not a short number', 'P,2026-02-05,5,C1,12 boxes', null],
  ])('counts as %s', async (_, row, invoice) => {
    expect((await pay(row)).rows).toEqual([{ p: 'P', i: invoice }]);
  });

  it('is not used where it would be the only reference of many payments', async () => {
    const { rows, rules } = await pay(
      'P1,2026-02-05,1,C1,INV-1001',
      'P2,2026-02-05,2,C1,x',
      'P3,2026-02-05,3,C1,y',
    );
    expect(rows.every((row) => row.i === null)).toBe(true);
    expect(rules).toContain('text_reference_unused');
  });
});
