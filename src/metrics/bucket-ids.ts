/** The ids of aging buckets, youngest first, for ascending upper edges in days. */

/** The bucket of what is not past due. */
export const NOT_DUE = 'not_due';

/** `not_due`, `1-30`, …, `90+` for ascending upper edges. */
export function bucketIds(edges: number[]): string[] {
  const last = edges[edges.length - 1]!;
  return [
    NOT_DUE,
    ...edges.map((edge, i) => `${i === 0 ? 1 : edges[i - 1]! + 1}-${edge}`),
    `${last}+`,
  ];
}

/** `0-30`, `31-60`, …, `90+`: aging by issue date has no "not due". */
export function ageBucketIds(edges: number[]): string[] {
  return [`0-${edges[0]}`, ...bucketIds(edges).slice(2)];
}
