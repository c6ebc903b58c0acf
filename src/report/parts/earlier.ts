/** What a page's figures are compared with, as questions and in words: the same for every figure, arrow and chart. */
import { addMonths, type IsoDate, type Month, monthOf, monthStart } from '../../format/date.ts';
import { dateLabel } from '../../format/label.ts';
import { SPAN_MONTHS } from '../../format/span.ts';
import { metricById } from '../../metrics/catalogue.ts';
import type { Question } from '../../metrics/types.ts';
import { comparisonOf, earlierPeriod } from '../../view/comparison.ts';
import { questionFor } from '../../view/question.ts';
import type { Site } from '../../view/site.ts';
import type { View } from '../../view/view.ts';
import type { RenderContext } from '../page.ts';

/** Where the earlier value of a metric is taken; null where the data does not reach back. */
export function earlierOf(metric: string, site: Site, view: View): Partial<Question> | null {
  const comparison = comparisonOf(site, view);
  if (metricById(metric).time === 'flow') return earlierPeriod(comparison);
  return comparison && { asOf: comparison.asOf };
}

/** “vs a year ago”; '' where nothing is compared. */
export function againstText({ site, view, t }: Pick<RenderContext, 'site' | 'view' | 't'>): string {
  const comparison = comparisonOf(site, view);
  return comparison ? t(`common.against.${comparison.span}`) : '';
}

/** The date that balances are compared with as printed; '' where there is none. */
export function earlierDate({ site, view, locale }: RenderContext): string {
  const comparison = comparisonOf(site, view);
  return comparison ? dateLabel(comparison.asOf, locale) : '';
}

/** The month that a month's balances are compared with; null where nothing is compared. */
export function earlierMonth(month: Month, site: Site, view: View): Month | null {
  const comparison = comparisonOf(site, view);
  return comparison && addMonths(month, -SPAN_MONTHS[comparison.span]);
}

/** Ages by month: those of the period, and before them those that they are compared with. */
export const agingByMonth = (site: Site, view: View): Question =>
  questionFor(view, 'aging', ['month', 'bucket'], {
    period: { ...view.period, from: withEarlier(view.period.from, site, view) },
  });

/** The first day of the earliest month that months from `from` on are compared with, as far as the data goes back. */
export function withEarlier(from: IsoDate, site: Site, view: View): IsoDate {
  const month = earlierMonth(monthOf(from), site, view);
  const first = monthOf(site.firstDate);
  if (month === null || from < site.firstDate) return from;
  return monthStart(month < first ? first : month);
}
