/** Lists of a payment provider: what came, what it kept, and what was left of it. What came is the amount. */
import { hasRole } from '../headers/headers.ts';
import { readNumber } from '../number.ts';
import { saysCharge } from '../payment-words.ts';

/** As many rows have a fee at least, and so many of them add up. */
const LEAST = 2;
const MOST = 0.9;
const ROWS_SEEN = 200;

const cents = (cell: string | undefined): number | null => {
  const text = cell ?? '';
  const number = readNumber(text, '.') ?? readNumber(text, ',');
  return number === null ? null : Math.round(number * 100);
};

/** Position of the column with what came: what was kept makes of it, row by row, another column right of it; null where none does. */
export function grossColumn(
  headers: readonly string[],
  rows: readonly (readonly string[])[],
): number | null {
  const isFee = (header: string): boolean => saysCharge(header) && !hasRole('tax_amount', header);
  for (const [fee, header] of headers.entries()) {
    if (!isFee(header)) continue;
    const charged = rows.slice(0, ROWS_SEEN).filter((row) => (cents(row[fee]) ?? 0) !== 0);
    if (charged.length < LEAST) continue;
    const gross = headers.findIndex((_, at) => at !== fee && makesNet(charged, at, fee));
    if (gross >= 0) return gross;
  }
  return null;
}

/** Whether the fee taken off the column gives one beside it, in nearly all rows. */
function makesNet(rows: readonly (readonly string[])[], gross: number, fee: number): boolean {
  const width = Math.max(...rows.map((row) => row.length));
  for (let net = gross + 1; net < width; net++) {
    if (net === fee) continue;
    const fits = rows.filter((row) => {
      const [whole, charge, rest] = [cents(row[gross]), cents(row[fee]), cents(row[net])];
      if (whole === null || charge === null || rest === null || whole === 0) return false;
      return rest !== whole && (whole + charge === rest || whole - charge === rest);
    });
    if (fits.length >= rows.length * MOST) return true;
  }
  return false;
}
