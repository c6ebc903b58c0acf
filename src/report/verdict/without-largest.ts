/** What a rate would be without the one customer that most is missing from: what one customer does is not a rep's doing. */
import { groupBy } from '../../format/group-by.ts';
import { sumOf } from '../../format/sum-of.ts';
import type { AnswerRow } from '../../metrics/types.ts';

/** A customer without which the rate is this much higher is named. */
export const DECIDES = 0.02;

export interface Without {
  /** The customer with most unpaid of what fell due. */
  customer: string | null;
  /** The rate without it; null where it is all there is. */
  rate: number | null;
}

const unpaid = (row: AnswerRow): number => (row.denominator ?? 0) - (row.numerator ?? 0);
/** By rep: its largest debtor of what fell due, and its rate without that one. `rows` by rep and customer. */
export function withoutLargest(rows: AnswerRow[]): Map<string | null, Without> {
  const books = groupBy(rows, ({ by }) => by.rep ?? null);
  const result = new Map<string | null, Without>();
  for (const [rep, book] of books) {
    const largest = book.reduce((a, b) => (unpaid(b) > unpaid(a) ? b : a));
    if (unpaid(largest) <= 0) continue;
    const rest = book.filter((row) => row !== largest);
    const due = sumOf(rest, (row) => row.denominator ?? 0);
    const rate = due > 0 ? sumOf(rest, (row) => row.numerator ?? 0) / due : null;
    result.set(rep, { customer: largest.by.customer ?? null, rate });
  }
  return result;
}
