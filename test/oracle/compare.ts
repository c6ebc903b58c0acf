/** A report's figures beside the same figures in plain loops. */
import { expect } from 'vitest';
import { hasInputs } from '../../src/metrics/ask/plan.ts';
import { METRICS, metricById } from '../../src/metrics/catalogue.ts';
import type { Answer, Ask, Question } from '../../src/metrics/types.ts';
import type { OpenReport } from '../../src/publish/open-report.ts';
import { monthStart } from './dice.ts';
import { plainFigures, plainRoll, type Span, type Value } from './plain-figures.ts';
import type { Ledger } from './plain-ledger.ts';
import { type Dimension, type Filter, narrow } from './plain-world.ts';
import type { Book } from './random-book.ts';

export interface Case {
  report: OpenReport;
  /** Of the report, for many questions at a time. */
  ask: Ask;
  book: Book;
  ledger: Ledger;
  from: number;
  to: number;
}

export const SPLITS: Dimension[] = ['customer', 'rep', 'region', 'segment', 'currency'];
/** Targets are set for reps only; forecasts are judged for the whole book, each region and each rep. */
const OF_PARTS = [
  ...['receipts_forecast', 'receipts_forecast_months', 'late_risk'],
  ...['due_soon_late_risk', 'very_late_risk'],
  ...METRICS.map(({ id }) => id).filter((id) => id.startsWith('giant_')),
];
const LANDINGS = ['received', 'expected', 'amount', 'rate'].map((name) => `landing_${name}`);
const BILLINGS = [
  ...['billing_forecast', 'billing_receipts_forecast', 'billing_receipts_forecast_months'],
  ...['landing_billing_receipts', 'landing_rate_with_billing'],
];
const NOT_OF_PARTS: Dimension[] = ['customer', 'rep', 'region', 'segment'];
export const UNSPLIT: Record<string, Dimension[]> = {
  ...Object.fromEntries(
    METRICS.filter(({ isForecast }) => isForecast)
      .map(({ id }) => id)
      .filter((id) => !OF_PARTS.includes(id))
      .map((id) => [id, NOT_OF_PARTS]),
  ),
  ...Object.fromEntries(LANDINGS.map((id) => [id, ['customer']])),
  ...Object.fromEntries(
    ['low', 'high', 'target'].flatMap((name) => [
      [`landing_${name}_by_region`, ['customer', 'segment', 'rep']],
      [`landing_${name}_by_rep`, ['customer', 'segment', 'region']],
    ]),
  ),
  ...Object.fromEntries(BILLINGS.map((id): [string, Dimension[]] => [id, ['customer']])),
  target_ahead: ['customer', 'segment'],
  target_amount: ['customer', 'segment'],
  target_attainment: ['customer', 'segment'],
};

/** Every metric by plain loops, for what a filter leaves. */
export function expected(
  { book, ledger }: Case,
  filter: Filter,
  span: Span,
): Record<string, Value> {
  const world = narrow(book, ledger, span.horizon, filter);
  const months = [];
  for (let day = monthStart(span.to, 40); day <= span.to; day = monthStart(day, -1))
    if (day >= span.from && monthStart(day, -1) - 1 <= Math.min(span.to, span.horizon))
      months.push({ start: day - 1, end: monthStart(day, -1) - 1 });
  const roll = months.length ? plainRoll(world.items, months) : {};
  return { ...plainFigures(world, span), roll_rate: roll };
}

export interface Found {
  key: string;
  /** The value of the metric's own dimension where it has one. */
  own: string | null;
  value: number | null;
}

/** The values of metrics, each asked the same: of every one the book can answer unless named. */
export function findAll(
  { report, ask }: Pick<Case, 'report' | 'ask'>,
  question: Omit<Question, 'metric'>,
  metrics: string[] = answerable(report),
): Promise<[metric: string, rows: Found[]][]> {
  const keyOf = (by: Answer['rows'][number]['by'], currency: string | null): string =>
    JSON.stringify([...(question.by ?? []).map((name) => by[name] ?? null), currency]);
  return Promise.all(
    metrics.map(async (metric): Promise<[string, Found[]]> => {
      const { implicitBy } = metricById(metric);
      const { rows } = await ask({ ...question, metric });
      const found = rows.map(({ by, currency, value }) => ({
        key: keyOf(by, currency),
        own: implicitBy ? String(by[implicitBy]) : null,
        value,
      }));
      return [metric, found];
    }),
  );
}

/** An amount that no row speaks of is nothing, a ratio has no value: neither is told apart from a missing row. */
export function compare(
  metric: string,
  where: string,
  rows: Found[],
  key: string,
  value: Value,
): void {
  const mine = rows.filter((row) => row.key === key);
  const want = value !== null && typeof value === 'object' ? value : { null: value };
  for (const own of new Set([...Object.keys(want), ...mine.map((row) => String(row.own))])) {
    const row = mine.find((candidate) => String(candidate.own) === own);
    // a bucket, stage or tier of which nothing is left is one that nothing is in
    const expectedValue = own in want ? want[own]! : row?.value === 0 ? 0 : null;
    if (!isClose(row?.value ?? null, expectedValue))
      expect.fail(`${metric} ${where} ${own}: ${row?.value} where ${expectedValue} is expected`);
  }
}

function isClose(value: number | null, wanted: number | null): boolean {
  if (value === null) return wanted === null || wanted === 0;
  return wanted !== null && Math.abs(value - wanted) < 1e-9 * Math.max(1, Math.abs(value));
}

export const answerable = (report: OpenReport): string[] =>
  METRICS.filter((metric) => hasInputs(metric, report)).map(({ id }) => id);
