import fc from 'fast-check';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { type CellValue, type MergeRange, writeXlsx } from 'hucre';
import { describe, expect, it } from 'vitest';
import { MergedFill } from '../../src/intake/sheets/merged-cells.ts';
import { imported } from '../contract/folder.ts';

/** Columns down: 0 is the first row below the header. */
const down = (startCol: number, from: number, to: number): MergeRange => ({
  startRow: from + 1,
  endRow: to + 1,
  startCol,
  endCol: startCol,
});

describe('merged cells', () => {
  it('give their value to all of their rows, and to none outside, whatever the columns hold', () => {
    const cell = fc.string({ minLength: 1, maxLength: 4 }).filter((text) => text.trim() !== '');
    fc.assert(
      fc.property(
        fc.array(fc.tuple(cell, fc.integer({ min: 1, max: 4 })), { minLength: 1, maxLength: 8 }),
        fc.nat(2),
        (groups, column) => {
          const wanted = groups.flatMap(([value, rows]) => Array<string>(rows).fill(value));
          const merged = [];
          const records: string[][] = [];
          for (const [value, rows] of groups) {
            const first = records.length + 1;
            if (rows > 1) merged.push({ column, first, last: first + rows - 1 });
            for (let i = 0; i < rows; i++) {
              const record = ['a', 'b', 'c', 'own'];
              record[column] = i === 0 ? value : '';
              records.push(record);
            }
          }
          const fill = new MergedFill(merged.reverse(), () => false);
          for (const [i, record] of records.entries()) fill.fill(record, i + 1);
          expect(records.map((record) => record[column])).toEqual(wanted);
        },
      ),
      { numRuns: 100 },
    );
  });

  const HEADERS: Record<string, string[]> = {
    English: ['Invoice Number', 'Customer Name', 'Invoice Date', 'Due Date', 'Currency', 'Amount'],
    German: ['Rechnungsnummer', 'Kunde', 'Rechnungsdatum', 'Fälligkeitsdatum', 'Währung', 'Betrag'],
    Chinese: ['发票号', '客户名称', '开票日期', '到期日', '币种', '价税合计'],
  };
  const read = async (
    headers: readonly string[],
    rows: readonly (readonly CellValue[])[],
    merges: MergeRange[],
  ) => {
    const book = await writeXlsx({
      sheets: [{ name: 'S', rows: [[...headers], ...rows.map((row) => [...row])], merges }],
    });
    return imported(
      { 'book.xlsx': book },
      `select invoice_id, coalesce(customer_name, customer_id) as customer_name, due_date::varchar as due, currency, amount_minor::double as amount
       from raw_invoice order by "row"`,
    );
  };

  it.each(Object.entries(HEADERS))('hold for customer, due date and currency: %s', async (_, h) => {
    const { rows, problems, refused } = await read(
      h,
      [
        ['I1', 'Acme', '2026-01-05', '2026-03-20', 'EUR', 100],
        ['I2', null, '2026-01-06', null, null, 50],
        ['I3', 'Beta', '2026-01-07', null, null, 25],
      ],
      [down(1, 0, 1), down(3, 0, 2), down(4, 0, 2)],
    );
    expect(rows.map((row) => [row.customer_name, row.due, row.currency, row.amount])).toEqual([
      ['Acme', '2026-03-20', 'EUR', 10000],
      ['Acme', '2026-03-20', 'EUR', 5000],
      ['Beta', '2026-03-20', 'EUR', 2500],
    ]);
    expect(refused).toBe(false);
    expect(problems.filter(({ rule }) => rule === 'merged_cells')).toMatchObject([
      { severity: 'repaired', row: 2, column: h[1], value: 'Acme' },
      { row: 2, column: h[3], value: '2026-03-20' },
      { row: 2, column: h[4], value: 'EUR' },
    ]);
  });

  it('are asked about where several documents share one amount', async () => {
    const { problems, refused } = await read(
      [...HEADERS.English!, 'Paid Amount'],
      [
        ['I1', 'Acme', '2026-01-05', '2026-03-20', 'EUR', 100, 120],
        ['I2', 'Acme', '2026-01-06', '2026-03-20', 'EUR', 50, null],
      ],
      [down(6, 0, 1)],
    );
    expect(refused).toBe(true);
    expect(problems.find(({ rule }) => rule === 'merged_amount')).toMatchObject({
      row: 2,
      column: 'Paid Amount',
      value: '120',
      expected: expect.stringContaining('2–3'),
    });
  });

  it('of a document with several lines count its amount once', async () => {
    const { rows, refused } = await read(
      [...HEADERS.English!, 'Product'],
      [
        ['I1', 'Acme', '2026-01-05', '2026-03-20', 'EUR', 100, 'Desk'],
        [null, null, null, null, null, null, 'Chair'],
        ['I2', 'Beta', '2026-01-06', '2026-03-20', 'EUR', 50, 'Lamp'],
        [null, null, null, null, null, null, 'Bulb'],
      ],
      [0, 1, 2, 3, 4, 5].flatMap((column) => [down(column, 0, 1), down(column, 2, 3)]),
    );
    expect(refused).toBe(false);
    expect(rows.map(({ invoice_id, amount }) => [invoice_id, amount])).toEqual([
      ['I1', 10000],
      ['I2', 5000],
    ]);
  });
});

describe('a hidden sheet', () => {
  const list = (amount: number): CellValue[][] => [
    HEADERS_OF_LIST,
    ['I1', 'Acme', '2026-01-05', amount],
  ];
  const HEADERS_OF_LIST = ['Invoice Number', 'Customer Name', 'Invoice Date', 'Amount'];

  it.each([
    ['before', true],
    ['after', false],
  ])('%s a visible one of its kind is not read in its place', async (_, isFirst) => {
    const sheets = [
      { name: 'Shown', rows: list(100) },
      { name: 'Old', rows: list(90), hidden: true },
    ];
    const { rows, problems, files } = await imported(
      { 'book.xlsx': await writeXlsx({ sheets: isFirst ? sheets.reverse() : sheets }) },
      'select amount_minor::double as amount from raw_invoice',
    );
    expect(rows).toEqual([{ amount: 10000 }]);
    expect(problems.find(({ rule }) => rule === 'hidden_sheet')).toMatchObject({
      severity: 'warning',
      file: 'book.xlsx',
      sheet: 'Old',
      value: '1 row',
    });
    expect(files.find(({ sheet }) => sheet === 'Old')).toMatchObject({ table: null, rowsRead: 2 });
  });

  it('is told where nothing visible holds its kind', async () => {
    const sheets = [{ name: 'Quiet', rows: list(90), hidden: true }];
    const { rows, rules } = await imported(
      { 'book.xlsx': await writeXlsx({ sheets: [{ name: 'Notes', rows: [['x']] }, ...sheets] }) },
      'select amount_minor::double as amount from raw_invoice',
    );
    expect(rows).toEqual([{ amount: 9000 }]);
    expect(rules).toContain('hidden_sheet_read');
  });
});

describe('a formula without a saved value', () => {
  const text = (at: string, value: string): string =>
    `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`;
  const book = async (cell: string, header = 'Amount'): Promise<Uint8Array> => {
    const entries = unzipSync(await writeXlsx({ sheets: [{ name: 'S', rows: [['x']] }] }));
    const rows = `<row r="1">${text('A1', 'Rechnungsnummer')}${text('B1', 'Kunde')}${text('C1', 'Rechnungsdatum')}${text('D1', 'Betrag')}${text('E1', header)}</row>
      <row r="2">${text('A2', 'I1')}${text('B2', 'Acme')}${text('C2', '2026-01-05')}<c r="D2"><v>7</v></c>${cell}</row>`;
    entries['xl/worksheets/sheet1.xml'] = strToU8(
      `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`,
    );
    return zipSync(entries);
  };
  const read = async (cell: string, header?: string) =>
    imported(
      { 'book.xlsx': await book(cell, header) },
      'select paid_minor::double as paid from raw_invoice',
    );

  it.each([
    '<c r="E2"><f>80+20</f></c>',
    '<c r="E2"><f>D2*2</f><v/></c>',
    '<c r="E2"><f>SUM(D2:D2)</f><v></v></c>',
    '<c r="E2" s="0"><f>D2</f><v /></c>',
  ])('is named, in a column that is lenient too: %s', async (cell) => {
    const { problems, rows } = await read(cell, 'Paid Amount');
    expect(rows).toEqual([]);
    expect(problems.find(({ rule }) => rule === 'formula_without_value')).toMatchObject({
      severity: 'set_aside',
      row: 2,
      column: 'Paid Amount',
      value: expect.stringMatching(/^=\w/),
      mend: expect.stringContaining('save it there'),
    });
  });

  it('is none where its value is an empty text, or nothing reads its column', async () => {
    const blank = await read('<c r="E2" t="str"><f>IF(D2,"","")</f><v></v></c>', 'Paid Amount');
    expect(blank.rows).toEqual([{ paid: null }]);
    const unused = await read('<c r="E2"><f>D2</f></c>', 'Helper');
    expect(unused.rules).not.toContain('formula_without_value');
    expect(unused.rows).toHaveLength(1);
  });
});
