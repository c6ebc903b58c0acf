/** Whether a page says anything that depends on what is compared with: others need no choice of it. */
import { SPANS } from '../format/span.ts';
import type { Site } from '../view/site.ts';
import type { View } from '../view/view.ts';
import { blocksOf } from './missing-inputs.ts';
import type { ReportPage } from './page.ts';

/** Stands for whoever may be chosen: the page of one customer or rep asks nothing of nobody. */
const ANYBODY = { customer: 'any', rep: 'any' };

/** A page that asks the same whatever is compared with does not compare. */
export function usesComparison(page: ReportPage, site: Site, view: View): boolean {
  const blocks = blocksOf(page, site);
  const filter = { ...view.filter, ...ANYBODY };
  const asked = SPANS.map((compare) => {
    const now = { ...view, filter, compare };
    return JSON.stringify(blocks.map((block) => block.questions(site, now)));
  });
  return new Set(asked).size > 1;
}
