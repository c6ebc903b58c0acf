/** Delimited text to records: which separator, and the records of a whole file in batches. */
import Papa from 'papaparse';
import type { Encoding } from '../settings/encodings.ts';
import { MAX_RECORD } from './chunks.ts';
import { decodedText } from './decode.ts';
import { findHeader, HEADER_SEARCH, knownHeaders } from './header-row.ts';

const DELIMITERS = [',', ';', '\t', '|'] as const;

/** The first records of a text. */
export function headRecords(
  head: string,
  delimiter: string,
  count = HEADER_SEARCH + 5,
): string[][] {
  return Papa.parse<string[]>(head, { delimiter, newline: '\n', preview: count }).data;
}

/** No separator: letters, digits, blanks and quotation marks. */
const NO_DELIMITER = /[\p{L}\p{N}\p{M}\s"']/u;

/** Another sign that parts lines into known headers and, below them, into as many cells; null where none does. */
function unusualDelimiter(head: string, extra: ReadonlySet<string>): string | null {
  const lines = head.split('\n', HEADER_SEARCH).filter((line) => line.trim() !== '');
  const signs = new Set(
    lines.flatMap((line) => [...line].filter((sign) => !NO_DELIMITER.test(sign))),
  );
  let best: string | null = null;
  let most = 2;
  for (const sign of signs) {
    const rows = headRecords(head, sign).filter((row) => row.some((cell) => cell.trim() !== ''));
    const header = findHeader(rows, extra);
    const known = header < 0 ? 0 : knownHeaders(rows[header]!, extra);
    const below = rows.slice(header + 1);
    const even = below.filter((row) => row.length === rows[header]?.length).length;
    if (known <= most || even < below.length * 0.9) continue;
    best = sign;
    most = known;
  }
  return best;
}

/** The separator under which the head of a file shows the most known headers, else the most columns. */
export function sniffDelimiter(head: string, extra: ReadonlySet<string> = new Set()): string {
  const parsed = DELIMITERS.map((delimiter, place) => {
    const rows = headRecords(head, delimiter);
    const widths = rows.map((row) => row.length).sort((a, b) => a - b);
    const usual = widths[widths.length >> 1] ?? 0;
    return { delimiter, place, rows, usual, most: (widths.at(-1) ?? 0) * 1000 + usual };
  });
  let best: { delimiter: string; place: number; score: number } | null = null;
  // a row has no more known headers than cells: the widest is looked at first, others only where they can match it
  for (const { delimiter, place, rows, usual, most } of parsed.toSorted(
    (a, b) => b.most - a.most,
  )) {
    if (best !== null && most < best.score) break;
    const header = findHeader(rows, extra);
    const known = header < 0 ? 0 : knownHeaders(rows[header]!, extra);
    const score = known * 1000 + usual;
    const isBetter = best === null || score > best.score;
    if (isBetter || (score === best!.score && place < best!.place))
      best = { delimiter, place, score };
  }
  const { delimiter, score } = best!;
  return score < 2000 ? (unusualDelimiter(head, extra) ?? delimiter) : delimiter;
}

/** Gets records in file order; `firstRow` is the 1-based number of the first, `bytes` what was read so far. */
export type OnRecords = (records: string[][], firstRow: number, bytes: number) => void;

/** A parse of text that may end inside a record: the complete records, and where the rest begins. */
interface Parsed {
  data: string[][];
  errors: { code: string; row?: number }[];
  meta: { cursor: number };
}

/**
 * Reads all records of a file in batches, blank lines included, so that a record's number is the
 * row a spreadsheet shows. Returns the row at which a quotation mark is never closed, or closes
 * only in a later line than the text around it says, else null.
 */
export async function readRecords(
  path: string,
  encoding: Encoding,
  delimiter: string,
  onRecords: OnRecords,
): Promise<number | null> {
  const parser = new Papa.Parser({ delimiter, newline: '\n' });
  let row = 1;
  let unclosed: number | null = null;
  let bytes = 0;
  let carry = '';
  let unended = 0;
  const take = (text: string, isLast: boolean): void => {
    const { data, errors, meta } = parser.parse(text, 0, !isLast) as Parsed;
    for (const error of errors) {
      const at = error.row ?? 0;
      const isSwallowing = data[at]?.some((cell) => cell.includes('\n')) ?? false;
      if (error.code === 'MissingQuotes' || isSwallowing) unclosed ??= row + at;
    }
    if (data.length > 0) onRecords(data, row, bytes);
    row += data.length;
    carry = isLast ? '' : text.slice(meta.cursor);
    unended = data.length > 0 ? 0 : text.length;
  };
  const count = (read: number): void => {
    bytes += read;
  };
  for (const text of decodedText(path, encoding, count, delimiter)) {
    carry += text;
    // a record without an end is not looked through again with every piece
    if (carry.length >= unended * 2) take(carry, false);
    if (carry.length > MAX_RECORD) return row;
  }
  if (carry !== '') take(carry, true);
  return unclosed;
}
