import { describe, expect, it } from 'vitest';
import { Corrections } from '../../../src/contract/plan/corrections.ts';
import { readCorrections } from '../../../src/contract/plan/corrections-file.ts';
import type { Problem } from '../../../src/contract/rules/problem.ts';
import { csv, imported, withFolder } from '../folder.ts';

const INVOICES = csv(
  'Invoice Number,Customer,Invoice Date,Due Date,Total',
  '007,C1,2026-01-05,2026-02-04,100.00',
  'A2,C1,2026-13-45,2026-02-05,ten',
  'A3,C2,2026-01-07,2026-02-06,30.00',
);
const PAYMENTS = csv('payment_id,date,amount,invoice_id', 'P1,2026-02-01,100.00,007');
const AMOUNTS =
  'select invoice_id, issue_date::varchar as issued, amount_minor from raw_invoice order by row_id';

const run = (corrections: string, more: Record<string, string> = {}, sql = AMOUNTS) =>
  imported(
    {
      'invoices.csv': INVOICES,
      'payments.csv': PAYMENTS,
      'corrections/june.yml': corrections,
      ...more,
    },
    sql,
  );

const why = 'reason: typed by hand\n  date: 2026-06-01';

describe('a correction', () => {
  it('mends cells before dates and numbers are read, and says why', async () => {
    const result = await run(`
- file: invoices.csv
  key: {Invoice Number: A2}
  set: {Invoice Date: 2026-01-06, Total: 10.00}
  reason: typed by hand
  date: 2026-06-01
  by: Li Na
`);
    expect(result.rows).toEqual([
      { invoice_id: '007', issued: '2026-01-05', amount_minor: 10000 },
      { invoice_id: 'A2', issued: '2026-01-06', amount_minor: 1000 },
      { invoice_id: 'A3', issued: '2026-01-07', amount_minor: 3000 },
    ]);
    expect(result.refused).toBe(false);
    expect(result.problems.find((p) => p.rule === 'correction_used')).toMatchObject({
      severity: 'repaired',
      file: 'invoices.csv',
      row: 3,
      column: 'Invoice Date, Total',
      value: '2026-13-45 → 2026-01-06, ten → 10.00',
      expected: 'typed by hand (2026-06-01, Li Na, corrections/june.yml)',
    });
    expect(result.corrections).toMatchObject([{ source: 'invoices.csv', rows: 1, firstRow: 3 }]);
    expect(result.rules).not.toContain('unreadable_date');
    expect(result.rules).not.toContain('unsupported_file');
  });

  it('keeps texts as they are written: 007 is not 7', async () => {
    const result = await run(`
- file: inv*
  key: {Invoice Number: 007}
  set: {Total: 99.10}
  ${why}
`);
    expect(result.rows[0]).toEqual({ invoice_id: '007', issued: '2026-01-05', amount_minor: 9910 });
  });

  it('mends a damaged byte, which is then no problem', async () => {
    const bytes = Buffer.from(
      csv('invoice_id,customer_name,issue_date,amount', 'A1,Acm\u0001,2026-01-05,5'),
    );
    bytes[bytes.indexOf(1)] = 0xff;
    const correction =
      '{file: i*, row: 2, set: {customer_name: Acme}, reason: x, date: 2026-06-01}';
    const sql = 'select customer_name from raw_invoice';
    const before = await imported({ 'invoices.csv': bytes }, sql);
    expect(before.rules).toContain('bad_byte');
    const after = await imported(
      { 'invoices.csv': bytes, 'corrections/a.yml': `- ${correction}` },
      sql,
    );
    expect(after.rows).toEqual([{ customer_name: 'Acme' }]);
    expect(after.rules).not.toContain('bad_byte');
  });

  it('excludes a row by its number: counted as not data, with its amount', async () => {
    const result = await run(`
- file: invoices.csv
  row: 4
  exclude: true
  ${why}
- {file: invoices.csv, row: 3, exclude: true, reason: a test entry, date: 2026-06-02}
`);
    expect(result.rows.map((row) => row.invoice_id)).toEqual(['007']);
    // 100.00 used; 30.00 excluded, and "ten" is no amount
    expect(result.files.find((f) => f.file === 'invoices.csv')).toMatchObject({
      rowsRead: 3,
      rowsUsed: 1,
      rowsSetAside: 0,
      rowsNotData: 2,
      amountRead: 13000,
      amountUsed: 10000,
      amountSetAside: 0,
      amountNotData: 3000,
    });
    expect(result.rules.filter((rule) => rule === 'correction_used')).toHaveLength(2);
    expect(result.rules).not.toContain('unreadable_date');
  });

  it('knows a column by its field, and mends every row of its key', async () => {
    const result = await run(
      `
- file: invoices.csv
  key: {customer_id: C1}
  set: {customer_id: C9}
  ${why}
`,
      {},
      'select distinct coalesce(customer_id, customer_name) as customer from raw_invoice order by 1',
    );
    expect(result.rows).toEqual([{ customer: 'C2' }, { customer: 'C9' }]);
    expect(result.corrections).toMatchObject([
      { rows: 2, firstRow: 2, before: { customer_id: 'C1' } },
    ]);
  });

  it.each([
    ['no such row', 'invoices.csv', 'key: {Invoice Number: A9}', 'a row with Invoice Number A9'],
    ['a row that is the header', 'invoices.csv', 'row: 1', 'a row with row 1 in invoices.csv'],
    ['no such file', 'bills.csv', 'row: 2', 'an export named bills.csv'],
    ['no such column', 'invoices.csv', 'key: {Bill: A2}', 'a column "Bill" in invoices.csv'],
    ['a value that is there already', 'invoices.csv', 'row: 4', 'the export already has this one'],
  ])('is told as stale: %s', async (_, file, which, expected) => {
    const result = await run(`
# entries may have comments
- file: ${file}
  ${which}
  set: {Total: 30.00}
  ${why}
`);
    const stale = result.problems.find((p) => p.rule === 'correction_unused');
    expect(stale).toMatchObject({ severity: 'warning', file: 'corrections/june.yml', row: 3 });
    expect(stale?.expected).toContain(expected);
    expect(result.corrections).toMatchObject([{ rows: 0, firstRow: null }]);
    expect(result.rows[0]).toMatchObject({ amount_minor: 10000 });
  });
});

describe('a file of corrections', () => {
  const errors = (text: string): Promise<Problem[]> =>
    withFolder({ 'june.yml': text }, async (dir) => {
      const problems: Problem[] = [];
      readCorrections(dir, (problem) => problems.push(problem));
      return problems;
    });

  it.each([
    [
      'no reason',
      '- {file: a.csv, row: 2, exclude: true, date: 2026-06-01}',
      'entry 1: reason',
      'why',
    ],
    [
      'an empty reason',
      '- {file: a.csv, row: 2, exclude: true, reason: " ", date: 2026-06-01}',
      'entry 1: reason',
      'why',
    ],
    ['no date', '- {file: a.csv, row: 2, exclude: true, reason: x}', 'entry 1: date', 'YYYY-MM-DD'],
    [
      'no such day',
      '- {file: a.csv, row: 2, exclude: true, reason: x, date: 2026-02-30}',
      'entry 1: date',
      'YYYY-MM-DD',
    ],
    [
      'no row',
      '- {file: a.csv, exclude: true, reason: x, date: 2026-06-01}',
      'entry 1',
      'either key or row',
    ],
    [
      'key and row',
      '- {file: a.csv, key: {a: 1}, row: 2, exclude: true, reason: x, date: 2026-06-01}',
      'entry 1',
      'either key or row',
    ],
    [
      'nothing to do',
      '- {file: a.csv, row: 2, reason: x, date: 2026-06-01}',
      'entry 1',
      'either set or exclude',
    ],
    [
      'a word too many',
      '- {file: a.csv, row: 2, exclude: true, why: x, reason: x, date: 2026-06-01}',
      'entry 1',
      'no why, but file, key',
    ],
    [
      'row 0',
      '- {file: a.csv, row: 0, exclude: true, reason: x, date: 2026-06-01}',
      'entry 1: row',
      'a row number',
    ],
    [
      'an empty key',
      '- {file: a.csv, key: {}, exclude: true, reason: x, date: 2026-06-01}',
      'entry 1: key',
      'columns',
    ],
    ['a text in place of an entry', '- fix it', 'entry 1', 'file, key or row'],
  ])('is refused with its place: %s', async (_, text, value, expected) => {
    const [problem, ...others] = await errors(`# June\n${text}\n`);
    expect(others).toEqual([]);
    expect(problem).toMatchObject({
      severity: 'refused',
      rule: 'correction_unreadable',
      file: 'corrections/june.yml',
      row: 2,
      value,
    });
    expect(problem?.expected).toContain(expected);
  });

  it('is refused where it is no list, or no YAML; and may be empty', async () => {
    expect((await errors('file: a.csv\n'))[0]).toMatchObject({ row: 1, value: null });
    expect((await errors('- a: 1\n- {b: \n'))[0]?.expected).toMatch(/^YAML: /);
    expect(await errors('# nothing yet\n')).toEqual([]);
  });

  it('keeps the import from being published', async () => {
    const result = await run('- {file: invoices.csv}\n');
    expect(result.refused).toBe(true);
  });
});

it('finds each row by one look-up, with thousands of corrections', () => {
  const all = Array.from({ length: 5000 }, (_, i) => ({
    from: 'corrections/a.yml',
    entry: i + 1,
    line: i + 1,
    file: '*',
    key: { id: `A${i}` },
    row: null,
    set: { amount: `${i}` },
    reason: 'x',
    date: '2026-06-01',
    by: null,
  }));
  const corrections = new Corrections(all);
  const plan = {
    source: { file: 'a.csv', name: 'a.csv' },
    headers: ['id', 'amount'],
    columns: [],
  } as unknown as Parameters<Corrections['forFile']>[0];
  const correct = corrections.forFile(plan)!;
  for (let pass = 0; pass < 2; pass++)
    for (let i = 0; i < 10_000; i++) {
      const cells = [`A${i}`, 'x'];
      expect(correct(cells, i + 2)).toBe(false);
      expect(cells[1]).toBe(i < 5000 ? `${i}` : 'x');
    }
  expect(corrections.uses().every((use) => use.rows === 1)).toBe(true);
});
