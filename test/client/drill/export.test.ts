/** Exports of rows: exact amounts, real dates, and names that a spreadsheet must not run. */
import { openXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { rowsCsv, rowsXlsx } from '../../../src/client/drill/export.ts';
import { orderedColumns } from '../../../src/rows/columns.ts';

const ROWS = [
  {
    document: '=HYPERLINK("http://x")',
    amount_minor: -500,
    due_date: '2026-03-31',
    currency: 'CNY',
  },
  { document: '<b>\u202eA', amount_minor: 9007199254740991, due_date: null, currency: 'CNY' },
  { document: '@SUM(A1)', amount_minor: 1234, due_date: '2026-01-01', currency: 'JPY' },
];
const shares: number[] = [];
const spec = {
  columns: orderedColumns(['document', 'amount_minor', 'due_date', 'currency']),
  count: ROWS.length,
  fetchRows: async (offset: number, limit: number) => ROWS.slice(offset, offset + limit),
  locale: 'en',
  onProgress: (share: number) => void shares.push(share),
} as const;

test('a CSV keeps every digit and the sign of an amount, and guards texts alone', async () => {
  const text = await (await rowsCsv(spec)).text();
  expect(text.split('\r\n')).toEqual([
    'Document,Due,Amount,Currency',
    `"'=HYPERLINK(""http://x"")",2026-03-31,-5.00,CNY`,
    '<b>\u202eA,,90071992547409.91,CNY',
    "'@SUM(A1),2026-01-01,1234,JPY",
    '',
  ]);
});

test('a workbook holds numbers, dates and texts; no text is a formula', async () => {
  const blob = await rowsXlsx(spec, 'items: [a/b]');
  const book = await openXlsx(new Uint8Array(await blob.arrayBuffer()), { readStyles: true });
  const [sheet] = book.sheets;
  expect(sheet!.name).toBe('items   a b');
  expect(sheet!.rows[1]![0]).toBe('=HYPERLINK("http://x")');
  expect(sheet!.rows[1]![2]).toBe(-5);
  expect((sheet!.rows[1]![1] as Date).toISOString().slice(0, 10)).toBe('2026-03-31');
  const formulas = [...(sheet!.cells?.values() ?? [])].filter((cell) => cell.formula);
  expect(formulas).toEqual([]);
  // as many decimals as the currency has
  expect(sheet!.cells?.get('1,2')?.style?.numFmt).toBe('#,##0.00');
  expect(sheet!.cells?.get('3,2')?.style?.numFmt).toBe('#,##0');
  expect(sheet!.rows[3]![2]).toBe(1234);
});

test('a workbook of one currency is written row by row, just the same', async () => {
  shares.length = 0;
  const rows = ROWS.slice(0, 2);
  const blob = await rowsXlsx(
    { ...spec, count: 2, fetchRows: async (from) => rows.slice(from) },
    'a',
  );
  const book = await openXlsx(new Uint8Array(await blob.arrayBuffer()), { readStyles: true });
  const [sheet] = book.sheets;
  expect(sheet!.rows).toHaveLength(3);
  expect(sheet!.rows[0]).toEqual(['Document', 'Due', 'Amount', 'Currency']);
  expect(sheet!.rows[1]![0]).toBe('=HYPERLINK("http://x")');
  expect((sheet!.rows[1]![1] as Date).toISOString().slice(0, 10)).toBe('2026-03-31');
  expect(sheet!.rows[1]![2]).toBe(-5);
  expect(sheet!.cells?.get('1,2')?.style?.numFmt).toBe('#,##0.00');
  expect([...(sheet!.cells?.values() ?? [])].filter((cell) => cell.formula)).toEqual([]);
  // Half of the work is fetching, the other writing; it ends with all of it.
  expect(shares).toEqual([0.5, 1]);
});

test('rows that stop coming are an error, not a short file', async () => {
  const short = { ...spec, count: 4, fetchRows: async (from: number) => ROWS.slice(from) };
  await expect(rowsCsv(short)).rejects.toThrow('only 3 of 4 rows came');
});
