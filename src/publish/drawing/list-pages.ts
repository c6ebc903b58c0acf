/** The pages of a site that is prepared, and what each is drawn from. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LOCALES } from '../../i18n/locale.ts';
import { answersOf, viewAnswersOf } from '../../report/page-answers.ts';
import { pagePath } from '../../report/page-path.ts';
import { METRIC_PAGES, PAGES } from '../../report/pages.ts';
import { shownPages } from '../../report/shown-pages.ts';
import { namedPath } from '../../view/named-view.ts';
import type { Site } from '../../view/site.ts';
import { type ListedPage, PAGE_LIST } from './page-list.ts';

type Listed = Pick<Site, 'locales' | 'leftOut' | 'views'>;

/** The root and the overview of each language, then the pages in the order of the navigation and the named views. */
export function listPages(site: Listed): ListedPage[] {
  const pages = shownPages([...PAGES, ...METRIC_PAGES], site).flatMap(({ id }) =>
    site.locales.map((locale) => {
      const answers = answersOf(id);
      const own = [`answers/${answers}.json`, `rows/${answers}.json`];
      const data = id === 'data' ? ['data.json'] : [];
      return {
        path: `/${pagePath(id, locale)}`,
        from: ['site.json', 'labels.json', ...own, ...data],
      };
    }),
  );
  return [{ path: '/', from: ['site.json'] }, ...pages, ...listViews(site)];
}

const listViews = ({ locales, views = [] }: Listed): ListedPage[] =>
  views
    .filter(({ isPage }) => isPage)
    .flatMap((view) =>
      locales.map((locale) => ({
        path: `/${namedPath(view, locale)}`,
        from: [
          'site.json',
          'labels.json',
          `answers/${viewAnswersOf(view)}.json`,
          `rows/${viewAnswersOf(view)}.json`,
        ],
      })),
    );

/** The page that opens the links of a sealed site. */
export const OPENING = '/open/';

/**
 * Leaves in `workDir` the list of what is drawn there: the page that opens links, from nothing, and the pages of every report,
 * whose styles it must allow. Gives the addresses of those.
 */
export function listOpening(workDir: string): string[] {
  const pages = listPages({ locales: [...LOCALES] });
  writeFileSync(join(workDir, PAGE_LIST), JSON.stringify([{ path: OPENING, from: [] }, ...pages]));
  return pages.map(({ path }) => path);
}
