import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import Papa from 'papaparse';
import { expect, it } from 'vitest';
import { problemsCsv, writeProblemsCsv } from '../../src/contract/problems-csv.ts';
import { type Problem, problem } from '../../src/contract/rules/problem.ts';
import { csvCell } from '../../src/format/csv-cell.ts';
import { csv, withFolder } from './folder.ts';

const one = (more: Partial<Problem>): Problem => ({
  severity: 'warning',
  rule: 'not_utf8',
  file: 'a.csv',
  sheet: null,
  row: 2,
  column: 'note',
  value: 'x',
  expected: 'y',
  mend: 'z',
  ...more,
});

it('has a byte order mark, its columns, CRLF, and the worst first', () => {
  const text = [
    ...problemsCsv([
      one({ severity: 'left_out', row: 1 }),
      one({ row: 2 }),
      one({ severity: 'refused', row: null, sheet: 'Jan', value: null }),
      one({ row: 1 }),
    ]),
  ].join('');
  expect(text).toBe(
    '\ufefffile,sheet,row,column,value,expected,mend,severity,rule\r\n' +
      'a.csv,Jan,,note,,y,z,refused,not_utf8\r\n' +
      'a.csv,,2,note,x,y,z,warning,not_utf8\r\n' +
      'a.csv,,1,note,x,y,z,warning,not_utf8\r\n' +
      'a.csv,,1,note,x,y,z,left_out,not_utf8\r\n',
  );
});

it.each([
  ['=1+1', "'=1+1"],
  ['+49 30', "'+49 30"],
  ['-10.00', "'-10.00"],
  ['@sum(a1)', "'@sum(a1)"],
  ['＝1+1', "'＝1+1"],
  ['\t=1', '"\'\t\'=1"'],
  ['\r=1', '"\'\r\'=1"'],
  ['a;=1', '"a;\'=1"'],
  ['a\n=1', '"a\n\'=1"'],
  ['1-2=3', '1-2=3'],
  ['say "a", b', '"say ""a"", b"'],
  [null, ''],
  [-3, '-3'],
])('writes %j so that a spreadsheet runs nothing', (value, expected) => {
  expect(csvCell(value)).toBe(expected);
});

it('reads back as written, however the text is, but for the apostrophe', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1 }), (values) => {
      const text = [...problemsCsv(values.map((value) => one({ value })))].join('');
      const { data } = Papa.parse<string[]>(text.slice(1), { delimiter: ',', newline: '\r\n' });
      expect(data).toHaveLength(values.length + 2); // the header, and what follows the last CRLF
      for (const [i, value] of values.entries()) {
        const cell = data[i + 1]![4]!;
        expect(cell).not.toMatch(/^[=+\-@\t\r]/);
        expect(cell.replaceAll("'", '')).toBe(value.replaceAll("'", ''));
      }
    }),
  );
});

it('is written whole or not at all, into a folder that may not be there yet', () => {
  const dir = mkdtempSync(join(tmpdir(), 'problems-'));
  try {
    const many = Array.from({ length: 12_000 }, (_, i) =>
      problem('bad_byte', { file: 'a.csv', row: i + 2 }),
    );
    writeProblemsCsv(join(dir, 'new', 'problems.csv'), many);
    expect(readdirSync(join(dir, 'new'))).toEqual(['problems.csv']);
    const lines = readFileSync(join(dir, 'new', 'problems.csv'), 'utf8').split('\r\n');
    expect(lines).toHaveLength(12_002);
    expect(lines[12_000]).toMatch(/^a\.csv,,12001,/);
  } finally {
    rmSync(dir, { recursive: true });
  }
});

it('is what check writes with --problems, of refused exports too', () =>
  withFolder(
    { 'invoices.csv': csv('invoice_id,customer_id,issue_date,amount', '=A1,C1,soon,5') },
    async (dir) => {
      const outside = mkdtempSync(join(tmpdir(), 'listed-'));
      const path = join(outside, 'new', 'problems.csv');
      const args = ['scripts/check.ts', '--data', dir, '--problems', path];
      const root = new URL('../..', import.meta.url).pathname;
      expect(spawnSync(process.execPath, args, { cwd: root }).status).toBe(1);
      const list = readFileSync(path, 'utf8');
      rmSync(outside, { recursive: true });
      expect(list).toMatch(/\r\ninvoices\.csv,,2,issue_date,soon,.*,set_aside,unreadable_date\r\n/);
    },
  ));
