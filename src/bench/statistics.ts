/** Order statistics of a few measurements. */

export interface Spread {
  p50: number;
  p95: number;
}

/** The value at a share of the sorted list, nearest rank; NaN of none. What is no number does not count. */
function percentile(values: number[], share: number): number {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

export const median = (values: number[]): number => percentile(values, 0.5);

export const spread = (values: number[]): Spread => ({
  p50: percentile(values, 0.5),
  p95: percentile(values, 0.95),
});
