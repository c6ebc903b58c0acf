/** Maps the headers of a file onto the fields of a table: the best-known name wins a field, each column is used once. */
import { normaliseHeader, spellings } from './header-spelling.ts';
import { fieldByOtherForm, HEADERS, type NamesByField, roleKeys } from './headers/headers.ts';
import { sideColumns } from './marks/side-columns.ts';
import { TABLE_NAMES, type TableName } from './table-names.ts';

/** One column of the file that means something. */
export interface MappedColumn {
  /** 0-based position in the file. */
  index: number;
  /** As in the file, cleaned. */
  header: string;
  field: string;
}

export type Override = { table: TableName; field: string } | 'ignore';
/** Normalised header → what report.yml says about it. */
export type Overrides = ReadonlyMap<string, Override>;

interface Rank {
  field: string;
  /** The lower, the better known the name. */
  rank: number;
}

/** Worse than the rank of any other name. */
const LAST = 1000;

function ranks(fields: NamesByField): ReadonlyMap<string, readonly Rank[]> {
  const byHeader = new Map<string, Rank[]>();
  for (const [field, names] of fields)
    for (const [rank, { text, isLastResort }] of names.entries()) {
      const key = normaliseHeader(text);
      const list = byHeader.get(key) ?? [];
      list.push({ field, rank: isLastResort ? LAST : rank });
      byHeader.set(key, list);
    }
  return byHeader;
}

const RANKS = Object.fromEntries(
  TABLE_NAMES.map((table) => [table, ranks(HEADERS[table])]),
) as Record<TableName, ReadonlyMap<string, readonly Rank[]>>;

/** The fields of a table that a normalised header may stand for; none where no name is written so. */
function ranksOf(table: TableName, key: string): readonly Rank[] {
  const listed = RANKS[table].get(key);
  if (listed !== undefined) return listed;
  const field = fieldByOtherForm(table, key);
  return field === null ? [] : [{ field, rank: LAST }];
}

/** Gives the amount and the credits to a column of debits and its column of credits, where no other one has the amount. */
function takeSides(
  fields: Map<string, number>,
  headers: readonly string[],
  rows: readonly (readonly string[])[],
): void {
  const sides = sideColumns(headers, rows);
  if (sides === null) return;
  const { debit, credit } = sides;
  const amount = fields.get('amount') ?? debit;
  if (amount !== debit && amount !== credit) return;
  for (const [field, index] of fields)
    if (index === debit || index === credit) fields.delete(field);
  fields.set('amount', debit).set('credit_amount', credit);
}

/** The day of a list of refunds alone is that of the row. */
function takeRefundDay(fields: Map<string, number>): void {
  const index = fields.get('refunded_date');
  if (index === undefined || fields.has('date')) return;
  fields.delete('refunded_date');
  fields.set('date', index);
}

/**
 * Maps the headers onto one table: the best-known name wins a field, each column is used once. `rows`, the first ones of
 * data where there are any, show which columns of a list are debits and credits.
 */
export function mapColumns(
  headers: readonly string[],
  table: TableName,
  overrides: Overrides = new Map(),
  rows: readonly (readonly string[])[] = [],
): MappedColumn[] {
  const offers: { index: number; field: string; rank: number }[] = [];
  for (const [index, header] of headers.entries()) {
    const names = spellings(header);
    const key =
      names.find((name) => overrides.has(name) || ranksOf(table, name).length > 0) ?? names[0]!;
    const override = overrides.get(key);
    if (override !== undefined) {
      if (override !== 'ignore' && override.table === table)
        offers.push({ index, field: override.field, rank: -1 });
    } else if (key !== '' && !roleKeys('forecast').has(key)) {
      for (const entry of ranksOf(table, key)) offers.push({ index, ...entry });
    }
  }
  offers.sort((a, b) => a.rank - b.rank || a.index - b.index);
  const fields = new Map<string, number>();
  const taken = new Set<number>();
  for (const { index, field } of offers) {
    if (fields.has(field) || taken.has(index)) continue;
    fields.set(field, index);
    taken.add(index);
  }
  if (table === 'invoice' && overrides.size === 0) takeSides(fields, headers, rows);
  if (table === 'payment') takeRefundDay(fields);
  return [...fields]
    .map(([field, index]) => ({ index, header: headers[index]!, field }))
    .sort((a, b) => a.index - b.index);
}

/** True for a column that only a name of last resort gives to its field. */
export const isByLastResort = ({ header, field }: MappedColumn, table: TableName): boolean =>
  spellings(header).some((key) =>
    ranksOf(table, key).some((one) => one.field === field && one.rank === LAST),
  );
