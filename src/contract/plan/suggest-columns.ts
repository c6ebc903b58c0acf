/** Which table a file that could not be mapped may be, and which column each of its fields, by headers and values. */
import { headText } from '../../intake/decode.ts';
import { inspectText } from '../../intake/encoding.ts';
import { findHeader, headerAt } from '../../intake/header-row.ts';
import { cleanHeader } from '../../intake/header-spelling.ts';
import { mapColumns } from '../../intake/map-columns.ts';
import { readDecimal } from '../../intake/number.ts';
import { overridesFor, type SourceFile } from '../../intake/plan-file.ts';
import { headRecords, sniffDelimiter } from '../../intake/records.ts';
import { NAME_HINTS, TABLE_NAMES, type TableName } from '../../intake/table-names.ts';
import { REQUIRED } from '../../intake/which-table.ts';
import type { Settings } from '../../settings/settings.ts';
import { dayInEitherOrder } from './by-values/days.ts';

export interface SuggestedColumns {
  table: TableName;
  headers: readonly string[];
  /** Fields by position: by their headers, and by what their values look like. */
  mapped: ReadonlyMap<number, string>;
  guessed: ReadonlyMap<number, string>;
  /** Alternatives of the required fields that no column looks like. */
  open: readonly (readonly string[])[];
  /** The first rows below the header, and the 1-based row of the first. */
  rows: readonly (readonly string[])[];
  firstRow: number;
}

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

export function suggestColumns(source: SourceFile, settings: Settings): SuggestedColumns | null {
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
  const mapped = new Map(
    mapColumns(headers, table, overrides).map((c) => [c.index, c.field as string]),
  );
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
  const open = missing.filter(([field]) => ![...guessed.values()].includes(field!));
  return { table, headers, mapped, guessed, open, rows: rows.slice(last + 1), firstRow: last + 2 };
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
    dates: cells.filter(dayInEitherOrder).length,
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
