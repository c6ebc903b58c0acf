import { describe, expect, it } from 'vitest';
import { csv, imported } from './folder.ts';

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

describe('one customer under several spellings', () => {
  it('is merged where only blanks, width or case differ, and told where more does', async () => {
    const { rows, problems } = await imported(
      {
        'invoices.csv': csv(
          'invoice_id,customer_name,issue_date,amount',
          '1,Acme Trading Ltd,2026-01-05,1',
          '2,Acme  Trading Ltd,2026-01-05,1',
          '3,ACME TRADING LTD,2026-01-05,1',
          '4,Ａｃｍｅ Trading Ltd,2026-01-05,1',
          '5,Acme Trading Limited,2026-01-05,1',
          '6,Beta,2026-01-05,1',
        ),
      },
      'select distinct customer_name as name from raw_invoice order by 1',
    );
    expect(rows.map((r) => r.name)).toEqual(['Acme Trading Limited', 'Acme Trading Ltd', 'Beta']);
    expect(problems.filter((p) => /spelling|near_customer/.test(p.rule))).toMatchObject([
      {
        rule: 'customer_spelling',
        value: 'ACME TRADING LTD | Ａｃｍｅ Trading Ltd → Acme Trading Ltd',
      },
      { rule: 'near_customer', value: 'Acme Trading Limited ~ Acme Trading Ltd' },
    ]);
    expect(problems.find((p) => p.rule === 'near_customer')!.mend).toContain(
      'set: {customer_name: "Acme Trading Ltd"}',
    );
  });
});

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
});
