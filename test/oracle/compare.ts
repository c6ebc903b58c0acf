/** A report's figures beside the same figures in plain loops. */
import { expect } from 'vitest';
import { hasInputs } from '../../src/metrics/ask/plan.ts';
import { METRICS } from '../../src/metrics/catalogue.ts';
import type { Question } from '../../src/metrics/types.ts';
import type { OpenReport } from '../../src/publish/open-report.ts';
import { monthStart } from './dice.ts';
import { plainFigures, plainRoll, type Span, type Value } from './plain-figures.ts';
import type { Ledger } from './plain-ledger.ts';
import { type Dimension, type Filter, narrow } from './plain-world.ts';
import type { Book } from './random-book.ts';

export interface Case {
  report: OpenReport;
  book: Book;
  ledger: Ledger;
  from: number;
  to: number;
}

export const SPLITS: Dimension[] = ['customer', 'rep', 'region', 'segment', 'currency'];
/** Targets are set for reps only. */
export const UNSPLIT: Record<string, Dimension[]> = {
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

/** The values found: by the metric's own dimension where it has one. */
export async function found(
  report: OpenReport,
  question: Question,
): Promise<{ key: string; own: string | null; value: number | null }[]> {
  const metric = METRICS.find(({ id }) => id === question.metric)!;
  const answer = await report.ask(question);
  return answer.rows.map((row) => ({
    key: JSON.stringify([...(question.by ?? []).map((name) => row.by[name] ?? null), row.currency]),
    own: metric.implicitBy ? String(row.by[metric.implicitBy]) : null,
    value: row.value,
  }));
}

/** An amount that no row speaks of is nothing, a ratio has no value: neither is told apart from a missing row. */
export function compare(
  metric: string,
  where: string,
  rows: Awaited<ReturnType<typeof found>>,
  key: string,
  value: Value,
): void {
  const mine = rows.filter((row) => row.key === key);
  const want = value !== null && typeof value === 'object' ? value : { null: value };
  for (const own of new Set([...Object.keys(want), ...mine.map((row) => String(row.own))])) {
    const row = mine.find((candidate) => String(candidate.own) === own);
    // a bucket, stage or tier of which nothing is left is one that nothing is in
    const expectedValue = own in want ? want[own]! : row?.value === 0 ? 0 : null;
    const at = `${metric} ${where} ${own}`;
    if (!row || row.value === null)
      expect(expectedValue === 0 ? null : expectedValue, at).toBe(null);
    else
      expect(Math.abs(row.value - (expectedValue ?? Number.NaN)), at).toBeLessThan(
        1e-9 * Math.max(1, Math.abs(row.value)),
      );
  }
}

export const answerable = (report: OpenReport): string[] =>
  METRICS.filter((metric) => hasInputs(metric, report)).map(({ id }) => id);
