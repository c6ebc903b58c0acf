/**
 * Many rows as a temporary table of the engine, sorted and numbered once, so that any page of them is read by number:
 * without it each page sorts all of them again. One set at a time; where there is no memory for it, there is none.
 */
import { type Engine, type Row, sqlName, sqlText } from '../engine/engine.ts';
import type { PackScope } from '../engine/pack-scope.ts';
import type { RowsQuestion } from './types.ts';

export interface MaterialisedRows {
  /** Rows from `offset` on in the order of the set. */
  page(offset: number, limit: number): Promise<Row[]>;
  /** The same rows in another order; rows that are equal in it stay as they were. This set is dropped. */
  sorted(sort: NonNullable<RowsQuestion['sort']>): Promise<MaterialisedRows>;
}

const NAME = 'materialised_rows';
/** Counts the sets, so that one which was dropped is never read as another. */
let made = 0;

/** Stores the rows of a statement in its order. Throws where they do not fit; the set before is dropped. */
export async function materialiseRows(
  engine: Engine,
  sql: string,
  scope: PackScope,
): Promise<MaterialisedRows> {
  await dropMaterialised(engine);
  return store(engine, `select * from (${sql})`, scope);
}

/** Drops every stored set. */
export async function dropMaterialised(engine: Engine): Promise<void> {
  const names = await engine.query(
    `select table_name as name from duckdb_tables() where temporary and starts_with(table_name, ${sqlText(NAME)})`,
    'openItems',
  );
  for (const { name } of names)
    await engine.query(`drop table if exists ${sqlName(String(name))}`, 'openItems');
}

async function store(engine: Engine, sql: string, scope: PackScope): Promise<MaterialisedRows> {
  const table = `${NAME}_${++made}`;
  await engine.query(
    `create temp table ${table} as select row_number() over () as row_no, * from (${sql})`,
    scope,
  );
  return {
    page: (offset, limit) =>
      engine.query(
        `select * exclude (row_no) from ${table} where row_no > ${Math.trunc(offset)} and row_no <= ${Math.trunc(offset + limit)} order by row_no`,
        'openItems',
      ),
    async sorted({ column, descending }) {
      const by = `${sqlName(column)} ${descending ? 'desc' : 'asc'} nulls last, row_no`;
      const again = `select * exclude (row_no) from (select * from ${table} order by ${by})`;
      const next = await store(engine, again, 'openItems');
      await engine.query(`drop table ${table}`, 'openItems');
      return next;
    },
  };
}
