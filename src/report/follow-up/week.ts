/** Weeks from Monday to Sunday, each named by its Monday. */
import { addDays, dayNumber, type IsoDate } from '../../format/date.ts';
import type { Answer, Question } from '../../metrics/types.ts';
import { questionFor } from '../../view/question.ts';
import type { View } from '../../view/view.ts';
import type { RenderContext } from '../page.ts';
import { valuesBy } from '../parts/answer-rows.ts';

/** Day 0 of the numbering, 1 January 1970, was a Thursday. */
export const mondayOf = (date: IsoDate): IsoDate => addDays(date, -((dayNumber(date) + 3) % 7));

/** What is promised for each week and what of it came, by the week's Monday. */
export function promiseWeeks(answers: Record<string, Answer>, context: RenderContext) {
  return {
    promised: valuesBy('due_week', answers.promised, context),
    received: valuesBy('due_week', answers.received, context),
  };
}

export const WEEKS_BACK = 8;

/** From the first of these weeks on, whatever period the reader looks at. */
export const weeksPeriod = ({ asOf }: View): Question['period'] => ({
  from: addDays(mondayOf(asOf), -7 * WEEKS_BACK),
  to: asOf,
});

export const weekQuestion = (
  view: View,
  metric: 'promise_week_amount' | 'promise_week_received_amount',
): Question => questionFor(view, metric, [], { period: weeksPeriod(view) });
