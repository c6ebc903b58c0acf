/** What a page's figures are compared with, as questions and in words: the same for every figure, arrow and chart. */
import { dateLabel } from '../../format/label.ts';
import { metricById } from '../../metrics/catalogue.ts';
import type { Question } from '../../metrics/types.ts';
import { comparisonOf, earlierPeriod } from '../../view/comparison.ts';
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
