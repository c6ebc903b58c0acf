/** Rows as files: exact amounts, real dates, totals, the pages' names, and names that a spreadsheet must not run. */
import { openXlsx } from 'hucre/xlsx';
import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { sheetCsv } from '../../../src/client/export/csv.ts';
import { rowsSheet } from '../../../src/client/export/rows-sheet.ts';
import { sheetName, sheetWorkbook } from '../../../src/client/export/workbook.ts';
import { renderContext } from '../../../src/report/context.ts';
import { orderedColumns } from '../../../src/rows/columns.ts';
import { context, site } from '../../report/invented.ts';

const { document } = parseHTML('<!doctype html><html><body></body></html>');

const ROWS = [
  {
    document: '=HYPERLINK("http://x")',
    amount_minor: -500,
    due_date: '2026-03-31',
    currency: 'CNY',
  },
  {
    document: '<b>\u202eA\u0001',
    amount_minor: 9007199254740991,
    due_date: null,
    currency: 'CNY',
  },
  { document: '@SUM(A1)', amount_minor: 1234, due_date: '2026-01-01', currency: 'JPY' },
];
const shares: number[] = [];
const spec = {
  title: '-Items',
  about: ['As of 30 Jun 2026 · CNY', '=Source'],
  columns: orderedColumns(['document', 'amount_minor', 'due_date', 'currency']),
  count: ROWS.length,
  amountColumn: 'amount_minor',
  totals: [
    { currency: 'CNY', count: 2, amount: 9007199254740491 },
    { currency: 'JPY', count: 1, amount: 1234 },
  ],
  fetchRows: async (offset: number, limit: number) => ROWS.slice(offset, offset + limit),
  context: context(document, 'en'),
  onProgress: (share: number) => void shares.push(share),
} as const;

test('a CSV says what it is of, keeps every digit and sign, and guards texts alone', async () => {
  const text = await (await sheetCsv(await rowsSheet(spec))).text();
  expect(text.split('\r\n')).toEqual([
    "'-Items",
    'As of 30 Jun 2026 · CNY',
    "'=Source",
    '',
    'Document,Due,Amount,Currency',
    `"'=HYPERLINK(""http://x"")",2026-03-31,-5.00,CNY`,
    '<b>\u202eA\u0001,,90071992547409.91,CNY',
    "'@SUM(A1),2026-01-01,1234,JPY",
    'Total,,90071992547404.91,CNY',
    'Total,,1234,JPY',
    '',
  ]);
});

test('a workbook holds numbers, dates and texts; no text is a formula, every currency has its decimals', async () => {
  const sheet = await rowsSheet(spec);
  const book = await opened(await sheetWorkbook(sheet, 'items: [a/b]'));
  expect(book.name).toBe('items a b');
  expect(book.rows[0]).toEqual(['-Items', null, null, null]);
  expect(book.rows[4]!.slice(0, 4)).toEqual(['Document', 'Due', 'Amount', 'Currency']);
  expect(book.rows[5]![0]).toBe('=HYPERLINK("http://x")');
  expect(book.rows[5]![2]).toBe(-5);
  expect((book.rows[5]![1] as Date).toISOString().slice(0, 10)).toBe('2026-03-31');
  // what XML cannot hold is left out
  expect(book.rows[6]![0]).toBe('<b>\u202eA');
  expect(book.rows[7]![2]).toBe(1234);
  expect(book.rows[8]).toEqual(['Total', null, 90071992547404.91, 'CNY']);
  expect([...(book.cells?.values() ?? [])].filter((cell) => cell.formula)).toEqual([]);
  const style = (cell: string) => book.cells?.get(cell)?.style;
  expect(style('5,2')?.numFmt).toBe('#,##0.00');
  expect(style('7,2')?.numFmt).toBe('#,##0');
  expect([style('4,0')?.font?.bold, style('5,0')?.font?.bold, style('8,2')?.font?.bold]).toEqual([
    true,
    undefined,
    true,
  ]);
  // head and rows, not the totals
  expect(book.autoFilter?.range).toBe('A5:D8');
  expect(book.freezePane?.rows).toBe(5);
});

test('a long workbook is written row by row, just the same', async () => {
  shares.length = 0;
  const rows = Array.from({ length: 3001 }, (_, i) => ({ ...ROWS[0]!, amount_minor: i }));
  const sheet = await rowsSheet({
    ...spec,
    count: rows.length,
    totals: [{ currency: 'CNY', count: 3001, amount: 4501500 }],
    fetchRows: async (from) => rows.slice(from),
  });
  const written: number[] = [];
  const blob = await sheetWorkbook(sheet, 'a', (share) => void written.push(share));
  const book = await opened(blob);
  expect(book.rows).toHaveLength(5 + 3001 + 1);
  expect(book.rows[5 + 3000]![2]).toBe(30);
  // 0 + 1 + … + 3000 cents
  expect(book.rows.at(-1)![2]).toBe(45015);
  expect(book.cells?.get('6,2')?.style?.numFmt).toBe('#,##0.00');
  expect((book.rows[5]![1] as Date).toISOString().slice(0, 10)).toBe('2026-03-31');
  expect([shares, written.at(-1)]).toEqual([[1], 1]);
});

test('a file names people, places and codes as the pages do, in the reader’s language', async () => {
  const row = {
    ...{
      customer: 'Harbour & Sons <Ltd>',
      customer_id: 'C1',
      rep: 'Li Wei',
      rep_id: 'R1',
      region: 'East',
    },
    ...{ segment: 'Retail', channel: 'letter', method: 'wire', currency: 'CNY' },
  };
  const names = {
    region: { East: { en: 'East China', zh: '华东' } },
    segment: {},
    rep: { R1: { en: 'Li Wei', zh: '李伟' } },
  };
  const zh = await rowsSheet({
    ...{ ...spec, count: 1, totals: [], fetchRows: async () => [row] },
    columns: orderedColumns(Object.keys(row)),
    context: renderContext({ ...context(document, 'zh'), site: { ...site, names }, labels: {} }),
  });
  const text = await (await sheetCsv(zh)).text();
  expect(text.split('\r\n').slice(4, 6)).toEqual([
    '客户,渠道,付款方式,币种,业务员,区域,客户类别',
    // a segment that has no other name, and a currency's code, are printed as exported
    'Harbour & Sons <Ltd>,信函,电汇,CNY,李伟,华东,Retail',
  ]);
});

test('rows that stop coming are an error, not a short file', async () => {
  const short = { ...spec, count: 4, fetchRows: async (from: number) => ROWS.slice(from) };
  await expect(rowsSheet({ ...short, totals: [] })).rejects.toThrow('only 3 of 4 rows came');
});

test('a sheet’s name ends with a whole word', () => {
  expect(sheetName('Customers, amounts in CNY, at 30 Jun 2026')).toBe(
    'Customers, amounts in CNY, at',
  );
  expect(
    sheetName('截至2026年6月30日的客户应收账款余额与账龄分布明细一览表（人民币）'),
  ).toHaveLength(31);
  expect(sheetName(' [/] ')).toBe('Sheet1');
});

async function opened(blob: Blob) {
  const book = await openXlsx(new Uint8Array(await blob.arrayBuffer()), { readStyles: true });
  return book.sheets[0]!;
}
