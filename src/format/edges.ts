/** Edges of ageing buckets as a reader writes them: "15/30/60/90", "15, 30, 60" or "15-30-60". */

/** More buckets than these nobody can tell apart in a chart. */
const MOST = 8;
const LONGEST = 3650;

/** Ascending whole days from 1; null where the text is anything else. */
export function edgesFrom(text: string): number[] | null {
  if (!/^\s*\d+(?:[\s,，、/;；-]+\d+)*\s*$/.test(text)) return null;
  const edges = text.match(/\d+/g)!.map(Number);
  const isAscending = edges.every((edge, i) => edge > (edges[i - 1] ?? 0) && edge <= LONGEST);
  return isAscending && edges.length <= MOST ? edges : null;
}

/** As the filter shows them. */
export const edgesText = (edges: number[]): string => edges.join('/');
