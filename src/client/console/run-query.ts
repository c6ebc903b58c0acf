/** A reader's own query: one that reads, with columns that can be shown, cut at a number of rows. */
import { type Engine, type Row, sqlName } from '../../engine/engine.ts';

/** Rows that are shown at most. */
export const MAX_ROWS = 5000;
/** A query that runs longer is stopped. */
export const MAX_SECONDS = 30;

export interface QueryResult {
  columns: string[];
  rows: Row[];
  /** There were more rows than are shown. */
  isCut: boolean;
  milliseconds: number;
}

/**
 * The statement inside another one, so that it can only read: what is no query is a syntax error there. What closes
 * the bracket itself would begin another statement, which the engine refuses.
 */
const inside = (sql: string): string => `(\n${sql.trim().replace(/;\s*$/, '')}\n)`;

/** Types that are handed over as they are; every other one as text. */
const PLAIN = /^(VARCHAR|BOOLEAN|(TINY|SMALL|BIG)?INT(EGER)?|U(TINY|SMALL)INT|FLOAT|DOUBLE)$/;

/** Throws QueryError, and what `signal` was aborted with. */
export async function runQuery(
  engine: Engine,
  sql: string,
  signal: AbortSignal,
): Promise<QueryResult> {
  const started = performance.now();
  const described = await engine.query(
    `describe select * from ${inside(sql)}`,
    'everything',
    signal,
  );
  const columns = described.map((row) => row.column_name as string);
  const list = described.map((row) => {
    const name = sqlName(row.column_name as string);
    return PLAIN.test(row.column_type as string) ? name : `${name}::varchar as ${name}`;
  });
  const rows = await engine.query(
    `select ${list.join(', ')} from ${inside(sql)} limit ${MAX_ROWS + 1}`,
    'everything',
    signal,
  );
  return {
    columns,
    rows: rows.slice(0, MAX_ROWS),
    isCut: rows.length > MAX_ROWS,
    milliseconds: performance.now() - started,
  };
}
