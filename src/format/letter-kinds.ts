/** The letters there are, in the order of the ladder: what a customer must owe to get one, and the steps that it goes with. */
import type { LadderStepId } from './ladder-steps.ts';

/** `due_soon`, `open`, `overdue`: some of that; `balance`: any, also in the customer's favour. */
type LetterAbout = 'due_soon' | 'open' | 'overdue' | 'balance';

interface LetterUse {
  about: LetterAbout;
  /** What else it speaks of, to a customer who was chosen for it: who owes that alone gets other letters of a run. */
  alsoAbout?: LetterAbout;
  steps: readonly LadderStepId[];
}

const LETTERS = {
  reminder: { about: 'due_soon', alsoAbout: 'overdue', steps: ['remind'] },
  'call-guide': { about: 'open', steps: ['call'] },
  'dunning-1': { about: 'overdue', steps: ['dunning_1'] },
  'dunning-2': { about: 'overdue', steps: ['dunning_2', 'dunning_3'] },
  'stop-delivery': { about: 'overdue', steps: ['stop_supply'] },
  'last-notice': { about: 'overdue', steps: ['hand_over'] },
  confirmation: { about: 'balance', steps: [] },
} as const satisfies Record<string, LetterUse>;

export type LetterKind = keyof typeof LETTERS;

export const LETTER_KINDS = Object.keys(LETTERS) as LetterKind[];

const useOf = (kind: LetterKind): LetterUse => LETTERS[kind];

export const letterAbout = (kind: LetterKind): LetterAbout => useOf(kind).about;
export const letterAlsoAbout = (kind: LetterKind): LetterAbout | undefined => useOf(kind).alsoAbout;

/** The letter that goes with a step of the ladder; undefined where a step has none. */
export const letterOfStep = (step: string): LetterKind | undefined =>
  LETTER_KINDS.find((kind) => useOf(kind).steps.some((own) => own === step));
