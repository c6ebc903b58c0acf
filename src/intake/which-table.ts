/** Decides which canonical table a file is, by its headers first and its name second. */

import { normaliseHeader } from './header-spelling.ts';
import { hasRole } from './headers/headers.ts';
import { kindOfName } from './kind-words.ts';
import { isByLastResort, type MappedColumn, mapColumns, type Overrides } from './map-columns.ts';
import { grossColumn } from './marks/provider-list.ts';
import { LIST_WORDS, NAME_HINTS, TABLE_NAMES, type TableName } from './table-names.ts';
import { documentWord } from './vocabulary.ts';

export interface TableGuess {
  table: TableName;
  columns: MappedColumn[];
  /** Required fields that no header stands for; alternatives joined with "or". */
  missing: string[];
  /** English words for the data page: why this table. */
  decidedBy: string;
}

interface Guess extends Omit<TableGuess, 'decidedBy'> {
  /** Columns that say something of this table. */
  count: number;
}

/** Fields that must be there; inner lists are alternatives. */
export const REQUIRED: Record<TableName, readonly (readonly string[])[]> = {
  invoice: [
    ['invoice_id'],
    ['customer_id', 'customer_name'],
    ['issue_date'],
    ['amount', 'open_amount'],
  ],
  payment: [['date'], ['amount']],
  customer: [
    ['customer_id', 'name'],
    ['name', 'region', 'segment', 'rep', 'credit_limit', 'terms', 'rating', 'parent'],
  ],
  rep: [['rep_id', 'name']],
  target: [['month'], ['amount', 'rate']],
  dispute: [['invoice_id'], ['opened']],
  activity: [['date'], ['customer_id', 'customer_name', 'invoice_id'], ['channel']],
  promise: [['invoice_id', 'customer_id', 'customer_name'], ['made_on'], ['due_on']],
  rate: [['currency'], ['date'], ['rate']],
  action: [['decided_on'], ['customer_id', 'customer_name'], ['decision']],
  confirmation: [['customer_id', 'customer_name'], ['balance_date'], ['confirmed_amount']],
  unbilled: [['customer_id', 'customer_name'], ['unbilled_since'], ['unbilled_amount']],
};

/** Tables that only these columns together make: no list without them is ever taken for one. */
const MARKED_BY: Partial<Record<TableName, readonly string[]>> = {
  action: ['decided_on', 'decision'],
  confirmation: ['balance_date', 'confirmed_amount'],
  unbilled: ['unbilled_since', 'unbilled_amount'],
};

const isMarked = (table: TableName, columns: readonly MappedColumn[]): boolean =>
  MARKED_BY[table]?.every((mark) => columns.some(({ field }) => field === mark)) ?? true;

const missingOf = (
  table: TableName,
  columns: readonly MappedColumn[],
  isHeaded: boolean,
): string[] => {
  const fields = new Set(columns.map((column) => column.field));
  if (isHeaded) fields.add('customer_name');
  return REQUIRED[table]
    .filter((alternatives) => !alternatives.some((field) => fields.has(field)))
    .map((alternatives) => alternatives.join(' or '));
};

/** Fields that any table of any system has: they say nothing about which one it is. */
const GENERIC = new Set(['deleted', 'status', 'note']);
export const OF_RECEIVABLES: ReadonlySet<string> = new Set([
  'due_date',
  'terms',
  'paid_amount',
  'open_amount',
  'settled_date',
]);
/** What having all required columns, and a telling file name, is worth in columns. */
const COMPLETE = 1.5;
const NAMED = 0.75;

/** The table of a file, or null where headers and name leave it open; `isHeaded` where heading rows name the customers, `rows` the first rows of data. */
export function whichTable(
  headers: readonly string[],
  fileName: string,
  overrides: Overrides = new Map(),
  isHeaded = false,
  rows: readonly (readonly string[])[] = [],
): TableGuess | null {
  const named = [...overrides.values()].find((override) => override !== 'ignore');
  const guesses = (named ? [named.table] : TABLE_NAMES).flatMap((table) => {
    const columns = mapColumns(headers, table, overrides, rows);
    if (!named && !isMarked(table, columns)) return [];
    const missing = missingOf(table, columns, isHeaded);
    const count = columns.filter((column) => !GENERIC.has(column.field)).length;
    const byHeaders = count + (missing.length === 0 ? COMPLETE : 0);
    const isNamed = NAME_HINTS[table].test(baseName(fileName));
    const score = byHeaders + (isNamed ? NAMED : 0);
    const claim = claimOf(table, columns, baseName(fileName));
    return { table, columns, missing, byHeaders, score, claim, count };
  });
  const list = guesses.find(({ table }) => table === 'invoice');
  guesses.sort((a, b) => b.score - a.score || b.claim - a.claim);
  const provided = overrides.size === 0 && !isAskedFor(list) ? ofProvider(headers, rows) : null;
  if (provided !== null) return provided;
  const isList =
    list !== undefined &&
    guesses[list === guesses[0] ? 1 : 0]?.table === 'payment' &&
    list.missing.length === 0 &&
    guesses[0]!.byHeaders - list.byHeaders <= 1.5 &&
    holdsDocuments(list.columns, rows);
  if (isList) {
    return {
      table: 'invoice',
      columns: list.columns,
      missing: [],
      decidedBy: `${list.columns.length} of ${headers.length} headers and the document types in it`,
    };
  }
  const received = guesses.find(({ table }) => table === 'payment');
  const calledOnly = named ? null : byNameOnly(guesses[0]!, list, received, fileName, headers);
  if (calledOnly !== null)
    return {
      ...calledOnly,
      decidedBy: `${calledOnly.columns.length} of ${headers.length} headers and the file name`,
    };
  const [best, second] = guesses;
  if (!named && best?.table === 'payment' && isOther(fileName)) return null;
  const adjustments = guesses.find(({ table }) => table === 'payment');
  if (!named && kindOfName(fileName, null) !== null && adjustments?.score === best?.score)
    return {
      ...adjustments!,
      decidedBy: `${adjustments!.columns.length} of ${headers.length} headers and the file name`,
    };
  const isTie = best?.score === second?.score && best?.claim === second?.claim;
  if (!best || (!named && (best.count < 2 || isTie))) return null;
  const isByName = guesses.some((guess) => guess !== best && guess.byHeaders >= best.byHeaders);
  const why = named
    ? 'report.yml'
    : `${best.columns.length} of ${headers.length} headers${isByName ? ' and the file name' : ''}`;
  return { table: best.table, columns: best.columns, missing: best.missing, decidedBy: why };
}

/** Nothing but receivables says when or how much is still to be paid. */
const isAskedFor = (list: Pick<TableGuess, 'columns'> | undefined): boolean =>
  list?.columns.some(({ field }) => OF_RECEIVABLES.has(field)) ?? false;

/** A provider's list of payments, of which the gross amount is what came; null where it is none. */
function ofProvider(
  headers: readonly string[],
  rows: readonly (readonly string[])[],
): TableGuess | null {
  const gross = grossColumn(headers, rows);
  if (gross === null) return null;
  const said = new Map([[normaliseHeader(headers[gross]!), { table: 'payment', field: 'amount' }]]);
  const columns = mapColumns(headers, 'payment', said as Overrides, rows);
  const missing = missingOf('payment', columns, false);
  const why = `${columns.length} of ${headers.length} headers, and ${headers[gross]} less fees in its rows`;
  return missing.length > 0 ? null : { table: 'payment', columns, missing, decidedBy: why };
}

/** The table that a file is called, where its headers only seem to say another one; null where its name decides nothing. */
function byNameOnly(
  best: Guess,
  list: Guess | undefined,
  received: Guess | undefined,
  fileName: string,
  headers: readonly string[],
): Guess | null {
  if (list === undefined || received === undefined) return null;
  const isCalled = (table: TableName): boolean =>
    LIST_WORDS[table]?.test(baseName(fileName)) ?? false;
  if (isCalled('payment') === isCalled('invoice')) return null;
  if (isCalled('invoice')) {
    // documents with a number and a day of their own, of which only the customer's column is not known
    const lacksCustomer = list.missing.length === 1 && list.missing[0]!.startsWith('customer_id');
    return best === received && lacksCustomer && list.count >= received.count
      ? withContact(list, headers)
      : null;
  }
  if (best !== list || list.missing.length === 0) return null;
  // what is called payments and says when and how much was paid lacks nothing as one
  if (received.missing.length === 0)
    return received.columns.some(({ field }) => field === 'invoice_id') ? received : null;
  return datedAsDocument(list, received);
}

/** Documents of which a contact alone says whom they were written to. */
function withContact(list: Guess, headers: readonly string[]): Guess {
  const index = headers.findIndex((header) => hasRole('contact', header));
  if (index < 0 || list.columns.some((column) => column.index === index)) return list;
  const contact = { index, header: headers[index]!, field: 'customer_name' };
  const columns = [...list.columns, contact].sort((a, b) => a.index - b.index);
  return { ...list, columns, missing: [] };
}

/** Receipts whose day is that of their document, where what was paid is the only amount; null for others. */
function datedAsDocument(list: Guess, received: Guess): Guess | null {
  const columnOf = ({ columns }: Guess, field: string): MappedColumn | undefined =>
    columns.find((column) => column.field === field);
  const day = columnOf(list, 'issue_date');
  const isAskedFor = list.columns.some(
    ({ field }) => field !== 'paid_amount' && OF_RECEIVABLES.has(field),
  );
  const isSame = columnOf(list, 'paid_amount')?.index === columnOf(received, 'amount')?.index;
  if (day === undefined || isAskedFor || !isSame || received.missing.join() !== 'date') return null;
  const columns = [...received.columns, { ...day, field: 'date' }];
  return { ...received, columns: columns.sort((a, b) => a.index - b.index), missing: [] };
}

/** What decides between tables of one score: a word of the file's name, then a date that is named as such. */
function claimOf(table: TableName, columns: readonly MappedColumn[], name: string): number {
  const isCalled = LIST_WORDS[table]?.test(name) ?? false;
  const isWeak = columns.some(
    (column) =>
      (column.field === 'issue_date' || column.field === 'date') && isByLastResort(column, table),
  );
  return (isCalled ? 2 : 0) - (isWeak ? 1 : 0);
}

/** True where the name says that amounts and dates are no payments: disputes, targets and their like. */
const isOther = (fileName: string): boolean =>
  !NAME_HINTS.payment.test(baseName(fileName)) &&
  (['dispute', 'target', 'promise', 'rate'] as const).some((table) =>
    NAME_HINTS[table].test(baseName(fileName)),
  );

/** True where a list of money is one of documents: its type column names invoices, or it has a debit and a credit side. */
function holdsDocuments(
  columns: readonly MappedColumn[],
  rows: readonly (readonly string[])[],
): boolean {
  const at = (field: string): number => columns.find((c) => c.field === field)?.index ?? -1;
  const type = at('doc_type');
  if (type < 0) return at('credit_amount') >= 0 && at('amount') >= 0;
  return rows.some(
    (row) => (row[type] ?? '').trim() !== '' && documentWord(row[type]!) === 'invoice',
  );
}

const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
