/** The quarters of the fiscal year that are over. */
import { addDays, type IsoDate } from '../../format/date.ts';
import { type Step, stepOf } from '../../format/step.ts';
import type { Site } from '../../view/site.ts';
import type { View } from '../../view/view.ts';

/** Quarters that a table shows. */
const SHOWN = 8;

const quarterOf = (date: IsoDate, { params }: Site): Step =>
  stepOf(date, 'quarter', params.fiscalYearStart);

/** The last quarter that was over at the as-of date. */
export function lastQuarter(site: Site, { asOf }: View): Step {
  const now = quarterOf(asOf, site);
  return now.to <= asOf ? now : quarterOf(addDays(now.from, -1), site);
}

/** From the first day of the quarters shown to the end of the last, as far as the data goes back. */
export function quartersShown(site: Site, view: View): { from: IsoDate; to: IsoDate } {
  const last = lastQuarter(site, view);
  let first = last;
  for (let n = 1; n < SHOWN && first.from > site.firstDate; n++)
    first = quarterOf(addDays(first.from, -1), site);
  return { from: first.from, to: last.to };
}
