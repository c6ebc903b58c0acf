/** Answers questions for rows from an engine: which rows, how many, what they add up to, and a page of them. */
import type { Engine, Reach, Row } from '../engine/engine.ts';
import { defineMeasures } from '../metrics/measures.ts';
import { type AskContext, createPlanner } from '../metrics/plan.ts';
import { orderedColumns } from './columns.ts';
import { rowSource } from './sets.ts';
import type { RowSource, RowsContext } from './source.ts';
import type { AskRows, RowColumn, RowKind, RowsQuestion, RowsTotal } from './types.ts';

/** Rows handed over where the question does not say how many. */
const PAGE = 200;

/** Asks `engine`, which holds the models or the pack. Throws on an unknown name and passes on QueryError. */
export function createAskRows(engine: Engine, context: AskContext): AskRows {
  const full = withColumns(engine, context);
  return async (question) => {
    const source = await rowSource(full, question);
    const columns = orderedColumns(Object.keys(source.columns)).map((column) => ({
      ...column,
      kind: source.kinds?.[column.id] ?? column.kind,
    }));
    const all = relation(source);
    const totals = await totalsOf(engine, source, columns, all);
    const sorted = `${finalSelect(source, columns, all)}\norder by ${order(source, columns, question)}`;
    const limit = Math.trunc(question.limit ?? PAGE);
    const rows =
      limit > 0
        ? await engine.query(
            `${sorted}\nlimit ${limit} offset ${Math.trunc(question.offset ?? 0)}`,
            source.reach,
          )
        : [];
    return {
      columns,
      amountColumn: source.amountColumn,
      rows,
      count: totals.reduce((sum, { count }) => sum + count, 0),
      totals,
      sql: sorted,
      reach: source.reach ?? 'all',
    };
  };
}

/** The columns of FROM clauses that an engine was asked for before. */
const LOOKED_UP = new WeakMap<Engine, Map<string, Promise<Set<string>>>>();

/** Adds what deriving rows needs: the measures, and the columns of a FROM clause, looked up once each. */
function withColumns(engine: Engine, context: AskContext): RowsContext {
  const known = LOOKED_UP.get(engine) ?? new Map<string, Promise<Set<string>>>();
  LOOKED_UP.set(engine, known);
  const look = async (from: string, tables: string[], reach: Reach): Promise<Set<string>> => {
    const head = tables.length ? `with ${tables.join(',\n')}\n` : '';
    const rows = await engine.query(`describe ${head}select p.* from ${from}`, reach);
    return new Set(rows.map((row) => row.column_name as string));
  };
  return {
    ...context,
    measures: defineMeasures(context.params),
    plan: createPlanner(context),
    columnsOf(from, tables, reach) {
      const found = known.get(from) ?? look(from, tables, reach);
      known.set(from, found);
      found.catch(() => known.delete(from));
      return found;
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
  ...{ text: 'varchar', word: 'varchar', date: 'varchar' },
  ...{ minor: 'bigint', days: 'bigint', count: 'bigint', number: 'double' },
  key: '',
};

function finalSelect(source: RowSource, columns: RowColumn[], all: string): string {
  const list = columns.map(({ id, kind }) =>
    CASTS[kind] ? `t."${id}"::${CASTS[kind]} as "${id}"` : `t."${id}"`,
  );
  return `${head(source)}select ${list.join(', ')}\nfrom ${all}`;
}

/** By the wanted column, then by every other, so that pages neither overlap nor miss a row. */
function order(source: RowSource, columns: RowColumn[], question: RowsQuestion): string {
  const wanted = question.sort;
  const isKnown = wanted && columns.some(({ id }) => id === wanted.column);
  const first = isKnown ? wanted : source.defaultSort;
  const keys = ['item_key', 'source_row_id', 'invoice_key', 'customer_id', 'row', 'date', 'due_on'];
  const rest = columns.filter(({ id }) => keys.includes(id) && id !== first.column);
  return [
    `t."${first.column}" ${first.descending ? 'desc' : 'asc'} nulls last`,
    ...rest.map(({ id }) => `t."${id}" nulls last`),
  ].join(', ');
}

/** Totals that an engine was asked for before: a page further on, or another order, has the same. */
const ADDED_UP = new WeakMap<Engine, Map<string, Promise<Row[]>>>();
/** Sets whose totals are kept. */
const MOST_SETS = 20;

function addUp(engine: Engine, sql: string, reach?: Reach): Promise<Row[]> {
  const known = ADDED_UP.get(engine) ?? new Map<string, Promise<Row[]>>();
  ADDED_UP.set(engine, known);
  const rows = known.get(sql) ?? engine.query(sql, reach);
  known.set(sql, rows);
  rows.catch(() => known.delete(sql));
  if (known.size > MOST_SETS) known.delete(known.keys().next().value!);
  return rows;
}

async function totalsOf(
  engine: Engine,
  source: RowSource,
  columns: RowColumn[],
  all: string,
): Promise<RowsTotal[]> {
  const { amountColumn, combine = 'sum' } = source;
  const kind = columns.find(({ id }) => id === amountColumn)?.kind;
  const amount = amountColumn
    ? `${combine}(t."${amountColumn}")::${kind === 'number' ? 'double' : 'bigint'}`
    : 'null::bigint';
  const rows = await addUp(
    engine,
    `${head(source)}select t.currency as currency, count(*)::integer as n, ${amount} as amount
from ${all}
group by t.currency order by n desc, currency`,
    source.reach,
  );
  return rows.map((row) => ({
    currency: row.currency as string | null,
    count: row.n as number,
    amount: row.amount as number | null,
  }));
}
