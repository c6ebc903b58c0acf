/** The steps of following up overdue money, as the settings give them. */
import type { LadderStepId, TierLetter } from '../format/ladder-steps.ts';

export interface LadderStep {
  step: LadderStepId;
  /** From which day past due on, by tier; below 0 before the due date. */
  days: Record<TierLetter, number>;
  /** Stages, or channels of contacts without one, in lower case: a contact of these shows that it was done. */
  doneBy: string[];
}
