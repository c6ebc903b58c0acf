/** Invoices still to be issued, as the blocks show them: apart from what is open, or left out where the reader says so. */
import type { Answer, Dimension, Question } from '../../metrics/types.ts';
import { questionFor } from '../../view/question.ts';
import type { View } from '../../view/view.ts';
import type { RenderContext } from '../page.ts';
import { valuesBy } from '../parts/answer-rows.ts';

/** Under the name `toIssue`; none where the reader has left them out. */
export const toIssueQuestion = (
  view: View,
  metric: string,
  by: Dimension[] = [],
): Record<string, Question> =>
  view.billing === 'off' ? {} : { toIssue: questionFor(view, metric, by) };

/** By step; null where nothing is known: too short a past, a customer, or left out. */
export function toIssueBy(
  dimension: Dimension,
  answer: Answer | undefined,
  context: RenderContext,
): Map<string, number> | null {
  const known = valuesBy(dimension, answer, context);
  return [...known.values()].some((value) => value !== 0) ? known : null;
}
