/** Workbooks (.xlsx, .xlsm): each sheet's cells to text; formulas by their saved values, nothing outside the file is asked. */
import { readFileSync } from 'node:fs';
import { Parser } from 'htmlparser2';
import { isCurrencyCode } from './currencies/currency-mark.ts';
import { DelimitedWriter, plainNumber } from './delimited-writer.ts';
import { Budget, IntakeError } from './limits.ts';
import type { MergedCells } from './sheets/merged-cells.ts';
import {
  formatsByStyle,
  formatsOfCells,
  type MarkedFormat,
  markedStyles,
  withMark,
} from './sheets/number-formats.ts';
import { SheetScan, uncalculated } from './sheets/sheet-parts.ts';
import { struckRows, struckStyles } from './sheets/struck-cells.ts';
import { paddedColumns, type ZeroStyles, zeroStyles } from './zero-padding.ts';
import { entryBytes, type ZipEntry, zipEntries } from './zip.ts';

export interface SheetText {
  name: string;
  isHidden: boolean;
  text: DelimitedWriter;
  /** Cells that reach over several rows. */
  merged: MergedCells[];
  /** Rows and columns that the sheet does not show. */
  hidden: { rows: number; columns: number };
  /** Rows with cells that are struck through. */
  struck: number[];
}

const MB = 1024 * 1024;
const MAX_WORKBOOK = 512 * MB;
/** Parts that are held in memory whole. */
const MAX_PART = 256 * MB;
const MAX_ROWS = 1_048_576;

/** The attributes of each element of a name, by their names; prefixes such as `r:` are left out. */
function elements(xml: string, name: string): Record<string, string>[] {
  const found: Record<string, string>[] = [];
  const localName = (qualified: string): string => qualified.slice(qualified.indexOf(':') + 1);
  const parser = new Parser(
    {
      onopentag(tag, attributes) {
        if (localName(tag) !== name) return;
        const entries = Object.entries(attributes);
        found.push(Object.fromEntries(entries.map(([key, value]) => [localName(key), value])));
      },
    },
    { xmlMode: true },
  );
  parser.end(xml);
  return found;
}

async function partText(path: string, entries: readonly ZipEntry[], name: string): Promise<string> {
  const entry = entries.find((e) => e.name.toLowerCase() === name.toLowerCase());
  if (!entry) return '';
  const parts: Buffer[] = [];
  for await (const piece of entryBytes(path, entry, new Budget(MAX_PART))) parts.push(piece);
  return Buffer.concat(parts).toString('utf8');
}

interface SheetEntry {
  name: string;
  /** Among all sheets of the workbook. */
  index: number;
  isHidden: boolean;
  /** Name of its part in the archive. */
  part: string;
}

/**
 * The sheets with cells; charts on sheets of their own and dialogs have none. hucre could list them too, but reads all
 * shared strings first (0.4 s at 100,000 rows instead of 2 ms) and does not say which part holds a sheet.
 */
async function sheetsOf(path: string, entries: readonly ZipEntry[]): Promise<SheetEntry[]> {
  const root = elements(await partText(path, entries, '_rels/.rels'), 'Relationship');
  const target = root.find(({ Type }) => Type?.endsWith('/officeDocument'))?.Target;
  const workbook = (target ?? 'xl/workbook.xml').replace(/^\//, '');
  const slash = workbook.lastIndexOf('/') + 1;
  const rels = `${workbook.slice(0, slash)}_rels/${workbook.slice(slash)}.rels`;
  const targets = new Map(
    elements(await partText(path, entries, rels), 'Relationship')
      .filter(({ Type }) => Type?.endsWith('/worksheet'))
      .map(({ Id, Target }) => [Id, Target ?? '']),
  );
  const partOf = (target: string): string =>
    target.startsWith('/') ? target.slice(1) : workbook.slice(0, slash) + target;
  return elements(await partText(path, entries, workbook), 'sheet')
    .map(({ name = '', id = '', state = '' }, index) => ({ name, id, index, state }))
    .filter(({ id }) => targets.has(id))
    .map(({ name, id, index, state }) => ({
      name,
      index,
      isHidden: /hidden/i.test(state),
      part: partOf(targets.get(id)!),
    }));
}

/** Unpacks every part once to measure it, before anything is held in memory; returns what it saw of the sheets by part. */
async function measure(
  path: string,
  entries: readonly ZipEntry[],
  budget: Budget,
): Promise<Map<string, SheetScan>> {
  const scans = new Map<string, SheetScan>();
  for (const entry of entries) {
    if (!/\.(xml|rels)$/i.test(entry.name)) continue;
    const isSheet = /\/worksheets\/[^/]+$/i.test(entry.name);
    const scan = new SheetScan();
    if (isSheet) scans.set(entry.name, scan);
    let bytes = 0;
    for await (const piece of entryBytes(path, entry, budget)) {
      bytes += piece.length;
      if (isSheet) scan.take(piece);
      else if (bytes > MAX_PART)
        throw new IntakeError('unpacks_too_far', { value: `${entry.name} over 256 MB` });
    }
  }
  return scans;
}

const NOTHING = { rows: 0, columns: 0 };

const two = (value: number): string => String(value).padStart(2, '0');

/** A cell as text: numbers as short as they are exact, days as ISO dates, nothing rounded to what the sheet shows. */
export function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return plainNumber(String(value));
  if (!(value instanceof Date)) return String(value);
  if (Number.isNaN(value.getTime())) return 'not a date';
  const seconds = new Date(Math.round(value.getTime() / 1000) * 1000);
  const year = seconds.getUTCFullYear();
  const day = `${String(year).padStart(4, '0')}-${two(seconds.getUTCMonth() + 1)}-${two(seconds.getUTCDate())}`;
  const time = [seconds.getUTCHours(), seconds.getUTCMinutes(), seconds.getUTCSeconds()];
  return time.every((part) => part === 0) ? day : `${day} ${time.map(two).join(':')}`;
}

/** Puts formulas that have no value into a row of other cells, as `=A1+B1`; the reader refuses them. */
function writeFormulas(cells: string[], formulas: ReadonlyMap<number, string> | undefined): void {
  if (!formulas || cells.every((cell) => cell === '')) return;
  for (const [column, formula] of formulas) {
    while (cells.length <= column) cells.push('');
    if (cells[column] === '') cells[column] = `=${formula}`;
  }
}

/** The styles of a workbook whose formats say more than a number. */
interface Styles {
  zeros: ZeroStyles;
  marked: ReadonlyMap<string, MarkedFormat>;
}

/**
 * Cells of a row of one sheet as text, with leading zeros, currencies and sides that only their formats show. A code in
 * a cell of the row says the currency better than a format does.
 */
async function shownCells(
  path: string,
  entry: ZipEntry | undefined,
  { zeros, marked }: Styles,
  bytes: number,
): Promise<(values: readonly unknown[], row: number) => string[]> {
  const padded =
    zeros.size > 0 && entry && (await paddedColumns(path, entry, zeros, new Budget(bytes)));
  const formats =
    marked.size > 0 && entry && (await formatsOfCells(path, entry, marked, new Budget(bytes)));
  const asNumber = (value: unknown, column: number): string => {
    const width = padded ? padded.get(column) : undefined;
    const isWhole = width !== undefined && Number.isSafeInteger(value) && (value as number) >= 0;
    return isWhole ? String(value).padStart(width, '0') : cellText(value);
  };
  return (values, row) => {
    const cells = values.map(asNumber);
    if (!formats || formats.size === 0) return cells;
    const hasCode = values.some(
      (value) => typeof value === 'string' && isCurrencyCode(value.trim()),
    );
    for (const [column, ofRows] of formats) {
      const format = ofRows.of(row);
      if (format === undefined || typeof values[column] !== 'number') continue;
      cells[column] = withMark(cells[column]!, format, !hasCode);
    }
    return cells;
  };
}

/**
 * Writes each sheet of a workbook as text into files that `scratch` names. Throws IntakeError
 * where it is no workbook, links to other workbooks, or unpacks too far.
 */
export async function unpackWorkbook(
  path: string,
  bytes: number,
  scratch: () => string,
): Promise<SheetText[]> {
  if (bytes > MAX_WORKBOOK)
    throw new IntakeError('unreadable_file', { expected: 'a workbook of at most 512 MB, or CSV' });
  const entries = zipEntries(path);
  const link = entries.find(({ name }) => /^xl\/externalLinks\/[^/]+\.xml$/i.test(name));
  if (link) throw new IntakeError('external_links', { value: link.name });
  const scans = await measure(path, entries, new Budget(bytes));
  const sheets = await sheetsOf(path, entries);
  if (new Set(sheets.map(({ name }) => name)).size < sheets.length)
    throw new IntakeError('unreadable_file', { expected: 'sheets of different names' });
  if (sheets.length === 0)
    throw new IntakeError('unreadable_file', { expected: 'a workbook with at least one sheet' });
  // a large package, and most folders have no workbook
  const { HucreError, streamXlsxRows } = await import('hucre');
  const data = new Uint8Array(readFileSync(path));
  const budget = new Budget(bytes);
  const texts: SheetText[] = [];
  const styleParts = await partText(path, entries, 'xl/styles.xml');
  const formats = formatsByStyle(styleParts);
  const crossed = struckStyles(styleParts);
  const styles = { zeros: zeroStyles(formats), marked: markedStyles(formats) };
  for (const { name, index, isHidden, part } of sheets) {
    const entry = entries.find((each) => each.name === part);
    const asShown = await shownCells(path, entry, styles, bytes);
    const scan = scans.get(part);
    const formulas =
      entry && scan?.mayBeUncalculated ? await uncalculated(path, entry, new Budget(bytes)) : null;
    const text = new DelimitedWriter(scratch(), budget);
    try {
      for await (const row of streamXlsxRows(data, { sheet: index })) {
        if (row.index >= MAX_ROWS)
          throw new IntakeError('unreadable_file', { expected: 'at most 1,048,576 rows a sheet' });
        const cells = asShown(row.values, row.index + 1);
        if (formulas) writeFormulas(cells, formulas.get(row.index));
        text.row(cells, row.index + 1);
      }
    } catch (error) {
      if (!(error instanceof HucreError)) throw error;
      throw new IntakeError('unreadable_file', {
        value: `sheet ${name}`,
        expected: 'a workbook that opens in Excel',
      });
    } finally {
      text.close();
    }
    texts.push({
      name,
      isHidden,
      text,
      merged: scan?.merged() ?? [],
      hidden: scan?.hidden ?? NOTHING,
      struck:
        crossed.size > 0 && entry ? await struckRows(path, entry, crossed, new Budget(bytes)) : [],
    });
  }
  return texts;
}
