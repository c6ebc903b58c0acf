import { describe, expect, it } from 'vitest';
import { csv, imported } from './folder.ts';

const HEADER = 'Invoice Number,Customer Name,Invoice Date,Due Date,Total';
const INVOICES = 'select invoice_id, customer_name, amount_minor from raw_invoice order by row_id';

describe('rows above the header', () => {
  it('are titles, however many, and say the day and the ageing basis', async () => {
    const titles = Array.from({ length: 26 }, (_, i) => `Line ${i}`);
    const { rows, problems } = await imported(
      {
        'open.csv': csv(
          'Aged Receivables Detail',
          'As at 31 March 2026',
          'Ageing by due date',
          ...titles,
          '',
          HEADER,
          'A1,Acme,2026-01-05,2026-02-04,10',
        ),
      },
      INVOICES,
    );
    expect(rows).toEqual([{ invoice_id: 'A1', customer_name: 'Acme', amount_minor: 1000 }]);
    expect(problems.find((p) => p.rule === 'title_as_of')).toMatchObject({
      severity: 'repaired',
      value: 'As at 31 March 2026; Ageing by due date',
      expected: expect.stringContaining('2026-03-31'),
    });
  });

  it.each([
    ['单位：万元', '1.5', 1500000],
    ['单位：千元', '1.5', 150000],
    ['单位：元', '1.5', 150],
    ['单位：分', '150', 150],
    ['Amounts in thousands', '1.5', 150000],
    ['Angaben in TEUR', '1.5', 150000],
  ])('"%s" scales %s exactly', async (unit, amount, minor) => {
    const file = csv(`${unit},,,,`, HEADER, `A1,Acme,2026-01-05,2026-02-04,${amount}`);
    const { rows } = await imported({ 'invoices.csv': file }, INVOICES);
    expect(rows[0]!.amount_minor).toBe(minor);
  });

  it.each([
    ['应收金额（万元）', '0.12', 120000],
    ['amount_cents', '1234', 1234],
    ['Total (USD)', '12.34', 1234],
  ])('the header "%s" carries its own unit', async (header, amount, minor) => {
    const file = csv(`invoice_id,customer_id,issue_date,${header}`, `A1,C1,2026-01-05,${amount}`);
    const sql = 'select amount_minor, currency from raw_invoice';
    const { rows } = await imported({ 'invoices.csv': file }, sql);
    expect(rows).toEqual([
      { amount_minor: minor, currency: header.includes('USD') ? 'USD' : null },
    ]);
  });

  it('a header of two rows, as merged cells leave it', async () => {
    const { rows } = await imported(
      {
        'list.csv': csv(
          ',Document,,Customer,,Net due,Amount in',
          ',Number,Date,Number,Name,date,doc. curr.',
          ',900001,2026-01-05,100,Acme,2026-02-04,12.50',
        ),
      },
      "select invoice_id, customer_id, customer_name, amount_minor, issue_date::varchar || ' ' || due_date::varchar as dates from raw_invoice",
    );
    expect(rows).toEqual([
      {
        invoice_id: '900001',
        customer_id: '100',
        customer_name: 'Acme',
        amount_minor: 1250,
        dates: '2026-01-05 2026-02-04',
      },
    ]);
  });
});

describe('rows between the rows of data', () => {
  it('headings name the customer; totals are compared; a timestamp closes the list', async () => {
    const { rows, problems, files } = await imported(
      {
        'detail.csv': csv(
          'Invoice Date,Due Date,Invoice Number,Total',
          'Acme Ltd,,,',
          '2026-01-05,2026-02-04,A1,10',
          '2026-01-06,2026-02-05,A2,5',
          'Total for Acme Ltd,,,15',
          'Beta GmbH,,,',
          '2026-01-07,2026-02-06,B1,7',
          'Total Beta GmbH,,,7',
          'Grand total,,,22',
          '"Tuesday, 31 March 2026 09:12 AM",,,',
        ),
      },
      INVOICES,
    );
    expect(rows).toEqual([
      { invoice_id: 'A1', customer_name: 'Acme Ltd', amount_minor: 1000 },
      { invoice_id: 'A2', customer_name: 'Acme Ltd', amount_minor: 500 },
      { invoice_id: 'B1', customer_name: 'Beta GmbH', amount_minor: 700 },
    ]);
    const left = problems.filter((p) => p.severity === 'left_out').map((p) => [p.rule, p.row]);
    expect(left).toEqual([
      ['heading_row', 2],
      ['total_row', 5],
      ['heading_row', 6],
      ['total_row', 8],
      ['total_row', 9],
      ['footer_row', 10],
    ]);
    expect(problems.some((p) => p.rule === 'total_differs')).toBe(false);
    expect(problems.find((p) => p.rule === 'customer_carried')?.value).toBe('Acme Ltd and 2 more');
    expect(files[0]).toMatchObject({ rowsRead: 9, rowsUsed: 3, rowsNotData: 6, rowsSetAside: 0 });
  });

  it('a heading carries down into blank cells of the customer column', async () => {
    const file = csv(
      'Customer Name,Invoice Number,Invoice Date,Total',
      'Acme,,,',
      ',A1,2026-01-05,10',
      '合计,,,10',
    );
    const { rows } = await imported({ 'list.csv': file }, INVOICES);
    expect(rows).toEqual([{ invoice_id: 'A1', customer_name: 'Acme', amount_minor: 1000 }]);
  });

  it.each([
    ['Total', '14', '15.00'],
    ['合计', '0', '15.00'],
    ['Summe', '14.99', '15.00'],
    ['Итого', '150', '15.00'],
  ])('a total %s of %s that does not agree is a warning with both', async (word, printed, own) => {
    const file = csv(
      HEADER,
      'A1,Acme,2026-01-05,2026-02-04,10',
      'A2,Acme,2026-01-05,2026-02-04,5',
      `${word},,,,${printed}`,
    );
    const { problems } = await imported({ 'invoices.csv': file });
    const found = problems.find((p) => p.rule === 'total_differs');
    expect(found).toMatchObject({ severity: 'warning', row: 4, value: printed });
    expect(found!.expected).toBe(
      `${own}, the sum of the rows; printed is ${Number(printed).toFixed(2)}`,
    );
  });

  it('totals by currency agree with the rows of that currency', async () => {
    const file = csv(
      `${HEADER},Currency`,
      'A1,Acme,2026-01-05,2026-02-04,10,EUR',
      'A2,Acme,2026-01-05,2026-02-04,5,USD',
      'A3,Acme,2026-01-05,2026-02-04,2,EUR',
      'Total EUR,,,,12,EUR',
      'Total USD,,,,5,USD',
      'Total CHF,,,,3,CHF',
    );
    const { problems } = await imported({ 'invoices.csv': file });
    expect(problems.filter((p) => p.rule === 'total_differs').map((p) => p.row)).toEqual([7]);
  });

  it('a header that comes again on each page is no data', async () => {
    const row = 'A1,Acme,2026-01-05,2026-02-04,10';
    const { rules, files } = await imported({
      'invoices.csv': csv(HEADER, row, HEADER, row.replace('A1', 'A2')),
    });
    expect(rules).toContain('repeated_header');
    expect(files[0]).toMatchObject({ rowsUsed: 2, rowsSetAside: 0, rowsNotData: 1 });
  });
});

describe('ledgers of accounts', () => {
  const LEDGER = csv(
    '客户往来明细账,,,,,,,',
    '客户名称,凭证日期,凭证号,摘要,借方,贷方,方向,余额',
    '甲公司,,,上期结转,,,借,5000',
    '甲公司,2026-01-05,记-1,销售,10000,,借,15000',
    '甲公司,2026-02-05,收-1,回款,,16000,贷,1000',
    '甲公司,,,小计,10000,16000,贷,1000',
    '乙公司,2026-01-07,记-2,销售,2000,,借,2000',
  );

  it('take the side from the two columns, not from that of the running balance', async () => {
    const { rows } = await imported({ 'ledger.csv': LEDGER }, INVOICES);
    expect(rows).toEqual([
      { invoice_id: '记-1', customer_name: '甲公司', amount_minor: 1000000 },
      { invoice_id: '记-2', customer_name: '乙公司', amount_minor: 200000 },
    ]);
    const sql = 'select payment_id, kind, amount_minor from raw_payment';
    expect((await imported({ 'ledger.csv': LEDGER }, sql)).rows).toEqual([
      { payment_id: '收-1', kind: 'cash', amount_minor: 1600000 },
    ]);
  });

  it('tell of a balance brought forward, and know a total behind the name', async () => {
    const { problems } = await imported({ 'ledger.csv': LEDGER });
    const reported = problems.map(({ rule, row, value }) => [rule, row, value]);
    expect(reported).toContainEqual(['opening_balance', 3, '上期结转']);
    expect(reported).toContainEqual(['total_row', 6, '小计']);
    expect(problems.filter(({ severity }) => severity === 'set_aside')).toEqual([]);
  });

  it('group by ages without taking an age for a customer', async () => {
    const list = csv(
      'A/R Ageing Detail,,,,',
      'Date,No.,Customer Name,Due Date,Open Balance',
      '91 and over,,,,',
      '01/05/2026,1001,Acme,01/20/2026,100.00',
      'Total for 91 and over,,,,100.00',
      '1 - 30,,,,',
      '03/15/2026,1005,Beta,03/25/2026,200.00',
      'Total for 1 - 30,,,,200.00',
    );
    const { rows, problems } = await imported({ 'ageing.csv': list }, INVOICES);
    expect(rows).toEqual([
      { invoice_id: '1001', customer_name: 'Acme', amount_minor: 10000 },
      { invoice_id: '1005', customer_name: 'Beta', amount_minor: 20000 },
    ]);
    expect(problems.filter(({ severity }) => severity === 'set_aside')).toEqual([]);
  });
});
