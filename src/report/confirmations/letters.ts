/** The last letter of each customer, as rows: asked once, read by the page's sentence and its list. */
import type { RowsList, RowsQuestion } from '../../rows/types.ts';
import type { View } from '../../view/view.ts';
import { numberOf, textOf } from '../parts/row-cells.ts';

/** In the order in which somebody has to see to them. */
const OUTCOMES = ['outstanding', 'different', 'confirmed'] as const;
type Outcome = (typeof OUTCOMES)[number];

export interface LetterRow {
  customer: string | null;
  rep: string | null;
  currency: string | null;
  outcome: Outcome;
  balanceDate: string;
  sent: string;
  answered: string | null;
  ours: number;
  theirs: number | null;
  difference: number | null;
  reason: string | null;
}

/** So many lines a list may have; the filters reach the others. */
export const MAX_LETTERS = 2000;

export const lettersQuestion = (view: View): RowsQuestion => ({
  which: 'confirmations',
  filter: view.filter,
  asOf: view.asOf,
  limit: MAX_LETTERS,
});

/** What is not answered first, then what differs; the largest balance first. */
export const readLetters = ({ rows }: RowsList): LetterRow[] =>
  rows
    .map(
      (row): LetterRow => ({
        customer: textOf(row, 'customer_id'),
        rep: textOf(row, 'rep_id'),
        currency: textOf(row, 'currency'),
        outcome: textOf(row, 'confirmation') as Outcome,
        balanceDate: textOf(row, 'balance_date')!,
        sent: textOf(row, 'sent_on')!,
        answered: textOf(row, 'answered_on'),
        ours: numberOf(row, 'balance_minor')!,
        theirs: numberOf(row, 'confirmed_minor'),
        difference: numberOf(row, 'difference_minor'),
        reason: textOf(row, 'reason'),
      }),
    )
    .sort((a, b) => OUTCOMES.indexOf(a.outcome) - OUTCOMES.indexOf(b.outcome) || b.ours - a.ours);
