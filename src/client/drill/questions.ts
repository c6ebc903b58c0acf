/** The questions of a target: its view's, with what the target changes of them. */
import type { Dimension, Filter, Question } from '../../metrics/types.ts';
import type { RowsQuestion } from '../../rows/types.ts';
import { questionFor } from '../../view/question.ts';
import type { View } from '../../view/view.ts';
import type { Target } from './target.ts';

/** The view's filter with that of a target, whose empty ones take the reader's away. */
export const filterOf = (filter: Target['filter'], view: View): Filter =>
  Object.fromEntries(
    Object.entries({ ...view.filter, ...filter }).filter(([, value]) => value !== ''),
  );

/** What the target changes of the view's questions. */
const changes = ({ period, asOf, basis, grain, filter, except }: Target, view: View) => ({
  ...(except ? { except } : {}),
  ...(period ? { period } : {}),
  ...(asOf ? { asOf } : {}),
  ...(basis ? { basis } : {}),
  ...(grain ? { grain } : {}),
  filter: filterOf(filter, view),
});

/** The figure itself, split by the dimensions that the target names a value of. */
export function figureQuestion(target: Target, view: View): Question {
  const by = Object.keys(target.at ?? {}) as Dimension[];
  return questionFor(view, target.metric ?? '', by, changes(target, view));
}

/** The rows of one measure of a figure, or of a named set. */
export function rowsQuestion(target: Target, view: View, measure?: string): RowsQuestion {
  const { which = 'behind', metric, state, key, at } = target;
  const { period, asOf, basis, edges } = view;
  const own = { period, asOf, basis, ...(edges ? { edges } : {}), ...changes(target, view) };
  return { ...own, which, metric, measure, state, key, at };
}
