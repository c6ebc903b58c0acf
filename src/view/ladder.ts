/** The steps of following up overdue money, as the settings give them. */

export const LADDER_STEPS = [
  'remind',
  'call',
  'dunning_1',
  'dunning_2',
  'dunning_3',
  'stop_supply',
  'hand_over',
] as const;
export type LadderStepId = (typeof LADDER_STEPS)[number];

export type TierLetter = 'A' | 'B' | 'C' | 'D';

export interface LadderStep {
  step: LadderStepId;
  /** From which day past due on, by tier; below 0 before the due date. */
  days: Record<TierLetter, number>;
  /** Stages, or channels of contacts without one, in lower case: a contact of these shows that it was done. */
  doneBy: string[];
}
