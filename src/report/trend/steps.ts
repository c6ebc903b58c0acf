/** The steps of a trend: which span is asked for, and the earlier step that each is compared with. */
import { addDays, type Month, monthOf, monthStart, shiftDate } from '../../format/date.ts';
import { SPAN_MONTHS, SPANS } from '../../format/span.ts';
import {
  GRAINS,
  type StepKey,
  stepBack,
  stepMonths,
  stepOf,
  stepsBetween,
} from '../../format/step.ts';
import type { Answer, Question } from '../../metrics/types.ts';
import { comparedMonths } from '../../view/comparison.ts';
import { questionFor } from '../../view/question.ts';
import type { Site } from '../../view/site.ts';
import type { View } from '../../view/view.ts';
import type { RenderContext } from '../page.ts';
import { rowsBy } from '../parts/answer-rows.ts';

/** Longer steps need a longer span than the reader's period to be a trend. */
const AT_LEAST = { quarter: 8, year: 5 };

type Span = Required<Pick<Question, 'period'>> & Pick<Question, 'grain'>;

/** What a trend asks with: the reader's period by month; by quarter or year back over as many as make a trend. */
export function trendSpan(site: Site, view: View): Span {
  const { grain, period } = view;
  if (!grain) return { period };
  const first = monthStart(monthOf(site.firstDate));
  const all = stepsBetween(first, period.to, grain, site.params.fiscalYearStart);
  const whole = all.filter((step) => step.from >= first);
  const usable = whole.length > 1 ? whole : all;
  const chosen = usable.filter((step) => step.to >= period.from).length;
  const from = usable.at(-Math.max(chosen, AT_LEAST[grain]))?.from ?? usable[0]?.from ?? first;
  return { grain, period: { from: from < first ? first : from, to: period.to } };
}

/** How many months back each step is compared: the page's span, or the step before where that is shorter. */
const monthsBack = (site: Site, view: View): number =>
  Math.max(comparedMonths(site, view), stepMonths(view.grain ?? 'month'));

/** What the steps compared with are called, “A year ago”. */
export function earlierName({ site, view, t }: Pick<RenderContext, 'site' | 'view' | 't'>): string {
  const months = monthsBack(site, view);
  const span = SPANS.find((each) => SPAN_MONTHS[each] === months) ?? 'year';
  return t(`trend.earlier.${span}`);
}

/** A metric by step, now and at the same age in the steps compared with. */
export function trendQuestions(site: Site, view: View, metric: string) {
  const span = trendSpan(site, view);
  const back = -monthsBack(site, view);
  const { from, to } = span.period;
  const past = {
    period: { from: shiftDate(from, back), to: shiftDate(to, back) },
    asOf: shiftDate(view.asOf, back),
  };
  return {
    now: questionFor(view, metric, ['month'], span),
    before: questionFor(view, metric, ['month'], { ...span, ...past }),
  };
}

/** The last step, where its end is still to come or is not in the period; null where it is over. */
export function openStep(site: Site, view: View): StepKey | null {
  const { period, grain = 'month' } = trendSpan(site, view);
  const end = period.to < view.asOf ? period.to : view.asOf;
  const step = stepOf(end, grain, site.params.fiscalYearStart);
  return step.to > end ? step.key : null;
}

export interface StepRow {
  step: StepKey;
  value: number | null;
  before: number | null;
  numerator: number | null;
  denominator: number | null;
  /** History ran out before the count ended: more than this. */
  atLeast?: number;
}

/** One row a step; `before` only where the data reaches back over the whole of it. */
export function stepRows(
  site: Site,
  view: View,
  now: Answer | undefined,
  before: Answer | undefined,
): StepRow[] {
  const past = rowsBy(before, 'month');
  const known = firstWhole(site);
  const back = monthsBack(site, view);
  return (now?.rows ?? []).map((row) => {
    const step = row.by.month!;
    const earlier = stepBack(step, back, site.params.fiscalYearStart);
    const isKnown = known.some((key) => key.length === earlier.length && key <= earlier);
    return { ...row, step, before: isKnown ? (past.get(earlier)?.value ?? null) : null };
  });
}

/** The first month that the data covers whole. */
export const firstWholeMonth = (site: Site): Month => firstWhole(site)[0]!;

/** The first month, quarter and year that the data covers whole. */
function firstWhole({ firstDate, params }: Site): StepKey[] {
  const first = monthStart(monthOf(firstDate));
  return GRAINS.map((grain) => {
    const step = stepOf(first, grain, params.fiscalYearStart);
    const isWhole = step.from >= first;
    return isWhole ? step.key : stepOf(addDays(step.to, 1), grain, params.fiscalYearStart).key;
  });
}
