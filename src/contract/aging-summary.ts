/** The balances by customer of an aging summary, to be compared with those of the documents. */
import { fromDayNumber } from '../format/date.ts';
import {
  decideDecimalSeparator,
  noNumberEvidence,
  observeNumber,
} from '../intake/decimal-separator.ts';
import { readAmount } from '../intake/number.ts';
import type { SummaryPlan } from '../intake/plan-file.ts';
import { readRecords } from '../intake/records.ts';
import { isTotalLike } from '../intake/vocabulary.ts';
import type { Settings } from '../settings/settings.ts';
import { tidyText } from './row/cells.ts';

interface CustomerBalance {
  row: number;
  /** The row's cells beside its amounts: the customer's name, and the number if there is one. */
  names: string[];
  minor: number;
}

export interface AgingBalances {
  file: string;
  /** Header of the balances, or of the first age where they are added up. */
  column: string;
  /** `YYYY-MM-DD`; null where the title names no day. */
  asOf: string | null;
  customers: CustomerBalance[];
}

/** Reads the balances in hundredths; null where an amount cannot be read for sure. */
export async function agingBalances(
  { source, encoding, delimiter, summary, preamble: title }: SummaryPlan,
  settings: Settings,
): Promise<AgingBalances | null> {
  const { at, headers, ages, total } = summary;
  const columns = total >= 0 ? [total] : ages;
  const rows: { row: number; names: string[]; cells: string[] }[] = [];
  const evidence = noNumberEvidence();
  await readRecords(source.path, encoding, delimiter, (records, firstRow) => {
    for (const [i, record] of records.entries()) {
      if (firstRow + i <= at + 1) continue;
      const names = record
        .slice(0, ages[0])
        .map(tidyText)
        .filter((cell) => cell !== '');
      const cells = columns.map((index) => (record[index] ?? '').trim());
      if (names.length === 0 || names.some(isTotalLike) || cells.every((cell) => cell === ''))
        continue;
      for (const cell of cells) observeNumber(evidence, cell);
      rows.push({ row: firstRow + i, names, cells });
    }
  });
  const sign = decideDecimalSeparator(evidence, evidence, settings.decimal_sign);
  if (sign === null) return null;
  const customers: CustomerBalance[] = [];
  for (const { row, names, cells } of rows) {
    let minor = 0;
    for (const cell of cells.filter((text) => /\d/.test(text))) {
      const amount = readAmount(cell, sign, 2, title.power);
      if ('rule' in amount) return null;
      minor += amount.minor;
    }
    customers.push({ row, names, minor });
  }
  const asOf = title.asOf === null ? null : fromDayNumber(title.asOf);
  return { file: source.name, column: headers[columns[0]!] ?? '', asOf, customers };
}
