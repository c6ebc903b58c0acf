/** Ranks reps by the due-based rate: ties, a minimum base, how far luck could have moved each rate, and who stands apart beyond it. */

import { effectiveItems } from '../../metrics/limits.ts';
import { type Standing, standingOf, wilson } from '../verdict/peers.ts';

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
  /** Against the other ranked reps, beyond what chance does; null: not ranked. */
  standing: Standing | null;
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
      standing: null,
    };
  });
  const isRanked = (rep: RankedRep): boolean =>
    rep.rep !== null && rep.rate !== null && rep.due >= minBase;
  const ranked = all.filter(isRanked);
  ranked.sort((a, b) => b.rate! - a.rate! || b.due - a.due || (a.rep! < b.rep! ? -1 : 1));
  const standing = standingOf(ranked as (RankedRep & { rate: number })[]);
  for (const [index, rep] of ranked.entries()) {
    const above = ranked[index - 1];
    rep.rank = above && above.rate === rep.rate ? above.rank : index + 1;
    rep.standing = standing.get(rep as RankedRep & { rate: number }) ?? null;
  }
  const rest = all.filter((rep) => !isRanked(rep));
  rest.sort((a, b) => b.due - a.due || String(a.rep).localeCompare(String(b.rep)));
  return [...ranked, ...rest];
}
