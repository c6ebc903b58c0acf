/** Whether a page changes with a choice of the reader's: what it asks is looked at, under one choice and under another. */
import { shiftDate } from '../../format/date.ts';
import { defaultView } from '../../report/context.ts';
import { blocksOf } from '../../report/missing-inputs.ts';
import type { ReportPage } from '../../report/page.ts';
import { usesComparison } from '../../report/uses-comparison.ts';
import type { ViewFilter } from '../../settings/views.ts';
import { isFilterKey } from '../../view/address.ts';
import type { Site } from '../../view/site.ts';
import type { View } from '../../view/view.ts';
import { ANYBODY } from '../page-questions.ts';

/** Choices that change what a page makes of the same answers. */
const OF_ONE_PAGE: Partial<Record<ViewFilter, string>> = {
  rule: 'alerts',
  billing: 'forecast',
  since: 'change',
};

export function pageFollows(key: ViewFilter | 'as_of', page: ReportPage, site: Site): boolean {
  if (key === 'compare') return usesComparison(page, site, defaultView(site));
  if (key !== 'as_of' && OF_ONE_PAGE[key] !== undefined) return OF_ONE_PAGE[key] === page.id;
  const standard = ofSomebody(page, site);
  return changed(key, standard).some(
    (view) => asked(page, site, view) !== asked(page, site, standard),
  );
}

/** The pages of one customer and of one rep ask nothing of nobody. */
function ofSomebody({ id }: ReportPage, site: Site): View {
  const view = defaultView(site);
  const own = id === 'customer' || id === 'rep' ? { [id]: ANYBODY } : {};
  return { ...view, filter: { ...view.filter, ...own } };
}

function changed(key: ViewFilter | 'as_of', view: View): View[] {
  const { period, asOf, filter, basis } = view;
  if (key !== 'as_of' && isFilterKey(key))
    return [{ ...view, filter: { ...filter, [key]: 'another' } }];
  const from = { ...view, period: { ...period, from: shiftDate(period.from, -1) } };
  const to = { ...view, period: { ...period, to: shiftDate(period.to, -1) } };
  switch (key) {
    case 'as_of':
      return [{ ...view, asOf: shiftDate(asOf, -1) }];
    case 'from':
      return [from];
    case 'to':
      return [to];
    case 'period':
      return [from, to, { ...view, asOf: shiftDate(asOf, -1) }];
    case 'basis':
      return [{ ...view, basis: basis === 'due' ? 'issue' : 'due' }];
    case 'edges':
      return [{ ...view, edges: [1, 2] }];
    case 'grain':
      return [{ ...view, grain: 'year' }];
    default:
      return [{ ...view, cohort: asOf.slice(0, 4) }];
  }
}

const asked = (page: ReportPage, site: Site, view: View): string =>
  JSON.stringify(
    blocksOf(page, site).map((block) => [block.questions(site, view), block.rows?.(site, view)]),
  );
