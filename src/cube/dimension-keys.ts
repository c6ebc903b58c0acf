/**
 * Cells by dimension key: a pack knows the customer, rep, region, segment and currency of most rows by one number, in
 * its table `account`. Adding up by it, the engine compares no texts and hands none over; the names are read once.
 */
import { columnsFrom } from '../engine/columns.ts';
import type { Engine } from '../engine/engine.ts';
import type { Measure } from '../metrics/define.ts';
import { sql, withTables } from '../metrics/sql.ts';
import { FILTER_KEYS, type FilterKey } from '../metrics/types.ts';

/** Columns with dimension keys: of all dimensions, and of all but the customer. */
export type KeyColumn = 'account' | 'without_customer';

/** What the keys of a column stand for. */
export interface DimensionKeys {
  /** One more than the largest key. */
  size: number;
  value(dimension: FilterKey, key: number): string | null;
}

export const KEYED_PIECES = 'account_piece';
/** Marts by the pack's views of them that have dimension keys instead of names. */
const KEYED_VIEWS: Record<string, string> = {
  mart_item: 'account_item',
  mart_piece: KEYED_PIECES,
  mart_movement: 'account_movement',
};

/** SQL: the rows of such a view, by their names too. */
export const withNames = (view: string): string =>
  `(select * from ${view} join account using (account))`;

/** The measure over rows that have a dimension key; null where its rows have none. */
export function byDimensionKey(
  measure: Measure,
  dimensions: readonly FilterKey[],
): { measure: Measure; keyColumn: KeyColumn } | null {
  const { from, over, instant } = measure;
  if (!from.isMart || measure.dimensions) return null;
  const keyColumn = dimensions.includes('customer') ? 'account' : 'without_customer';
  const needsNames = from.isMart === 'and more';
  const keyed = withTables(from.rows, (table) => {
    const view = KEYED_VIEWS[table];
    if (!view) return table;
    return needsNames ? withNames(view) : view;
  });
  // a rate is found by the currency
  const isNamed = !needsNames && (keyColumn !== 'account' || instant || over === 'customer');
  const rows = isNamed ? sql`(select * from ${keyed} join account using (account)) p` : keyed;
  return { measure: { ...measure, from: { ...from, rows } }, keyColumn };
}

/** Reads what the keys stand for. */
export async function readDimensionKeys(engine: Engine): Promise<Record<KeyColumn, DimensionKeys>> {
  const columns = await columnsFrom(
    engine,
    `select account, without_customer, ${FILTER_KEYS.join(', ')} from account order by account`,
    'openItems',
  );
  const names: Names = new Map(FILTER_KEYS.map((key) => [key, shared(columns.texts(key))]));
  return {
    account: keysOf(columns.numbers('account'), names),
    without_customer: keysOf(columns.numbers('without_customer'), names),
  };
}

/** By dimension the value of each row. */
type Names = Map<FilterKey, (string | null)[]>;

function keysOf(keys: Float64Array, names: Names): DimensionKeys {
  let size = 0;
  for (const key of keys) size = Math.max(size, key + 1);
  const rows = new Int32Array(size);
  for (const [row, key] of keys.entries()) rows[key] = row;
  return { size, value: (dimension, key) => names.get(dimension)![rows[key]!]! };
}

/** Each text once in memory. */
function shared(texts: (string | null)[]): (string | null)[] {
  const once = new Map<string | null, string | null>();
  return texts.map((text) => {
    if (!once.has(text)) once.set(text, text);
    return once.get(text)!;
  });
}
