/** Edges of aging buckets as a reader writes them: "15/30/60/90", "15, 30, 60" or "15-30-60". */

/** More shades than these a reader cannot tell apart in a chart. */
const MAX_EDGES = 8;
const MAX_DAYS = 3650;

/** Ascending whole days from 1; null where the text is anything else. */
export function edgesFrom(text: string): number[] | null {
  if (!/^\s*\d+(?:[\s,，、/;；-]+\d+)*\s*$/.test(text)) return null;
  const edges = text.match(/\d+/g)!.map(Number);
  const isAscending = edges.every((edge, i) => edge > (edges[i - 1] ?? 0) && edge <= MAX_DAYS);
  return isAscending && edges.length <= MAX_EDGES ? edges : null;
}

/** As the filter shows them. */
export const edgesText = (edges: number[]): string => edges.join('/');
