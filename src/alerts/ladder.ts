/** Which step of the ladder is next with a customer: by how late the oldest item is, its tier, and the contacts so far. */
import type { LadderStepId, TierLetter } from '../format/ladder-steps.ts';
import type { LadderStep } from '../view/ladder.ts';

/** What the ladder looks at. Days are counted back from the as-of date. */
export interface LadderFacts {
  /** Of the oldest overdue item; null where it is not known. */
  daysLate: number | null;
  tier: TierLetter | null;
  /** Days since the last contact of each stage, or channel without one, in lower case; null: contacts are not exported. */
  contacts: ReadonlyMap<string, number> | null;
}

export interface LadderPlace {
  /** The next step; null: every step was done. */
  step: LadderStepId | null;
  /** Days until it is due; 0: it is. */
  inDays: number;
  /** The furthest step that was done since the oldest item fell due. */
  done: { step: LadderStepId; daysAgo: number } | null;
}

/** Least urgent: of who has no tier. */
const NO_TIER: TierLetter = 'D';

/** How many days ago a step was last done for what is late now; null: it was not. */
function doneAgo({ doneBy }: LadderStep, from: number, facts: LadderFacts): number | null {
  const since = facts.daysLate! - Math.min(from, 0);
  const days = doneBy.flatMap((word) => facts.contacts?.get(word) ?? []);
  const own = days.filter((ago) => ago <= since);
  return own.length > 0 ? Math.min(...own) : null;
}

/**
 * The step after the furthest one done; one that leaves no trace in the exports, and a reminder before the due date, are
 * passed over once the step after them is due. Where contacts are not exported it is the last step that is due.
 */
export function ladderPlace(
  facts: LadderFacts,
  ladder: readonly LadderStep[],
  pauseDays: number,
): LadderPlace | null {
  const { daysLate, contacts } = facts;
  if (daysLate === null || ladder.length === 0) return null;
  const from = (at: number): number => ladder[at]!.days[facts.tier ?? NO_TIER];
  if (contacts === null) {
    const last = ladder.findLastIndex((_, at) => from(at) <= daysLate);
    return last < 0 ? null : { step: ladder[last]!.step, inDays: 0, done: null };
  }
  const ago = ladder.map((step, at) => doneAgo(step, from(at), facts));
  const furthest = ago.findLastIndex((days) => days !== null);
  const done = furthest < 0 ? null : { step: ladder[furthest]!.step, daysAgo: ago[furthest]! };
  const isPassed = (at: number): boolean =>
    at + 1 < ladder.length &&
    from(at + 1) <= daysLate &&
    (ladder[at]!.doneBy.length === 0 || from(at) < 0);
  let next = furthest + 1;
  while (next < ladder.length && isPassed(next)) next++;
  if (next === ladder.length) return { step: null, inDays: 0, done };
  const untilDay = from(next) - daysLate;
  const pause = done === null ? 0 : pauseDays - done.daysAgo;
  return { step: ladder[next]!.step, inDays: Math.max(0, untilDay, pause), done };
}
