/** The change of a figure between two dates, split into what each group added: the parts sum to the change exactly. */
import type { AnswerRow, Dimension } from '../types.ts';

export interface Contribution {
  key: string | null;
  before: number;
  after: number;
  change: number;
}

export interface RatioChange {
  before: number;
  after: number;
  /** What the numerator's change did at the old denominator, and the denominator's at the new numerator. */
  ofNumerator: number;
  ofDenominator: number;
  parts: { key: string | null; ofNumerator: number; ofDenominator: number; change: number }[];
}

type Pick = (row: AnswerRow) => number | null;

/** Of an amount, in minor units: after − before for every group that either has; largest change first. */
export function amountChange(
  before: AnswerRow[],
  after: AnswerRow[],
  dimension: Dimension,
  pick: Pick = (row) => row.value,
): Contribution[] {
  const groups = new Map<string | null, Contribution>();
  const at = (row: AnswerRow): Contribution => {
    const key = row.by[dimension] ?? null;
    const group = groups.get(key) ?? { key, before: 0, after: 0, change: 0 };
    groups.set(key, group);
    return group;
  };
  for (const row of before) at(row).before += pick(row) ?? 0;
  for (const row of after) at(row).after += pick(row) ?? 0;
  return [...groups.values()]
    .map((group) => ({ ...group, change: group.after - group.before }))
    .sort(byChange);
}

/**
 * Of numerator ÷ denominator × scale (DSO: open ÷ invoiced × days). With d = denominator ÷ scale:
 * after − before = (n₁ − n₀) ÷ d₀ + n₁ × (1 ÷ d₁ − 1 ÷ d₀), and both terms are sums over the groups.
 * Null where one of the two has no value.
 */
export function ratioChange(
  before: AnswerRow[],
  after: AnswerRow[],
  dimension: Dimension,
  scale: { before: number; after: number },
): RatioChange | null {
  const numerators = amountChange(before, after, dimension, (row) => row.numerator);
  const denominators = amountChange(before, after, dimension, (row) => row.denominator);
  const [n0, n1] = totals(numerators);
  const [s0, s1] = totals(denominators);
  if (s0 <= 0 || s1 <= 0) return null;
  const [d0, d1] = [s0 / scale.before, s1 / scale.after];
  const sales = new Map(denominators.map((group) => [group.key, group]));
  const parts = numerators.map(({ key, change }) => {
    const { before: sold0, after: sold1 } = sales.get(key)!;
    const slower = sold0 / scale.before - sold1 / scale.after;
    const ofNumerator = change / d0;
    const ofDenominator = (n1 * slower) / (d0 * d1);
    return { key, ofNumerator, ofDenominator, change: ofNumerator + ofDenominator };
  });
  return {
    before: n0 / d0,
    after: n1 / d1,
    ofNumerator: (n1 - n0) / d0,
    ofDenominator: n1 / d1 - n1 / d0,
    parts: parts.sort(byChange),
  };
}

export interface RateContribution {
  key: string | null;
  /** Its part of the change, a ratio; all parts sum to the change. */
  change: number;
  /** The rate now if this group were not there; null if it is all there is. */
  without: number | null;
}

/**
 * Of a rate r = Σ numerators ÷ Σ denominators: a group's part is by how much it lies above or below the old rate now,
 * less the same then: (n₁ − r₀ d₁) ÷ D₁ − (n₀ − r₀ d₀) ÷ D₀. Null where one of the two has no value.
 */
export function rateChange(
  before: AnswerRow[],
  after: AnswerRow[],
  dimension: Dimension,
): { before: number; after: number; parts: RateContribution[] } | null {
  const tops = amountChange(before, after, dimension, (row) => row.numerator);
  const bottoms = amountChange(before, after, dimension, (row) => row.denominator);
  const [n0, n1] = totals(tops);
  const [d0, d1] = totals(bottoms);
  if (d0 <= 0 || d1 <= 0) return null;
  const old = n0 / d0;
  const below = new Map(bottoms.map((group) => [group.key, group]));
  const parts = tops.map(({ key, before: top0, after: top1 }) => {
    const { before: bottom0, after: bottom1 } = below.get(key)!;
    const change = (top1 - old * bottom1) / d1 - (top0 - old * bottom0) / d0;
    const rest = d1 - bottom1;
    return { key, change, without: rest > 0 ? (n1 - top1) / rest : null };
  });
  return { before: old, after: n1 / d1, parts: parts.sort(byChange) };
}

const byChange = (a: { key: string | null; change: number }, b: typeof a): number =>
  Math.abs(b.change) - Math.abs(a.change) || String(a.key).localeCompare(String(b.key));

const totals = (groups: Contribution[]): [number, number] => [
  groups.reduce((sum, { before }) => sum + before, 0),
  groups.reduce((sum, { after }) => sum + after, 0),
];

/**
 * Whole steps of `unit` that sum to a total, each at most one step from its value (METRICS C19). The total is that of
 * the values, rounded, unless it is itself a part that was rounded up or down together with others.
 */
export function apportion(values: number[], unit: number, whole?: number): number[] {
  const exact = values.map((value) => value / unit);
  const steps = exact.map(Math.floor);
  const sum = whole === undefined ? exact.reduce((all, value) => all + value, 0) : whole / unit;
  const total = Math.round(sum);
  let missing = total - steps.reduce((sum, value) => sum + value, 0);
  const order = exact.map((value, i) => ({ i, rest: value - steps[i]! }));
  for (const { i } of order.sort((a, b) => b.rest - a.rest)) {
    if (missing-- <= 0) break;
    steps[i]! += 1;
  }
  return steps.map((step) => step * unit);
}
