/** What came by which method of payment: amount, days late, and what receiving it costs by the rates of the settings. */
import { sumOf } from '../../format/sum-of.ts';
import type { Answer, Question } from '../../metrics/types.ts';
import { questionFor } from '../../view/question.ts';
import type { View } from '../../view/view.ts';
import type { RenderContext } from '../page.ts';
import { rowInCurrency, rowsOf, valueBy } from '../parts/answer-rows.ts';

export interface PaidBy {
  /** Null: the rows name none. */
  method: string | null;
  /** Minor units of the view's currency. */
  amount: number;
  /** Of all that came; null where nothing did. */
  share: number | null;
  daysLate: number | null;
  /** Share of the amount that receiving it costs; null where the settings give none. */
  rate: number | null;
  /** Minor units; null without a rate. */
  cost: number | null;
}

export const methodQuestions = (view: View): Record<string, Question> => ({
  paid: questionFor(view, 'paid_amount', ['method']),
  late: questionFor(view, 'payment_days_late', ['method']),
  lateOfAll: questionFor(view, 'payment_days_late'),
});

/** The largest first. */
export function paidByMethod(answers: Record<string, Answer>, context: RenderContext): PaidBy[] {
  const rates = context.site.settings.paymentCosts ?? {};
  const late = valueBy('method', answers.late, context);
  const rows = (answers.paid ? rowsOf(answers.paid, context) : []).filter(({ value }) => value);
  const total = sumOf(rows, ({ value }) => value!);
  return rows
    .map(({ by, value }): PaidBy => {
      const method = by.method ?? null;
      const amount = value!;
      const rate = method !== null && Object.hasOwn(rates, method) ? rates[method]! : null;
      return {
        ...{ method, amount, rate },
        share: total > 0 ? amount / total : null,
        daysLate: late(method),
        cost: rate === null ? null : Math.round(amount * rate),
      };
    })
    .sort((a, b) => b.amount - a.amount);
}

/** All methods together; what no rate is given for costs nothing that is known. */
export function paidInAll(
  rows: PaidBy[],
  answers: Record<string, Answer>,
  context: RenderContext,
): PaidBy {
  const costs = rows.flatMap(({ cost }) => cost ?? []);
  const amount = sumOf(rows, (row) => row.amount);
  const cost = costs.length > 0 ? sumOf(costs, (one) => one) : null;
  return {
    ...{ method: null, amount, cost },
    share: amount > 0 ? 1 : null,
    daysLate: rowInCurrency(answers.lateOfAll, context)?.value ?? null,
    rate: cost === null || amount <= 0 ? null : cost / amount,
  };
}

export const methodName = (method: string | null, { t, label }: RenderContext): string =>
  method === null ? t('methods.unnamed') : label('method', method);
