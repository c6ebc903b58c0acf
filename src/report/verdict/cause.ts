/** What a change is made of: the fewest parts that explain more than half of it. */

/** More parts than this are no cause but a spread. */
const FEW = 5;

export interface Part {
  key: string | null;
  change: number;
}

/** Parts that moved the same way. */
interface Moved<P extends Part> {
  parts: P[];
  change: number;
}

export type Cause<P extends Part = Part> =
  | { kind: 'few'; parts: P[]; share: number; isAll: boolean }
  | { kind: 'spread'; count: number; largestShare: number }
  /** Most of what moved one way moved back elsewhere: no part is the cause of the little that is left. */
  | { kind: 'offset'; up: Moved<P>; down: Moved<P> }
  | { kind: 'none' };

function movedBy<P extends Part>(parts: P[], way: number): Moved<P> {
  const moved = parts.filter((part) => Math.sign(part.change) === way);
  return { parts: moved, change: moved.reduce((sum, part) => sum + part.change, 0) };
}

/**
 * The fewest parts in the direction of `change` that are more than half of it, at most five; else over how many it is
 * spread. Shares are of the whole change, so that a part which others offset can be more than all of it; where more
 * than half of what moved that way is offset, there is no cause.
 */
export function causeOf<P extends Part>(parts: P[], change: number): Cause<P> {
  const way = Math.sign(change);
  const moved = movedBy(parts, way);
  if (way === 0 || moved.parts.length === 0) return { kind: 'none' };
  if (Math.abs(moved.change) > 2 * Math.abs(change)) {
    const back = movedBy(parts, -way);
    return { kind: 'offset', up: way > 0 ? moved : back, down: way > 0 ? back : moved };
  }
  const along = moved.parts.toSorted((a, b) => Math.abs(b.change) - Math.abs(a.change));
  let sum = 0;
  for (const [i, part] of along.slice(0, FEW).entries()) {
    sum += part.change;
    const share = sum / change;
    if (share > 0.5) return { kind: 'few', parts: along.slice(0, i + 1), share, isAll: share >= 1 };
  }
  return { kind: 'spread', count: along.length, largestShare: along[0]!.change / change };
}

/** The fewest of the amounts that hold more than half of their sum, and the share they hold; null of nothing. */
export function holdersOf(amounts: number[]): { count: number; share: number; of: number } | null {
  const sorted = amounts.filter((amount) => amount > 0).sort((a, b) => b - a);
  const total = sorted.reduce((sum, amount) => sum + amount, 0);
  let sum = 0;
  for (const [i, amount] of sorted.entries()) {
    sum += amount;
    if (sum > total / 2) return { count: i + 1, share: sum / total, of: sorted.length };
  }
  return null;
}
