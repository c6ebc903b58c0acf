/** The files of a folder of exports, in a fixed order: by name, numbers by value, so that the later file is the later one. */
import { readdirSync, realpathSync, type Stats, statSync } from 'node:fs';
import { join } from 'node:path';

export type ExportKind =
  | 'text'
  | 'web'
  | 'workbook'
  | 'old_workbook'
  | 'json'
  | 'parquet'
  | 'zip'
  | 'gzip';

/** A file of the folder, as it looked when it was listed. */
export interface ListedFile {
  path: string;
  /** Relative to the folder, with `/`. */
  name: string;
  kind: ExportKind;
  bytes: number;
  /** Milliseconds since 1970. */
  modified: number;
}

export interface FolderListing {
  exports: ListedFile[];
  /** Files that may be exports in a format that is not read. */
  unsupported: string[];
  /** Files that a program has not finished yet. */
  unfinished: string[];
}

const IGNORED =
  /^(readme|licen[cs]e|notice|changelog)(\.|$)|^((report|commission|audiences)\.ya?ml|thumbs\.db|desktop\.ini|datapackage\.json)$|\.md$|^__MACOSX$/i;
/** Corrections of the exports, and the keys of who may read the report, beside them. */
const BESIDE = /^(?:corrections\/[^/]+\.ya?ml|keys\/[^/]+\.(?:json|html))$/i;
const UNFINISHED = /^~\$|\.(tmp|part|partial|crdownload|download|filepart)$/i;
const KINDS: [ExportKind, RegExp][] = [
  ['text', /\.(csv|tsv|tab|txt|psv)$/i],
  ['web', /\.(html?|xml)$/i],
  ['workbook', /\.xls[xm]$/i],
  ['old_workbook', /\.xls$/i],
  ['json', /\.(json|jsonl|ndjson)$/i],
  ['parquet', /\.(parquet|pq)$/i],
  ['zip', /\.zip$/i],
  ['gzip', /\.gz$/i],
];

export const kindOf = (name: string): ExportKind | null =>
  KINDS.find(([, ending]) => ending.test(name))?.[0] ?? null;

/** Hidden files, READMEs, licences and settings are no exports. */
export const isIgnored = (name: string): boolean => name.startsWith('.') || IGNORED.test(name);
const isUnfinished = (name: string): boolean => UNFINISHED.test(name);

export const byName = new Intl.Collator('en', { numeric: true }).compare;

/** Lists `dir` and its subfolders. */
export function listExports(dir: string): FolderListing {
  const listing: FolderListing = { exports: [], unsupported: [], unfinished: [] };
  const visit = (folder: string, prefix: string, around: string[]): void => {
    const inside = [...around, realpathSync(folder)];
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (isIgnored(entry.name)) continue;
      const path = join(folder, entry.name);
      const name = prefix + entry.name;
      const stats = statsOf(path);
      const kind = kindOf(entry.name);
      if (BESIDE.test(name)) continue;
      // a link to a folder around it has been read, or would be read for ever
      if (stats?.isDirectory() && entry.isSymbolicLink() && inside.includes(realpathSync(path)))
        listing.unsupported.push(name);
      else if (stats?.isDirectory()) visit(path, `${name}/`, inside);
      else if (isUnfinished(entry.name)) listing.unfinished.push(name);
      else if (kind === null || !stats?.isFile()) listing.unsupported.push(name);
      else listing.exports.push({ path, name, kind, bytes: stats.size, modified: stats.mtimeMs });
    }
  };
  visit(dir, '', []);
  listing.exports.sort((a, b) => byName(a.name, b.name));
  listing.unsupported.sort(byName);
  listing.unfinished.sort(byName);
  return listing;
}

/** Null where there is nothing, or a link that leads nowhere or back to itself. */
function statsOf(path: string): Stats | null {
  try {
    return statSync(path, { throwIfNoEntry: false }) ?? null;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ELOOP') return null;
    throw error;
  }
}

const FRESH = 1000;
const BETWEEN_LOOKS = 150;

/**
 * Those of the files that are not as they were listed: somebody still writes them. Files that were
 * changed within the second before `listedAt` get a little time to show it.
 */
export async function changedSince(
  files: readonly ListedFile[],
  listedAt: number,
): Promise<string[]> {
  const isFresh = files.some(({ modified }) => modified > listedAt - FRESH);
  const wait = listedAt + BETWEEN_LOOKS - Date.now();
  if (isFresh && wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
  return files
    .filter(({ path, bytes, modified }) => {
      const now = statSync(path, { throwIfNoEntry: false });
      return now?.size !== bytes || now.mtimeMs !== modified;
    })
    .map(({ name }) => name);
}

/** Bytes of text in a folder's exports, at a guess where they are packed; 0 where there is no folder. */
export function textBytes(dir: string): number {
  if (!statSync(dir, { throwIfNoEntry: false })?.isDirectory()) return 0;
  const packed = (kind: ExportKind): boolean => kind !== 'text' && kind !== 'json';
  return listExports(dir).exports.reduce(
    (sum, { kind, bytes }) => sum + bytes * (packed(kind) ? 8 : 1),
    0,
  );
}
