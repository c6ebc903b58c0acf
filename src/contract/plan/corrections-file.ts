/** The files of corrections: where they are, their schema, and what is wrong with an entry. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { isIsoDate } from '../../format/date.ts';
import { byName } from '../../intake/list-exports.ts';
import { DEFAULT_EXPORTS } from '../../settings/places.ts';
import { type Problem, problem } from '../rules/problem.ts';

/** One entry: which row of which export, what it becomes or that it is no data, and why. */
export interface Correction {
  /** `corrections/2026-06.yml`. */
  from: string;
  /** 1-based place in its file, and the line it begins on. */
  entry: number;
  line: number;
  file: string;
  /** Column → text of the cell; null where `row` says which. */
  key: Record<string, string> | null;
  row: number | null;
  /** Column → text instead of the cell's; null where the row is excluded. */
  set: Record<string, string> | null;
  reason: string;
  date: string;
  by: string | null;
}

const FORM = 'file, key or row, set or exclude, reason, date and, if you like, by';
const filled = (what: string) => z.string(`expected ${what}`).trim().min(1, `expected ${what}`);
const cells = (what: string) =>
  z
    .record(z.string(), z.string(`expected ${what}`), `expected ${what}`)
    .refine((columns) => Object.keys(columns).length > 0, `expected ${what}`);

/** Everything is text, as it is in the exports: `007` stays `007`. */
const entrySchema = z
  .strictObject({
    file: filled('the name of an export, * for any text'),
    key: cells('columns and the text in them, such as invoice_id: A-17').optional(),
    row: z
      .string('expected a row number')
      .regex(/^[1-9]\d{0,8}$/, 'expected a row number of the export, the header being row 1')
      .transform(Number)
      .optional(),
    set: cells('columns and the text they should have, such as amount: 120.00').optional(),
    exclude: z.literal('true', 'expected true').optional(),
    reason: filled('why the export is wrong, in words'),
    date: z
      .string('expected the date of the correction as YYYY-MM-DD')
      .refine(isIsoDate, 'expected the date of the correction as YYYY-MM-DD'),
    by: filled('who made the correction').optional(),
  })
  .refine(
    ({ key, row }) => (key === undefined) !== (row === undefined),
    'expected either key or row: which row is meant',
  )
  .refine(
    ({ set, exclude }) => (set === undefined) !== (exclude === undefined),
    'expected either set or exclude: true',
  );

/** The folder of corrections of a folder of exports: its own, or `data/corrections` for the default one. */
export function correctionsFolder(dir: string): string {
  const own = join(dir, 'corrections');
  const isDefault = resolve(dir) === resolve(DEFAULT_EXPORTS);
  return isDefault && !existsSync(own) ? join(dirname(DEFAULT_EXPORTS), 'corrections') : own;
}

/** All entries of `*.yml` in a folder, in order of file and place; what cannot be read is reported. */
export function readCorrections(folder: string, report: (problem: Problem) => void): Correction[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => /^[^.].*\.ya?ml$/i.test(name));
  return names.sort(byName).flatMap((name) => readFile(join(folder, name), report));
}

function readFile(path: string, report: (problem: Problem) => void): Correction[] {
  const from = `corrections/${basename(path)}`;
  const lines = new LineCounter();
  const document = parseDocument(readFileSync(path, 'utf8'), {
    schema: 'failsafe',
    lineCounter: lines,
  });
  const wrong = (row: number | null, value: string | null, expected: string): void =>
    report(problem('correction_unreadable', { file: from, row, value, expected }));
  const [broken] = document.errors;
  if (broken) {
    const at = broken.linePos?.[0]?.line ?? null;
    wrong(at, null, `YAML: ${broken.message.split('\n')[0]!.replace(/ at line.*$/, '')}`);
    return [];
  }
  let entries: unknown;
  try {
    entries = document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    // an alias of nothing, or of far too much
    wrong(1, null, `YAML: ${(error as Error).message}`);
    return [];
  }
  if (entries === null || entries === '') return [];
  if (!Array.isArray(entries)) {
    wrong(1, null, `a list, each entry with ${FORM}`);
    return [];
  }
  const corrections: Correction[] = [];
  for (const [i, entry] of entries.entries()) {
    const range = (document.getIn([i], true) as { range?: [number, number, number] }).range;
    const line = range ? lines.linePos(range[0]).line : 1;
    const parsed = entrySchema.safeParse(entry);
    if (parsed.success) {
      const { key = null, row = null, set = null, by = null, file, reason, date } = parsed.data;
      corrections.push({ from, entry: i + 1, line, file, key, row, set, reason, date, by });
    } else
      for (const issue of parsed.error.issues)
        wrong(line, `entry ${i + 1}${place(issue.path)}`, wording(issue));
  }
  return corrections;
}

const place = (path: readonly PropertyKey[]): string =>
  path.length > 0 ? `: ${path.map(String).join('.')}` : '';

/** Without the word that the problem itself begins with. */
function wording(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return `no ${issue.keys.join(', ')}, but ${FORM}`;
  if (issue.path.length === 0 && issue.code === 'invalid_type') return FORM;
  return issue.message.replace(/^expected /, '');
}
