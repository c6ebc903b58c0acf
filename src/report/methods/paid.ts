/** What came by which method of payment: amount, days late, and what receiving it costs by the settings. */
import { sumOf } from '../../format/sum-of.ts';
import type { Answer, Question } from '../../metrics/types.ts';
import { questionFor } from '../../view/question.ts';
import type { PaymentCost } from '../../view/site.ts';
import type { View } from '../../view/view.ts';
import { viewCurrency } from '../context.ts';
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
  receipts: number;
  /** What receiving it costs by the settings; null where they give nothing. */
  price: PaymentCost | null;
  /** Minor units; null where it is not known. */
  cost: number | null;
  /** Of the amount, of all together that of methods whose cost is known. */
  rate: number | null;
}

export const methodQuestions = (view: View): Record<string, Question> => ({
  paid: questionFor(view, 'paid_amount', ['method']),
  late: questionFor(view, 'payment_days_late', ['method']),
  lateOfAll: questionFor(view, 'payment_days_late'),
  receipts: questionFor(view, 'receipt_count', ['method']),
  receiptsOfAll: questionFor(view, 'receipt_count'),
});

/** The share of the amount, and the fixed amount of each receipt; null where that alone is given, in another currency. */
function costOf(
  { share, perReceipt }: PaymentCost,
  amount: number,
  receipts: number,
  currency: string | null,
): number | null {
  const isOther = perReceipt !== undefined && perReceipt.currency !== currency;
  if (isOther && share === 0) return null;
  return Math.round(amount * share) + (isOther ? 0 : (perReceipt?.minor ?? 0) * receipts);
}

/** The largest first. */
export function paidByMethod(answers: Record<string, Answer>, context: RenderContext): PaidBy[] {
  const prices = context.site.settings.paymentCosts ?? {};
  const currency = viewCurrency(context.site, context.view);
  const late = valueBy('method', answers.late, context);
  const receiptsBy = valueBy('method', answers.receipts, context);
  const rows = (answers.paid ? rowsOf(answers.paid, context) : []).filter(({ value }) => value);
  const total = sumOf(rows, ({ value }) => value!);
  return rows
    .map(({ by, value }): PaidBy => {
      const method = by.method ?? null;
      const amount = value!;
      const receipts = receiptsBy(method) ?? 0;
      const price = method !== null && Object.hasOwn(prices, method) ? prices[method]! : null;
      const cost = price && costOf(price, amount, receipts, currency);
      return {
        ...{ method, amount, receipts, price, cost },
        share: total > 0 ? amount / total : null,
        daysLate: late(method),
        rate: rateOf(cost, amount),
      };
    })
    .sort((a, b) => b.amount - a.amount);
}

const rateOf = (cost: number | null, amount: number): number | null =>
  cost === null || amount <= 0 ? null : cost / amount;

/** All methods together, and what those cost of which it is known. */
export function paidInAll(
  rows: PaidBy[],
  answers: Record<string, Answer>,
  context: RenderContext,
): PaidBy {
  const priced = rows.filter(({ cost }) => cost !== null);
  const amount = sumOf(rows, (row) => row.amount);
  const cost = priced.length > 0 ? sumOf(priced, (row) => row.cost!) : null;
  return {
    ...{ method: null, amount, price: null, cost },
    receipts: rowInCurrency(answers.receiptsOfAll, context)?.value ?? 0,
    share: amount > 0 ? 1 : null,
    daysLate: rowInCurrency(answers.lateOfAll, context)?.value ?? null,
    rate: rateOf(
      cost,
      sumOf(priced, (row) => row.amount),
    ),
  };
}

export const methodName = (method: string | null, { t, label }: RenderContext): string =>
  method === null ? t('methods.unnamed') : label('method', method);
