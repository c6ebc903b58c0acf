/** A first mapping for files that could not be mapped: a piece of report.yml for a person to finish. */
import { normaliseHeader } from '../../intake/header-spelling.ts';
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
    const aside = new Map(unread.map((source) => [source.name, source]));
    const pieces = sources
      .filter(({ name }) => !plans.has(name) && aside.get(name)?.usedFor === undefined)
      .map((source) => suggestionFor(source, settings, aside.has(source.name)))
      .filter((piece) => piece !== null);
    if (pieces.length === 0) return null;
    const isNone = pieces.every((piece) => piece.startsWith('  #'));
    const has = Object.keys(settings.columns).length > 0;
    const head = has ? ['# report.yml has columns already: put these lines under them'] : [];
    return [...head, isNone ? '# columns:' : 'columns:', ...pieces].join('\n');
  } finally {
    scratch.remove();
  }
}

/** Known headers from which a sheet or list beside known tables is taken for one itself. */
const TELLING = 3;

/** The lines of one file; all of them comments where no column of it is known, or, `isAside`, few are. */
function suggestionFor(source: SourceFile, settings: Settings, isAside: boolean): string | null {
  const suggested = suggestColumns(source, settings);
  if (suggested === null) return null;
  const { table, headers, mapped, guessed, open } = suggested;
  const isOff = isAside && mapped.size < TELLING;
  const wanted = open.map((fields) => fields.join(' or ')).join(', ');
  const lacks = wanted === '' ? '' : `; no column looks like ${wanted}: put one in`;
  const lines = [`    # read as ${table}${lacks}; if it is no export: "*": ignore`];
  const named = new Set<string>();
  for (const [index, header] of headers.entries()) {
    const name = normaliseHeader(header);
    if (name === '') continue;
    const field = named.has(name) ? undefined : (mapped.get(index) ?? guessed.get(index));
    const note =
      field !== undefined && guessed.has(index) ? ' # guessed from its values: check' : '';
    const line = `${JSON.stringify(header)}: ${table}.${field ?? '?'}${note}`;
    lines.push(field === undefined || isOff ? `    # ${line}` : `    ${line}`);
    if (field !== undefined) named.add(name);
  }
  lines.push(`    # fields of ${table}: ${[...HEADERS[table].keys()].join(', ')}`);
  const key = `${JSON.stringify(source.name)}:`;
  return [named.size === 0 || isOff ? `  # ${key}` : `  ${key}`, ...lines].join('\n');
}
