/** How a book is written as exports: tables of texts first, so that they can be damaged, then the bytes of files. */
import fc from 'fast-check';
import { writeXlsx } from 'hucre';
import type { Files } from '../contract/folder.ts';
import {
  DATE_FORMS,
  delimited,
  grouped,
  inCodePage,
  NUMBER_FORMS,
  utf16,
} from '../styles/write.ts';
import { LANGUAGES } from './languages.ts';
import type { Document } from './true-book.ts';

export interface Line {
  cells: string[];
  /** null for a title, header, total or footer. */
  document: Document | null;
  /** What the same line says was paid. */
  payment?: Document | null;
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
const DATES: Record<string, (iso: string, locale: string) => string> = {
  ...DATE_FORMS,
  named: (iso) =>
    iso.replace(/(\d+)-(\d+)-(\d+)/, (_, y, m, d) => `${d}-${MONTHS[Number(m) - 1]}-${y}`),
  'in words': (iso, locale) => (iso === '' ? '' : worded(locale).format(Date.parse(iso))),
  'with time': (iso) => (iso === '' ? '' : `${iso}T00:00:00Z`),
};

const formats = new Map<string, Intl.DateTimeFormat>();
function worded(locale: string): Intl.DateTimeFormat {
  const known = formats.get(locale);
  if (known) return known;
  const format = new Intl.DateTimeFormat(locale, {
    ...{ year: 'numeric', month: 'long', day: 'numeric', timeZone: 'UTC' },
  } as const);
  formats.set(locale, format);
  return format;
}

export const writing = fc.record({
  language: fc.constantFrom(...Object.keys(LANGUAGES)),
  number: fc.constantFrom(...Object.keys(NUMBERS)),
  date: fc.constantFrom(...Object.keys(DATES)),
  /** What tells a credit note and a refund: a column, or a list of their own. */
  kinds: fc.constantFrom('column', 'negative in a column', 'lists'),
  /** Money in a list of its own, or in columns of its invoice; then there are no refunds. */
  money: fc.constantFrom('list', 'list', 'list', 'columns'),
  currency: fc.constantFrom('column', 'column', 'column', 'cell'),
  hasStatus: fc.boolean(),
  hasTitle: fc.boolean(),
  hasTotal: fc.boolean(),
  isSplit: fc.boolean(),
  form: fc.constantFrom(
    'text',
    'text',
    'text',
    'text',
    'workbook',
    'workbooks',
    'json',
    'web page',
  ),
  separator: fc.constantFrom(',', ';', '\t', '|'),
  end: fc.constantFrom('\n', '\r\n'),
  quoteAll: fc.boolean(),
  encoding: fc.constantFrom('utf-8', 'utf-8 with mark', 'utf-16', 'code page', 'code page'),
});
export type Writing = typeof writing extends fc.Arbitrary<infer T> ? T : never;

/** True where what was paid stands beside its invoice. */
const isPaidInColumns = ({ money, language }: Writing): boolean =>
  money === 'columns' && LANGUAGES[language]!.headers[0].paid !== undefined;

/** All that was paid for an invoice in one payment, on the last day. */
function paymentOf(invoice: Document, documents: readonly Document[]): Document | null {
  const paid = documents.filter((each) => each.kind === 'cash' && each.invoice === invoice.id);
  if (invoice.kind !== 'invoice' || paid.length === 0) return null;
  const minor = paid.reduce((sum, each) => sum + each.minor, 0);
  return { ...paid.at(-1)!, minor };
}

/** Every list of the book, as texts. */
export function tablesOf(documents: readonly Document[], style: Writing): Table[] {
  const { names } = LANGUAGES[style.language]!;
  const inColumns = isPaidInColumns(style);
  const of = (...kinds: string[]): Document[] =>
    documents.filter(({ kind }) => kinds.includes(kind));
  const all: [string, Document[]][] =
    style.kinds === 'lists'
      ? Object.entries(names).map(([kind, name]) => [name, of(kind)])
      : [
          [names.invoice!, of('invoice', 'credit_note')],
          [names.cash!, of('cash', 'refund')],
        ];
  const lists = all.filter(
    ([name]) => !inColumns || (name !== names.cash && name !== names.refund),
  );
  const [name, invoices] = lists[0]!;
  if (style.isSplit && invoices.length > 4)
    lists.splice(0, 1, [`${name} 1`, invoices.slice(0, 3)], [`${name} 2`, invoices.slice(3)]);
  return lists.map(([name, list]) => {
    const payments = list.map((each) => (inColumns ? paymentOf(each, documents) : null));
    return tableOf(name, list, payments, style);
  });
}

function tableOf(
  name: string,
  list: Document[],
  payments: (Document | null)[],
  style: Writing,
): Table {
  const { words } = LANGUAGES[style.language]!;
  const isMoney = list.some(({ kind }) => kind === 'cash' || kind === 'refund');
  const columns = columnsOf(style, isMoney);
  const lines = list.map((document, i) => ({
    cells: columns.map((column) => cellOf(document, column, style, payments[i]!)),
    ...{ document, payment: payments[i]! },
  }));
  const sums: Record<string, number> = {
    minor: list.reduce((all, each) => all + signed(each, style), 0),
    paid: payments.reduce((all, each) => all + (each?.minor ?? 0), 0),
  };
  const total = columns.map((column) => {
    if (column === 'id') return words.total!;
    return Object.hasOwn(sums, column) ? NUMBERS[style.number]!(sums[column]!) : '';
  });
  const title = style.hasTitle ? [[words.title!], []] : [];
  return { name, title, isMoney, columns, lines, footer: style.hasTotal ? [total] : [] };
}

const columnsOf = (style: Writing, isMoney: boolean): string[] => [
  ...['id', 'customer', 'day', isMoney ? 'invoice' : 'due', 'minor'],
  ...(style.currency === 'column' ? ['currency'] : []),
  ...(style.kinds === 'lists' ? [] : ['kind']),
  ...(style.hasStatus && !isMoney ? ['status'] : []),
  ...(isPaidInColumns(style) && !isMoney ? ['paid', 'paidOn'] : []),
];

const signed = ({ kind, minor }: Document, style: Writing): number =>
  style.kinds === 'negative in a column' && (kind === 'credit_note' || kind === 'refund')
    ? -minor
    : minor;

function cellOf(
  document: Document,
  column: string,
  style: Writing,
  payment: Document | null,
): string {
  const { words } = LANGUAGES[style.language]!;
  if (column === 'minor') return amountIn(style, signed(document, style), document.currency);
  if (column === 'day' || column === 'due') return dateIn(style, document[column]);
  if (column === 'kind') return words[document.kind]!;
  if (column === 'status') return words.open!;
  if (column === 'paid') return payment ? amountIn(style, payment.minor, payment.currency) : '';
  if (column === 'paidOn') return payment ? dateIn(style, payment.day) : '';
  return document[column as 'id' | 'customer' | 'invoice' | 'currency'];
}

/** A date in this writing, for damage to put into a cell. */
export const dateIn = (style: Writing, iso: string): string =>
  DATES[style.date]!(iso, LANGUAGES[style.language]!.locale);

/** An amount in this writing. */
export function amountIn(style: Writing, minor: number, currency: string): string {
  const number = NUMBERS[style.number]!(minor);
  return style.currency === 'cell' ? `${number} ${currency}` : number;
}

/** The header of a column in this writing. */
export function headerOf(column: string, isMoney: boolean, style: Writing): string {
  const headers = LANGUAGES[style.language]!.headers[isMoney ? 1 : 0];
  return Object.hasOwn(headers, column) ? headers[column]! : column;
}

function rowsOf(table: Table, style: Writing): string[][] {
  const header = table.columns.map((column) => headerOf(column, table.isMoney, style));
  return [...table.title, header, ...table.lines.map(({ cells }) => cells), ...table.footer];
}

export async function filesOf(tables: readonly Table[], style: Writing): Promise<Files> {
  const sheets = tables.map((table) => ({ name: table.name, rows: rowsOf(table, style) }));
  if (style.form === 'workbook') return { 'exports.xlsx': await writeXlsx({ sheets }) };
  const files: Files = {};
  for (const [i, sheet] of sheets.entries()) {
    const { name, rows } = sheet;
    if (style.form === 'workbooks')
      files[`${name}.xlsx`] = await writeXlsx({ sheets: [{ ...sheet, name: 'Sheet1' }] });
    else if (style.form === 'json')
      files[`${name}.json`] = jsonOf(rows.slice(tables[i]!.title.length));
    else if (style.form === 'web page') files[`${name}.xls`] = webPageOf(rows);
    else files[`${name}.csv`] = encoded(delimited(rows, style), style);
  }
  return files;
}

/** One record for each row, under the names of the first. */
function jsonOf([header, ...rows]: string[][]): string {
  const records = rows.map((row) => {
    const pairs = header!.map(
      (name, i) => `${JSON.stringify(name)}:${JSON.stringify(row[i] ?? '')}`,
    );
    return `{${pairs.join(',')}}`;
  });
  return `[${records.join(',\n')}]`;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** What web programs write under the name of a workbook. */
function webPageOf(rows: string[][]): string {
  const lines = rows.map(
    (row) => `<tr>${row.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`,
  );
  return `<html><head><meta charset="utf-8"></head><body><table>${lines.join('\n')}</table></body></html>`;
}

/** The text in the code page of its language if that has all of its letters and enough of them to tell, else in UTF-8. */
function encoded(text: string, { encoding, language }: Writing): Uint8Array {
  if (encoding === 'utf-16') return utf16(text);
  const { codePage } = LANGUAGES[language]!;
  const isEvident = encoding === 'code page' && (text.match(/[^\0-\x7f\xa0]/g)?.length ?? 0) >= 8;
  const bytes = isEvident ? inCodePage(text, codePage) : null;
  return bytes ?? Buffer.from(encoding === 'utf-8 with mark' ? `\ufeff${text}` : text);
}
