/** Who stands apart from the others beyond chance: rates of reps against the pooled rate of their peers. */
import { sumOf } from '../../format/sum-of.ts';
import { effectiveItems } from '../../metrics/limits.ts';

/** What somebody's items add up to; amounts in minor units. */
export interface PeerBase {
  /** Share of the amount that came in; a share over 1 counts as 1. */
  rate: number;
  /** The amount that the rate is a share of. */
  due: number;
  /** Σ amount² of the items. */
  squares: number;
}

/** Chance alone names somebody in one of twenty such lists. */
const CHANCE = 0.05;
const Z95 = 1.959963984540054;

/** The Wilson interval of a share seen on `n` items, 95 % by default; null for no items. */
export function wilson(share: number, n: number, z = Z95): { low: number; high: number } | null {
  if (n <= 0) return null;
  const p = Math.max(0, Math.min(1, share));
  const scale = 1 + (z * z) / n;
  const centre = (p + (z * z) / (2 * n)) / scale;
  const half = (z / scale) * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}

/**
 * How many standard deviations a value must lie off so that one of `count` does by chance in 5 % of lists, on either
 * side (Bonferroni). The normal quantile by Abramowitz and Stegun 26.2.23, right to 0.0005.
 */
export function chanceLimit(count: number): number {
  const t = Math.sqrt(-2 * Math.log(CHANCE / (2 * count)));
  const top = 2.515517 + 0.802853 * t + 0.010328 * t * t;
  return t - top / (1 + 1.432788 * t + 0.189269 * t * t + 0.001308 * t ** 3);
}

/** Who got more than fell due is no better than who got all of it. */
const shareOf = ({ rate }: PeerBase): number => Math.min(1, rate);

export type Standing = 'level' | 'above' | 'below';

/** Several together. */
function pooled(peers: PeerBase[]): PeerBase {
  const due = sumOf(peers, (peer) => peer.due);
  const rate = due > 0 ? sumOf(peers, (peer) => shareOf(peer) * peer.due) / due : 0;
  return { rate, due, squares: sumOf(peers, (peer) => peer.squares) };
}

/** By how much two rates differ beyond chance (Newcombe's interval of a difference, from the two Wilson ones); 0 if not. */
function beyondChance(one: PeerBase, other: PeerBase, z: number): number {
  const [high, low] = one.rate >= other.rate ? [one, other] : [other, one];
  const above = wilson(high.rate, effectiveItems(high.due, high.squares), z);
  const below = wilson(low.rate, effectiveItems(low.due, low.squares), z);
  if (!above || !below) return 0;
  const [top, bottom] = [shareOf(high), shareOf(low)];
  return Math.max(0, top - bottom - Math.hypot(top - above.low, below.high - bottom));
}

/**
 * Where each stands against the others together: level unless the rates differ by more than chance does in one list of
 * twenty. Who stands out most is taken out first, and the rest judged again without it: one bad book does not lift all
 * others above average. Of the last two that differ, one is above and one below.
 */
export function standingOf<P extends PeerBase>(peers: P[]): Map<P, Standing> {
  const standing = new Map<P, Standing>(peers.map((peer) => [peer, 'level']));
  const z = chanceLimit(Math.max(1, peers.length));
  let level = [...peers];
  while (level.length > 1) {
    const off = level.map((peer) => {
      const others = pooled(level.filter((other) => other !== peer));
      return { peer, others, distance: beyondChance(peer, others, z) };
    });
    const furthest = off.reduce((a, b) => (b.distance > a.distance ? b : a));
    if (furthest.distance <= 0) break;
    const out = level.length === 2 ? off : [furthest];
    for (const { peer, others } of out)
      standing.set(peer, peer.rate < others.rate ? 'below' : 'above');
    level = level.filter((peer) => standing.get(peer) === 'level');
  }
  return standing;
}
