/**
 * Which months of a trend are unusual: each is held against the ups and downs of the months before it, by the size of its
 * base. What falls due in a month goes on coming in, so that rate is compared with earlier months at the same age.
 */
import {
  addMonths,
  lastWholeMonth,
  type Month,
  monthEnd,
  monthOf,
  monthStart,
} from '../../format/date.ts';
import {
  isOutside,
  judgedPeriod,
  LIMIT_RULES,
  type Limits,
  limitsAfter,
  MIN_MONTHS,
  MONTHS_BACK,
  type MonthValue,
  sizeOf,
} from '../../metrics/limits.ts';
import type { Answer, AnswerRow, Question } from '../../metrics/types.ts';
import { questionFor } from '../../view/question.ts';
import type { Site } from '../../view/site.ts';
import type { View } from '../../view/view.ts';
import type { RenderContext } from '../page.ts';
import { rowsBy } from '../parts/answer-rows.ts';
import { firstWholeMonth } from './steps.ts';

export interface Judged {
  value: number;
  /** Null with too few months before it. */
  limits: Limits | null;
  isUnusual: boolean;
}

const isByMonth = ({ grain }: View): boolean => grain === undefined;

/** The due-based rate of months `back` before the reader's, as known when they were as old. */
function atSameAge(view: View, back: number): Question {
  const known = monthEnd(addMonths(lastWholeMonth(view.asOf), -back));
  const { from, to } = view.period;
  const period = {
    from: monthStart(addMonths(monthOf(from), -back)),
    to: monthEnd(addMonths(monthOf(to), -back)),
  };
  return questionFor(view, 'collection_rate_due', ['month'], { period, asOf: known });
}

/** By the names under which `judgedMonths` finds their answers. */
export function judgedQuestions(
  site: Site,
  view: View,
  metrics: readonly string[],
): Record<string, Question> {
  const judged = isByMonth(view) ? metrics.filter((metric) => LIMIT_RULES[metric]) : [];
  const questions: Record<string, Question> = {};
  for (const metric of judged) {
    const { isAtAge, size } = LIMIT_RULES[metric]!;
    const { dsoWindowMonths } = site.params;
    const period = judgedPeriod(metric, view.period, site.firstDate, dsoWindowMonths);
    const long = (asked: string) => questionFor(view, asked, ['month'], { period });
    if (size === 'items') questions['judged.squares'] = long('due_weight_squares');
    if (isAtAge)
      for (let back = 0; back <= MIN_MONTHS; back++)
        questions[`judged.age.${back}`] = atSameAge(view, back);
    else questions[`judged.${metric}`] = long(metric);
  }
  return questions;
}

/** The months of the reader's period that are over, each with its limits; null where the metric has none. */
export function judgedMonths(
  answers: Record<string, Answer>,
  metric: string,
  { site, view }: Pick<RenderContext, 'site' | 'view'>,
): Map<Month, Judged> | null {
  const rule = LIMIT_RULES[metric];
  if (!rule || !isByMonth(view)) return null;
  const squares = rowsBy(answers['judged.squares'], 'month');
  const monthValue = (row: AnswerRow | undefined): MonthValue => ({
    value: row?.value ?? null,
    size: sizeOf(rule, row, squares.get(row?.by.month ?? null)?.value ?? 0),
  });
  const long = rowsBy(answers[`judged.${metric}`], 'month');
  const byAge = rule.isAtAge
    ? Array.from({ length: MIN_MONTHS + 1 }, (_, back) =>
        rowsBy(answers[`judged.age.${back}`], 'month'),
      )
    : null;
  const at = (month: Month, back: number): MonthValue =>
    monthValue((byAge?.[back] ?? long).get(addMonths(month, -back)));
  const judged = new Map<Month, Judged>();
  for (const month of wholeMonths(view)) {
    const { value, size } = at(month, 0);
    if (value === null) continue;
    const earlier: MonthValue[] = [];
    for (let back = byAge ? MIN_MONTHS : MONTHS_BACK; back > 0; back--)
      if (addMonths(month, -back) >= firstWholeMonth(site)) earlier.push(at(month, back));
    const limits = limitsAfter(earlier, size, rule.most);
    judged.set(month, { value, limits, isUnusual: limits !== null && isOutside(value, limits) });
  }
  return judged;
}

/** Those of the period that are over. */
function wholeMonths(view: View): Month[] {
  const { from, to } = view.period;
  const end = [to, monthEnd(lastWholeMonth(view.asOf))].sort()[0]!;
  const months: Month[] = [];
  for (let month = monthOf(from); monthEnd(month) <= end; month = addMonths(month, 1))
    if (monthStart(month) >= from) months.push(month);
  return months;
}
