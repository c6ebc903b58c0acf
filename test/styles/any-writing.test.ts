/** Canonical rows in any writing: separator, encoding, decimal sign, date form, title rows, language, packing. They read back the same. */
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { writeXlsx } from 'hucre';
import { expect, test } from 'vitest';
import { imported } from '../contract/folder.ts';
import type { Files } from './style.ts';
import { DATE_FORMS, delimited, gbk, grouped, NUMBER_FORMS, serial, utf16 } from './write.ts';

interface Row {
  invoice_id: string;
  customer: string;
  issue_date: string;
  due_date: string;
  minor: number;
  currency: string;
}

/** The names of the columns, in the order of `Row`. */
const HEADERS = {
  canonical: ['invoice_id', 'customer_name', 'issue_date', 'due_date', 'amount', 'currency'],
  english: ['Invoice Number', 'Customer Name', 'Invoice Date', 'Due Date', 'Total', 'Currency'],
  chinese: ['发票号', '客户名称', '开票日期', '到期日', '价税合计', '币种'],
  sap: ['Document Number', 'NAME1', 'Document Date', 'Net due date', 'WRBTR', 'WAERS'],
  german: ['Belegnummer', 'Kundenname', 'Belegdatum', 'Nettofälligkeit', 'Betrag', 'Währung'],
};
const NUMBERS: Record<string, (minor: number) => string> = {
  ...NUMBER_FORMS,
  'with currency': (minor) => `EUR ${grouped(minor)}`,
  float: (minor) => String(minor / 100),
};
const DATES: Record<string, (iso: string) => string> = {
  ...DATE_FORMS,
  'compact, float': (iso) => `${iso.replaceAll('-', '')}.0`,
  serial: (iso) => String(serial(iso)),
  'with time': (iso) => `${iso}T00:00:00.0000000Z`,
};
const TITLES = [
  [],
  [['Open items'], []],
  [['应收账款明细表'], ['制表人：张三'], []],
  [['Alder Group'], ['All amounts as posted'], ['Printed by finance'], []],
];

const day = fc
  .tuple(fc.integer({ min: 0, max: 364 }), fc.integer({ min: 0, max: 90 }))
  .map(([issue, terms]) => {
    const iso = (days: number): string =>
      new Date(Date.UTC(2025, 0, 1 + days)).toISOString().slice(0, 10);
    return [iso(issue), iso(issue + terms)] as const;
  });
const NAMES = ['Alder Works', 'Birch, Trading', '松柏贸易有限公司', 'Cedar "Sons"', 'Elm; Co'];
const rows = fc
  .array(
    fc.record({
      customer: fc.constantFrom(...NAMES),
      days: day,
      minor: fc.integer({ min: 1, max: 999_999_999 }),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((list): Row[] => [
    // decides what could be read two ways: a day after the 12th, a group and two decimals
    row(0, 'Alder Works', ['2025-01-17', '2025-02-28'], 123_456_789),
    ...list.map(({ customer, days, minor }, i) => row(i + 1, customer, days, minor)),
  ]);
const row = (i: number, customer: string, days: readonly [string, string], minor: number): Row => ({
  invoice_id: `00${4711 + i}`,
  customer,
  issue_date: days[0],
  due_date: days[1],
  minor,
  currency: 'EUR',
});

const writing = fc.record({
  header: fc.constantFrom(...(Object.keys(HEADERS) as (keyof typeof HEADERS)[])),
  number: fc.constantFrom(...Object.keys(NUMBERS)),
  date: fc.constantFrom(...Object.keys(DATES)),
  separator: fc.constantFrom(',', ';', '\t', '|'),
  end: fc.constantFrom('\n', '\r\n'),
  title: fc.constantFrom(...TITLES),
  form: fc.constantFrom('text', 'workbook', 'lines of JSON'),
  encoding: fc.constantFrom('utf-8', 'utf-8 with mark', 'utf-16', 'gbk'),
  packing: fc.constantFrom('none', 'gz', 'zip'),
});
type Writing = typeof writing extends fc.Arbitrary<infer T> ? T : never;

async function written(list: readonly Row[], style: Writing): Promise<Files> {
  const headers = HEADERS[style.header];
  const cells = list.map((each) => [
    each.invoice_id,
    each.customer,
    DATES[style.date]!(each.issue_date),
    DATES[style.date]!(each.due_date),
    NUMBERS[style.number]!(each.minor),
    each.currency,
  ]);
  if (style.form === 'workbook')
    return {
      'invoices.xlsx': await writeXlsx({
        sheets: [{ name: 'Sheet1', rows: [...style.title, headers, ...cells] }],
      }),
    };
  if (style.form === 'lines of JSON') {
    const lines = cells.map((line) =>
      JSON.stringify(Object.fromEntries(headers.map((key, i) => [key, line[i]]))),
    );
    return packed('invoices.jsonl', Buffer.from(lines.join('\n')), style.packing);
  }
  const { separator, end } = style;
  const text = delimited([...style.title, headers, ...cells], { separator, end });
  return packed('invoices.csv', encoded(text, style.encoding), style.packing);
}

function encoded(text: string, encoding: string): Uint8Array {
  if (encoding === 'utf-16') return utf16(text);
  // the code page has no umlauts
  if (encoding === 'gbk' && /[松应发]/.test(text) && !/[ä-ü\u00a0]/.test(text)) return gbk(text);
  return Buffer.from(encoding === 'utf-8 with mark' ? `\ufeff${text}` : text);
}

function packed(name: string, bytes: Uint8Array, packing: string): Files {
  if (packing === 'gz') return { [`${name}.gz`]: gzipSync(bytes) };
  if (packing === 'zip')
    return { 'exports.zip': zipSync({ [name]: bytes, 'readme.md': strToU8('x') }) };
  return { [name]: bytes };
}

test('canonical rows in any writing read back the same', async () => {
  await fc.assert(
    fc.asyncProperty(rows, writing, async (list, style) => {
      const {
        rows: read,
        problems,
        files,
      } = await imported(
        await written(list, style),
        `select invoice_id, customer_name as customer, issue_date::varchar as issue_date,
           due_date::varchar as due_date, amount_minor as minor, currency
         from raw_invoice order by row_id`,
      );
      expect(problems.filter(({ severity }) => /refused|set_aside/.test(severity))).toEqual([]);
      expect(read).toEqual(list);
      expect(files[0]!.rowsUsed).toBe(list.length);
    }),
    { numRuns: 40 },
  );
});
