/** What blocks ask with and how they read the answers back. */
import { addMonths, type IsoDate, monthEnd, monthOf } from '../format/date.ts';
import { metricById } from '../metrics/catalogue.ts';
import type { Answer, AnswerRow, Dimension, Period, Question } from '../metrics/types.ts';
import type { Locale, View } from '../report/page.ts';

/**
 * A question about what the reader has chosen; `change` overrides a part of it. The reader's bucket edges count
 * where it is split by bucket; steps of time are the asking block's to choose.
 */
export function asked(
  view: View,
  metric: string,
  by: Dimension[] = [],
  change: Partial<Question> = {},
): Question {
  const { filter, period, asOf, basis, edges } = view;
  const isByBucket = by.includes('bucket') || metricById(metric).implicitBy === 'bucket';
  const own = edges && isByBucket ? { edges } : {};
  return { metric, by, filter, period, asOf, basis, ...own, ...change };
}

const NO_ROW: AnswerRow = {
  by: {},
  currency: null,
  value: null,
  numerator: null,
  denominator: null,
};

/** The one row of a total; a row without a value where there is none. */
export const single = (answer: Answer | undefined): AnswerRow => answer?.rows[0] ?? NO_ROW;

/** Rows by the value of one dimension. */
export function rowsBy(
  answer: Answer | undefined,
  dimension: Dimension,
): Map<string | null, AnswerRow> {
  return new Map((answer?.rows ?? []).map((row) => [row.by[dimension] ?? null, row]));
}

/** The same day `months` away; a month's last day stays a month's last day. */
export function shiftDate(date: IsoDate, months: number): IsoDate {
  const month = monthOf(date);
  const target = addMonths(month, months);
  const last = monthEnd(target);
  if (date === monthEnd(month)) return last;
  const same = `${target}${date.slice(7)}`;
  return same > last ? last : same;
}

/** Period and as-of date of the same months one year earlier: seen at the same age. */
export function yearBefore(view: View): { period: Period; asOf: IsoDate } {
  return {
    period: { from: shiftDate(view.period.from, -12), to: shiftDate(view.period.to, -12) },
    asOf: shiftDate(view.asOf, -12),
  };
}

/** Sentences one after the other, as the language sets them; empty ones are left out. */
export const sentences = (locale: Locale, parts: (string | null)[]): string =>
  parts.filter((part) => part).join(locale === 'zh' ? '' : ' ');

/** The last month end before the as-of date's month: what stocks are compared with. */
export const lastMonthEnd = ({ asOf }: Pick<View, 'asOf'>): IsoDate =>
  monthEnd(addMonths(monthOf(asOf), -1));
