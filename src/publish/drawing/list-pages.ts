/** The pages of a site that is prepared, and what each is drawn from. */
import type { Locale } from '../../i18n/locale.ts';
import { answersOf } from '../../report/page-answers.ts';
import { pagePath } from '../../report/page-path.ts';
import { METRIC_PAGES, PAGES } from '../../report/pages.ts';
import type { ListedPage } from './page-list.ts';

/** The root and the overview of each language, then the pages in the order of the navigation. */
export function listPages(locales: readonly Locale[]): ListedPage[] {
  const pages = [...PAGES, ...METRIC_PAGES].flatMap(({ id }) =>
    locales.map((locale) => {
      const answers = answersOf(id);
      const own = [`answers/${answers}.json`, `rows/${answers}.json`];
      const data = id === 'data' ? ['data.json'] : [];
      return {
        path: `/${pagePath(id, locale)}`,
        from: ['site.json', 'labels.json', ...own, ...data],
      };
    }),
  );
  return [{ path: '/', from: ['site.json'] }, ...pages];
}
