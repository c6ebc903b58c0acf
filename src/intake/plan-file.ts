/** Looks at the head of one file: encoding, separator, header row, table and columns. */

import type { Encoding } from '../settings/encodings.ts';
import { type AgingSummary, agingSummary } from './aging-summary.ts';
import { hasHeadings } from './customer-headings.ts';
import { type YearFrom, yearFrom } from './dates/days-of-year.ts';
import type { EncodingGuess } from './encoding/encoding-guess.ts';
import { findHeader, headerAt, knownHeaders } from './header-row.ts';
import { cleanHeader, normaliseHeader } from './header-spelling.ts';
import { hasRole } from './headers/headers.ts';
import type { JoinedCells } from './joined-cells.ts';
import { kindOfName } from './kind-words.ts';
import type { MappedColumn, Override, Overrides } from './map-columns.ts';
import { supplierColumn } from './marks/supplier-column.ts';
import { type Preamble, readPreamble } from './preamble.ts';
import { rowShape } from './row-shape.ts';
import type { MergedCells } from './sheets/merged-cells.ts';
import { unitsRow } from './sheets/units-row.ts';
import { LINE_FILE, NAME_HINTS, otherDocuments, type TableName } from './table-names.ts';
import { openText, type TextOpening } from './text-opening.ts';
import { type TwinColumn, twinColumns } from './twin-columns.ts';
import { OF_RECEIVABLES, type TableGuess, whichTable } from './which-table.ts';

/** One table's worth of text: a file of the folder, an entry of an archive, a sheet of a workbook. */
export interface SourceFile {
  /** Of the text: the file itself, or what was unpacked from it. */
  path: string;
  /** Unique, as printed: `file` and, in brackets, the sheet. */
  name: string;
  /** Relative to the folder, with `/`; an entry of an archive follows the archive's name. */
  file: string;
  sheet: string | null;
  bytes: number;
  /** Where the text was unpacked from cells or keys: what to tell in place of its own form. */
  unpacked?: { encoding: string; delimiter: string; rows: number };
  /** Row of the file at which the text begins, where another table stands above it; else 1. */
  firstRow?: number;
  /** Of a table below another one: what stands above its header, or nothing. */
  title?: string;
  /** True for a sheet that the workbook does not show. */
  isHidden?: boolean;
  /** Rows and columns of a sheet that it does not show. */
  hidden?: { rows: number; columns: number };
  /** Rows of a sheet with cells that are struck through, by their numbers in it. */
  struck?: readonly number[];
  /** Cells of a sheet that reach over several rows. */
  merged?: readonly MergedCells[];
  /** Where report.yml names it. */
  encoding?: Encoding;
  /** Of a source that is no table of its own: what it was used for. */
  usedFor?: string;
}

export interface FilePlan {
  source: SourceFile;
  encoding: Encoding;
  /** Byte sequences that are no text in this encoding; they read as U+FFFD. */
  badBytes: number;
  /** How the text reads, where only its words say its encoding. */
  guess?: EncodingGuess;
  delimiter: string;
  /** 1-based row of the header. */
  headerRow: number;
  headers: string[];
  table: TableName;
  columns: MappedColumn[];
  decidedBy: string;
  /** Power of ten of a unit line such as 单位：万元. */
  power: number;
  /** What the rows above the header say. */
  preamble: Preamble;
  /** True where heading rows name the customer of the rows below them. */
  isHeaded: boolean;
  /** True where the first column holds customers and, below each, the documents of it. */
  isGrouped: boolean;
  /** The first of the twelve months that days without a year lie in. */
  yearFrom: YearFrom | null;
  /** Cells of the row below the header, where it says in what the columns are written. */
  units: readonly string[] | null;
  /** Columns that are used beside another one of the same name with other values. */
  twins: readonly TwinColumn[];
  /** Values written over several columns. */
  joined: readonly JoinedCells[];
  /** True where rows only apply payments, of another file, to invoices. */
  isApplication: boolean;
  /** True where payments showed which column is the number of the invoices. */
  isIdByValues?: boolean;
  /** True where payments and invoices showed that its amounts are whole cents. */
  isMinor?: boolean;
  /** True where nothing but the shape of the list says that its rows are money received. */
  isAssumed?: boolean;
  /** Of a list of invoices: the column that only says whether each was paid, or is open, and which of yes and no is paid. */
  paidFlag?: { index: number; paid: boolean };
  /** Of a list without types: the column that names, as report.yml says, the invoice that a credit note credits. */
  creditsAt?: number;
  /** Mends the cells of a row below the header in place; true where the row is excluded. */
  correct?: (cells: string[], row: number) => boolean;
}

/** The header of a column, with the unit that stands in a row below it. */
export function headerWithUnit({ headers, units }: FilePlan, index: number): string {
  const [header, unit] = [headers[index] ?? '', units?.[index] ?? ''];
  return unit === '' ? header : `${header} (${unit})`;
}

/** What an aging summary needs to be compared with the documents. */
export interface SummaryPlan {
  source: SourceFile;
  encoding: Encoding;
  delimiter: string;
  preamble: Preamble;
  summary: AgingSummary;
}

/** Why a file cannot be read; `column` and the like fill the rule's text. */
export interface PlanRefusal {
  rule:
    | 'ageing_summary'
    | 'ignored_file'
    | 'lines_file'
    | 'general_ledger'
    | 'other_documents'
    | 'supplier_list'
    | 'empty_file'
    | 'unreadable_encoding'
    | 'not_text'
    | 'endless_line'
    | 'unsupported_file'
    | 'unreadable_file'
    | 'still_written'
    | 'old_workbook'
    | 'foreign_file'
    | 'web_page'
    | 'encrypted_file'
    | 'external_links'
    | 'damaged_archive'
    | 'unsafe_path'
    | 'nested_archive'
    | 'unpacks_too_far'
    | 'bad_json'
    | 'one_page'
    | 'no_header'
    | 'unknown_table'
    | 'missing_column'
    | 'not_tabular';
  row?: number;
  column?: string;
  value?: string;
  expected?: string;
  /** Of a list whose table its headers leave open. */
  headers?: readonly string[];
  /** Of a column that is missing: the table that needs it. */
  table?: TableName;
  /** Only of a list that is an aging summary. */
  summary?: SummaryPlan;
  /** Of the first where columns are missing: the plan without them. */
  incomplete?: FilePlan;
}

/** Patterns of report.yml → header → field. */
export type ColumnSettings = Record<string, Record<string, string>>;

/** Whether a pattern of report.yml means a file, by its path or its last part; `*` is any text. */
export function matchesName(pattern: string, fileName: string): boolean {
  const source = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  const matcher = new RegExp(`^${source.join('.*')}$`, 'i');
  return matcher.test(fileName) || matcher.test(fileName.slice(fileName.lastIndexOf('/') + 1));
}

/** What report.yml says about the columns of one file. */
export function overridesFor(settings: ColumnSettings, fileName: string): Overrides {
  const overrides = new Map<string, Override>();
  for (const [pattern, headers] of Object.entries(settings)) {
    if (!matchesName(pattern, fileName)) continue;
    for (const [header, target] of Object.entries(headers)) {
      const [table, field] = target.split('.');
      overrides.set(
        normaliseHeader(header),
        target === 'ignore' ? 'ignore' : { table: table as TableName, field: field ?? '' },
      );
    }
  }
  return overrides;
}

/** What report.yml says about the columns of a source: of its file, and of its sheet or table before that. */
export const overridesOf = (
  settings: ColumnSettings,
  { file, name }: Pick<SourceFile, 'file' | 'name'>,
): Overrides => new Map([...overridesFor(settings, file), ...overridesFor(settings, name)]);

/** Whether report.yml leaves a file out as a whole: `{"*": ignore}`. */
export const isLeftOut = (overrides: Overrides): boolean =>
  overrides.get(normaliseHeader('*')) === 'ignore';

/** A sheet's name where it speaks of a table, else the file's. */
const tellingName = ({ file, sheet, title }: SourceFile): string =>
  title !== undefined
    ? title
    : sheet !== null &&
        (Object.values(NAME_HINTS).some((hint) => hint.test(sheet)) ||
          kindOfName('', sheet) !== null)
      ? sheet
      : file;

/** The header found, or that of a table above it which has all of its columns and rows of data. */
function aboveOthers(
  rows: readonly string[][],
  found: number,
  source: SourceFile,
  overrides: Overrides,
): number {
  const extra = new Set(overrides.keys());
  const hasDigit = (row: readonly string[] | undefined): boolean =>
    row?.some((cell) => /\d/.test(cell)) ?? false;
  const isFilled = (row: readonly string[]): boolean => row.some((cell) => cell.trim() !== '');
  const at = rows.slice(0, Math.max(0, found)).findIndex((row, i) => {
    if (hasDigit(row) || knownHeaders(row, extra) < 3) return false;
    const below = rows.slice(i + 1, found);
    if (!hasDigit(below.find(isFilled))) return false;
    const guess = whichTable(row.map(cleanHeader), tellingName(source), overrides, false, below);
    return guess?.missing.length === 0;
  });
  return at < 0 ? found : at;
}

/** The refusal of a list that is an aging summary, or those given. */
function refusalsOf(
  source: SourceFile,
  { encoding, delimiter, rows }: TextOpening,
  overrides: Overrides,
  refusals: PlanRefusal[],
): PlanRefusal[] {
  const found = overrides.size > 0 ? null : agingSummary(rows);
  if (found === null) return refusals;
  const preamble = readPreamble(rows.slice(0, found.at));
  const summary = { source, encoding, delimiter, preamble, summary: found };
  const value = found.headers.filter((name) => name !== '').join(', ');
  const row = (source.firstRow ?? 1) + found.at;
  return [{ rule: 'ageing_summary', row, value, summary }];
}

/** Plans how a file is read; a refusal says what is missing. */
export function planFile(source: SourceFile, overrides: Overrides): FilePlan | PlanRefusal[] {
  if (isLeftOut(overrides)) return [{ rule: 'ignored_file' }];
  const extra = new Set(overrides.keys());
  const opening = openText(source, extra);
  if ('rule' in opening) return [opening];
  const { rows, ...text } = opening;
  const above = (source.firstRow ?? 1) - 1;
  const at = aboveOthers(rows, findHeader(rows, extra), source, overrides);
  const refuse = (refusals: PlanRefusal[]): PlanRefusal[] =>
    refusalsOf(source, opening, overrides, refusals);
  const isText = source.name.toLowerCase().endsWith('.txt');
  const isLines = LINE_FILE.test(tellingName(source));
  if (at < 0) {
    const first = rows.find((row) => row.some((cell) => cell.trim() !== '')) ?? [];
    if (isText && rows.every((row) => row.length < 3)) return [{ rule: 'not_tabular' }];
    if (isLines && isDetail(first)) return [{ rule: 'lines_file', value: first.join(', ') }];
    return refuse([{ rule: 'no_header', value: first.map(cleanHeader).join(', ') }]);
  }
  const header = headerAt(rows, at, extra);
  const { headers } = header;
  const preamble = readPreamble(rows.slice(0, header.first));
  const below = rows.slice(header.last + 1);
  const isHeaded = hasHeadings(below) || preamble.customer !== null;
  const guess = whichTable(headers, tellingName(source), overrides, isHeaded, below);
  const seen = headers.filter((header) => header !== '').join(', ');
  if (isLines && (isLineTable(headers) || (guess === null && isDetail(headers))))
    return [{ rule: 'lines_file', row: above + at + 1, value: seen }];
  if (guess === null)
    return refuse([{ rule: 'unknown_table', row: above + at + 1, value: seen, headers }]);
  const isTyped = guess.columns.some(({ field }) => field === 'doc_type');
  const isMoney = guess.table === 'invoice' || guess.table === 'payment';
  const other =
    isMoney && overrides.size === 0 && !isTyped
      ? otherDocuments(source.file, source.title ?? source.sheet)
      : null;
  // orders are no receivables where there are invoices too, which only the whole folder shows
  if (other !== null && other !== 'orders')
    return [{ rule: 'other_documents', row: above + at + 1, value: seen }];
  const supplier =
    isMoney && overrides.size === 0 && !isTyped && !isHeaded
      ? supplierColumn(headers, guess.columns)
      : null;
  if (supplier !== null)
    return [{ rule: 'supplier_list', row: above + at + 1, column: supplier, value: seen }];
  const { isGrouped, joined, ...shape } = rowShape(guess, headers, below, isHeaded);
  Object.assign(guess, shape);
  const isApplication = isPaymentLines(guess);
  const plan: FilePlan = {
    source,
    ...text,
    headerRow: above + header.last + 1,
    headers,
    table: guess.table,
    columns: guess.columns,
    decidedBy: guess.decidedBy,
    power: preamble.power,
    preamble,
    isHeaded,
    isGrouped,
    joined,
    yearFrom: yearFrom(rows.slice(0, header.first), source.file),
    units: unitsRow(guess.columns, below),
    twins: twinColumns(headers, guess.columns, below),
    isApplication,
  };
  if (guess.missing.length === 0 || isApplication || isUnnumbered(guess)) return plan;
  const missing: PlanRefusal[] = guess.missing.map((field, i) => ({
    rule: 'missing_column',
    row: above + at + 1,
    column: field,
    value: seen,
    table: guess.table,
    ...(i === 0 ? { incomplete: plan } : {}),
  }));
  return refuse(missing);
}

/** Rows that have an id of their own and name the invoice they belong to. */
const isLineTable = (headers: readonly string[]): boolean =>
  headers.some((header) => hasRole('row_id', header)) &&
  headers.some((header) => hasRole('row_document', header));

/** Rows that name a document and pieces or prices, and nothing that makes them a table of their own. */
const isDetail = (headers: readonly string[]): boolean =>
  headers.some((header) => hasRole('row_document', header)) &&
  headers.some((header) => hasRole('line_mark', header) || hasRole('line_quantity', header));

/** A list of receivables without document numbers: nothing but receivables says when or how much is still to be paid. */
const isUnnumbered = ({ table, missing, columns }: TableGuess): boolean =>
  table === 'invoice' &&
  missing.join() === 'invoice_id' &&
  columns.some(({ field }) => OF_RECEIVABLES.has(field));

/** Rows that say how much of which payment went to which invoice; the payment has the date. */
const isPaymentLines = ({ table, missing, columns }: TableGuess): boolean =>
  table === 'payment' &&
  missing.join() === 'date' &&
  ['payment_id', 'invoice_id', 'amount'].every((f) => columns.some(({ field }) => field === f));
