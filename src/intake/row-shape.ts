/** What the rows of a list say that its headers do not: documents under their customers in one column, days inside names. */
import { isDatedName } from './date.ts';
import { hasRole, rolePattern } from './headers/headers.ts';
import { type JoinedCells, joinedCells } from './joined-cells.ts';
import { type MappedColumn, mapColumns } from './map-columns.ts';
import { documentWord, isTotalLike } from './vocabulary.ts';
import type { TableGuess } from './which-table.ts';

export interface RowShape {
  columns: MappedColumn[];
  missing: string[];
  /** True where the first column holds customers and, below each, the documents of it. */
  isGrouped: boolean;
  joined: JoinedCells[];
}

type Rows = readonly (readonly string[])[];

const CUSTOMER_OR_NAME = ['customer_id or customer_name', 'invoice_id'];
/** Headers such as "Контрагент / Документ" that name both. */
const BOTH = new RegExp(
  `^(?:${rolePattern('customer_or_document')})\\S*\\s*[/,\\\\、]\\s*\\S+`,
  'i',
);

const cellOf = (row: readonly string[], index: number): string => (row[index] ?? '').trim();
const filledOf = (rows: Rows, index: number): string[] =>
  rows.map((row) => cellOf(row, index)).filter((cell) => cell !== '');

/** Completes the guess for a list of documents; `rows` are the first below the header, `isHeaded` where heading rows name the customers. */
export function rowShape(
  { table, columns, missing }: TableGuess,
  headers: readonly string[],
  rows: Rows,
  isHeaded: boolean,
): RowShape {
  const shape: RowShape = {
    columns: [...columns],
    missing: [...missing],
    isGrouped: false,
    joined: [],
  };
  if (table === 'invoice') groupFirstColumn(shape, headers, rows);
  if (table === 'invoice') dateFromNames(shape, rows);
  if (table === 'invoice') joinColumns(shape, headers);
  if (isHeaded || shape.isGrouped) freeControlAccount(shape, rows);
  return shape;
}

const fieldAt = ({ columns }: RowShape, field: string): MappedColumn | undefined =>
  columns.find((column) => column.field === field);

/** A first column without a name, or with both names, takes customers and documents by turns. */
function groupFirstColumn(shape: RowShape, headers: readonly string[], rows: Rows): void {
  const header = headers[0] ?? '';
  const isOpen = shape.columns.every(({ index }) => index !== 0);
  if (!isOpen || !shape.missing.includes('invoice_id') || (header !== '' && !BOTH.test(header)))
    return;
  const dates = shape.columns.filter(({ field }) => field === 'issue_date' || field === 'due_date');
  const isDocument = (row: readonly string[]): boolean =>
    isDatedName(cellOf(row, 0)) || dates.some(({ index }) => cellOf(row, index) !== '');
  const named = rows.filter((row) => cellOf(row, 0) !== '' && !isTotalLike(cellOf(row, 0)));
  const documents = named.filter(isDocument).length;
  if (documents === 0 || documents === named.length) return;
  fillAmount(shape, headers, named.filter(isDocument));
  shape.columns.unshift({ index: 0, header, field: 'invoice_id' });
  shape.missing = shape.missing.filter((field) => !CUSTOMER_OR_NAME.includes(field));
  shape.isGrouped = true;
}

/** Where the amount stands in the customers' rows alone, the next known column of amounts is that of the documents. */
function fillAmount(shape: RowShape, headers: readonly string[], documents: Rows): void {
  const amount = fieldAt(shape, 'amount');
  if (!amount || filledOf(documents, amount.index).length > 0) return;
  const others = headers.map((header, i) => (i === amount.index ? '' : header));
  const other = mapColumns(others, 'invoice').find(({ field }) => field === 'amount');
  if (other) shape.columns = [...shape.columns.filter((column) => column !== amount), other];
}

/** Names such as "Реализация №5 от 12.03.2024" carry the day, and what the document is. */
function dateFromNames(shape: RowShape, rows: Rows): void {
  const id = fieldAt(shape, 'invoice_id');
  if (!id || !shape.missing.includes('issue_date')) return;
  const names = filledOf(rows, id.index);
  const dated = names.filter(isDatedName);
  if (dated.length === 0 || (!shape.isGrouped && dated.length < names.length * 0.8)) return;
  shape.columns.push({ ...id, field: 'issue_date' });
  shape.missing = shape.missing.filter((field) => field !== 'issue_date');
  const isTyped = dated.every((name) => documentWord(name) !== 'unknown');
  if (isTyped && !fieldAt(shape, 'doc_type')) shape.columns.push({ ...id, field: 'doc_type' });
}

/** A value over several columns is read in the first of them. */
function joinColumns(shape: RowShape, headers: readonly string[]): void {
  shape.joined = joinedCells(headers, shape.columns, shape.missing);
  for (const { field, columns } of shape.joined) {
    const index = columns[0]!;
    shape.columns.push({ index, header: headers[index]!, field });
    shape.missing = shape.missing.filter((name) => !name.split(' or ').includes(field));
  }
}

/** Under headings that name the customers, a column "Account" with one value is the ledger's own. */
function freeControlAccount(shape: RowShape, rows: Rows): void {
  const column = shape.columns.find(
    ({ field, header }) => field === 'customer_id' && hasRole('bare_account', header),
  );
  if (!column || fieldAt(shape, 'account') || fieldAt(shape, 'customer_name')) return;
  const values = filledOf(rows, column.index);
  if (values.length > 1 && new Set(values).size === 1) column.field = 'account';
}
