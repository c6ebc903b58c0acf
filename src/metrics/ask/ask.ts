/** Answers questions: the measures from whoever has them, then the metric's formula over them. */

import type { Engine, Row } from '../../engine/engine.ts';
import type { Measure, Metric, Parts } from '../define.ts';
import type { MetricParams } from '../params.ts';
import type { Answer, AnswerRow, Ask, Dimension, Question } from '../types.ts';
import { compile, type Request } from './compile.ts';
import type { Group } from './evaluate.ts';
import { evaluate, formulaOf } from './evaluate.ts';
import type { Frame } from './frames.ts';
import { type AskContext, createPlanner, type Plan } from './plan.ts';

/** Whoever has the measures: the engine by SQL, the cube by adding up. */
type MeasureRows = (request: Request) => Row[] | Promise<Row[]>;

/** Asks `engine`, which holds the marts. Throws on an unknown metric and passes on QueryError. */
export const createAsk = (engine: Engine, context: AskContext): Ask =>
  askFrom((request) => engine.query(compile(request)), context);

/** Asks whoever gives the rows of the measures. */
function askFrom(rowsOf: MeasureRows, context: AskContext): Ask {
  const plan = createPlanner(context);
  return async (question) => {
    const planned = plan(question);
    const rows = planned.request ? await rowsOf(planned.request) : [];
    return answerFrom(planned, rows, context);
  };
}

/** The answer to a planned question from the rows of its measures. */
export function answerFrom(
  { metric, question, request, sumFrames }: Plan,
  rows: Row[],
  context: AskContext,
): Answer {
  if (!request) return fillAnswer({ metric, question, request }, [], context);
  const { by, frames, measures } = request;
  const frameAt = (month: string | null): Frame =>
    (month !== null && !sumFrames && frames.find((frame) => frame.month === month)) ||
    frames[frames.length - 1]!;
  const answered =
    !metric.reduce && isOneEach(rows, by)
      ? plainRows(rows, by, metric, frameAt)
      : groupRows(rows, by, measures).flatMap((group) =>
          evaluate(metric, group, frameAt(group.by.month ?? null), request.params),
        );
  return fillAnswer({ metric, question, request }, answered, context);
}

/** The answer from rows that have a value: where the question promises a row and there is none, one without. */
export function fillAnswer(
  { metric, question, request }: Pick<Plan, 'metric' | 'question' | 'request'>,
  rows: AnswerRow[],
  context: AskContext,
): Answer {
  const filled = request ? fillGaps(rows, metric, request, unitsOf(question, context)) : [];
  return { metric: metric.id, unit: metric.unit, rows: filled };
}

/** Whether without a further split each row is a group of its own: then very many customers take little time. */
const isOneEach = (rows: Row[], by: Dimension[]): boolean =>
  !by.includes('age') && rows.every((row) => row.over_key === null);

/** Of rows that are a group each, where the metric is a formula. */
function plainRows(
  rows: Row[],
  by: Dimension[],
  metric: Metric,
  frameAt: (month: string | null) => Frame,
): AnswerRow[] {
  const names = by.map((dimension) => [dimension, `by_${dimension}`] as const);
  const apply = formulaOf(metric);
  return rows.map((row) => {
    const values: Group['by'] = {};
    for (const [dimension, name] of names) values[dimension] = row[name] as string | null;
    const { value, numerator, denominator } = apply(row as Parts, frameAt(values.month ?? null));
    const currency = row.unit_currency as string | null;
    return { by: values, currency, value, numerator, denominator };
  });
}

function groupRows(rows: Row[], by: Dimension[], measures: Measure[]): Group[] {
  const hasAge = by.includes('age');
  const outer = by.filter((dimension) => dimension !== 'age');
  const names = outer.map((dimension) => `by_${dimension}`);
  const newGroup = (row: Row): Group => {
    const values: Group['by'] = {};
    for (const [i, dimension] of outer.entries())
      values[dimension] = row[names[i]!] as string | null;
    return { by: values, currency: row.unit_currency as string | null, rows: [] };
  };
  const groupRow = (row: Row): Group['rows'][number] => {
    const parts: Parts = {};
    for (const { id } of measures) {
      const value = row[id] as number | null;
      if (value !== null) parts[id] = value;
    }
    const age = hasAge ? (row.by_age as string | null) : null;
    return { over: row.over_key as string | null, age, parts };
  };
  if (isOneEach(rows, by)) return rows.map((row) => ({ ...newGroup(row), rows: [groupRow(row)] }));
  const groups: Group[] = [];
  const root = new Branch();
  for (const row of rows) {
    let branch = root;
    for (const name of names) branch = branch.at(row[name] as string | null);
    branch = branch.at(row.unit_currency as string | null);
    if (!branch.group) {
      branch.group = newGroup(row);
      groups.push(branch.group);
    }
    branch.group.rows.push(groupRow(row));
  }
  return groups;
}

/** Groups by their values, one level a value: no text is made to find one. */
class Branch {
  group: Group | undefined;
  readonly #next = new Map<string | null, Branch>();

  at(value: string | null): Branch {
    let next = this.#next.get(value);
    if (!next) {
      next = new Branch();
      this.#next.set(value, next);
    }
    return next;
  }
}

/** A metric's value over no rows: 0 for an amount or a count, none for a ratio. */
function overNothing(metric: Metric, frame: Frame, params: MetricParams): number | null {
  if (metric.unit !== 'minor' && metric.unit !== 'count') return null;
  return metric.reduce ? metric.reduce([], frame, params).value : 0;
}

/** A total has a row in every currency, a series every month it was asked for. */
function fillGaps(
  rows: AnswerRow[],
  metric: Metric,
  { by, frames, params }: Request,
  currencies: (string | null)[],
): AnswerRow[] {
  const blank = overNothing(metric, frames[frames.length - 1]!, params);
  const none = (entry: AnswerRow['by'], currency: string | null): AnswerRow => ({
    by: entry,
    currency,
    value: blank,
    numerator: blank,
    denominator: null,
  });
  if (by.length === 0) return rows.length ? rows : currencies.map((unit) => none({}, unit));
  if (by.length !== 1 || by[0] !== 'month' || rows.length === 0) return rows;
  const units = [...new Set(rows.map((row) => row.currency))];
  return frames.flatMap(({ month }) =>
    units.map(
      (unit) =>
        rows.find((row) => row.by.month === month && row.currency === unit) ??
        none({ month }, unit),
    ),
  );
}

/** The currencies an answer without rows is in. */
function unitsOf(question: Question, { params, currencies }: AskContext): (string | null)[] {
  if (params.reportCurrency) return [params.reportCurrency];
  if (question.filter?.currency) return [question.filter.currency];
  return currencies.length ? currencies : [null];
}
