/** Ranks reps by the due-based rate: ties, a minimum base, and how far luck could have moved each rate. */

/** What a rep's items due in the period add up to; amounts in minor units. */
export interface RepBase {
  rep: string | null;
  /** Cash on the items due ÷ amount due; null where nothing was due. */
  rate: number | null;
  due: number;
  /** Σ amount² of the items due. */
  squares: number;
}

export interface RankedRep extends RepBase {
  /** 1 is best, ties share one; null: listed, not ranked. */
  rank: number | null;
  /** Wilson interval of the rate on the effective number of items; null without a rate. */
  low: number | null;
  high: number | null;
  /** The interval overlaps that of the rep ranked just above or below: the order may be luck. */
  isLikeNeighbour: boolean;
  /** Ranks of those whose interval overlaps this one, own rank included, ascending; null: it stands apart. */
  likeRanks: number[] | null;
}

const Z = 1.959963984540054;

/** (Σa)² ÷ Σa²: as many equal items would vary as much. 0 without items. */
export const effectiveItems = (due: number, squares: number): number =>
  squares > 0 ? (due * due) / squares : 0;

/** The 95 % Wilson interval of a share seen on `n` items; null for no items. A share over 1 counts as 1. */
export function wilson(share: number, n: number): { low: number; high: number } | null {
  if (n <= 0) return null;
  const p = Math.max(0, Math.min(1, share));
  const scale = 1 + (Z * Z) / n;
  const centre = (p + (Z * Z) / (2 * n)) / scale;
  const half = (Z / scale) * Math.sqrt((p * (1 - p)) / n + (Z * Z) / (4 * n * n));
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}

/** Best first; below `minBase` (minor units due), without a rate or without a name: at the end, unranked. */
export function rankReps(reps: RepBase[], minBase: number): RankedRep[] {
  const all = reps.map((rep): RankedRep => {
    const interval =
      rep.rate === null ? null : wilson(rep.rate, effectiveItems(rep.due, rep.squares));
    return {
      ...rep,
      rank: null,
      low: interval?.low ?? null,
      high: interval?.high ?? null,
      isLikeNeighbour: false,
      likeRanks: null,
    };
  });
  const isRanked = (rep: RankedRep): boolean =>
    rep.rep !== null && rep.rate !== null && rep.due >= minBase;
  const ranked = all.filter(isRanked);
  ranked.sort((a, b) => b.rate! - a.rate! || b.due - a.due || (a.rep! < b.rep! ? -1 : 1));
  for (const [index, rep] of ranked.entries()) {
    const above = ranked[index - 1];
    rep.rank = above && above.rate === rep.rate ? above.rank : index + 1;
    if (above && overlap(above, rep)) {
      above.isLikeNeighbour = true;
      rep.isLikeNeighbour = true;
    }
  }
  for (const rep of ranked) {
    const like = ranked.filter((other) => overlap(other, rep)).map((other) => other.rank!);
    if (like.length > 1) rep.likeRanks = [...new Set(like)].sort((a, b) => a - b);
  }
  const rest = all.filter((rep) => !isRanked(rep));
  rest.sort((a, b) => b.due - a.due || String(a.rep).localeCompare(String(b.rep)));
  return [...ranked, ...rest];
}

/** “6, 8–10”: a rank between two of them that is not among them is not named. */
export function rankList(ranks: number[]): string {
  const runs: [first: number, last: number][] = [];
  for (const rank of ranks) {
    const run = runs.at(-1);
    if (run && run[1] === rank - 1) run[1] = rank;
    else runs.push([rank, rank]);
  }
  return runs.map(([first, last]) => (first === last ? first : `${first}–${last}`)).join(', ');
}

const overlap = (a: RankedRep, b: RankedRep): boolean =>
  a.low !== null && b.low !== null && a.low <= b.high! && b.low <= a.high!;
