import { describe, expect, it } from 'vitest';
import { csv, imported } from './folder.ts';

const AMOUNTS = 'select invoice_id, amount_minor from raw_invoice order by row_id';

describe('what an export may look like', () => {
  it('has title rows, a blank row, a unit line, totals and a semicolon', async () => {
    const { rows, files, rules } = await imported(
      {
        'ledger.csv': csv(
          'Aged receivables;;;;',
          '单位：万元;;;;',
          ';;;;',
          'Invoice Number;Contact Name;Invoice Date;Due Date;Total',
          'A1;Acme;2026-01-05;2026-02-04;1,5',
          'A2;Acme;2026-01-06;2026-02-05;0,25',
          'Total;;;;1,75',
          ';;;;',
        ),
      },
      AMOUNTS,
    );
    expect(rows).toEqual([
      { invoice_id: 'A1', amount_minor: 1500000 },
      { invoice_id: 'A2', amount_minor: 250000 },
    ]);
    // three rows above the header, one total, one blank
    expect(files).toMatchObject([{ rowsRead: 7, rowsUsed: 2, rowsSetAside: 0, rowsNotData: 5 }]);
    expect(rules.sort()).toEqual(['no_payments', 'total_row', 'unit_scaled']);
  });

  it.each([
    [
      'a byte order mark and CRLF',
      Buffer.from('\ufeffinvoice_id,客户名称,issue_date,amount\r\n007,汇款,2026-01-05,5\r\n'),
    ],
    ['CR alone', Buffer.from('invoice_id,客户名称,issue_date,amount\r007,汇款,2026-01-05,5\r')],
    [
      'UTF-16 with tabs',
      Buffer.from(
        '\ufeffinvoice_id\t客户名称\tissue_date\tamount\r\n007\t汇款\t2026-01-05\t5\r\n',
        'utf16le',
      ),
    ],
    [
      'GB18030',
      // 客户名称 and 汇款 in GB18030
      Buffer.concat([
        Buffer.from('invoice_id,'),
        Buffer.from('bfcdbba7c3fbb3c6', 'hex'),
        Buffer.from(',issue_date,amount\n007,'),
        Buffer.from('bbe3bfee', 'hex'),
        Buffer.from(',2026-01-05,5\n'),
      ]),
    ],
  ])('is in %s', async (_, bytes) => {
    const { rows } = await imported(
      { 'invoices.csv': bytes },
      'select invoice_id, customer_name, amount_minor from raw_invoice',
    );
    expect(rows).toEqual([{ invoice_id: '007', customer_name: '汇款', amount_minor: 500 }]);
  });

  it('counts rows as a spreadsheet does, quoted line breaks included', async () => {
    const { problems } = await imported({
      'invoices.csv': csv(
        'invoice_id,customer_id,issue_date,amount,note',
        'A1,C1,2026-01-05,5,"two\nlines"',
        '',
        'A2,C1,soon,5,',
      ),
    });
    expect(problems.find((p) => p.rule === 'unreadable_date')?.row).toBe(4);
  });

  it('has two decimal styles of dates and amounts decided over the whole column', async () => {
    const { rows } = await imported(
      {
        'invoices.csv': csv(
          'invoice_id,customer_id,InvoiceDate,DueDate,InvoiceAmount',
          'A1,C1,1/2/2013,2/1/2013,"1,234"',
          'A2,C1,1/26/2012,2/25/2012,"1,234.50"',
        ),
      },
      'select issue_date::varchar as d, amount_minor as a from raw_invoice order by row_id',
    );
    expect(rows).toEqual([
      { d: '2013-01-02', a: 123400 },
      { d: '2012-01-26', a: 123450 },
    ]);
  });

  it('keeps the minor digits of each currency', async () => {
    const { rows, problems } = await imported(
      {
        'invoices.csv': csv(
          'invoice_id,customer_id,issue_date,amount,currency',
          'J,C1,2026-01-05,1200,JPY',
          'K,C1,2026-01-05,1.234,KWD',
          'E,C1,2026-01-05,12.34,eur',
          'X,C1,2026-01-05,12.5,JPY',
          'Q,C1,2026-01-05,12,QQQ',
        ),
      },
      AMOUNTS,
    );
    expect(rows.map((row) => row.amount_minor)).toEqual([1200, 1234, 1234]);
    expect(
      problems.filter((p) => p.severity === 'set_aside').map((p) => [p.rule, p.value]),
    ).toEqual([
      ['too_many_decimals', '12.5'],
      ['unknown_currency', 'QQQ'],
    ]);
  });

  it('mixes receivables, payables, void and deleted rows', async () => {
    const { rows, files, problems } = await imported(
      {
        'list.csv': csv(
          'invoice_id,contact_id,date,due_date,total,invoice_number,status,type',
          'u-1,c,2026-01-05,2026-02-01,10,INV-1,PAID,ACCREC',
          'u-2,c,2026-01-05,2026-02-01,20,B-9,PAID,ACCPAY',
          'u-3,c,2026-01-05,2026-02-01,30,INV-3,VOIDED,ACCREC',
          'u-4,c,2026-01-05,2026-02-01,-40,CN-4,PAID,ACCRECCREDIT',
        ),
      },
      'select invoice_id, doc_type, amount_minor from raw_invoice order by row_id',
    );
    expect(rows).toEqual([
      { invoice_id: 'INV-1', doc_type: 'invoice', amount_minor: 1000 },
      { invoice_id: 'CN-4', doc_type: 'credit_note', amount_minor: 4000 },
    ]);
    expect(problems.filter((p) => p.severity === 'left_out').map((p) => [p.rule, p.row])).toEqual([
      ['payable', 3],
      ['void_or_draft', 4],
    ]);
    expect(files).toMatchObject([
      {
        rowsRead: 4,
        rowsUsed: 2,
        rowsNotData: 2,
        amountRead: 2000,
        amountUsed: -3000,
        amountNotData: 5000,
      },
    ]);
  });

  it('keeps the technical id where payments refer to it', async () => {
    const { rows } = await imported(
      {
        'list.csv': csv(
          'invoice_id,contact_id,date,due_date,total,invoice_number',
          'u-1,c,2026-01-05,2026-02-01,10,INV-1',
        ),
        'payments.csv': csv('payment_id,date,amount,invoice_id', 'p,2026-01-09,10,u-1'),
      },
      'select invoice_id from raw_invoice',
    );
    expect(rows).toEqual([{ invoice_id: 'u-1' }]);
  });

  it('has payments of every kind, negative cash being a refund', async () => {
    const { rows, problems } = await imported(
      {
        'payments.csv': csv(
          'payment_id,date,amount,kind',
          'P1,2026-01-05,10,cash',
          'P2,2026-01-05,-4,cash',
          'P3,2026-01-05,3,坏账',
          'P4,2026-01-05,2,discount',
          'P5,2026-01-05,6,refund',
          'P6,2026-01-05,-1,write-off',
        ),
      },
      'select kind, amount_minor from raw_payment order by row_id',
    );
    expect(rows.map((r) => [r.kind, r.amount_minor])).toEqual([
      ['cash', 1000],
      ['refund', 400],
      ['write_off', 300],
      ['discount', 200],
      ['refund', 600],
    ]);
    expect(problems[0]).toMatchObject({ rule: 'negative_adjustment', row: 7 });
  });

  it('checks computed columns against the dates', async () => {
    const { problems } = await imported({
      'invoices.csv': csv(
        'invoiceNumber,customerID,InvoiceDate,DueDate,InvoiceAmount,SettledDate,DaysToSettle,DaysLate',
        'A1,C1,2026-01-01,2026-01-31,5,2026-01-11,10,0',
        'A2,C1,2026-01-01,2026-01-31,5,2026-02-05,35,5',
        'A3,C1,2026-01-01,2026-01-31,5,2026-02-05,36,5',
        'A4,C1,2026-01-01,2026-01-31,5,2026-02-05,37,5',
      ),
    });
    expect(problems).toMatchObject([
      {
        rule: 'derived_mismatch',
        row: 4,
        column: 'DaysToSettle',
        value: '36',
        expected: '35 days from the dates of this row; 2 rows differ',
      },
    ]);
  });

  it('leaves a blank where an optional cell is not understood, and says so', async () => {
    const { rows, problems } = await imported(
      {
        'invoices.csv': csv(
          'invoice_id,customer_id,issue_date,amount,terms,delivery_date,disputed',
          'A1,C1,2026-01-05,5,as agreed,soon,maybe',
        ),
      },
      'select terms_days, delivery_date, is_disputed from raw_invoice',
    );
    expect(rows).toEqual([{ terms_days: null, delivery_date: null, is_disputed: null }]);
    expect(problems.map((p) => [p.severity, p.rule, p.column]).sort()).toEqual([
      ['warning', 'no_payments', null],
      ['warning', 'unknown_terms', 'terms'],
      ['warning', 'value_ignored', 'delivery_date'],
      ['warning', 'value_ignored', 'disputed'],
    ]);
  });

  it('fills the other tables', async () => {
    const files = {
      'invoices.csv': csv(
        'invoice_id,customer_id,issue_date,amount,settled_date',
        'A1,C1,2026-01-05,5,',
      ),
      'customers.csv': csv(
        'customer_id,name,region,credit_limit,currency,terms',
        '001,  Acme   Ltd ,North,5000,EUR,Net 30',
      ),
      'reps.csv': csv('rep_id,name,team', 'R1,Ann,East'),
      'targets.csv': csv('month,rep,amount,rate', '2026-01,R1,100,85%', '2026年2月,R1,,0.9'),
      'disputes.csv': csv('dispute_id,invoice_id,opened,reason', 'D1,A1,2026-01-09,price'),
      'activities.csv': csv('date,customer_id,channel', '2026-01-09,C1,email'),
      'promises.csv': csv('invoice_id,made_on,due_on,amount', 'A1,2026-01-09,2026-01-20,5'),
      'rates.csv': csv('currency,date,rate', 'USD,2026-01-01,7.1'),
    };
    const { rows, problems } = await imported(
      files,
      `select (select customer_id || '|' || name || '|' || credit_limit_minor || '|' || terms_days from raw_customer) as customer,
        (select string_agg(month || ' ' || rate, ',' order by month) from raw_target) as target,
        (select count(*)::integer from raw_rep) as reps, (select rate from raw_rate) as rate,
        (select amount_minor from raw_promise) as promise, (select channel from raw_activity) as channel,
        (select opened::varchar from raw_dispute) as opened,
        (select count(*)::integer from raw_file) as files, (select count(*)::integer from raw_problem) as problems`,
    );
    expect(problems).toEqual([]);
    expect(rows).toEqual([
      {
        customer: '001|Acme Ltd|500000|30',
        target: '2026-01 0.85,2026-02 0.9',
        reps: 1,
        rate: 7.1,
        promise: 500,
        channel: 'email',
        opened: '2026-01-09',
        files: 8,
        problems: 0,
      },
    ]);
  });
});
