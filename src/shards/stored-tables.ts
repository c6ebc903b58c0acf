/** Writes the tables of a shard with their control totals. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { sqlName } from '../engine/engine.ts';
import type { NativeEngine } from '../engine/native.ts';
import { codedColumns, type StoredTable, storeTable } from '../models/coded-tables.ts';
import { fileHash, type StoredTotals, TABLES_FOLDER } from './manifest.ts';

/** Writes a select as table `name` of the shard at `dir`. */
export async function writeTable(
  engine: NativeEngine,
  dir: string,
  name: string,
  select: string,
): Promise<StoredTotals> {
  mkdirSync(join(dir, TABLES_FOLDER), { recursive: true });
  const path = tablePath(dir, name);
  await storeTable(engine, select, path);
  return {
    ...(await totalsOf(engine, `(${select})`)),
    coded: await codedColumns(engine, select),
    sha256: fileHash(path),
  };
}

/** How many rows a table has, and what each of its columns of amounts sums to. */
export async function totalsOf(
  engine: NativeEngine,
  table: string,
): Promise<Pick<StoredTotals, 'rows' | 'sums'>> {
  const columns = await engine.query(`describe from ${table}`);
  const amounts = columns
    .map((row) => row.column_name as string)
    .filter((name) => name.endsWith('_minor'));
  const sums = amounts.map(
    (name) => `coalesce(sum(${sqlName(name)}::hugeint), 0)::varchar as ${sqlName(name)}`,
  );
  const [row] = await engine.query(
    `select ${['count(*)::integer as n', ...sums].join(', ')} from ${table}`,
  );
  const { n, ...found } = row!;
  return { rows: n as number, sums: found as Record<string, string> };
}

export const tablePath = (dir: string, name: string): string =>
  join(dir, TABLES_FOLDER, `${name}.parquet`);

/** The tables of a shard, to be loaded. */
export const storedTables = (
  dir: string,
  tables: Readonly<Record<string, StoredTotals>>,
): StoredTable[] =>
  Object.entries(tables).map(([name, { coded }]) => ({
    name,
    files: [tablePath(dir, name)],
    coded,
  }));
