/** The files of a folder of exports, in a fixed order: by name, numbers by value, so that the later file is the later one. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { SourceFile } from './plan-file.ts';

const IGNORED =
  /^(readme|licen[cs]e|notice|changelog)(\.|$)|^(report\.ya?ml|thumbs\.db|desktop\.ini|datapackage\.json)$|\.md$|^~\$|\.tmp$/i;
const READ = /\.(csv|tsv|tab|txt)$/i;

export interface FolderListing {
  exports: SourceFile[];
  /** Files that look like exports in a format that is not read yet. */
  unsupported: string[];
}

const byName = new Intl.Collator('en', { numeric: true }).compare;

/** Lists `dir` and its subfolders; hidden files, READMEs, licences and settings are no exports. */
export function listExports(dir: string): FolderListing {
  const listing: FolderListing = { exports: [], unsupported: [] };
  const visit = (folder: string, prefix: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (entry.name.startsWith('.') || IGNORED.test(entry.name)) continue;
      const path = join(folder, entry.name);
      const name = prefix + entry.name;
      const stats = statSync(path, { throwIfNoEntry: false });
      if (stats?.isDirectory()) visit(path, `${name}/`);
      else if (READ.test(entry.name))
        listing.exports.push({ path, name, file: name, sheet: null, bytes: stats?.size ?? 0 });
      else listing.unsupported.push(name);
    }
  };
  visit(dir, '');
  listing.exports.sort((a, b) => byName(a.name, b.name));
  listing.unsupported.sort(byName);
  return listing;
}
