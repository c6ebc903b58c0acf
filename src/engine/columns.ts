/** A result by column: for answers of many rows, of which nobody needs an object each. */
import type { Cell, Columns, Engine, Row } from './engine.ts';
import type { PackScope } from './pack-scope.ts';

/** The statement's columns, from its rows where the engine has nothing else. */
export async function columnsFrom(
  engine: Engine,
  sql: string,
  scope?: PackScope,
): Promise<Columns> {
  if (engine.columns) return engine.columns(sql, scope);
  return columnsOf(await engine.query(sql, scope));
}

function columnsOf(rows: Row[]): Columns {
  const numberOf = (cell: Cell): number => (cell === null ? Number.NaN : Number(cell));
  return {
    length: rows.length,
    numbers: (name) => Float64Array.from(rows, (row) => numberOf(row[name]!)),
    texts: (name) => rows.map((row) => row[name] as string | null),
  };
}
