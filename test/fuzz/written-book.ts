/** How a book is written as exports: tables of texts first, so that they can be damaged, then the bytes of files. */
import fc from 'fast-check';
import { writeXlsx } from 'hucre';
import type { Files } from '../contract/folder.ts';
import {
  DATE_FORMS,
  delimited,
  gbk,
  grouped,
  NUMBER_FORMS,
  utf16,
  western,
} from '../styles/write.ts';
import { LANGUAGES } from './languages.ts';
import type { Document } from './true-book.ts';

export interface Line {
  cells: string[];
  /** null for a title, header, total or footer. */
  document: Document | null;
}

export interface Table {
  /** Without its ending; the name of the sheet in a workbook. */
  name: string;
  title: string[][];
  /** A list of payments, not of invoices. */
  isMoney: boolean;
  /** What each column is: a key of a language's headers; any other word stands for itself. */
  columns: string[];
  lines: Line[];
  footer: string[][];
}

const NUMBERS: Record<string, (minor: number) => string> = {
  ...NUMBER_FORMS,
  'point, apostrophes': (minor) => grouped(minor, "'"),
};
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const DATES: Record<string, (iso: string) => string> = {
  ...DATE_FORMS,
  named: (iso) =>
    iso.replace(/(\d+)-(\d+)-(\d+)/, (_, y, m, d) => `${d}-${MONTHS[Number(m) - 1]}-${y}`),
  'with time': (iso) => (iso === '' ? '' : `${iso}T00:00:00Z`),
};

export const writing = fc.record({
  language: fc.constantFrom(...Object.keys(LANGUAGES)),
  number: fc.constantFrom(...Object.keys(NUMBERS)),
  date: fc.constantFrom(...Object.keys(DATES)),
  /** What tells a credit note and a refund: a column, or a list of their own. */
  kinds: fc.constantFrom('column', 'negative in a column', 'lists'),
  hasStatus: fc.boolean(),
  hasTitle: fc.boolean(),
  hasTotal: fc.boolean(),
  isSplit: fc.boolean(),
  form: fc.constantFrom('text', 'text', 'text', 'workbook', 'workbooks'),
  separator: fc.constantFrom(',', ';', '\t', '|'),
  end: fc.constantFrom('\n', '\r\n'),
  quoteAll: fc.boolean(),
  encoding: fc.constantFrom('utf-8', 'utf-8 with mark', 'utf-16', 'western', 'gbk'),
});
export type Writing = typeof writing extends fc.Arbitrary<infer T> ? T : never;

/** Every list of the book, as texts. */
export function tablesOf(documents: readonly Document[], style: Writing): Table[] {
  const { words, names } = LANGUAGES[style.language]!;
  const of = (...kinds: string[]): Document[] =>
    documents.filter(({ kind }) => kinds.includes(kind));
  const lists: [string, Document[]][] =
    style.kinds === 'lists'
      ? Object.entries(names).map(([kind, name]) => [name, of(kind)])
      : [
          [names.invoice!, of('invoice', 'credit_note')],
          [names.cash!, of('cash', 'refund')],
        ];
  const [name, invoices] = lists[0]!;
  if (style.isSplit && invoices.length > 4)
    lists.splice(0, 1, [`${name} 1`, invoices.slice(0, 3)], [`${name} 2`, invoices.slice(3)]);
  return lists.map(([name, list]) => {
    const isMoney = list.some(({ kind }) => kind === 'cash' || kind === 'refund');
    const columns = columnsOf(style, isMoney);
    const title = style.hasTitle ? [[words.title!], []] : [];
    const lines = list.map((document) => ({
      cells: columns.map((column) => cellOf(document, column, style)),
      document,
    }));
    const sum = list.reduce((all, each) => all + signed(each, style), 0);
    const total = columns.map((column) =>
      column === 'minor' ? NUMBERS[style.number]!(sum) : column === 'id' ? words.total! : '',
    );
    return { name, title, isMoney, columns, lines, footer: style.hasTotal ? [total] : [] };
  });
}

const columnsOf = (style: Writing, isMoney: boolean): string[] => [
  ...['id', 'customer', 'day', isMoney ? 'invoice' : 'due', 'minor', 'currency'],
  ...(style.kinds === 'lists' ? [] : ['kind']),
  ...(style.hasStatus && !isMoney ? ['status'] : []),
];

const signed = ({ kind, minor }: Document, style: Writing): number =>
  style.kinds === 'negative in a column' && (kind === 'credit_note' || kind === 'refund')
    ? -minor
    : minor;

function cellOf(document: Document, column: string, style: Writing): string {
  const { words } = LANGUAGES[style.language]!;
  if (column === 'minor') return NUMBERS[style.number]!(signed(document, style));
  if (column === 'day' || column === 'due') return DATES[style.date]!(document[column]);
  if (column === 'kind') return words[document.kind]!;
  if (column === 'status') return words.open!;
  return document[column as 'id' | 'customer' | 'invoice' | 'currency'];
}

/** A date in this writing, for damage to put into a cell. */
export const dateIn = (style: Writing, iso: string): string => DATES[style.date]!(iso);

function rowsOf(table: Table, style: Writing): string[][] {
  const [ofInvoices, ofMoney] = LANGUAGES[style.language]!.headers;
  const headers = table.isMoney ? ofMoney : ofInvoices;
  const header = table.columns.map((column) =>
    Object.hasOwn(headers, column) ? headers[column]! : column,
  );
  return [...table.title, header, ...table.lines.map(({ cells }) => cells), ...table.footer];
}

export async function filesOf(tables: readonly Table[], style: Writing): Promise<Files> {
  const sheets = tables.map((table) => ({ name: table.name, rows: rowsOf(table, style) }));
  if (style.form === 'workbook') return { 'exports.xlsx': await writeXlsx({ sheets }) };
  const files: Files = {};
  for (const sheet of sheets) {
    if (style.form === 'workbooks')
      files[`${sheet.name}.xlsx`] = await writeXlsx({ sheets: [{ ...sheet, name: 'Sheet1' }] });
    else files[`${sheet.name}.csv`] = encoded(delimited(sheet.rows, style), style);
  }
  return files;
}

/** The text in a code page if it has all of the letters and enough of them to tell, otherwise in UTF-8. */
function encoded(text: string, { encoding, language }: Writing): Uint8Array {
  const isWestern = ['german', 'spanish'].includes(language) && !/[^\0-\x7f\xa0-\xff]/.test(text);
  if (encoding === 'utf-16') return utf16(text);
  if (encoding === 'western' && isWestern) return western(text);
  if (encoding === 'gbk' && language === 'chinese' && !/[\x80-\xff]/.test(text)) return gbk(text);
  return Buffer.from(encoding === 'utf-8 with mark' ? `\ufeff${text}` : text);
}
