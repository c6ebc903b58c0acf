/**
 * Tables that leave one database for another, as Parquet: columns of an ENUM type (`text-codes.ts`) are written as text and get
 * the type of the other database when they are loaded there.
 */
import { DuckDBTypeId } from '@duckdb/node-api';
import { sqlName, sqlText } from '../engine/engine.ts';
import type { NativeEngine } from '../engine/native.ts';

/** Types of texts that many rows share, and further columns that have them. */
const COLUMNS_OF_CODE: Record<string, string[]> = {
  customer: ['payer'],
  rep: [],
  region: [],
  segment: [],
  currency: ['limit_currency', 'main_currency'],
  account: [],
  method: [],
  product: [],
  department: [],
  file: [],
  sheet: [],
  kind: ['end_kind', 'source_kind'],
  match_problem: ['problem'],
};

/** A table as it lies on disk. */
export interface StoredTable {
  name: string;
  /** Paths of its Parquet files, of the same columns. */
  files: string[];
  /** Its columns that had an ENUM type. */
  coded: string[];
  /** A select of them, in brackets, where the files alone are not the table. */
  from?: string;
}

/** Writes a select to a Parquet file, codes as texts. */
export async function storeTable(
  engine: NativeEngine,
  select: string,
  path: string,
): Promise<void> {
  const rows = await engine.withPlainText(select);
  await engine.run(
    `copy (${rows}) to ${sqlText(path)} (format parquet, compression zstd, compression_level 1)`,
  );
}

/** The columns of a select that have a type of codes. */
export async function codedColumns(engine: NativeEngine, select: string): Promise<string[]> {
  const prepared = await engine.connection.prepare(select);
  try {
    return Array.from({ length: prepared.columnCount }, (_, i) => i)
      .filter((i) => prepared.columnTypeId(i) === DuckDBTypeId.ENUM)
      .map((i) => prepared.columnName(i));
  } finally {
    prepared.destroySync();
  }
}

/** The type of a column of coded texts, `customer` for `payer`. Throws where no type is known for it. */
function codeOf(column: string): string {
  const code = Object.keys(COLUMNS_OF_CODE).find(
    (name) => name === column || COLUMNS_OF_CODE[name]!.includes(column),
  );
  if (!code) throw new Error(`no type of codes is known for column ${column}`);
  return code;
}

/** By type of codes, selects of all `value`s that the tables have. */
export function codeSelects(tables: readonly StoredTable[]): Map<string, string[]> {
  const selects = new Map<string, string[]>();
  for (const table of tables)
    for (const column of table.coded) {
      const code = codeOf(column);
      const own = selects.get(code) ?? [];
      own.push(`select distinct ${sqlName(column)} as value from ${readStored(table)}`);
      selects.set(code, own);
    }
  return selects;
}

/** For a `from`: the rows of a stored table. */
export const readStored = ({ files, from }: StoredTable): string =>
  from ?? `read_parquet([${files.map(sqlText).join(', ')}], union_by_name = true)`;

/** How a stored table becomes one of the database: its columns, what they are grouped by, and how its rows lie. */
export interface Loading {
  select?: string;
  group?: string;
  order?: string;
}

/** Creates the table with its types of codes, which must hold its texts. */
export async function loadTable(
  engine: NativeEngine,
  table: StoredTable,
  { select = '*', group, order }: Loading = {},
): Promise<void> {
  const typed = table.coded.map(
    (column) => `${sqlName(column)}::${codeOf(column)}_code as ${sqlName(column)}`,
  );
  const columns = typed.length > 0 ? `* replace (${typed.join(', ')})` : '*';
  const rows = `select ${select} from ${readStored(table)}${group ? ` group by ${group}` : ''}`;
  await engine.run(
    `create or replace table ${table.name} as select ${columns} from (${rows})${order ? ` order by ${order}` : ''}`,
  );
}
