/** Answers questions for rows from an engine: which rows, how many, what they add up to, and a page of them. */
import type { Engine, Row } from '../engine/engine.ts';
import type { PackScope } from '../engine/pack-scope.ts';
import { type AskContext, createPlanner } from '../metrics/ask/plan.ts';
import { orderedColumns } from './columns.ts';
import { ORDER_KEYS, ownerColumn, ROWS_A_PAGE } from './listed-rows.ts';
import { rowSource } from './sets.ts';
import type { RowSource, RowsContext } from './source.ts';
import type { AskRows, RowColumn, RowKind, RowsQuestion, RowsTotal } from './types.ts';

/** Asks `engine`, which holds the models or the pack. Throws on an unknown name and passes on QueryError. */
export function createAskRows(engine: Engine, context: AskContext): AskRows {
  const planned = rowsPlanner(engine, context);
  return async (question) => {
    const { source, columns, sort, sql } = await planned(question);
    const totals = await totalsOf(engine, source, columns);
    const limit = Math.trunc(question.limit ?? ROWS_A_PAGE);
    const offset = Math.trunc(question.offset ?? 0);
    const page = `\nlimit ${limit} offset ${offset}`;
    const few = sorted(largest(source, sort, offset + limit), columns, sort);
    const rows = limit > 0 ? await engine.query(few + page, source.scope) : [];
    return {
      columns,
      amountColumn: source.amountColumn,
      rows,
      count: totals.reduce((sum, { count }) => sum + count, 0),
      totals,
      sql,
      scope: source.scope ?? 'everything',
    };
  };
}

interface PlannedRows {
  source: RowSource;
  columns: RowColumn[];
  sort: Sort;
  /** The statement that gives all rows. */
  sql: string;
}

/** What a question for rows comes to in SQL, before anything is read. */
export function rowsPlanner(
  engine: Engine,
  context: AskContext,
): (question: RowsQuestion) => Promise<PlannedRows> {
  const full = withColumns(engine, context);
  return async (question) => {
    const source = withOwner(await rowSource(full, question), question);
    const columns = orderedColumns(Object.keys(source.columns)).map((column) => ({
      ...column,
      kind: source.kinds?.[column.id] ?? column.kind,
    }));
    const sort = sortOf(source, columns, question);
    return { source, columns, sort, sql: sorted(source, columns, sort) };
  };
}

const sorted = (source: RowSource, columns: RowColumn[], sort: Sort): string =>
  `${finalSelect(source, columns)}\norder by ${order(columns, sort)}`;

/** Throws where the set's rows are of several owners, such as a payment over invoices of two reps. */
function withOwner(source: RowSource, question: RowsQuestion): RowSource {
  const { withOwner, eachCustomer } = question;
  const hasOwner = ownerColumn('customer') in source.columns;
  if (!withOwner && (!eachCustomer || hasOwner)) return source;
  if (!source.owner) throw new Error(`rows of ${question.which} have no owner of their own`);
  const own = Object.entries(source.owner)
    .filter(([key]) => withOwner || key === 'customer')
    .map(([key, text]) => [ownerColumn(key), text]);
  return { ...source, columns: { ...source.columns, ...Object.fromEntries(own) } };
}

/** By engine, the columns of FROM clauses. */
const CACHED_COLUMNS = new WeakMap<Engine, Map<string, Promise<Set<string>>>>();

/** Adds what deriving rows needs: plans, and the columns of a FROM clause, looked up once each. */
function withColumns(engine: Engine, context: AskContext): RowsContext {
  const cache = CACHED_COLUMNS.get(engine) ?? new Map<string, Promise<Set<string>>>();
  CACHED_COLUMNS.set(engine, cache);
  const look = async (from: string, tables: string[], scope: PackScope): Promise<Set<string>> => {
    const head = tables.length ? `with ${tables.join(',\n')}\n` : '';
    const rows = await engine.query(`describe ${head}select p.* from ${from}`, scope);
    return new Set(rows.map((row) => row.column_name as string));
  };
  return {
    ...context,
    plan: createPlanner(context),
    columnsOf(from, tables, scope) {
      const columns = cache.get(from) ?? look(from, tables, scope);
      cache.set(from, columns);
      columns.catch(() => cache.delete(from));
      return columns;
    },
  };
}

const head = ({ with: tables }: RowSource): string =>
  tables.length ? `with ${tables.join(',\n')}\n` : '';

/** Every row with typed columns, named `t`. */
function relation({ columns, from, where }: RowSource): string {
  const list = Object.entries(columns).map(([id, expression]) => `${expression} as "${id}"`);
  const clause = where?.length ? `\n  where ${where.map((w) => `(${w})`).join(' and ')}` : '';
  return `(\n  select ${list.join(', ')}\n  from ${from}${clause}\n) t`;
}

const CASTS: Record<RowKind, string> = {
  text: 'varchar',
  word: 'varchar',
  date: 'varchar',
  minor: 'bigint',
  days: 'bigint',
  count: 'bigint',
  share: 'double',
  rate: 'double',
  number: 'double',
  key: '',
};

function finalSelect(source: RowSource, columns: RowColumn[]): string {
  const list = columns.map(({ id, kind }) =>
    CASTS[kind] ? `t."${id}"::${CASTS[kind]} as "${id}"` : `t."${id}"`,
  );
  return `${head(source)}select ${list.join(', ')}\nfrom ${relation(source)}`;
}

type Sort = NonNullable<RowsQuestion['sort']>;

const sortOf = (source: RowSource, columns: RowColumn[], { sort }: RowsQuestion): Sort =>
  sort && columns.some(({ id }) => id === sort.column) ? sort : source.defaultSort;

/** By the wanted column, then by every other, so that pages neither overlap nor miss a row. */
function order(columns: RowColumn[], sort: Sort): string {
  const rest = columns.filter(({ id }) => ORDER_KEYS.includes(id) && id !== sort.column);
  return [
    `t."${sort.column}" ${sort.descending ? 'desc' : 'asc'} nulls last`,
    ...rest.map(({ id }) => `t."${id}" nulls last`),
  ].join(', ');
}

/** The source cut to the rows that can be among the first `count`, so that names are joined to these only. */
function largest(source: RowSource, sort: Sort, count: number): RowSource {
  if (!source.isOfPart || sort.column !== 'contribution' || !sort.descending) return source;
  const first = `select contribution from part order by contribution desc nulls last limit ${count}`;
  const near = `near as (select * from part where contribution is null
  or contribution >= (select min(contribution) from (${first})))`;
  return { ...source, with: [...source.with, near], from: `near ${source.from}` };
}

/** By engine, totals of sets: a page further on, or another order, has the same. */
const CACHED_TOTALS = new WeakMap<Engine, Map<string, Promise<Row[]>>>();
const MAX_CACHED_TOTALS = 20;

function addUp(engine: Engine, sql: string, scope?: PackScope): Promise<Row[]> {
  const cache = CACHED_TOTALS.get(engine) ?? new Map<string, Promise<Row[]>>();
  CACHED_TOTALS.set(engine, cache);
  const rows = cache.get(sql) ?? engine.query(sql, scope);
  cache.set(sql, rows);
  rows.catch(() => cache.delete(sql));
  if (cache.size > MAX_CACHED_TOTALS) cache.delete(cache.keys().next().value!);
  return rows;
}

async function totalsOf(
  engine: Engine,
  source: RowSource,
  columns: RowColumn[],
): Promise<RowsTotal[]> {
  const { amountColumn, combine = 'sum' } = source;
  const kind = columns.find(({ id }) => id === amountColumn)?.kind;
  const amount = amountColumn
    ? `${combine}(t."${amountColumn}")::${kind === 'number' ? 'double' : 'bigint'}`
    : 'null::bigint';
  const rows = await addUp(
    engine,
    `${head(source)}select t.currency as currency, count(*)::integer as n, ${amount} as amount
from ${source.isOfPart ? '(select unit_currency as currency, contribution from part) t' : relation(source)}
group by t.currency order by n desc, currency`,
    source.scope,
  );
  return rows.map((row) => ({
    currency: row.currency as string | null,
    count: row.n as number,
    amount: row.amount as number | null,
  }));
}
