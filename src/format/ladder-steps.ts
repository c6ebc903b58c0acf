/** The steps by which overdue money is followed up, in their order: settings name them, pages advise them. */
export const LADDER_STEPS = [
  'remind',
  'call',
  'dunning_1',
  'dunning_2',
  'dunning_3',
  'stop_supply',
  'hand_over',
] as const;
/** What a meeting can decide: the steps, and what is none. */
export const DECISIONS = [...LADDER_STEPS, 'decide_dispute', 'plan', 'wait', 'other'] as const;
export type LadderStepId = (typeof LADDER_STEPS)[number];

/** How urgent a customer is, the most urgent first. */
export const TIER_LETTERS = ['A', 'B', 'C', 'D'] as const;
export type TierLetter = (typeof TIER_LETTERS)[number];
