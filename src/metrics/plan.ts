/** What a question needs: its metric, the measures behind it and the frames they are taken at. */
import { metricById } from './catalogue.ts';
import { canSplit, type Request } from './compile.ts';
import type { Measure, Metric, MetricParams } from './define.ts';
import { type Frame, seriesFrames, wholeFrame, wholeMonthFrames } from './frames.ts';
import { defineMeasures } from './measures.ts';
import type { Dimension, Period, Question } from './types.ts';

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
  const standard = defineMeasures(context.params);
  return (question) => {
    const metric = metricById(question.metric);
    const by = dimensionsOf(metric, question);
    const filter = question.filter ?? {};
    const edges = by.includes('bucket') ? question.edges : undefined;
    const params = edges ? { ...context.params, bucketEdges: edges } : context.params;
    const measures = edges ? defineMeasures(params) : standard;
    const needed = measuresOf(metric).map((id) => known(measures, id));
    const { frames, sumFrames } = framesOf(metric, question, by, context);
    const isAnswerable =
      hasInputs(metric, context) && canSplit(needed, by, filter) && frames.length > 0;
    const basis = question.basis ?? 'due';
    const request = { measures: needed, by, filter, frames, basis, edges, params };
    return { metric, question, request: isAnswerable ? request : null, sumFrames };
  };
}

/** Whether the data has what the metric needs. */
export const hasInputs = (metric: Metric, context: Pick<AskContext, 'inputs'>): boolean =>
  (metric.needs ?? []).every((input) => context.inputs[input]);

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

function known(measures: Map<string, Measure>, id: string): Measure {
  const measure = measures.get(id);
  if (!measure) throw new Error(`unknown measure ${id}`);
  return measure;
}

function framesOf(
  metric: Metric,
  question: Question,
  by: Dimension[],
  context: AskContext,
): { frames: Frame[]; sumFrames: boolean } {
  const period = question.period ?? context.defaultPeriod;
  const asOf = question.asOf ?? context.asOf;
  const { dsoWindowMonths: window, fiscalYearStart } = context.params;
  if (metric.monthly)
    return { frames: wholeMonthFrames(period, asOf, window), sumFrames: !by.includes('month') };
  if (by.includes('month')) {
    const frames = seriesFrames(period, asOf, window, question.grain, fiscalYearStart);
    return { frames, sumFrames: false };
  }
  return { frames: [wholeFrame(period, asOf, window)], sumFrames: false };
}
