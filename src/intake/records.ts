/** Delimited text to records: which separator, and the records of a whole file in batches. */
import { Readable } from 'node:stream';
import Papa from 'papaparse';
import { decodedText, type Encoding } from './decode.ts';
import { findHeader, HEADER_SEARCH, knownHeaders } from './header.ts';

export const DELIMITERS = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** The first records of a text. */
export function headRecords(
  head: string,
  delimiter: string,
  count = HEADER_SEARCH + 5,
): string[][] {
  return Papa.parse<string[]>(head, { delimiter, newline: '\n', preview: count }).data;
}

/** The separator under which the head of a file shows the most known headers, else the most columns. */
export function sniffDelimiter(head: string, extra: ReadonlySet<string> = new Set()): Delimiter {
  let best: Delimiter = ',';
  let bestScore = -1;
  for (const delimiter of DELIMITERS) {
    const rows = headRecords(head, delimiter);
    const header = findHeader(rows, extra);
    const known = header < 0 ? 0 : knownHeaders(rows[header]!, extra);
    const widths = rows.map((row) => row.length).sort((a, b) => a - b);
    const score = known * 1000 + (widths[widths.length >> 1] ?? 0);
    if (score > bestScore) {
      best = delimiter;
      bestScore = score;
    }
  }
  return best;
}

/** Gets records in file order; `firstRow` is the 1-based number of the first, `bytes` what was read so far. */
export type OnRecords = (records: string[][], firstRow: number, bytes: number) => void;

/**
 * Reads all records of a file in batches, blank lines included, so that a record's number is the
 * row a spreadsheet shows. Returns the row at which a quotation mark is never closed, else null.
 */
export async function readRecords(
  path: string,
  encoding: Encoding,
  delimiter: string,
  onRecords: OnRecords,
): Promise<number | null> {
  let row = 1;
  let unclosed: number | null = null;
  let bytes = 0;
  const text = decodedText(path, encoding, (count) => {
    bytes += count;
  });
  const stream = Readable.from(text, { objectMode: true, highWaterMark: 1 });
  await new Promise<void>((resolve, reject) => {
    Papa.parse<string[]>(stream as unknown as NodeJS.ReadableStream, {
      delimiter,
      newline: '\n',
      chunk(results) {
        try {
          for (const error of results.errors) {
            if (error.code === 'MissingQuotes') unclosed ??= row + (error.row ?? 0);
          }
          onRecords(results.data, row, bytes);
          row += results.data.length;
        } catch (error) {
          reject(error as Error);
        }
      },
      complete: () => resolve(),
      error: reject,
    });
  });
  return unclosed;
}
