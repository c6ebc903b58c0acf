/** The month ends before the as-of date, as far as a change is judged by them. */
import { addDays, addMonths, monthOf, monthStart } from '../../format/date.ts';
import type { Answer, Period } from '../../metrics/types.ts';
import type { Site } from '../../view/site.ts';
import type { View } from '../../view/view.ts';
import type { RenderContext } from '../page.ts';
import { inMonthOrder, rowsOf } from '../parts/answer-rows.ts';

const MONTHS = 60;

/**
 * The whole months before the as-of date's; null where the data begins in its month. `lead`: months of data that a value
 * needs before its own.
 */
export function historyPeriod(site: Site, view: View, lead = 0): Period | null {
  const month = monthOf(view.asOf);
  const first = monthStart(addMonths(month, -MONTHS));
  const earliest = monthStart(addMonths(monthOf(site.firstDate), lead));
  const from = first < earliest ? earliest : first;
  const to = addDays(monthStart(month), -1);
  return from < to ? { from, to } : null;
}

/** The values of an answer by month, in order; empty without one. */
export const courseOf = (answer: Answer | undefined, context: RenderContext): (number | null)[] =>
  answer ? inMonthOrder(rowsOf(answer, context)).map(({ value }) => value) : [];
