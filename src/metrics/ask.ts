/** Answers questions from an engine: measures by SQL, then the metric's formula over them. */
import type { Engine, Row } from '../engine/engine.ts';
import { monthsBetween } from '../format/date.ts';
import { metricById } from './catalogue.ts';
import { canSplit, compile } from './compile.ts';
import type { Measure, Metric, MetricParams, Parts } from './define.ts';
import { evaluate } from './evaluate.ts';
import { type Frame, monthFrames, wholeFrame, wholeMonthFrames } from './frames.ts';
import { defineMeasures } from './measures.ts';
import type { Answer, AnswerRow, Ask, Dimension, Period, Question } from './types.ts';

/** What a question leaves out is taken from here. */
export interface AskContext {
  asOf: string;
  defaultPeriod: Period;
  /** Which inputs the data has; a metric that needs another has no value. */
  inputs: Record<string, boolean>;
  /** Currencies of the data, most used first. */
  currencies: string[];
  params: MetricParams;
}

/** Asks `engine`, which holds the marts. Throws on an unknown metric and passes on QueryError. */
export function createAsk(engine: Engine, context: AskContext): Ask {
  const measures = defineMeasures(context.params);
  return async (question) => {
    const metric = metricById(question.metric);
    const by = dimensionsOf(metric, question);
    const empty: Answer = { metric: metric.id, unit: metric.unit, rows: [] };
    const needed = measuresOf(metric).map((id) => known(measures, id));
    if (!hasInputs(metric, context) || !canSplit(needed, by, question.filter ?? {})) return empty;
    const { frames, sumFrames } = framesOf(metric, question, by, context);
    if (frames.length === 0) return empty;
    const rows = await engine.query(
      compile({
        measures: needed,
        by,
        filter: question.filter ?? {},
        frames,
        basis: question.basis ?? 'due',
        params: context.params,
      }),
    );
    const frameAt = (month: string | null): Frame =>
      (month !== null && !sumFrames && frames.find((frame) => frame.month === month)) ||
      frames[frames.length - 1]!;
    const groups = groupRows(rows, by, needed);
    const answered = groups.flatMap((group) =>
      evaluate(metric, group, frameAt(group.by.month ?? null), context.params),
    );
    return { ...empty, rows: fillGaps(answered, metric, by, frames, unitsOf(question, context)) };
  };
}

/** Whether the data has what the metric needs. */
export const hasInputs = (metric: Metric, context: Pick<AskContext, 'inputs'>): boolean =>
  (metric.needs ?? []).every((input) => context.inputs[input]);

/** Rows of one result row each: same dimensions and currency, split by `over` and `age`. */
export interface Group {
  by: Partial<Record<Dimension, string | null>>;
  currency: string | null;
  rows: { over: string | null; age: string | null; parts: Parts }[];
}

function dimensionsOf(metric: Metric, question: Question): Dimension[] {
  const by = [...new Set(question.by ?? [])];
  if (metric.implicitBy && !by.includes(metric.implicitBy)) by.push(metric.implicitBy);
  return by;
}

function measuresOf(metric: Metric): string[] {
  return [
    ...new Set([
      ...Object.keys(metric.numerator ?? {}),
      ...Object.keys(metric.denominator ?? {}),
      ...(metric.over?.measures ?? []),
    ]),
  ];
}

function known(measures: Map<string, Measure>, id: string): Measure {
  const measure = measures.get(id);
  if (!measure) throw new Error(`unknown measure ${id}`);
  return measure;
}

function framesOf(metric: Metric, question: Question, by: Dimension[], context: AskContext) {
  const period = question.period ?? context.defaultPeriod;
  const asOf = question.asOf ?? context.asOf;
  const window = context.params.dsoWindowMonths;
  if (metric.monthly)
    return { frames: wholeMonthFrames(period, asOf, window), sumFrames: !by.includes('month') };
  if (by.includes('month')) return { frames: monthFrames(period, asOf, window), sumFrames: false };
  return { frames: [wholeFrame(period, asOf, window)], sumFrames: false };
}

function groupRows(rows: Row[], by: Dimension[], measures: Measure[]): Group[] {
  const groups = new Map<string, Group>();
  const outer = by.filter((dimension) => dimension !== 'age');
  for (const row of rows) {
    const values = outer.map((dimension) => row[`by_${dimension}`] as string | null);
    const currency = row.unit_currency as string | null;
    const key = JSON.stringify([values, currency]);
    let group = groups.get(key);
    if (!group) {
      group = { by: Object.fromEntries(outer.map((d, i) => [d, values[i]])), currency, rows: [] };
      groups.set(key, group);
    }
    const parts: Parts = {};
    for (const measure of measures) {
      const value = row[measure.id] as number | null;
      if (value !== null) parts[measure.id] = value;
    }
    const age = by.includes('age') ? (row.by_age as string | null) : null;
    group.rows.push({ over: row.over_key as string | null, age, parts });
  }
  return [...groups.values()];
}

/** A total over no rows is 0 for an amount, no value for a ratio; a series has every month it was asked for. */
function fillGaps(
  rows: AnswerRow[],
  metric: Metric,
  by: Dimension[],
  frames: Frame[],
  currencies: (string | null)[],
): AnswerRow[] {
  const additive = metric.unit === 'minor' || metric.unit === 'count';
  const blank = additive && !metric.reduce ? 0 : null;
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
  const months = monthsBetween(frames[0]!.from, frames[frames.length - 1]!.end);
  return months.flatMap((month) =>
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
