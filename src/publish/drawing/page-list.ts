/** The list of the pages of a site that is prepared. Read by processes that know no page: they start without their code. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** In the folder of what was prepared. */
export const PAGE_LIST = 'pages.json';

export interface ListedPage {
  /** "/en/trend/" */
  path: string;
  /** The files of the folder that it is drawn from; no others are read for it. */
  from: string[];
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
