/** Documents without amounts whose lines, quantity and price, stand in another file: each gets the sum of its lines. */

import {
  decideDecimalSeparator,
  noNumberEvidence,
  observeNumber,
} from '../../intake/decimal-separator.ts';
import { headText } from '../../intake/decode.ts';
import { DelimitedWriter } from '../../intake/delimited-writer.ts';
import { inspectText } from '../../intake/encoding.ts';
import { normaliseHeader } from '../../intake/header-spelling.ts';
import { type HeaderRole, roleKeys } from '../../intake/headers/headers.ts';
import { Budget } from '../../intake/limits.ts';
import { type DecimalSeparator, readDecimal } from '../../intake/number.ts';
import type { PlanRefusal, SourceFile } from '../../intake/plan-file.ts';
import { headRecords, readRecords, sniffDelimiter } from '../../intake/records.ts';

interface Lines {
  source: SourceFile;
  encoding: Parameters<typeof headText>[1];
  delimiter: string;
  /** 1-based. */
  headerRow: number;
  id: number;
  quantity: number;
  price: number;
  discount: number;
  amount: number;
}

/** What the header of a refused file says, read again; null where it is no text with a header on top. */
function openHeader(source: SourceFile) {
  const found = source.encoding ? { encoding: source.encoding } : inspectText(source.path);
  if ('rule' in found) return null;
  const head = headText(source.path, found.encoding);
  const delimiter = source.unpacked ? ',' : sniffDelimiter(head);
  const rows = headRecords(head, delimiter);
  const at = rows.findIndex((row) => row.filter((cell) => cell.trim() !== '').length > 1);
  if (at < 0) return null;
  const keys = rows[at]!.map(normaliseHeader);
  return { encoding: found.encoding, delimiter, headerRow: at + 1, keys };
}

type Head = NonNullable<ReturnType<typeof openHeader>>;

/** The header under which both files give the document's number. */
function sharedNumber(document: Head, lines: Head): string | null {
  return (
    document.keys.find((key) => roleKeys('line_document').has(key) && lines.keys.includes(key)) ??
    null
  );
}

function linesOf(source: SourceFile, head: Head, number: string): Lines | null {
  const find = (role: HeaderRole): number => head.keys.findIndex((key) => roleKeys(role).has(key));
  const lines: Lines = {
    source,
    encoding: head.encoding,
    delimiter: head.delimiter,
    headerRow: head.headerRow,
    id: head.keys.indexOf(number),
    quantity: find('line_quantity'),
    price: find('line_price'),
    discount: find('line_discount'),
    amount: find('line_amount'),
  };
  return lines.amount >= 0 || (lines.quantity >= 0 && lines.price >= 0) ? lines : null;
}

const POWER = 2;

/** Hundredths of a decimal number times others, rounded half away from zero; null where one is no number. */
function product(texts: readonly string[], separator: DecimalSeparator): bigint | null {
  let whole = 1n;
  let fraction = 0;
  for (const text of texts) {
    const decimal = readDecimal(text, separator);
    if (decimal === null) return null;
    whole *= BigInt(decimal.digits || '0') * (decimal.isNegative ? -1n : 1n);
    fraction += decimal.fraction;
  }
  if (fraction <= POWER) return whole * 10n ** BigInt(POWER - fraction);
  const unit = 10n ** BigInt(fraction - POWER);
  const half = whole < 0n ? -unit / 2n : unit / 2n;
  return (whole + half) / unit;
}

interface Sums {
  /** Hundredths by document; null where a line cannot be read. */
  totals: Map<string, bigint | null>;
  rows: number;
}

async function sumLines(lines: Lines, setting: DecimalSeparator | undefined): Promise<Sums> {
  const { path } = lines.source;
  const numbers = [lines.amount, lines.quantity, lines.price].filter((index) => index >= 0);
  const evidence = noNumberEvidence();
  await readRecords(path, lines.encoding, lines.delimiter, (records, first) => {
    for (const [i, record] of records.entries())
      if (first + i > lines.headerRow)
        for (const index of numbers) observeNumber(evidence, record[index] ?? '');
  });
  const separator = decideDecimalSeparator(evidence, evidence, setting) ?? '.';
  const totals: Sums['totals'] = new Map();
  let rows = 0;
  await readRecords(path, lines.encoding, lines.delimiter, (records, first) => {
    for (const [i, record] of records.entries()) {
      rows++;
      if (first + i <= lines.headerRow || record.every((cell) => cell.trim() === '')) continue;
      const id = (record[lines.id] ?? '').trim();
      const before = totals.get(id);
      const amount = lineAmount(lines, record, separator);
      totals.set(id, before === null || amount === null ? null : (before ?? 0n) + amount);
    }
  });
  return { totals, rows };
}

function lineAmount(
  lines: Lines,
  record: readonly string[],
  separator: DecimalSeparator,
): bigint | null {
  const cell = (index: number): string => (record[index] ?? '').trim();
  if (lines.amount >= 0) return product([cell(lines.amount)], separator);
  const factors = [cell(lines.quantity), cell(lines.price)];
  const discount = lines.discount < 0 ? '' : cell(lines.discount);
  if (discount === '' || Number(discount) === 0) return product(factors, separator);
  const share = readDecimal(discount, separator);
  const one = share && 10n ** BigInt(share.fraction);
  if (!share || share.isNegative || BigInt(share.digits) > one!) return null;
  const rest = String(one! - BigInt(share.digits)).padStart(share.fraction + 1, '0');
  const shortened = `${rest.slice(0, rest.length - share.fraction)}.${rest.slice(-share.fraction)}`;
  return product([...factors, shortened.replace('.', separator)], separator);
}

const written = (hundredths: bigint): string => {
  const text = String(hundredths < 0n ? -hundredths : hundredths).padStart(POWER + 1, '0');
  return `${hundredths < 0n ? '-' : ''}${text.slice(0, -POWER)}.${text.slice(-POWER)}`;
};

export interface JoinedLines {
  /** The documents with a column more, in place of the file they came from. */
  documents: SourceFile;
  lines: SourceFile;
  documentCount: number;
  lineCount: number;
  /** Lines' documents that the file of documents does not have. */
  without: number;
}

/**
 * Joins a file of documents that only misses its amounts with the file of their lines; null where there is none.
 * `scratch` gives a path for the joined text. Rows keep their numbers.
 */
export async function joinOrderLines(
  documents: SourceFile,
  others: readonly SourceFile[],
  scratch: () => string,
  setting?: DecimalSeparator,
): Promise<JoinedLines | null> {
  const head = openHeader(documents);
  if (head === null) return null;
  for (const source of others) {
    const own = openHeader(source);
    const number = own && sharedNumber(head, own);
    const lines = number && linesOf(source, own, number);
    if (!lines) continue;
    const { totals, rows } = await sumLines(lines, setting);
    const at = head.keys.indexOf(number);
    const out = new DelimitedWriter(scratch(), new Budget(documents.bytes + source.bytes + 1024));
    const seen = new Set<string>();
    await readRecords(documents.path, head.encoding, head.delimiter, (records, first) => {
      for (const [i, record] of records.entries()) {
        const row = first + i;
        const id = (record[at] ?? '').trim();
        const total = totals.get(id);
        const isData = row > head.headerRow && record.length === head.keys.length;
        if (isData) seen.add(id);
        const cell = row === head.headerRow ? 'amount' : total != null ? written(total) : '';
        out.row(isData || row === head.headerRow ? [...record, cell] : record, row);
      }
    });
    out.close();
    const without = [...totals.keys()].filter((id) => !seen.has(id)).length;
    return {
      documents: { ...documents, path: out.path, bytes: out.bytes, encoding: 'utf-8' },
      lines: {
        ...source,
        usedFor: `the amounts of ${documents.name}`,
        unpacked: { encoding: lines.encoding, delimiter: lines.delimiter, rows },
      },
      documentCount: seen.size,
      lineCount: rows - lines.headerRow,
      without,
    };
  }
  return null;
}

/** True where only the amount is missing. */
export const missesOnlyAmount = (refusals: readonly PlanRefusal[]): boolean =>
  refusals.length === 1 &&
  refusals[0]!.rule === 'missing_column' &&
  refusals[0]!.column === 'amount or open_amount';
