/** The last step of every figure: its formula over exact sums. */

import { groupBy } from '../../format/group-by.ts';
import type { Metric, Parts, Result } from '../define.ts';
import type { MetricParams } from '../params.ts';
import type { AnswerRow, Dimension } from '../types.ts';
import type { Frame } from './frames.ts';

/** Rows of one result row each: same dimensions and currency, split by `over` and `age`. */
export interface Group {
  by: Partial<Record<Dimension, string | null>>;
  currency: string | null;
  rows: { over: string | null; age: string | null; parts: Parts }[];
}

/** One answer row, or one per age where the group is split by it (then cumulative). */
export function evaluate(
  metric: Metric,
  group: Group,
  frame: Frame,
  params: MetricParams,
): AnswerRow[] {
  const head = { by: group.by, currency: group.currency };
  if (metric.reduce) {
    const groups = mergeBy(group.rows, (row) => row.over);
    return [{ ...head, ...metric.reduce(groups, frame, params) }];
  }
  if (!group.rows.some((row) => row.age !== null)) {
    const [first] = group.rows;
    const parts = group.rows.length === 1 ? first!.parts : addUp(group.rows.map((r) => r.parts));
    return [{ ...head, ...applyFormula(metric, parts, frame) }];
  }
  const whole = addUp(group.rows.filter((row) => row.age === null).map((row) => row.parts));
  const ages = mergeBy(
    group.rows.filter((row) => row.age !== null),
    (row) => row.age,
  );
  ages.sort((a, b) => Number(a.key) - Number(b.key));
  let parts = whole;
  return ages.map((age) => {
    parts = addUp([parts, age.parts]);
    return { ...head, by: { ...group.by, age: age.key }, ...applyFormula(metric, parts, frame) };
  });
}

type Formula = (parts: Parts, frame: Pick<Frame, 'winDays'>) => Result;

/** Numerator ÷ denominator; a denominator of zero or less gives no value (METRICS C11). */
export function formulaOf(metric: Metric): Formula {
  const above = Object.entries(metric.numerator ?? {});
  if (!metric.denominator)
    return (parts) => {
      const numerator = weightedSum(above, parts);
      return { value: numerator, numerator, denominator: null };
    };
  const below = Object.entries(metric.denominator);
  return (parts, { winDays }) => {
    const numerator = weightedSum(above, parts);
    const denominator = weightedSum(below, parts);
    const scale = metric.scale === 'windowDays' ? winDays : 1;
    return {
      value: denominator > 0 ? (numerator * scale) / denominator : null,
      numerator,
      denominator,
    };
  };
}

export const applyFormula = (metric: Metric, ...given: Parameters<Formula>): Result =>
  formulaOf(metric)(...given);

function weightedSum(terms: [string, number][], parts: Parts): number {
  let sum = 0;
  for (const [id, weight] of terms) sum += weight * (parts[id] ?? 0);
  return sum;
}

function addUp(all: Parts[]): Parts {
  if (all.length === 1) return all[0]!;
  const sum: Parts = {};
  for (const parts of all)
    for (const [id, value] of Object.entries(parts)) sum[id] = (sum[id] ?? 0) + value;
  return sum;
}

function mergeBy<R extends { parts: Parts }>(rows: R[], key: (row: R) => string | null) {
  return [...groupBy(rows, key)].map(([group, merged]) => ({
    key: group,
    parts: addUp(merged.map(({ parts }) => parts)),
  }));
}
