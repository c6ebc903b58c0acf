/** The pages of a site that is prepared, and what each is drawn from. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locale } from '../../i18n/locale.ts';
import { answersOf } from '../../report/page-answers.ts';
import { pagePath } from '../../report/page-path.ts';
import { METRIC_PAGES, PAGES } from '../../report/pages.ts';

/** In the folder of what was prepared. */
export const PAGE_LIST = 'pages.json';

export interface ListedPage {
  /** "/en/trend/" */
  path: string;
  /** The files of the folder that it is drawn from; no others are read for it. */
  from: string[];
}

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

export const readPageList = (workDir: string): ListedPage[] =>
  JSON.parse(readFileSync(join(workDir, PAGE_LIST), 'utf8'));

/** Where the page at an address lies in the site. */
export const pageFile = (path: string): string => `${path.slice(1)}index.html`;

/** For each page a hash of all that decides on what it shows; `code` is the key of a `PageCode`. */
export function pageKeys(workDir: string, pages: ListedPage[], code: string): Map<string, string> {
  const hashes = new Map<string, string>();
  const hashOf = (file: string): string => {
    const hash = hashes.get(file) ?? sha256(readFileSync(join(workDir, file)));
    hashes.set(file, hash);
    return hash;
  };
  // a page carries the styles of every place that there is a page at
  const places = pages.map(({ path }) => path);
  return new Map(
    pages.map(({ path, from }) => [
      path,
      sha256(JSON.stringify([code, process.env.TZ ?? '', places, path, from.map(hashOf)])),
    ]),
  );
}

const sha256 = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex');
