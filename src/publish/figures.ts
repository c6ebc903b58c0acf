/** Figures as rows for other programs: every metric whose inputs the data has, by the dimensions asked for. */

import type { Unit } from '../format/unit.ts';
import { hasInputs } from '../metrics/ask/plan.ts';
import { METRICS, metricById } from '../metrics/catalogue.ts';
import {
  type Answer,
  DIMENSIONS,
  type Dimension,
  FILTER_KEYS,
  type Filter,
  type FilterKey,
  type Period,
} from '../metrics/types.ts';
import type { OpenReport } from './open-report.ts';

export interface Figure {
  metric: string;
  unit: Unit;
  /** Null where the data names none, or the figure has no amount. */
  currency: string | null;
  by: Partial<Record<Dimension, string | null>>;
  /** Money in minor units, ratios unrounded, no value null. */
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  /** Of expected receipts of the whole book: what they lie between four times of five; null where too little is known. */
  p10?: number | null;
  p90?: number | null;
}

export interface FiguresRequest {
  metrics?: string[];
  by: Dimension[];
  filter: Filter;
  period: Period;
}

export async function listFigures(report: OpenReport, request: FiguresRequest): Promise<Figure[]> {
  const metrics = request.metrics?.map(metricById) ?? METRICS.filter((m) => hasInputs(m, report));
  const figures: Figure[] = [];
  for (const metric of metrics) {
    const { by, filter, period } = request;
    const { basis } = report;
    const answer = await report.ask({
      metric: metric.id,
      by,
      filter,
      period,
      asOf: report.asOf,
      basis,
    });
    figures.push(...(await withBand(report, request, answerFigures(answer))));
  }
  return figures;
}

/** The steps by which expected receipts are split, and the key of all of them together. */
const FORECAST_STEPS: Record<string, Dimension> = {
  receipts_forecast: 'week',
  receipts_forecast_months: 'month_ahead',
};
const ALL_STEPS = 'all';

/** Adds the ends of the band to expected receipts, in total or by step; other splits have none. */
async function withBand(
  { ask }: OpenReport,
  { by, filter }: FiguresRequest,
  figures: Figure[],
): Promise<Figure[]> {
  const step = FORECAST_STEPS[figures[0]?.metric ?? ''];
  if (!step || by.some((dimension) => dimension !== step && dimension !== 'currency'))
    return figures;
  const ends = async (end: string) => {
    const { rows } = await ask({ metric: `${figures[0]!.metric}_${end}`, filter });
    return new Map(rows.map((row) => [JSON.stringify([row.currency, row.by[step]]), row.value]));
  };
  const [low, high] = [await ends('low'), await ends('high')];
  return figures.map((figure) => {
    const key = JSON.stringify([figure.currency, figure.by[step] ?? ALL_STEPS]);
    return { ...figure, p10: low.get(key) ?? null, p90: high.get(key) ?? null };
  });
}

/** The rows of an answer as figures. */
export const answerFigures = (answer: Answer): Figure[] =>
  answer.rows.map(({ by, currency, value, numerator, denominator }) => ({
    metric: answer.metric,
    unit: answer.unit,
    currency,
    by,
    value,
    numerator,
    denominator,
  }));

/** `month,rep` to dimensions; a message if one is unknown. */
export function parseBy(text: string | undefined): Dimension[] | string {
  const names = splitList(text);
  const unknown = names.find((name) => !DIMENSIONS.includes(name as (typeof DIMENSIONS)[number]));
  return unknown
    ? `--by ${unknown}: expected some of ${DIMENSIONS.join(', ')}`
    : (names as Dimension[]);
}

/** `rep=R01` and so on to a filter; a message if a key is unknown. */
export function parseWhere(texts: string[]): Filter | string {
  const filter: Filter = {};
  for (const text of texts.flatMap(splitPairs)) {
    const cut = text.indexOf('=');
    const key = text.slice(0, cut) as FilterKey;
    if (cut < 1 || !FILTER_KEYS.includes(key))
      return `--where ${text}: expected key=value with a key of ${FILTER_KEYS.join(', ')}`;
    filter[key] = text.slice(cut + 1);
  }
  return filter;
}

/** Metric ids; a message if one is unknown. */
export function parseMetrics(text: string | undefined): string[] | undefined | string {
  if (text === undefined) return undefined;
  const ids = splitList(text);
  const unknown = ids.find((id) => !METRICS.some((metric) => metric.id === id));
  return unknown
    ? `--metric ${unknown}: no such metric; there are ${METRICS.map((metric) => metric.id).join(', ')}`
    : ids;
}

const splitList = (text: string | undefined): string[] =>
  (text ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** Commas part pairs only where another `key=` follows, so that a value may hold one. */
const splitPairs = (text: string): string[] =>
  text.split(new RegExp(`,(?=(?:${FILTER_KEYS.join('|')})=)`));
