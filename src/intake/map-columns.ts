/** Maps the headers of a file onto the fields of a table: the best-known name wins a field, each column is used once. */
import { normaliseHeader, spellings } from './header-spelling.ts';
import { HEADERS, type NamesByField, roleKeys } from './headers/headers.ts';
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

/** Maps the headers onto one table: the best-known name wins a field, each column is used once. */
export function mapColumns(
  headers: readonly string[],
  table: TableName,
  overrides: Overrides = new Map(),
): MappedColumn[] {
  const offers: { index: number; field: string; rank: number }[] = [];
  for (const [index, header] of headers.entries()) {
    const names = spellings(header);
    const key = names.find((name) => overrides.has(name) || RANKS[table].has(name)) ?? names[0]!;
    const override = overrides.get(key);
    if (override !== undefined) {
      if (override !== 'ignore' && override.table === table)
        offers.push({ index, field: override.field, rank: -1 });
    } else if (key !== '' && !roleKeys('forecast').has(key)) {
      for (const entry of RANKS[table].get(key) ?? []) offers.push({ index, ...entry });
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
  return [...fields]
    .map(([field, index]) => ({ index, header: headers[index]!, field }))
    .sort((a, b) => a.index - b.index);
}

/** True for a column that only a name of last resort gives to its field. */
export const isByLastResort = ({ header, field }: MappedColumn, table: TableName): boolean =>
  spellings(header).some((key) =>
    RANKS[table].get(key)?.some((one) => one.field === field && one.rank === LAST),
  );
