/** A first mapping for files that could not be mapped: a piece of report.yml for a person to finish. */
import { HEADERS } from '../../intake/headers/headers.ts';
import { listExports } from '../../intake/list-exports.ts';
import type { SourceFile } from '../../intake/plan-file.ts';
import type { Settings } from '../../settings/settings.ts';
import { noProgress } from '../progress.ts';
import { openFolder } from './open-folder.ts';
import { scratchFolder } from './scratch-folder.ts';
import { suggestColumns } from './suggest-columns.ts';

/** YAML for every file in `dir` that has rows but no complete mapping; null where all files have one. */
export async function suggestMapping(dir: string, settings: Settings): Promise<string | null> {
  const scratch = scratchFolder();
  try {
    const context = { settings, progress: noProgress, report: () => {} };
    const listing = listExports(dir);
    const { sources, plans, unread } = await openFolder(listing, context, scratch);
    const pieces = sources
      .filter(({ name }) => !plans.has(name) && !unread.some((source) => source.name === name))
      .map((source) => suggestionFor(source, settings))
      .filter((piece) => piece !== null);
    return pieces.length === 0 ? null : ['columns:', ...pieces].join('\n');
  } finally {
    scratch.remove();
  }
}

function suggestionFor(source: SourceFile, settings: Settings): string | null {
  const suggested = suggestColumns(source, settings);
  if (suggested === null) return null;
  const { table, headers, mapped, guessed, open } = suggested;
  const lines = [`  ${JSON.stringify(source.file)}:`];
  lines.push(
    `    # read as ${table}${open.length > 0 ? `; no column looks like ${open.map((o) => o.join(' or ')).join(', ')}: put one in` : ''}; if it is no export: "*": ignore`,
  );
  for (const [index, header] of headers.entries()) {
    const field = mapped.get(index);
    const guess = guessed.get(index);
    const key = JSON.stringify(header);
    if (header === '') continue;
    if (field) lines.push(`    ${key}: ${table}.${field}`);
    else if (guess) lines.push(`    ${key}: ${table}.${guess} # guessed from its values: check`);
    else lines.push(`    # ${key}: ${table}.?`);
  }
  lines.push(`    # fields of ${table}: ${[...HEADERS[table].keys()].join(', ')}`);
  return lines.join('\n');
}
