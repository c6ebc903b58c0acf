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
          '104,C1,2026-01-05,5',
          '105,C1,2026-01-06,4',
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
    ['in other capitals', 'P,2026-02-05,5,C1,ZAHLUNG inv-1001', 'INV-1001'],
    ['a short one with the money of its invoice', 'P,2026-02-05,5,C1,Rg. 104', '104'],
    ['not a short one with other money', 'P,2026-02-05,4,C1,104 boxes', null],
    ['not a short number', 'P,2026-02-05,5,C1,12 boxes', null],
  ])('counts as %s', async (_, row, invoice) => {
    expect((await pay(row)).rows).toEqual([{ p: 'P', i: invoice }]);
  });

  it('is shared by all that are named, beside a blank or a slash', async () => {
    const { rows } = await pay(
      'P,2026-02-05,7,C1,inv-1001/INV-10010',
      'Q,2026-02-06,3,C1,INV-10010',
    );
    expect(rows).toEqual([
      { p: 'P', i: 'INV-1001' },
      { p: 'Q', i: 'INV-10010' },
      { p: 'P', i: 'INV-10010' },
    ]);
  });

  it('may be short where the money is that of all that are named', async () => {
    const { rows } = await pay('Q,2026-02-06,9,C1,104 and 105');
    expect(rows).toMatchObject([{ i: '104' }, { i: '105' }]);
  });

  it('is used where few payments have one, and leaves the others as they are', async () => {
    const { rows } = await imported(
      {
        'invoices.csv': csv(INVOICES, 'INV-1001,C1,2026-01-05,5', 'INV-1002,C1,2026-01-05,5'),
        'payments.csv': csv(
          'payment_id,date,amount,customer_id,bank_ref',
          'P1,2026-02-05,1,C1,INV-1002',
          'P2,2026-02-05,2,C1,x',
          'P3,2026-02-05,3,C1,y',
        ),
      },
      `select p.payment_id as p, p.invoice_id as i, t.row_id is not null as few
       from raw_payment p left join raw_text_reference t using (row_id) order by p.row_id`,
    );
    expect(rows).toEqual([
      { p: 'P1', i: 'INV-1002', few: true },
      { p: 'P2', i: null, few: false },
      { p: 'P3', i: null, few: false },
    ]);
  });
});
