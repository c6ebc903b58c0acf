import { strToU8, unzipSync, zipSync } from 'fflate';
import { writeXlsx } from 'hucre';
import { describe, expect, it } from 'vitest';
import { cellText } from '../../src/intake/workbook.ts';
import { formatProblems } from '../../src/publish/terminal/problem-text.ts';
import { imported } from '../contract/folder.ts';

const day = (text: string): Date => new Date(`${text}T00:00:00Z`);
const INVOICES = [
  ['invoice_id', 'customer_id', 'issue_date', 'due_date', 'amount'],
  ['A1', '00042', day('2026-01-05'), day('2026-02-04'), 1234.5],
  ['A2', '00042', day('2026-02-28'), day('2026-03-30'), 0.1],
  ['A3', 'C3', day('2026-03-01'), day('2026-03-31'), 1.125],
];
const PAYMENTS = [
  ['payment_id', 'date', 'amount', 'invoice_id'],
  ['P1', day('2026-02-01'), 1234.5, 'A1'],
];

/** One part of a workbook, by hand: `cells` is the XML of its rows. */
const part = (rows: string): string =>
  `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`;

/** A workbook with other parts than the writer gives it. */
function changed(
  xlsx: Uint8Array,
  parts: Record<string, string | ((old: string) => string)>,
): Uint8Array {
  const entries = unzipSync(xlsx);
  for (const [name, content] of Object.entries(parts)) {
    const old = entries[name] ? new TextDecoder().decode(entries[name]) : '';
    entries[name] = strToU8(typeof content === 'string' ? content : content(old));
  }
  return zipSync(entries);
}

describe('a workbook', () => {
  it('is read whole where a filter hides rows, which is told', async () => {
    const book = await writeXlsx({ sheets: [{ name: 'Open items', rows: INVOICES }] });
    const hiding = changed(book, {
      'xl/worksheets/sheet1.xml': (old) =>
        old
          .replace(/<row r="[23]"/g, '$& hidden="1"')
          .replace(
            '<sheetData>',
            '<cols><col min="5" max="5" width="9" hidden="1"/></cols><sheetData>',
          ),
    });
    const { rows, problems } = await imported(
      { 'a.xlsx': hiding },
      'select invoice_id from raw_invoice',
    );
    // the third has more decimals than money
    expect(rows).toHaveLength(2);
    expect(problems.find(({ rule }) => rule === 'hidden_rows_read')?.value).toBe(
      'rows: 2, columns: 1',
    );
  });

  it('keeps the zeros that only a number format such as 0000000000 shows, and no others', async () => {
    const book = await writeXlsx({ sheets: [{ name: 'Open items', rows: [['x']] }] });
    const text = (at: string, value: string): string =>
      `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`;
    const header = ['invoice_id', 'customer_id', 'issue_date', 'amount'];
    const line = (row: number, id: number, customer: number): string =>
      `<row r="${row}"><c r="A${row}" s="1"><v>${id}</v></c><c r="B${row}" s="2"><v>${customer}</v></c>${text(`C${row}`, '2026-01-05')}<c r="D${row}"><v>7</v></c></row>`;
    const styles = `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
      <numFmts count="2"><numFmt numFmtId="164" formatCode="0000000000"/><numFmt numFmtId="165" formatCode="#,##0"/></numFmts>
      <fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders>
      <cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="165"/></cellXfs></styleSheet>`;
    const { rows } = await imported(
      {
        'book.xlsx': changed(book, {
          'xl/styles.xml': styles,
          'xl/worksheets/sheet1.xml': part(
            `<row r="1">${header.map((name, i) => text(`${'ABCD'[i]}1`, name)).join('')}</row>${line(2, 4711, 42)}${line(3, 12, 43)}`,
          ),
        }),
      },
      'select invoice_id, customer_id, amount_minor from raw_invoice order by "row"',
    );
    expect(rows).toEqual([
      { invoice_id: '0000004711', customer_id: '42', amount_minor: 700 },
      { invoice_id: '0000000012', customer_id: '43', amount_minor: 700 },
    ]);
  });

  it('takes the currency that only the number format of an amount shows, unless a cell of the row names one', async () => {
    const book = await writeXlsx({ sheets: [{ name: 'Open items', rows: [['x']] }] });
    const text = (at: string, value: string): string =>
      `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`;
    const header = ['invoice_id', 'customer_id', 'issue_date', 'amount', 'currency'];
    const line = (row: number, style: number, currency = ''): string =>
      `<row r="${row}">${text(`A${row}`, `N-${row}`)}${text(`B${row}`, 'C1')}${text(`C${row}`, '2026-01-05')}<c r="D${row}" s="${style}"><v>7.5</v></c>${currency && text(`E${row}`, currency)}</row>`;
    const styles = `<styleSheet><numFmts count="2"><numFmt numFmtId="164" formatCode="[$€-2] #,##0.00"/><numFmt numFmtId="165" formatCode="#,##0.00\\ [$kr-41D]"/></numFmts>
      <fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders>
      <cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>`;
    const { rows } = await imported(
      {
        'book.xlsx': changed(book, {
          'xl/styles.xml': styles,
          'xl/worksheets/sheet1.xml': part(
            `<row r="1">${header.map((name, i) => text(`${'ABCDE'[i]}1`, name)).join('')}</row>${line(2, 1)}${line(3, 2)}${line(4, 1, 'USD')}`,
          ),
        }),
      },
      'select amount_minor::double as amount, currency from raw_invoice order by "row"',
    );
    expect(rows).toEqual([
      { amount: 750, currency: 'EUR' },
      { amount: 750, currency: 'SEK' },
      { amount: 750, currency: 'USD' },
    ]);
  });

  it('is read sheet by sheet, hidden ones too, with file, sheet and row of each document', async () => {
    const book = await writeXlsx({
      sheets: [
        { name: 'Notes', rows: [['Prepared by finance'], ['call me']] },
        { name: '发票 2026', rows: INVOICES },
        { name: 'Empty', rows: [] },
        { name: 'Payments', rows: PAYMENTS, hidden: true },
      ],
    });
    const result = await imported(
      { 'book.xlsx': book },
      `select file, sheet, "row", invoice_id, customer_id, issue_date::varchar as issued, amount_minor::double as amount
       from raw_invoice order by "row"`,
    );
    expect(result.rows).toEqual([
      {
        file: 'book.xlsx',
        sheet: '发票 2026',
        row: 2,
        invoice_id: 'A1',
        customer_id: '00042',
        issued: '2026-01-05',
        amount: 123450,
      },
      {
        file: 'book.xlsx',
        sheet: '发票 2026',
        row: 3,
        invoice_id: 'A2',
        customer_id: '00042',
        issued: '2026-02-28',
        amount: 10,
      },
    ]);
    // 1.125 has a decimal too many; it is no 1125
    expect(result.problems.filter(({ severity }) => severity === 'set_aside')).toMatchObject([
      {
        rule: 'too_many_decimals',
        file: 'book.xlsx',
        sheet: '发票 2026',
        row: 4,
        column: 'amount',
      },
    ]);
    expect(result.problems.find(({ rule }) => rule === 'sheet_not_read')).toMatchObject({
      severity: 'warning',
      file: 'book.xlsx',
      sheet: 'Notes',
    });
    expect(result.files).toMatchObject([
      {
        file: 'book.xlsx',
        sheet: '发票 2026',
        table: 'invoice',
        encoding: 'XLSX',
        delimiter: 'cells',
        rowsRead: 3,
        rowsUsed: 2,
        rowsSetAside: 1,
      },
      {
        file: 'book.xlsx',
        sheet: 'Payments',
        table: 'payment',
        delimiter: 'cells of a hidden sheet',
        rowsRead: 1,
        rowsUsed: 1,
      },
      { file: 'book.xlsx', sheet: 'Notes', table: null, rowsRead: 2, rowsUsed: 0, rowsNotData: 2 },
    ]);
    expect(result.refused).toBe(false);
    expect(formatProblems(result)).toContain('book.xlsx [发票 2026]:4 amount "1.1250"');
    expect(formatProblems(result)).toContain('book.xlsx [Payments]: payment by');
    expect(formatProblems(result)).toContain('book.xlsx [Notes]: not read: no known columns');
  });

  it.each(['1900', '1904'] as const)('has the same days in the %s system', async (dateSystem) => {
    const book = await writeXlsx({
      dateSystem,
      sheets: [{ name: 'Invoices', rows: INVOICES.slice(0, 2) }],
    });
    const { rows } = await imported(
      { 'book.xlsx': book },
      'select issue_date::varchar as d, due_date::varchar as e from raw_invoice',
    );
    expect(rows).toEqual([{ d: '2026-01-05', e: '2026-02-04' }]);
  });

  it('gives cells as text, digit for digit', () => {
    expect(
      [
        1234.5,
        4500012345,
        1e21,
        -0.1,
        1.234,
        123.456,
        1234.567,
        0.125,
        true,
        null,
        '007',
        1234.5600000000002,
      ].map(cellText),
    ).toEqual([
      '1234.5',
      '4500012345',
      '1e+21',
      '-0.1',
      '1.2340',
      '123.4560',
      '1234.567',
      '0.125',
      'true',
      '',
      '007',
      '1234.5600000000002',
    ]);
    expect(cellText(new Date(Date.UTC(2026, 2, 31, 13, 5, 9)))).toBe('2026-03-31 13:05:09');
    expect(cellText(new Date(Date.UTC(2026, 2, 31) - 1))).toBe('2026-03-31');
    expect(cellText(new Date(Number.NaN))).toBe('not a date');
  });

  it('takes saved values of formulas and the first cell of merged ones, and keeps rows where they stand', async () => {
    const text = (cell: string, value: string): string =>
      `<c r="${cell}" t="inlineStr"><is><t>${value}</t></is></c>`;
    const rows = [
      `<row r="1">${text('A1', 'Sales ledger')}</row>`,
      `<row r="4">${['invoice_id', 'customer_id', 'issue_date', 'amount', 'settled_date'].map((h, i) => text(`${'ABCDE'[i]}4`, h)).join('')}</row>`,
      `<row r="9">${text('A9', 'A1')}${text('B9', 'C1')}${text('C9', '2026-01-05')}<c r="D9"><f>[1]Other!A1*2</f><v>200.5</v></c></row>`,
      // a row that is only formatted
      '<row r="5000"><c r="A5000" s="0"/></row>',
    ];
    const book = changed(await writeXlsx({ sheets: [{ name: 'S', rows: [['x']] }] }), {
      'xl/worksheets/sheet1.xml': part(rows.join('')).replace(
        '</worksheet>',
        '<mergeCells count="1"><mergeCell ref="A1:E1"/></mergeCells></worksheet>',
      ),
      'xl/vbaProject.bin': 'macros are not looked at',
    });
    const result = await imported(
      { 'ledger.xlsm': book },
      'select "row", amount_minor::double as amount from raw_invoice',
    );
    expect(result.rows).toEqual([{ row: 9, amount: 20050 }]);
    // all nine rows but the header are told: one used, seven not data
    expect(result.files).toMatchObject([{ rowsRead: 8, rowsUsed: 1, rowsNotData: 7 }]);
  });

  it('in which a sheet named after its table lacks a column is refused', async () => {
    const book = await writeXlsx({
      sheets: [
        { name: 'Invoices', rows: INVOICES.slice(0, 3) },
        {
          name: 'Payments',
          rows: [
            ['payment_id', 'date', 'how much', 'invoice_id'],
            ['P1', '2026-02-01', 5, 'A1'],
          ],
        },
      ],
    });
    const { problems, refused } = await imported({ 'book.xlsx': book });
    expect(refused).toBe(true);
    expect(problems).toContainEqual(
      expect.objectContaining({
        rule: 'missing_column',
        file: 'book.xlsx',
        sheet: 'Payments',
        column: 'amount',
      }),
    );
  });

  it('may be mapped sheet by sheet in report.yml', async () => {
    const rows = [
      ['Beleg', 'Kunde', 'Tag', 'Summe'],
      ['A1', 'C1', day('2026-01-05'), 7.25],
    ];
    const book = await writeXlsx({ sheets: [{ name: 'Jan', rows }] });
    const columns = {
      'book.xlsx [Jan]': {
        Beleg: 'invoice.invoice_id',
        Kunde: 'invoice.customer_id',
        Tag: 'invoice.issue_date',
        Summe: 'invoice.amount',
      },
    };
    const result = await imported(
      { 'book.xlsx': book },
      'select invoice_id, amount_minor::double as a from raw_invoice',
      { columns },
    );
    expect(result.rows).toEqual([{ invoice_id: 'A1', a: 725 }]);
  });
});

describe('a workbook is refused, with words and without a stack', () => {
  const plain = () => writeXlsx({ sheets: [{ name: 'Invoices', rows: INVOICES }] });
  const refusal = async (name: string, content: Uint8Array) => {
    const result = await imported({ [name]: content });
    expect(result.refused).toBe(true);
    return result.problems[0]!;
  };

  it('with links to other workbooks', async () => {
    const book = changed(await plain(), {
      'xl/externalLinks/externalLink1.xml': '<externalLink/>',
    });
    expect(await refusal('a.xlsx', book)).toMatchObject({
      rule: 'external_links',
      file: 'a.xlsx',
      mend: expect.stringContaining('Break Link'),
    });
  });

  it('in the old format, or under a password', async () => {
    const ole = new Uint8Array(2048);
    ole.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    expect(await refusal('a.xls', ole)).toMatchObject({
      rule: 'old_workbook',
      mend: expect.stringContaining('.xlsx or CSV'),
    });
    expect(await refusal('a.xlsx', ole)).toMatchObject({ rule: 'old_workbook' });
    ole.set(Buffer.from('EncryptedPackage', 'utf16le'), 1024);
    for (const name of ['a.xlsx', 'a.xls', 'a.csv'])
      expect(await refusal(name, ole)).toMatchObject({ rule: 'encrypted_file' });
    expect(await refusal('b.xls', Buffer.from('<html><table>'))).toMatchObject({
      rule: 'web_page',
    });
  });

  it('cut off, damaged, empty or none at all', async () => {
    const book = await plain();
    expect(await refusal('a.xlsx', book.subarray(0, book.length >> 1))).toMatchObject({
      rule: 'damaged_archive',
    });
    expect(await refusal('a.xlsx', new Uint8Array())).toMatchObject({ rule: 'empty_file' });
    expect(await refusal('a.xlsx', Buffer.from('invoice_id,amount'))).toMatchObject({
      rule: 'unreadable_file',
    });
    expect(await refusal('a.xlsx', zipSync({ 'readme.txt': strToU8('hello') }))).toMatchObject({
      rule: 'unreadable_file',
    });
    const broken = changed(book, {
      'xl/worksheets/sheet1.xml': part('<row r="1"><c r="A1" t="inlineStr"><is><t>x'),
    });
    expect((await imported({ 'a.xlsx': broken })).refused).toBe(true);
    const far = changed(book, {
      'xl/worksheets/sheet1.xml': part('<row r="99999999"><c r="A99999999"><v>1</v></c></row>'),
    });
    expect(await refusal('a.xlsx', far)).toMatchObject({ rule: 'unreadable_file' });
  });

  it('that unpacks to far more than it holds', async () => {
    const book = changed(await plain(), {
      'xl/worksheets/sheet1.xml': (old) => old + ' '.repeat(80_000_000),
    });
    expect(book.length).toBeLessThan(200_000);
    expect(await refusal('a.xlsx', book)).toMatchObject({
      rule: 'unpacks_too_far',
      value: expect.stringMatching(/^more than \d+ MB out of \d+ KB$/),
    });
  });
});

it('reads text that only calls itself .xls', async () => {
  const text =
    'invoice_id\tcustomer_id\tissue_date\tamount\tsettled_date\nA1\tC1\t2026-01-05\t10.00\t\n';
  const content = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
  const { rows, files } = await imported(
    { 'sap.xls': content },
    'select invoice_id from raw_invoice',
  );
  expect(rows).toEqual([{ invoice_id: 'A1' }]);
  expect(files).toMatchObject([{ encoding: 'utf-16le', delimiter: '\t' }]);
});
