/** Which files of a folder a build wrote: a list in the site itself says so, so that nothing else is ever removed. */
import { lstatSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { isIsoDate } from '../format/date.ts';

/** The list, in every built site. */
export const SITE_LIST = 'site-files.json';
/** The folder of sealed files in a site. */
export const SEALED = 'sealed';
/** The figures of the default pages, for other programs. */
export const FIGURES = 'figures.json';

/** In the site's folder: a whole site whose files are taking their places. */
export const NEXT = '.huikuan-next';

const MADE_BY = 'huikuan';
/** What file managers leave anywhere. */
const OF_THE_SYSTEM = /^(\.DS_Store|\._.*|Thumbs\.db|desktop\.ini)$/i;
/** What a site had before it had a list. */
const EARLIER =
  /^((index|404)\.html|figures\.json|(favicon|icon)\.\w+|robots\.txt|(en|zh)\/([\w-]+\/)*index\.html|(_astro|engine)\/[\w.@-]+|data\/[\w-]+-[0-9a-f]{12}\.(json|bin\.gz)|pack\/[\w-]+\.duckdb\.gz)(\.(br|gz))?$/;

/** Places of the files in a folder, sorted, with `/`; links are files. `isPassedOver` names entries of the folder itself. */
export function filesIn(
  dir: string,
  isPassedOver: (name: string) => boolean = () => false,
): string[] {
  return readdirSync(dir)
    .filter((name) => !isPassedOver(name))
    .flatMap((name) => {
      if (!lstatSync(join(dir, name)).isDirectory()) return [name];
      const below = readdirSync(join(dir, name), { recursive: true, withFileTypes: true });
      return below
        .filter((entry) => !entry.isDirectory())
        .map((entry) => join(entry.parentPath, entry.name).slice(dir.length + 1));
    })
    .map((file) => file.split(sep).join('/'))
    .sort();
}

/** Writes the list of all files of a finished site into it; the same for the same files. */
export function writeSiteList(dir: string): void {
  const files = filesIn(dir).filter((file) => file !== SITE_LIST);
  writeFileSync(
    join(dir, SITE_LIST),
    `${JSON.stringify({ made_by: MADE_BY, files: [...files, SITE_LIST].sort() }, null, 1)}\n`,
  );
}

/** The files that the list names; null where there is none that a build wrote. */
function listedFiles(dir: string): string[] | null {
  try {
    const list = JSON.parse(readFileSync(join(dir, SITE_LIST), 'utf8'));
    const isOurs = list.made_by === MADE_BY && Array.isArray(list.files);
    return isOurs && list.files.every((file: unknown) => isInside(file)) ? list.files : null;
  } catch {
    return null;
  }
}

const isInside = (file: unknown): boolean =>
  typeof file === 'string' && !file.startsWith('/') && !/(^|[\\/])\.\.([\\/]|$)|^\w:|\0/.test(file);

/** A site of the time before the list is known by its figures, and by having nothing else. */
function isEarlierSite(dir: string): boolean {
  try {
    return isIsoDate(JSON.parse(readFileSync(join(dir, FIGURES), 'utf8')).as_of);
  } catch {
    return false;
  }
}

export interface SiteFiles {
  /** Is it a built site, or empty? */
  isSite: boolean;
  /** What a build wrote. */
  ours: string[];
  /** What somebody else put there. */
  foreign: string[];
}

/** `isPassedOver`: entries that a build is just putting there. */
export function siteFiles(dir: string, isPassedOver: (name: string) => boolean): SiteFiles {
  const files = filesIn(dir, isPassedOver).filter(
    (file) => !OF_THE_SYSTEM.test(file.slice(file.lastIndexOf('/') + 1)),
  );
  const [own, coming] = [listedFiles(dir), listedFiles(join(dir, NEXT))];
  const listed = own || coming ? [...(own ?? []), ...(coming ?? [])] : null;
  const known = new Set(listed);
  const isEarlier = listed === null && isEarlierSite(dir);
  const isOurs = (file: string): boolean =>
    listed ? known.has(file) : isEarlier && EARLIER.test(file);
  return {
    isSite: listed !== null || isEarlier || files.length === 0,
    ours: files.filter(isOurs),
    foreign: files.filter((file) => !isOurs(file)),
  };
}
