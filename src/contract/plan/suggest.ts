/** A first mapping for files that could not be mapped: a piece of report.yml for a person to finish. */

import { readDate } from '../../intake/date.ts';
import { headText } from '../../intake/decode.ts';
import { inspectText } from '../../intake/encoding.ts';
import { findHeader, headerAt } from '../../intake/header-row.ts';
import { cleanHeader } from '../../intake/header-spelling.ts';
import { HEADERS } from '../../intake/headers/headers.ts';
import { listExports } from '../../intake/list-exports.ts';
import { mapColumns } from '../../intake/map-columns.ts';
import { readDecimal } from '../../intake/number.ts';
import { overridesFor, type SourceFile } from '../../intake/plan-file.ts';
import { headRecords, sniffDelimiter } from '../../intake/records.ts';
import { NAME_HINTS, TABLE_NAMES, type TableName } from '../../intake/table-names.ts';
import { REQUIRED } from '../../intake/which-table.ts';
import type { Settings } from '../../settings/settings.ts';
import { noProgress } from '../progress.ts';
import { openFolder, scratchFolder } from './open-folder.ts';

interface ColumnLook {
  header: string;
  index: number;
  dates: number;
  numbers: number;
  /** Filled cells, and rows looked at. */
  filled: number;
  rows: number;
  distinct: number;
}

const DATE_FIELDS = new Set(['issue_date', 'date', 'opened', 'made_on', 'due_on', 'due_date']);
const NUMBER_FIELDS = new Set(['amount', 'open_amount', 'rate']);

/** YAML for every file in `dir` that has rows but no complete mapping; null where all files have one. */
export async function suggestMapping(dir: string, settings: Settings): Promise<string | null> {
  const scratch = scratchFolder();
  try {
    const context = { settings, progress: noProgress, report: () => {} };
    const listing = listExports(dir);
    const { sources, plans, unread } = await openFolder(listing, context, scratch, () => '');
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
  const found = source.encoding ? { encoding: source.encoding } : inspectText(source.path);
  if ('rule' in found) return null;
  const head = headText(source.path, found.encoding);
  const rows = headRecords(head, source.unpacked ? ',' : sniffDelimiter(head));
  const known = findHeader(rows);
  const at = known >= 0 ? known : widestRow(rows);
  if (at < 0) return null;
  const { headers, last } =
    known >= 0 ? headerAt(rows, at) : { headers: rows[at]!.map(cleanHeader), last: at };
  const data = rows.slice(last + 1).filter((row) => row.length >= headers.length / 2);
  const table = likelyTable(headers, source.name);
  const overrides = overridesFor(settings.columns, source.name);
  const mapped = new Map(mapColumns(headers, table, overrides).map((c) => [c.index, c.field]));
  const fields = new Set(mapped.values());
  const missing = REQUIRED[table].filter((options) => !options.some((f) => fields.has(f)));
  const guessed = new Map<number, string>();
  const free = headers
    .map((header, index) => look(header, index, data))
    .filter(({ header, index }) => header !== '' && !mapped.has(index));
  for (const [field] of missing) {
    const fit = free.find((column) => !guessed.has(column.index) && fits(column, field!));
    if (fit) guessed.set(fit.index, field!);
  }
  const lines = [`  ${JSON.stringify(source.file)}:`];
  const open = missing.filter(([field]) => ![...guessed.values()].includes(field!));
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

/** The first row with the most filled cells. */
function widestRow(rows: readonly (readonly string[])[]): number {
  let best = -1;
  let most = 1;
  for (const [i, row] of rows.entries()) {
    const filled = row.filter((cell) => cell.trim() !== '').length;
    if (filled <= most) continue;
    best = i;
    most = filled;
  }
  return best;
}

function likelyTable(headers: readonly string[], name: string): TableName {
  const named = TABLE_NAMES.find((table) => NAME_HINTS[table].test(name));
  const counts = TABLE_NAMES.map((table) => mapColumns(headers, table).length);
  const most = Math.max(...counts);
  return named ?? (most < 2 ? 'invoice' : TABLE_NAMES[counts.indexOf(most)]!);
}

function look(header: string, index: number, rows: readonly (readonly string[])[]): ColumnLook {
  const cells = rows.map((row) => (row[index] ?? '').trim()).filter((cell) => cell !== '');
  return {
    header,
    index,
    filled: cells.length,
    rows: rows.length,
    distinct: new Set(cells).size,
    dates: cells.filter((cell) => readDate(cell, 'dmy') ?? readDate(cell, 'mdy')).length,
    numbers: cells.filter((cell) => readDecimal(cell, '.') ?? readDecimal(cell, ',')).length,
  };
}

/** Whether the values of a column could be those of a required field. */
function fits({ filled, rows, distinct, dates, numbers }: ColumnLook, field: string): boolean {
  if (filled === 0 || filled < rows * 0.8) return false;
  const isDate = dates >= filled * 0.8;
  if (DATE_FIELDS.has(field)) return isDate;
  if (NUMBER_FIELDS.has(field)) return !isDate && numbers >= filled * 0.8;
  if (isDate) return false;
  if (field.endsWith('_id') && field !== 'customer_id') return distinct === filled;
  return numbers < filled * 0.5;
}
