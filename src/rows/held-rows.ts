/**
 * Many rows kept in the engine, sorted and numbered once, so that any page of them is found at once: without it
 * each page sorts all of them again. One set at a time; where there is no memory for it, nobody holds anything.
 */
import { type Engine, type Row, sqlText } from '../engine/engine.ts';
import type { PackScope } from '../engine/pack-scope.ts';
import type { RowsQuestion } from './types.ts';

export interface HeldRows {
  /** Rows from `offset` on in the order of the set. */
  page(offset: number, limit: number): Promise<Row[]>;
  /** The same rows in another order; rows that are equal in it keep theirs. This set is gone then. */
  sorted(sort: NonNullable<RowsQuestion['sort']>): Promise<HeldRows>;
}

const NAME = 'held_rows';
/** Counts the sets, so that one which has been given up is never read as another. */
let made = 0;

const identifier = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Keeps the rows of a statement in its order. Throws where they do not fit; the set before is given up. */
export async function holdRows(engine: Engine, sql: string, scope: PackScope): Promise<HeldRows> {
  await releaseRows(engine);
  return hold(engine, `(${sql})`, '', scope);
}

/** Gives up what is held. */
export async function releaseRows(engine: Engine): Promise<void> {
  const names = await engine.query(
    `select table_name as name from duckdb_tables() where temporary and starts_with(table_name, ${sqlText(NAME)})`,
    'openItems',
  );
  for (const { name } of names)
    await engine.query(`drop table if exists ${identifier(String(name))}`, 'openItems');
}

async function hold(
  engine: Engine,
  from: string,
  order: string,
  scope: PackScope,
): Promise<HeldRows> {
  const table = `${NAME}_${++made}`;
  await engine.query(
    `create temp table ${table} as select row_number() over () as held_no, * ${from.startsWith('(') ? '' : 'exclude (held_no) '}from (select * from ${from} ${order})`,
    scope,
  );
  return {
    page: (offset, limit) =>
      engine.query(
        `select * exclude (held_no) from ${table} where held_no > ${Math.trunc(offset)} and held_no <= ${Math.trunc(offset + limit)} order by held_no`,
        'openItems',
      ),
    async sorted({ column, descending }) {
      const by = `order by ${identifier(column)} ${descending ? 'desc' : 'asc'} nulls last, held_no`;
      const next = await hold(engine, table, by, 'openItems');
      await engine.query(`drop table ${table}`, 'openItems');
      return next;
    },
  };
}
