/** Writes the tables of a shard with their control totals. */
import { existsSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { sqlName } from '../engine/engine.ts';
import type { NativeEngine } from '../engine/native.ts';
import { codedColumns, type StoredTable, storeTable } from '../models/coded-tables.ts';
import { fileHash, type StoredTotals, TABLES_FOLDER } from './manifest.ts';
import { ShardError } from './shard-error.ts';

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

type Tables = Readonly<Record<string, StoredTotals>>;

/** Bytes of text that a byte of the tables stands for. */
const PACKED = 8;

/** The bytes of text that a shard's tables stand for: what decides where a database of them lies. */
export const textBytesOf = (dir: string, tables: Tables): number =>
  PACKED * Object.keys(tables).reduce((sum, name) => sum + statSync(tablePath(dir, name)).size, 0);

/** Throws ShardError where a table of a shard is missing or is not as `by`, a command, wrote it. */
export function assertAsWritten(
  dir: string,
  tables: Tables,
  { by, mend }: { by: string; mend: string },
): void {
  for (const [name, { sha256 }] of Object.entries(tables)) {
    const path = tablePath(dir, name);
    if (existsSync(path) && fileHash(path) === sha256) continue;
    throw new ShardError(
      `${path}: ${existsSync(path) ? 'is not as it was written' : 'is missing'}; expected: the table that ${by} wrote; mend: ${mend}`,
    );
  }
}

export const tablePath = (dir: string, name: string): string =>
  join(dir, TABLES_FOLDER, `${name}.parquet`);

/** The tables of a shard, to be loaded. */
export const storedTables = (dir: string, tables: Tables): StoredTable[] =>
  Object.entries(tables).map(([name, { coded }]) => ({
    name,
    files: [tablePath(dir, name)],
    coded,
  }));
