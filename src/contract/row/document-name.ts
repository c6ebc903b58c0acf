/** Names for the documents of a list without numbers, made of what each row says, so that every export of the list gives the same name. */
import { currencyDigits } from '../../format/currency-digits.ts';
import { fromDayNumber } from '../../format/date.ts';
import type { WritableCell } from '../table-writer.ts';

/** Columns of a raw invoice; dates as days since 1970, amounts in minor units. */
export type NameParts = Readonly<Record<string, WritableCell>>;

/**
 * Namer of one file's rows, in their order: contract or customer, issue date and amount, such as `C-12 2026-01-05
 * 1200.00`; the second of equal ones gets ` (2)`. Null where the row lacks one of the three.
 */
export function documentNamer(): (row: NameParts) => string | null {
  const times = new Map<string, number>();
  return ({ contract_no, customer_id, customer_name, issue_date, amount_minor, currency }) => {
    const whose = contract_no ?? customer_name ?? customer_id ?? null;
    if (whose === null || typeof issue_date !== 'number' || typeof amount_minor !== 'number')
      return null;
    const digits = currencyDigits((currency as string | null) ?? null);
    const amount = (amount_minor / 10 ** digits).toFixed(digits);
    const name = `${whose} ${fromDayNumber(issue_date)} ${amount}`;
    const nth = (times.get(name) ?? 0) + 1;
    times.set(name, nth);
    return nth === 1 ? name : `${name} (${nth})`;
  };
}
