/** The first rows of an export, to see what the values of its columns do; all of its rows where a suspicion is to be proven. */

import {
  decideDecimalSeparator,
  noNumberEvidence,
  observeNumber,
} from '../../../intake/decimal-separator.ts';
import { headText } from '../../../intake/decode.ts';
import { type DecimalSeparator, plainHundredths, readNumber } from '../../../intake/number.ts';
import type { FilePlan } from '../../../intake/plan-file.ts';
import { headRecords, readRecords } from '../../../intake/records.ts';

const HEAD = 100_000;
const MOST_ROWS = 1000;

export interface Sample {
  plan: FilePlan;
  /** Below the header; blank ones are left out. */
  rows: readonly (readonly string[])[];
  /** True where these are all rows of the file. */
  isWhole: boolean;
}

const isAnything = (row: readonly string[]): boolean => row.some((cell) => cell.trim() !== '');

export function sampleOf(plan: FilePlan): Sample {
  const { source, encoding, delimiter, headerRow } = plan;
  const head = headText(source.path, encoding, HEAD);
  const records = headRecords(head, delimiter, headerRow + MOST_ROWS);
  const isWhole = head.length < HEAD && records.length < headerRow + MOST_ROWS;
  // the last record of a part may be cut
  const rows = records.slice(headerRow, isWhole ? undefined : -1).filter(isAnything);
  return { plan, rows, isWhole };
}

/** Hands over the rows below the header, one after the other. */
export async function eachRow(
  { source, encoding, delimiter, headerRow }: FilePlan,
  onRow: (cells: readonly string[]) => void,
): Promise<void> {
  await readRecords(source.path, encoding, delimiter, (records, firstRow) => {
    for (let i = Math.max(0, headerRow + 1 - firstRow); i < records.length; i++) onRow(records[i]!);
  });
}

/** A column of numbers. */
export interface Numbers {
  index: number;
  header: string;
  separator: DecimalSeparator;
  /** By row of the sample; null where blank or no number. */
  values: readonly (number | null)[];
}

/** As many rows show what a column holds. */
export const ROWS_SEEN = 300;

export function numberIn(cell: string | undefined, separator: DecimalSeparator): number | null {
  if (!cell) return null;
  const hundredths = plainHundredths(cell);
  return Number.isNaN(hundredths) ? readNumber(cell, separator) : hundredths / 100;
}

/** A number with either decimal sign, the point first; null where it is none. */
export const numberInEither = (cell: string | undefined): number | null =>
  numberIn(cell, '.') ?? numberIn(cell, ',');

/** The columns of which nearly all filled cells are numbers; `decimalSign` is what report.yml says. */
export function numberColumns(
  { plan, rows }: Sample,
  indexes: readonly number[],
  decimalSign: DecimalSeparator | undefined,
): Numbers[] {
  const compared = rows.slice(0, ROWS_SEEN);
  const all = noNumberEvidence();
  const seen = indexes.map((index) => {
    const evidence = noNumberEvidence();
    for (const row of compared) if (row[index]) observeNumber(evidence, row[index]!);
    all.point += evidence.point;
    all.comma += evidence.comma;
    return { index, evidence };
  });
  return seen.flatMap(({ index, evidence }) => {
    const separator = decideDecimalSeparator(evidence, all, decimalSign) ?? '.';
    const values = compared.map((row) => numberIn(row[index], separator));
    const filled = compared.filter((row) => (row[index] ?? '').trim() !== '').length;
    const numbers = values.filter((value) => value !== null).length;
    if (numbers === 0 || numbers < filled * 0.9) return [];
    return [{ index, header: plan.headers[index] ?? '', separator, values }];
  });
}

/** Gives a field its column, and no other field that column. */
export function mapOnto(plan: FilePlan, index: number, field: string): void {
  plan.columns = [
    ...plan.columns.filter((column) => column.index !== index && column.field !== field),
    { index, header: plan.headers[index]!, field },
  ].sort((a, b) => a.index - b.index);
}
