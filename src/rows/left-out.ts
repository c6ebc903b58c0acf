/** How many rows a measure counts, and how many it leaves out for which reason. */
import type { Engine } from '../engine/engine.ts';
import { exceptClauses, filterClauses, measureText, namedTables } from '../metrics/ask/compile.ts';
import { type AskContext, createPlanner } from '../metrics/ask/plan.ts';
import { type Dimension, FILTER_KEYS, type Filter } from '../metrics/types.ts';
import { atClauses, filterOf } from './behind.ts';
import type { RowsQuestion } from './types.ts';

export interface LeftOut {
  /** All rows that the measure looks at. */
  all: number;
  counted: number;
  /** One after the other: each counts only rows that no earlier reason left out. */
  reasons: { reason: 'currency' | 'filter' | 'at' | 'definition'; key: string; count: number }[];
}

/** Counts in one pass over the measure's own rows. Null where the data cannot answer the question. */
export async function leftOut(
  engine: Engine,
  context: AskContext,
  question: RowsQuestion,
): Promise<LeftOut | null> {
  const at = question.at ?? {};
  const own = filterOf(at, context.params.reportCurrency !== null);
  const metric = question.metric ?? '';
  const { request } = createPlanner(context)({
    ...question,
    metric,
    by: Object.keys(at) as Dimension[],
    filter: { ...question.filter, ...own },
  });
  const measure = request?.measures.find(({ id }) => id === question.measure);
  if (!request || !measure) return null;
  const unfiltered = {
    ...request,
    filter: {},
    except: undefined,
    frames: at.month ? request.frames.filter(({ month }) => month === at.month) : request.frames,
  };
  const text = measureText(measure, unfiltered);
  const clause = (filter: Filter): string => filterClauses(filter).join(' and ');
  const steps: { reason: LeftOut['reasons'][number]['reason']; key: string; sql: string }[] = [];
  for (const key of ['currency', ...FILTER_KEYS.filter((k) => k !== 'currency')] as const) {
    if (question.filter?.[key] !== undefined)
      steps.push({
        reason: key === 'currency' ? 'currency' : 'filter',
        key,
        sql: clause({ [key]: question.filter[key] }),
      });
    if (own[key] !== undefined && own[key] !== question.filter?.[key])
      steps.push({ reason: 'at', key, sql: clause({ [key]: own[key] }) });
  }
  const except = exceptClauses(question.except).join(' and ');
  if (except) steps.push({ reason: 'at', key: 'customer', sql: except });
  steps.push({ reason: 'definition', key: '', sql: text.where });
  for (const sql of atClauses(at, measure, text.key))
    steps.push({ reason: 'at', key: 'bucket' in at ? 'bucket' : 'month', sql });
  const passes = (count: number): string =>
    ['true', ...steps.slice(0, count).map(({ sql }) => `coalesce(${sql}, false)`)].join(' and ');
  const tables = namedTables([measure], unfiltered);
  const sql = `${tables.length ? `with ${tables.join(',\n')}\n` : ''}select ${[
    ...steps.map((_, i) => `count(*) filter (${passes(i)})::integer as n${i}`),
    `count(*) filter (${passes(steps.length)})::integer as counted`,
  ].join(', ')} from ${text.from}`;
  const [row] = await engine.query(sql);
  const at_ = (i: number): number => row![i < steps.length ? `n${i}` : 'counted'] as number;
  return {
    all: at_(0),
    counted: at_(steps.length),
    reasons: steps
      .map(({ reason, key }, i) => ({ reason, key, count: at_(i) - at_(i + 1) }))
      .filter(({ count }) => count > 0),
  };
}
