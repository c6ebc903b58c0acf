/** What the change page compares: overdue, open and DSO by customer at two dates. */
import type { IsoDate } from '../../format/date.ts';
import { type MoneyScale, moneyScale } from '../../format/number.ts';
import { sumOf } from '../../format/sum-of.ts';
import {
  amountChange,
  type Contribution,
  type RatioChange,
  ratioChange,
} from '../../metrics/ask/contributions.ts';
import { wholeFrame } from '../../metrics/ask/frames.ts';
import type { Answer, Question } from '../../metrics/types.ts';
import { comparisonOf } from '../../view/comparison.ts';
import { questionFor } from '../../view/question.ts';
import type { Site } from '../../view/site.ts';
import type { View } from '../../view/view.ts';
import { viewCurrency } from '../context.ts';
import type { RenderContext } from '../page.ts';
import { rowsOf } from '../parts/answer-rows.ts';

/** The earlier date: the reader's, else that of the page's comparison; null where the data begins later. */
const sinceDate = (site: Site, view: View): IsoDate | null =>
  view.since && view.since < view.asOf ? view.since : (comparisonOf(site, view)?.asOf ?? null);

export function changeQuestions(site: Site, view: View): Record<string, Question> {
  const since = sinceDate(site, view);
  if (!since) return {};
  const at = { asOf: since };
  return {
    overdue: questionFor(view, 'overdue_amount', ['customer']),
    'overdue.before': questionFor(view, 'overdue_amount', ['customer'], at),
    dso: questionFor(view, 'dso', ['customer']),
    'dso.before': questionFor(view, 'dso', ['customer'], at),
  };
}

export interface Changes {
  since: IsoDate;
  overdue: Contribution[];
  open: Contribution[];
  /** Null where one of the two dates has no sales in its window. */
  dso: RatioChange | null;
}

/** Null where there is no earlier date. */
export function changesOf(answers: Record<string, Answer>, context: RenderContext): Changes | null {
  const { site, view } = context;
  const since = sinceDate(site, view);
  if (!since || !answers.overdue) return null;
  const rows = (name: string) => rowsOf(answers[name]!, context);
  const days = (asOf: IsoDate): number =>
    wholeFrame(view.period, asOf, site.params.dsoWindowMonths).winDays;
  const [before, after] = [rows('dso.before'), rows('dso')];
  return {
    since,
    overdue: amountChange(rows('overdue.before'), rows('overdue'), 'customer'),
    open: amountChange(before, after, 'customer', (row) => row.numerator),
    dso: ratioChange(before, after, 'customer', { before: days(since), after: days(view.asOf) }),
  };
}

/** The page's one unit, as other pages have it: that of all that is open, and where nothing is, of what was. */
export function changeScale({ open }: Changes, context: RenderContext): MoneyScale {
  const balance = sumOf(open, (part) => part.after) || sumOf(open, (part) => part.before);
  return moneyScale([balance], viewCurrency(context.site, context.view), context.locale);
}
