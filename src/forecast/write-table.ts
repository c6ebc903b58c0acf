/** Small tables from rows that were worked out here. */
import { sqlText } from '../engine/engine.ts';
import type { NativeEngine } from '../engine/native.ts';

type Value = string | number | boolean | null;

/** A table with these rows; `columns` is its name and the types of its columns. */
export async function writeTable(
  engine: NativeEngine,
  columns: string,
  rows: Value[][],
  kind: 'table' | 'temp table' = 'temp table',
): Promise<void> {
  const name = columns.slice(0, columns.indexOf('('));
  if (rows.length === 0) return engine.run(`create or replace ${kind} ${columns}`);
  const typed = columns.slice(columns.indexOf('(') + 1, columns.lastIndexOf(')')).split(',');
  const lists = typed.map((column, i) => {
    const [id, type] = column.trim().split(' ');
    return `unnest([${rows.map((row) => literal(row[i]!)).join(', ')}]::${type}[]) as ${id}`;
  });
  await engine.run(`create or replace ${kind} ${name} as select ${lists.join(', ')}`);
}

const literal = (value: Value): string =>
  typeof value === 'string' ? sqlText(value) : String(value);
