/** Rows that a sheet shows struck through, in whatever way it says so: asked, and decided by one line of report.yml. */
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { type Files, imported } from '../folder.ts';

const HEADER = ['Invoice No', 'Customer', 'Invoice Date', 'Amount'];
const ROWS = [
  ['Q1', 'Wörl', '2026-01-05', '100.00'],
  ['Q2', 'Zwirb', '2026-01-06', '40.00'],
];
const cells = (texts: readonly string[], before = '', after = '', td = ''): string =>
  texts.map((text) => `<td${td}>${before}${text}${after}</td>`).join('');
const page = (row: string, rules = ''): string =>
  `<html><head><style>${rules}</style></head><body><table><tr>${cells(HEADER)}</tr><tr>${cells(ROWS[0]!)}</tr>${row}</table></body></html>`;
const [, struck] = ROWS as [string[], string[]];

const data = (text: string): string => `<Data ss:Type="String">${text}</Data>`;
const xmlRow = (texts: readonly string[], style = ''): string =>
  `<Row>${texts.map((text) => `<Cell${style}>${data(text)}</Cell>`).join('')}</Row>`;
const xmlBook = `<?xml version="1.0"?><Workbook xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
  <Styles><Style ss:ID="s7"><Font ss:StrikeThrough="1"/></Style><Style ss:ID="s8"><Font ss:Bold="1"/></Style></Styles>
  <Worksheet ss:Name="L"><Table>${xmlRow(HEADER, ' ss:StyleID="s8"')}${xmlRow(ROWS[0]!)}${xmlRow(struck, ' ss:StyleID="s7"')}</Table></Worksheet></Workbook>`;

/** A workbook by hand: the last row has the style 1. */
function workbook(font: string): Uint8Array {
  const row = (texts: readonly string[], r: number, style: number): string =>
    `<row r="${r}">${texts.map((text, i) => `<c r="${'ABCD'[i]}${r}" s="${style}" t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`;
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const relations = (type: string, target: string): string =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${office}/${type}" Target="${target}"/></Relationships>`;
  const parts: Record<string, string> = {
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
    '_rels/.rels': relations('officeDocument', 'xl/workbook.xml'),
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="L" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations('worksheet', 'worksheets/sheet1.xml'),
    'xl/styles.xml': `<styleSheet xmlns="${main}"><fonts count="2"><font/><font>${font}<sz val="11"/></font></fonts><cellXfs count="2"><xf numFmtId="0" fontId="0"/><xf numFmtId="0" fontId="1"/></cellXfs></styleSheet>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><sheetData>${row(HEADER, 1, 0)}${row(ROWS[0]!, 2, 0)}${row(struck, 3, 1)}</sheetData></worksheet>`,
  };
  return zipSync(
    Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])),
  );
}

const read = async (files: Files, settings = {}) => {
  const sql = 'select invoice_id as id from raw_invoice order by "row"';
  const { rows, problems } = await imported(files, sql, settings);
  return {
    ids: rows.map(({ id }) => id),
    asked: problems.filter(({ rule }) => /^(?:struck_row|answered)$/.test(rule)),
  };
};

describe('a row that is struck through', () => {
  const forms: [string, Files][] = [
    ['s', { 'a.xls': page(`<tr>${cells(struck, '<s>', '</s>')}</tr>`) }],
    ['del', { 'a.xls': page(`<tr>${cells(struck, '<b><del>', '</del></b>')}</tr>`) }],
    [
      'a style',
      { 'a.xls': page(`<tr style="text-decoration: line-through">${cells(struck)}</tr>`) },
    ],
    [
      'a class',
      {
        'a.xls': page(
          `<tr>${cells(struck, '', '', ' class="x y9"')}</tr>`,
          'td.y9 {color:red; text-decoration:line-through}',
        ),
      },
    ],
    ['an XML workbook', { 'a.xls': xmlBook }],
    ['a workbook', { 'a.xlsx': workbook('<strike/>') }],
  ];
  test.each(forms)('counts, and is asked: %s', async (_, files) => {
    const { ids, asked } = await read(files);
    expect(ids).toEqual(['Q1', 'Q2']);
    expect(asked).toMatchObject([
      { row: 3, column: 'Invoice No', expected: '1 row, 40.00 of 140.00' },
    ]);
    expect(asked[0]?.mend).toContain('{ status: { "struck through": live } }');
  });

  test('is left out where report.yml says so', async () => {
    const settings = { values: { status: { 'struck through': 'void' } } };
    const { ids, asked } = await read(forms[0]![1], settings);
    expect(ids).toEqual(['Q1']);
    expect(asked.map(({ rule }) => rule)).toEqual(['answered']);
  });

  test('is none where nothing of its text is struck', async () => {
    const none: Files[] = [
      {
        'a.xls': page(
          `<tr>${cells(struck, '<s></s><u>', '</u>')}</tr>`,
          '.z {text-decoration:line-through}',
        ),
      },
      { 'a.xlsx': workbook('<strike val="0"/>') },
    ];
    for (const files of none) expect((await read(files)).asked).toEqual([]);
  });
});

test('rows that a page does not show are told', async () => {
  const { problems } = await imported({
    'a.xls': page(`<tr style="display:none">${cells(struck)}</tr>`),
  });
  expect(problems.find(({ rule }) => rule === 'hidden_rows_read')?.value).toBe('rows: 1');
});
