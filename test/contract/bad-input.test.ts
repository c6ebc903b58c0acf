import { describe, expect, it } from 'vitest';
import { ContractError } from '../../src/contract/import.ts';
import { formatProblems } from '../../src/publish/terminal/problem-text.ts';
import { csv, imported } from './folder.ts';

const HEADER = 'invoice_id,customer_id,issue_date,due_date,amount';
const GOOD = 'A1,C1,2026-01-05,2026-02-04,100.00';
const PAYMENTS = csv('payment_id,date,amount,invoice_id', 'P1,2026-02-01,100.00,A1');

const withRow = (row: string) =>
  imported({ 'invoices.csv': csv(HEADER, GOOD, row), 'payments.csv': PAYMENTS });

describe('a bad row is set aside with its place, what was expected and how to mend it', () => {
  it.each([
    [
      'an unreadable date',
      'A2,C1,2026-13-05,2026-02-04,50',
      'unreadable_date',
      'issue_date',
      '2026-13-05',
      'a date such as',
    ],
    [
      'an unreadable due date',
      'A2,C1,2026-01-05,soon,50',
      'unreadable_date',
      'due_date',
      'soon',
      'a date such as',
    ],
    [
      'an amount that is no number',
      'A2,C1,2026-01-05,2026-02-04,fifty',
      'not_a_number',
      'amount',
      'fifty',
      '1234.56',
    ],
    [
      'too many decimals',
      'A2,C1,2026-01-05,2026-02-04,50.125',
      'too_many_decimals',
      'amount',
      '50.125',
      'at most 2 decimals',
    ],
    ['a blank amount', 'A2,C1,2026-01-05,2026-02-04,', 'missing_value', 'amount', '', 'a value'],
    ['a blank id', ',C1,2026-01-05,2026-02-04,50', 'missing_value', 'invoice_id', '', 'a value'],
    [
      'a blank customer',
      'A2,,2026-01-05,2026-02-04,50',
      'missing_customer',
      'customer_id',
      '',
      'customer id or name',
    ],
    [
      'a repeated id',
      'A1,C1,2026-01-05,2026-02-04,70',
      'duplicate_id',
      'invoice_id',
      'A1',
      'row 2 has the same id',
    ],
  ])('%s', async (_, row, rule, column, value, expected) => {
    const result = await withRow(row);
    expect(result.problems).toHaveLength(1);
    expect(result.problems[0]).toMatchObject({
      severity: 'set_aside',
      rule,
      file: 'invoices.csv',
      row: 3,
      column,
      value,
      expected: expect.stringContaining(expected),
      mend: expect.stringMatching(/\w{3}/),
    });
    expect(result.files[0]).toMatchObject({ rowsRead: 2, rowsUsed: 1, rowsSetAside: 1 });
    expect(formatProblems(result)).toContain(`invoices.csv:3 ${column}`);
  });

  it('a row with a cell too many', async () => {
    const { problems } = await withRow('A2,C1,2026-01-05,2026-02-04,1,200');
    expect(problems).toMatchObject([
      { rule: 'ragged_row', row: 3, value: '6 cells', expected: '5 cells, as the header has' },
    ]);
  });

  it('names every bad cell of a row', async () => {
    const { rules } = await withRow('A2,C1,soon,later,x');
    expect(rules).toEqual(['unreadable_date', 'unreadable_date', 'not_a_number']);
  });

  it('refuses when more is set aside than the settings allow', async () => {
    const files = { 'invoices.csv': csv(HEADER, GOOD, 'A2,C1,soon,,50'), 'payments.csv': PAYMENTS };
    const strict = await imported(files, undefined, { max_set_aside: 0.01 });
    expect(strict.refused).toBe(true);
    expect(strict.problems.at(-1)).toMatchObject({
      severity: 'refused',
      rule: 'too_many_set_aside',
      file: 'invoices.csv',
      value: '1 of 2 rows, 50 % of rows or amounts',
      expected: 'at most 1 % (max_set_aside)',
    });
    expect((await imported(files, undefined, { max_set_aside: 0.5 })).refused).toBe(false);
  });

  it('counts the amounts, not only the rows', async () => {
    const small = Array.from({ length: 199 }, (_, i) => `S${i},C1,2026-01-05,2026-02-04,1.00`);
    const file = csv(HEADER, ...small, 'BIG,,2026-01-05,2026-02-04,800.00');
    const result = await imported({ 'invoices.csv': file }, undefined, { max_set_aside: 0.01 });
    // 800 of 999 is 80.1 %
    expect(result.problems.find((p) => p.rule === 'too_many_set_aside')?.value).toBe(
      '1 of 200 rows, 80.1 % of rows or amounts',
    );
  });
});

describe('what refuses a whole folder', () => {
  it('a missing required column', async () => {
    const result = await imported({
      'invoices.csv': csv('invoice_id,customer_id,due_date,amount', 'A1,C1,2026-02-04,100'),
    });
    expect(result.refused).toBe(true);
    expect(result.problems).toMatchObject([
      {
        severity: 'refused',
        rule: 'missing_column',
        file: 'invoices.csv',
        row: 1,
        column: 'issue_date',
        value: 'invoice_id, customer_id, due_date, amount',
        expected: expect.stringContaining('Invoice Date'),
        mend: expect.stringContaining('columns:'),
      },
    ]);
  });

  it.each([
    ['empty_file', 'invoices.csv', ''],
    ['empty_file', 'invoices.csv', '\n\n'],
    ['no_header', 'list.csv', 'x,y\n1,2\n'],
    ['unknown_table', 'list.csv', 'date,amount,customer,invoice_id\n2026-01-05,5,C1,A1\n'],
    ['unsupported_file', 'invoices.ods', 'PK'],
    ['unclosed_quote', 'invoices.csv', csv(HEADER, GOOD, '"A2,C1,2026-01-05,2026-02-04,50')],
    ['no_invoices', 'payments.csv', PAYMENTS],
  ])('%s', async (rule, name, content) => {
    const result = await imported({ [name]: content });
    expect(result.refused).toBe(true);
    const refusals = result.problems.filter(({ severity }) => severity === 'refused');
    expect(refusals[0]).toMatchObject({ rule, mend: expect.stringMatching(/\w{3}/) });
  });

  it('dates that fit day first and month first, until the settings decide', async () => {
    const files = { 'invoices.csv': csv(HEADER, 'A1,C1,1/2/2026,3/4/2026,100') };
    const open = await imported(files);
    expect(open.problems).toMatchObject([
      {
        rule: 'ambiguous_dates',
        row: 2,
        column: 'issue_date',
        value: '1/2/2026',
        mend: expect.stringContaining('date_order'),
      },
    ]);
    const sql = 'select issue_date::varchar as d from raw_invoice';
    expect((await imported(files, sql, { date_order: 'dmy' })).rows).toEqual([{ d: '2026-02-01' }]);
    expect((await imported(files, sql, { date_order: 'mdy' })).rows).toEqual([{ d: '2026-01-02' }]);
  });

  it('amounts that fit both decimal signs, until the settings decide', async () => {
    const files = {
      'invoices.csv': csv(HEADER.replaceAll(',', ';'), 'A1;C1;2026-01-05;2026-02-04;1.234'),
    };
    const open = await imported(files);
    expect(open.problems).toMatchObject([
      {
        rule: 'ambiguous_numbers',
        row: 2,
        column: 'amount',
        value: '1.234',
        mend: expect.stringContaining('decimal_sign'),
      },
    ]);
    const decided = await imported(files, 'select amount_minor from raw_invoice', {
      decimal_sign: ',',
    });
    expect(decided.rows).toEqual([{ amount_minor: 123400 }]);
  });

  it('a folder that is not there, and one without exports, are errors in words', async () => {
    await expect(imported({ 'README.md': 'hello', '.gitkeep': '' })).rejects.toThrow(ContractError);
    await expect(imported({ 'README.md': 'hello' })).rejects.toThrow(/no exports in .*mend: put/);
  });

  it('a mapping in the settings onto a field that does not exist', async () => {
    const settings = { columns: { '*.csv': { Betrag: 'invoice.betrag' } } };
    await expect(imported({ 'a.csv': 'x' }, undefined, settings)).rejects.toThrow(
      /Betrag: "invoice.betrag" is no field; expected .*invoice.amount/,
    );
  });
});

describe('what is reported but used', () => {
  it('a payment for an unknown invoice stays as money', async () => {
    const result = await imported(
      {
        'invoices.csv': csv(HEADER, GOOD),
        'payments.csv': csv(
          'payment_id,date,amount,invoice_id',
          'P1,2026-02-01,10,A1',
          'P2,2026-02-02,20,ZZ9',
        ),
      },
      'select sum(amount_minor)::bigint as total from raw_payment',
    );
    expect(result.problems).toMatchObject([
      {
        severity: 'warning',
        rule: 'unknown_invoice',
        file: 'payments.csv',
        row: 3,
        column: 'invoice_id',
        value: 'ZZ9',
      },
    ]);
    expect(result.rows).toEqual([{ total: 3000 }]);
    expect(result.refused).toBe(false);
  });

  it('an invoice due before it was issued', async () => {
    const { problems, files } = await withRow('A2,C1,2026-03-05,2026-02-04,50');
    expect(problems).toMatchObject([{ severity: 'warning', rule: 'due_before_issue', row: 3 }]);
    expect(files[0]!.rowsUsed).toBe(2);
  });

  it('invoices without any payments', async () => {
    const { rules, refused } = await imported({ 'invoices.csv': csv(HEADER, GOOD) });
    expect([rules, refused]).toEqual([['no_payments'], false]);
  });
});
