/** Where a site and a list of problems may be written: never over other files, and never where the exports are. */
import {
  type BigIntStats,
  lstatSync,
  readdirSync,
  readlinkSync,
  realpathSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { isProblemsCsv } from '../contract/problems-csv.ts';
import { isBeingPlaced } from './place-site.ts';
import { siteFiles } from './site-files.ts';

const MAX_NAMED = 3;

/** A message if a site must not be put into `out`; `data` is the folder of the exports. */
export function outProblem(out: string, data?: string): string | null {
  const say = (reason: string): string => `--out ${out}: ${reason}; name an empty or new folder`;
  return orUnreachable(say, () => {
    const place = realPlace(out);
    const near = data === undefined ? null : relation(place, data);
    if (near) return say(near);
    const stats = statSync(place, { throwIfNoEntry: false });
    if (!stats) return null;
    if (!stats.isDirectory()) return say('is a file, not a folder');
    const { isSite, foreign } = siteFiles(place, isBeingPlaced);
    if (foreign.length === 0) return null;
    const names =
      foreign.slice(0, MAX_NAMED).join(', ') + (foreign.length > MAX_NAMED ? ', …' : '');
    return say(
      isSite
        ? `the site in it also has files that no build wrote (${names}), which would be lost`
        : `holds files that are not a built site (${names})`,
    );
  });
}

/** A message if the list of problems must not be written to `path`: what is there would be lost, or the list be read. */
export function problemsFileProblem(path: string, data: string): string | null {
  const say = (reason: string): string => `--problems ${path}: ${reason}; name another file`;
  return orUnreachable(say, () => {
    const place = realPlace(path);
    const near = relation(place, data);
    if (near) return say(near);
    const stats = statSync(place, { throwIfNoEntry: false });
    if (!stats) return null;
    if (!stats.isFile()) return say('is no file that could be replaced');
    if (stats.size === 0 || isProblemsCsv(place)) return null;
    return say('is there already and is no list of problems, so it stays as it is');
  });
}

/** What `body` gives, or why its place cannot be looked at. */
function orUnreachable(say: (reason: string) => string, body: () => string | null): string | null {
  try {
    return body();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ELOOP') return say('is a link that leads back to itself');
    if (code === 'ENOTDIR') return say('lies below a file');
    if (code === 'EACCES' || code === 'EPERM') return say('may not be read by this account');
    throw error;
  }
}

/** Where the folder is when links are followed; it, or folders above it, may be missing. */
export function realPlace(folder: string): string {
  const path = resolve(folder);
  try {
    return realpathSync.native(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || dirname(path) === path) throw error;
  }
  // a link to a folder that is missing is a wish for that folder
  const link = lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink();
  if (link) return realPlace(resolve(dirname(path), readlinkSync(path)));
  return join(realPlace(dirname(path)), basename(path));
}

/** How `out` lies to the exports, if it must not; by what the file system takes for the same folder, whatever its name. */
function relation(out: string, data: string): string | null {
  const exports = statSync(data, { bigint: true, throwIfNoEntry: false });
  if (!exports?.isDirectory()) return null;
  const outId = idOf(out);
  if (outId === id(exports)) return 'is the folder of the exports';
  if (outId && aboveOf(realpathSync.native(data)).includes(outId))
    return 'holds the folder of the exports';
  const read = foldersBelow(data);
  return aboveOf(out).some((folder) => folder !== null && read.has(folder))
    ? 'lies in the folder of the exports, where it would be read as one'
    : null;
}

const id = ({ dev, ino }: BigIntStats): string => `${dev}:${ino}`;

function idOf(path: string): string | null {
  const stats = statSync(path, { bigint: true, throwIfNoEntry: false });
  return stats ? id(stats) : null;
}

/** The folders around a place, the nearest first; null for those that are missing. */
function aboveOf(path: string): (string | null)[] {
  const up = dirname(path);
  return up === path ? [] : [idOf(up), ...aboveOf(up)];
}

/** All folders of the exports, those behind links too. */
function foldersBelow(dir: string, seen = new Set<string>()): Set<string> {
  const own = idOf(dir);
  if (own === null || seen.has(own)) return seen;
  seen.add(own);
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    const path = join(dir, entry.name);
    if (entry.isDirectory() || (entry.isSymbolicLink() && isFolder(path))) foldersBelow(path, seen);
  }
  return seen;
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
