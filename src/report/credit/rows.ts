/** Customers with a credit limit: how much of it is used, and since when more than all of it. */
import { addDays, type IsoDate } from '../../format/date.ts';
import type { Answer, AnswerRow, Question } from '../../metrics/types.ts';
import { byCustomer } from '../../view/question.ts';
import type { View } from '../../view/view.ts';
import type { RenderContext } from '../page.ts';
import { rowsOf, valueBy } from '../parts/answer-rows.ts';

export interface CreditRow {
  customer: string | null;
  /** Minor units of the limit's currency. */
  limit: number;
  open: number;
  /** `open` ÷ `limit`. */
  used: number;
  /** Beyond the limit; 0 within it. */
  over: number;
  /** First day over it; null within it. */
  since: IsoDate | null;
  days: number | null;
  monthEnds: number;
}

export const creditQuestions = (view: View): Record<string, Question> => ({
  used: byCustomer(view, 'credit_utilisation'),
  days: byCustomer(view, 'over_limit_days'),
  monthEnds: byCustomer(view, 'over_limit_month_ends'),
});

const isLimited = ({ denominator }: AnswerRow): boolean => (denominator ?? 0) > 0;

/** Who uses most of the limit first. */
export function creditRows(answers: Record<string, Answer>, context: RenderContext): CreditRow[] {
  const days = valueBy('customer', answers.days, context);
  const monthEnds = valueBy('customer', answers.monthEnds, context);
  return rowsOf(answers.used!, context)
    .filter(isLimited)
    .map(({ by, numerator, denominator }): CreditRow => {
      const customer = by.customer ?? null;
      const [open, limit] = [numerator ?? 0, denominator!];
      const isOver = open > limit;
      const since = isOver ? days(customer) : null;
      return {
        ...{ customer, limit, open, used: open / limit, over: isOver ? open - limit : 0 },
        since: since === null ? null : addDays(context.view.asOf, -since),
        days: since,
        monthEnds: isOver ? (monthEnds(customer) ?? 0) : 0,
      };
    })
    .sort((a, b) => b.used - a.used || b.limit - a.limit);
}
