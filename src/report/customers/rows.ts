/** The customers list: one row a customer with what it owes, how old that is, and how it pays. */

import { addDays, type IsoDate } from '../../format/date.ts';
import { sumOf } from '../../format/sum-of.ts';
import type { Answer, AnswerRow, Question } from '../../metrics/types.ts';
import { questionFor } from '../../view/question.ts';
import type { Site } from '../../view/site.ts';
import type { View } from '../../view/view.ts';
import type { RenderContext } from '../page.ts';
import { rowsOf } from '../parts/answer-rows.ts';

/** Rows of the list that the page carries; the browser shows all of them. */
export const SHOWN = 50;

export interface CustomerRow {
  customer: string | null;
  /** Minor units of the view's currency, as are the amounts below. */
  open: number;
  overdue: number;
  /** Of all that is overdue; null where nothing is. */
  share: number | null;
  /** Open amounts by days past due. */
  buckets: Record<string, number>;
  /** Oldest bucket with an amount. */
  oldest: string | null;
  /** Days, weighted by amount; null without payments and without anything overdue. */
  delay: number | null;
  /** Null without a credit limit. */
  utilisation: number | null;
  disputed: number;
  /** Last contact; known of overdue customers only. */
  contact: IsoDate | null;
  /** Who has most of the open amount on its items. */
  rep: string | null;
  /** Further reps with open items of this customer. */
  otherReps: number;
}

/** Every question is by customer, so that whoever answers customers answers the list. */
export function customerQuestions(site: Site, view: View): Record<string, Question> {
  const everSold = { from: site.firstDate, to: view.asOf };
  return {
    invoiced: questionFor(view, 'invoiced_amount', ['customer'], { period: everSold }),
    open: questionFor(view, 'open_amount', ['customer']),
    overdue: questionFor(view, 'overdue_amount', ['customer']),
    aging: questionFor(view, 'aging', ['customer', 'bucket'], { basis: 'due' }),
    delay: questionFor(view, 'payment_delay', ['customer']),
    ...(site.inputs.limit
      ? { utilisation: questionFor(view, 'credit_utilisation', ['customer']) }
      : {}),
    ...(site.inputs.dispute
      ? { disputed: questionFor(view, 'disputed_amount', ['customer']) }
      : {}),
    ...(site.inputs.activity
      ? { contact: questionFor(view, 'days_since_contact', ['customer']) }
      : {}),
    ...(site.inputs.rep ? { rep: questionFor(view, 'open_amount', ['customer', 'rep']) } : {}),
  };
}

/** All customers with an invoice up to the as-of date, in the order of what they owe late. */
export function customerRows(
  answers: Record<string, Answer>,
  context: RenderContext,
): CustomerRow[] {
  const { site, view } = context;
  const rows = new Map<string | null, CustomerRow>();
  const each = (name: string, use: (row: CustomerRow, answer: AnswerRow) => void): void => {
    if (!answers[name]) return;
    for (const answer of rowsOf(answers[name], context)) {
      const customer = answer.by.customer ?? null;
      let row = rows.get(customer);
      if (!row) {
        row = emptyRow(customer);
        rows.set(customer, row);
      }
      use(row, answer);
    }
  };
  each('invoiced', () => {});
  each('open', (row, { value }) => {
    row.open = value ?? 0;
  });
  each('overdue', (row, { value }) => {
    row.overdue = value ?? 0;
  });
  const ages = site.buckets.due;
  each('aging', (row, { by, value }) => {
    const bucket = by.bucket;
    if (!bucket || !value) return;
    row.buckets[bucket] = (row.buckets[bucket] ?? 0) + value;
    if (ages.indexOf(bucket) > ages.indexOf(row.oldest ?? '')) row.oldest = bucket;
  });
  each('delay', (row, { value }) => {
    row.delay = value;
  });
  each('utilisation', (row, { value }) => {
    row.utilisation = value;
  });
  each('disputed', (row, { value }) => {
    row.disputed = value ?? 0;
  });
  each('contact', (row, { value }) => {
    row.contact = value === null ? null : addDays(view.asOf, -value);
  });
  const most = new Map<string | null, number>();
  each('rep', (row, { by, value }) => {
    if (by.rep == null || !value) return;
    const isMost = value > (most.get(row.customer) ?? 0);
    if (row.rep !== null) row.otherReps++;
    if (!isMost) return;
    most.set(row.customer, value);
    row.rep = by.rep;
  });
  const total = sumOf([...rows.values()], (row) => row.overdue);
  for (const row of rows.values()) row.share = total > 0 ? row.overdue / total : null;
  return [...rows.values()].sort(
    (a, b) => b.overdue - a.overdue || b.open - a.open || compareText(a.customer, b.customer),
  );
}

/** A customer nothing is known of. */
export const emptyRow = (customer: string | null): CustomerRow => ({
  customer,
  open: 0,
  overdue: 0,
  share: null,
  buckets: {},
  oldest: null,
  delay: null,
  utilisation: null,
  disputed: 0,
  contact: null,
  rep: null,
  otherReps: 0,
});

const compareText = (a: string | null, b: string | null): number =>
  a === b ? 0 : (a ?? '') < (b ?? '') ? -1 : 1;
