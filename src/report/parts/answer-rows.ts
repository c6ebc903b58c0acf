/** Reads single values and rows of one currency out of answers, and the unit they are printed in. */

import { currencyDigits } from '../../format/currency-digits.ts';
import { type MoneyOptions, type MoneyScale, moneyScale } from '../../format/number.ts';
import type { Answer, AnswerRow, Dimension, Question } from '../../metrics/types.ts';
import { questionFor } from '../../view/question.ts';
import type { View } from '../../view/view.ts';
import { viewCurrency } from '../context.ts';
import type { RenderContext } from '../page.ts';

const NO_ROW: AnswerRow = {
  by: {},
  currency: null,
  value: null,
  numerator: null,
  denominator: null,
};

/** The one row of a total in a report of one currency; a row without a value where there is none. */
export const firstRow = (answer: Answer | undefined): AnswerRow => answer?.rows[0] ?? NO_ROW;

/** Rows by the value of one dimension. */
export function rowsBy(
  answer: Answer | undefined,
  dimension: Dimension,
): Map<string | null, AnswerRow> {
  return new Map((answer?.rows ?? []).map((row) => [row.by[dimension] ?? null, row]));
}

/** The one row of an ungrouped answer, in the view's currency; null where there is none. */
export function rowInCurrency(
  answer: Answer | undefined,
  context: RenderContext,
): AnswerRow | null {
  if (!answer || answer.rows.length === 0) return null;
  if (answer.rows.length === 1) return answer.rows[0]!;
  const currency = viewCurrency(context.site, context.view);
  return answer.rows.find((row) => row.currency === currency) ?? null;
}

export const singleValue = (answer: Answer | undefined, context: RenderContext): number | null =>
  rowInCurrency(answer, context)?.value ?? null;

/** Rows of the view's currency only: amounts of several are never side by side on one scale. */
export function rowsOf(answer: Answer, context: RenderContext): AnswerRow[] {
  const currencies = new Set(answer.rows.map((row) => row.currency));
  if (currencies.size < 2) return answer.rows;
  const currency = viewCurrency(context.site, context.view);
  return answer.rows.filter((row) => row.currency === currency);
}

/** In the view's currency, by the value of one dimension; nothing counts as 0. */
export function valuesBy(
  dimension: Dimension,
  answer: Answer | undefined,
  context: RenderContext,
): Map<string, number> {
  const rows = answer ? rowsOf(answer, context) : [];
  return new Map(rows.map(({ by, value }) => [by[dimension]!, value ?? 0]));
}

/** The same one by one; null where there is none. */
export function valueBy(
  dimension: Dimension,
  answer: Answer | undefined,
  context: RenderContext,
): (value: string | null) => number | null {
  const rows = answer ? rowsOf(answer, context) : [];
  const values = new Map(rows.map(({ by, value }) => [by[dimension] ?? null, value]));
  return (value) => values.get(value) ?? null;
}

/** Asked by every block with amounts, so that a page has one unit. */
export const scaleQuestions = (view: View): Record<string, Question> => ({
  scaleOpen: questionFor(view, 'open_amount'),
  scaleInvoiced: questionFor(view, 'invoiced_amount'),
});

/** Rows by month, the earliest first. */
export const inMonthOrder = (rows: AnswerRow[]): AnswerRow[] =>
  rows.toSorted((a, b) => (a.by.month! < b.by.month! ? -1 : 1));

export interface PageMoney {
  currency: string | null;
  scale: MoneyScale;
  digits: number;
}

/** The page's currency and unit, from the answers to `scaleQuestions`. */
export function pageMoney(answers: Record<string, Answer>, context: RenderContext): PageMoney {
  const open = rowInCurrency(answers.scaleOpen, context);
  const invoiced = rowInCurrency(answers.scaleInvoiced, context);
  const currency = open?.currency ?? invoiced?.currency ?? viewCurrency(context.site, context.view);
  // The largest balance, not what moved: of a year's invoices the balances would be hundredths.
  const scale = moneyScale([open?.value || (invoiced?.value ?? 0)], currency, context.locale);
  return { currency, scale, digits: currencyDigits(currency) };
}

/** How an amount of the page is printed. */
export function pageOptions(answers: Record<string, Answer>, context: RenderContext): MoneyOptions {
  const { currency, scale } = pageMoney(answers, context);
  return { currency, scale, locale: context.locale };
}
