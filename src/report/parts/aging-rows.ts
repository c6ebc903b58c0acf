/** Balances by bucket, arranged in rows that tie to the total. */
import { sortBuckets } from '../../charts/bucket.ts';
import { ageBucketIds, bucketIds } from '../../metrics/bucket-ids.ts';
import type { Answer, Dimension } from '../../metrics/types.ts';
import type { Site } from '../../view/site.ts';
import type { View } from '../../view/view.ts';

export interface AgingRow {
  /** The dimension's value; null where rows have none. */
  key: string | null;
  kind: 'value' | 'rest' | 'total';
  /** Values that the rest row stands for. */
  count: number;
  /** Open minor units by bucket id; a bucket with nothing is 0. */
  buckets: Record<string, number>;
  open: number;
  /** Unapplied credit, never inside a bucket. */
  unapplied: number;
}

/** The bucket ids of the reader's edges, else of the settings', youngest first. */
export function viewBuckets(site: Site, { edges, basis }: Pick<View, 'edges' | 'basis'>): string[] {
  if (!edges) return site.buckets[basis];
  return basis === 'issue' ? ageBucketIds(edges) : bucketIds(edges);
}

/** The bucket ids of the chosen basis, and any the answer has besides. */
export function bucketsOf(site: Site, view: View, answer: Answer | undefined): string[] {
  const ids = viewBuckets(site, view);
  const more = (answer?.rows ?? []).flatMap((row) => row.by.bucket ?? []);
  return sortBuckets([...ids, ...more]);
}

const blank = (key: string | null, kind: AgingRow['kind']): AgingRow => ({
  key,
  kind,
  count: 1,
  buckets: {},
  open: 0,
  unapplied: 0,
});

function combine(rows: AgingRow[], kind: 'rest' | 'total'): AgingRow {
  const sum = blank(null, kind);
  sum.count = rows.length;
  for (const row of rows) {
    for (const [bucket, amount] of Object.entries(row.buckets)) {
      sum.buckets[bucket] = (sum.buckets[bucket] ?? 0) + amount;
    }
    sum.open += row.open;
    sum.unapplied += row.unapplied;
  }
  return sum;
}

/**
 * The `limit` largest by open balance, one row for all others, and the total of both.
 * `aging` is by the dimension and bucket, `unapplied` by the dimension.
 */
export function agingRows(
  aging: Answer | undefined,
  unapplied: Answer | undefined,
  dimension: Dimension,
  limit: number,
): { rows: AgingRow[]; total: AgingRow } {
  const byKey = new Map<string | null, AgingRow>();
  const at = (key: string | null): AgingRow => {
    const found = byKey.get(key) ?? blank(key, 'value');
    byKey.set(key, found);
    return found;
  };
  for (const { by, value } of aging?.rows ?? []) {
    const row = at(by[dimension] ?? null);
    const bucket = by.bucket ?? '';
    row.buckets[bucket] = (row.buckets[bucket] ?? 0) + (value ?? 0);
    row.open += value ?? 0;
  }
  for (const { by, value } of unapplied?.rows ?? []) {
    at(by[dimension] ?? null).unapplied += value ?? 0;
  }
  const all = [...byKey.values()].filter((row) => row.open !== 0 || row.unapplied !== 0);
  all.sort((a, b) => b.open - a.open || String(a.key).localeCompare(String(b.key)));
  const rest = all.slice(limit);
  const rows = rest.length > 0 ? [...all.slice(0, limit), combine(rest, 'rest')] : all;
  return { rows, total: combine(all, 'total') };
}
