/** What a question needs: its metric, the measures behind it and the frames they are taken at. */
import { measureById, metricById } from '../catalogue.ts';
import type { Metric } from '../define.ts';
import type { MetricParams } from '../params.ts';
import type { Dimension, Period, Question } from '../types.ts';
import { canSplit, type Request } from './compile.ts';
import { type Frame, seriesFrames, wholeFrame, wholeMonthFrames } from './frames.ts';

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

export interface Plan {
  metric: Metric;
  question: Question;
  /** Null where the data cannot answer the question: nothing is asked then. */
  request: Request | null;
  /** The frames add up to one figure. */
  sumFrames: boolean;
}

/** Plans for one report. Throws on an unknown metric. */
export function createPlanner(context: AskContext): (question: Question) => Plan {
  const frames = cachedFrames(context);
  return (question) => {
    const metric = metricById(question.metric);
    const by = dimensionsOf(metric, question);
    const { filter = {}, except } = question;
    const edges = by.includes('bucket') ? question.edges : undefined;
    const params = edges ? { ...context.params, bucketEdges: edges } : context.params;
    const needed = measuresOf(metric).map(measureById);
    const { list, sumFrames } = frames(metric, question, by);
    const isAnswerable =
      hasInputs(metric, context) &&
      isKnownAt(metric, question, by, context) &&
      canSplit(needed, by, filter) &&
      list.length > 0;
    const basis = question.basis ?? 'due';
    const request = { measures: needed, by, filter, except, frames: list, basis, edges, params };
    return { metric, question, request: isAnswerable ? request : null, sumFrames };
  };
}

/** Whether the data has what the metric needs. */
export const hasInputs = (metric: Metric, context: Pick<AskContext, 'inputs'>): boolean =>
  (metric.needs ?? []).every((input) => context.inputs[input]);

/** A forecast is that of the report's as-of date and no other. */
const isKnownAt = (
  metric: Metric,
  { asOf }: Question,
  by: Dimension[],
  context: AskContext,
): boolean =>
  !metric.isForecast || ((asOf ?? context.asOf) === context.asOf && !by.includes('month'));

/** Ids of the measures a metric is made of. */
export function measuresOf(metric: Metric): string[] {
  return [
    ...new Set([
      ...Object.keys(metric.numerator ?? {}),
      ...Object.keys(metric.denominator ?? {}),
      ...(metric.over?.measures ?? []),
    ]),
  ];
}

function dimensionsOf(metric: Metric, question: Question): Dimension[] {
  const by = [...new Set(question.by ?? [])];
  if (metric.implicitBy && !by.includes(metric.implicitBy)) by.push(metric.implicitBy);
  return by;
}

interface Frames {
  list: Frame[];
  /** The frames add up to one figure. */
  sumFrames: boolean;
}

/** A view has a handful. */
const MAX_CACHED_FRAMES = 100;

/** A view asks dozens of questions at the same few frames. */
function cachedFrames(
  context: AskContext,
): (metric: Metric, question: Question, by: Dimension[]) => Frames {
  const cache = new Map<string, Frames>();
  return (metric, question, by) => {
    const { period = context.defaultPeriod, asOf = context.asOf, grain = 'month' } = question;
    const step = by.includes('month') ? grain : '';
    const key = `${period.from} ${period.to} ${asOf} ${metric.monthly ?? false} ${step}`;
    const frames = cache.get(key) ?? framesOf(metric, { period, asOf, grain }, by, context);
    if (cache.size >= MAX_CACHED_FRAMES) cache.clear();
    cache.set(key, frames);
    return frames;
  };
}

function framesOf(
  metric: Metric,
  { period, asOf, grain }: Required<Pick<Question, 'period' | 'asOf' | 'grain'>>,
  by: Dimension[],
  context: AskContext,
): Frames {
  const { dsoWindowMonths: window, fiscalYearStart } = context.params;
  if (metric.monthly)
    return { list: wholeMonthFrames(period, asOf, window), sumFrames: !by.includes('month') };
  if (by.includes('month'))
    return { list: seriesFrames(period, asOf, window, grain, fiscalYearStart), sumFrames: false };
  return { list: [wholeFrame(period, asOf, window)], sumFrames: false };
}
