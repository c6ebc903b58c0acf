/**
 * Signal or noise: between which values a month lies by the ups and downs of the months before it (Laney's p′ chart for
 * rates, an individuals chart for days). A month of much money may differ by less than one of little.
 *
 * Rates 0.90, 0.94, 0.92 of 100, 100 and 25 equal invoices: centre (90 + 94 + 23) ÷ 225 = 0.92; distances × √size −0.2, 0.2
 * and 0; moving ranges 0.4 and 0.2, their median 0.3; a month of 64 invoices lies within 0.92 ± 3.14 × 0.3 ÷ √64.
 */

import { addMonths, type IsoDate, monthOf, monthStart } from '../format/date.ts';
import { median } from '../format/median.ts';
import type { AnswerRow, Period } from './types.ts';

/** So many months are needed, and at most so many before one are looked at. */
export const MIN_MONTHS = 12;
export const MONTHS_BACK = 24;
/** Three standard deviations: a median moving range is 0.954 of one. */
const MEDIAN_RANGES = 3.14;
/** The same by their mean, where most months are like the one before. */
const MEAN_RANGES = 2.66;

export interface MonthValue {
  value: number | null;
  /** What it rests on: the effective number of invoices, or an amount; only proportions count. 1 where it has none. */
  size: number;
}

export interface Limits {
  low: number;
  high: number;
}

/** (Σa)² ÷ Σa²: as many equal items would vary as much. 0 without items. */
export const effectiveItems = (due: number, squares: number): number =>
  squares > 0 ? (due * due) / squares : 0;

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** The limits of a month of that size, from the months before it, the oldest first; null where they are too few. */
export function limitsAfter(
  earlier: readonly MonthValue[],
  size: number,
  most = Number.POSITIVE_INFINITY,
): Limits | null {
  const known = earlier
    .slice(-MONTHS_BACK)
    .flatMap(({ value, size }) => (value !== null && size > 0 ? [{ value, size }] : []));
  if (known.length < MIN_MONTHS || size <= 0) return null;
  const sizes = known.reduce((sum, month) => sum + month.size, 0);
  const centre = known.reduce((sum, month) => sum + month.value * month.size, 0) / sizes;
  const distances = known.map((month) => (month.value - centre) * Math.sqrt(month.size));
  const ranges = distances.slice(1).map((distance, i) => Math.abs(distance - distances[i]!));
  const spread = MEDIAN_RANGES * median(ranges)! || MEAN_RANGES * mean(ranges);
  // months that are all the same say nothing of ups and downs
  if (spread === 0) return null;
  const reach = spread / Math.sqrt(size);
  const least = known.every(({ value }) => value >= 0) ? 0 : Number.NEGATIVE_INFINITY;
  return { low: Math.max(least, centre - reach), high: Math.min(most, centre + reach) };
}

/** Rounding is no signal. */
const NOTHING = 1e-9;

export const isOutside = (value: number, { low, high }: Limits): boolean =>
  value < low - NOTHING || value > high + NOTHING;

interface LimitRule {
  /** What the size is: the effective number of invoices due, the amount that it is a share of, or always the same. */
  size: 'items' | 'amount' | 'same';
  /** No month can be above. */
  most?: number;
  /** It goes on rising after its month is over: months are compared at the same age. */
  isAtAge?: true;
  /** It looks back over the months of the DSO window. */
  hasWindow?: true;
}

/** The metrics whose months are judged. */
export const LIMIT_RULES: Record<string, LimitRule> = {
  collection_rate: { size: 'amount' },
  collection_rate_due: { size: 'items', most: 1, isAtAge: true },
  collection_rate_arrears: { size: 'amount', most: 1 },
  collection_rate_balance: { size: 'amount' },
  on_time_rate: { size: 'items', most: 1 },
  cei: { size: 'amount', hasWindow: true },
  dso: { size: 'same', hasWindow: true },
};

/** Of a month's row; `squares` of the amounts that fell due in it. */
export function sizeOf({ size }: LimitRule, row: AnswerRow | undefined, squares: number): number {
  const base = row?.denominator ?? 0;
  if (size === 'same') return 1;
  return size === 'amount' ? Math.max(0, base) : effectiveItems(base, squares);
}

/**
 * The months of a period with those before them that they are held against. None is learnt from whose DSO window begins
 * before the data.
 */
export function judgedPeriod(
  metric: string,
  { from, to }: Period,
  firstDate: IsoDate,
  windowMonths: number,
): Period {
  const missing = LIMIT_RULES[metric]?.hasWindow ? windowMonths - 1 : 0;
  const first = addMonths(monthOf(firstDate), missing);
  const back = addMonths(monthOf(from), -MONTHS_BACK);
  const begin = monthStart(back < first ? first : back);
  return { from: begin < to ? begin : from, to };
}
