/** A page whose inputs the exports lack: one line that says which, in place of empty tables, and no place in the menu. */
import type { Site } from '../view/site.ts';
import { type Block, PAGE_GROUPS, type PageGroup, type ReportPage } from './page.ts';
import { inputNames } from './parts/input-names.ts';
import { shownPages } from './shown-pages.ts';

export const missingInputs = (
  { needs = [] }: ReportPage,
  { inputs }: Pick<Site, 'inputs'>,
): string[] => needs.filter((input) => !inputs[input]);

/** What the page shows of this report. */
export function blocksOf(page: ReportPage, site: Site): Block[] {
  const missing = missingInputs(page, site);
  if (missing.length > 0) return [missingBlock(missing)];
  return ownBlocks(page, site);
}

/** The page's own blocks, whatever its exports lack. */
export const ownBlocks = ({ blocks }: ReportPage, site: Site): Block[] =>
  blocks.filter((block) => block.isIn?.(site) ?? true);

const missingBlock = (missing: string[]): Block => ({
  id: 'missing',
  questions: () => ({}),
  render(_answers, context) {
    const { h, t } = context;
    const inputs = inputNames(missing, context);
    return h(
      'p',
      { class: 'answer' },
      t('common.missing', { inputs }),
      ' ',
      h('a', { href: '../data/' }, t('common.missing.how')),
    );
  },
});

/** The pages of the navigation by their groups, each in the order of `pages`; a group without any is left out. */
export const groupedPages = (
  pages: ReportPage[],
  site: Pick<Site, 'inputs' | 'leftOut'>,
): { group: PageGroup; pages: ReportPage[] }[] =>
  PAGE_GROUPS.map((group) => ({
    group,
    pages: shownPages(pages, site).filter(
      (page) => page.group === group && missingInputs(page, site).length === 0,
    ),
  })).filter((each) => each.pages.length > 0);
