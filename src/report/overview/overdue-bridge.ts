/** Why overdue moved: a bridge from what was overdue to what is, by customer, that foots to the cent. */
import type { Contribution } from '../../metrics/ask/contributions.ts';
import { causeOf } from '../verdict/cause.ts';

/** Named at least and at most in the direction of the change, and against it. */
const ALONG = { least: 2, most: 4 };
const AGAINST = 1;

export interface BridgePart {
  /** `others`: several customers that moved the same way, as one. */
  kind: 'customer' | 'others';
  /** The customers it stands for. */
  customers: (string | null)[];
  before: number;
  after: number;
  change: number;
}

function together(parts: Contribution[]): BridgePart[] {
  if (parts.length === 0) return [];
  const sum = (pick: (part: Contribution) => number): number =>
    parts.reduce((all, part) => all + pick(part), 0);
  return [
    {
      kind: parts.length === 1 ? 'customer' : 'others',
      customers: parts.map(({ key }) => key),
      before: sum(({ before }) => before),
      after: sum(({ after }) => after),
      change: sum(({ change }) => change),
    },
  ];
}

/**
 * The customers in the direction of the change, the fewest that explain it by name and the others as one; then those
 * that moved against it. `moved` are the customers whose overdue amount changed.
 */
export function bridgeParts(moved: Contribution[]): BridgePart[] {
  const change = moved.reduce((sum, part) => sum + part.change, 0);
  const way = change < 0 ? -1 : 1;
  const size = (part: Contribution): number => Math.abs(part.change);
  const sorted = moved.filter((part) => part.change !== 0).toSorted((a, b) => size(b) - size(a));
  const along = sorted.filter((part) => Math.sign(part.change) === way);
  const against = sorted.filter((part) => Math.sign(part.change) === -way);
  const cause = causeOf(moved, change);
  const enough = cause.kind === 'few' ? cause.parts.length : ALONG.most;
  const named = Math.min(ALONG.most, Math.max(ALONG.least, enough));
  const split = (parts: Contribution[], at: number): BridgePart[] => [
    ...parts.slice(0, at).flatMap((part) => together([part])),
    ...together(parts.slice(at)),
  ];
  return [...split(along, named), ...split(against, AGAINST)];
}
