/** Aging buckets in drawings: their order and their place on the one hue from light to dark. */

const STEPS = 5;

const youngest = (bucket: string): number =>
  bucket === 'not_due' ? -1 : Number.parseInt(bucket, 10) || 0;

/** The distinct bucket ids, youngest first: `not_due`, `1-30`, …, `90+`. */
export function sortBuckets(buckets: string[]): string[] {
  return [...new Set(buckets)].sort((a, b) => youngest(a) - youngest(b));
}

/** The colour of the `index`-th of `count` buckets; more than five are mixed from the five. */
export function bucketFill(index: number, count: number): string {
  if (count < 2) return 'var(--bucket-0)';
  const place = (index * (STEPS - 1)) / (count - 1);
  if (count <= STEPS || Number.isInteger(place)) return `var(--bucket-${Math.round(place)})`;
  const low = Math.floor(place);
  const share = Math.round((1 - (place - low)) * 100);
  return `color-mix(in oklab, var(--bucket-${low}) ${share}%, var(--bucket-${low + 1}))`;
}
