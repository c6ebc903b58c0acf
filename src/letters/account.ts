/** What one customer owes in one currency on one day, line by line: what a letter is filled with. */
import { addDays, daysBetween, type IsoDate } from '../format/date.ts';
import { groupBy } from '../format/group-by.ts';
import { sumOf } from '../format/sum-of.ts';
import { numberOf, textOf } from '../report/parts/row-cells.ts';
import type { Row, RowsQuestion } from '../rows/types.ts';

export interface LetterLine {
  /** Null: money or a credit that is applied to nothing. */
  document: string | null;
  instalment: number | null;
  issued: IsoDate;
  due: IsoDate | null;
  daysLate: number;
  amountMinor: number;
  /** What is open of it; below 0 for what is unapplied. */
  openMinor: number;
}

export interface LetterAccount {
  customer: string;
  /** The customer's own sales rep. */
  rep: string | null;
  currency: string | null;
  asOf: IsoDate;
  /** Items by due date, then what is unapplied. */
  lines: LetterLine[];
  openMinor: number;
  overdueMinor: number;
  dueSoonMinor: number;
  /** Unapplied money and credits, above 0. */
  creditMinor: number;
  /** Open less credit: the balance. */
  totalMinor: number;
  /** Days of the oldest overdue item; 0 where none is. */
  oldestDays: number;
}

/** Lines of all letters together that one question fetches. */
const MAX_LINES = 10_000_000;

export const letterQuestion = (asOf: IsoDate, customer?: string): RowsQuestion => ({
  which: 'letter',
  filter: customer === undefined ? {} : { customer },
  asOf,
  limit: MAX_LINES,
});

const isOverdue = ({ document, daysLate }: LetterLine): boolean =>
  document !== null && daysLate > 0;
/** Due within so many days, and not yet past. */
const isSoon =
  (last: IsoDate) =>
  ({ document, due, daysLate }: LetterLine): boolean =>
    document !== null && daysLate <= 0 && due !== null && due <= last;

export const overdueLines = ({ lines }: LetterAccount): LetterLine[] => lines.filter(isOverdue);
export const soonLines = ({ lines, asOf }: LetterAccount, dueSoonDays: number): LetterLine[] =>
  lines.filter(isSoon(addDays(asOf, dueSoonDays)));

/** An account without a line: a balance of zero. */
export const emptyAccount = (
  customer: string,
  currency: string | null,
  asOf: IsoDate,
): LetterAccount => accountOf({ customer, rep: null, currency, asOf }, [], 0);

function accountOf(
  whose: Pick<LetterAccount, 'customer' | 'rep' | 'currency' | 'asOf'>,
  lines: LetterLine[],
  dueSoonDays: number,
): LetterAccount {
  const open = ({ openMinor }: LetterLine): number => openMinor;
  const { asOf } = whose;
  const overdue = lines.filter(isOverdue);
  const totalMinor = sumOf(lines, open);
  const openMinor = sumOf(
    lines.filter(({ document }) => document !== null),
    open,
  );
  return {
    ...whose,
    lines,
    totalMinor,
    openMinor,
    creditMinor: openMinor - totalMinor,
    overdueMinor: sumOf(overdue, open),
    dueSoonMinor: sumOf(lines.filter(isSoon(addDays(asOf, dueSoonDays))), open),
    oldestDays: Math.max(0, ...overdue.map(({ daysLate }) => daysLate)),
  };
}

function lineOf(row: Row, asOf: IsoDate): LetterLine {
  const isCredit = numberOf(row, 'item_key') === null;
  const due = textOf(row, 'due_date');
  return {
    document: isCredit ? null : (textOf(row, 'document') ?? '–'),
    instalment: numberOf(row, 'instalment_no'),
    issued: textOf(row, 'date')!,
    due,
    daysLate: due === null ? 0 : daysBetween(due, asOf),
    amountMinor: numberOf(row, 'amount_minor')!,
    openMinor: numberOf(row, 'open_minor')!,
  };
}

/** One account a customer and currency, in the order of the rows. */
export function readAccounts(rows: Row[], asOf: IsoDate, dueSoonDays: number): LetterAccount[] {
  const groups = groupBy(rows, (row) =>
    JSON.stringify([textOf(row, 'customer_id'), textOf(row, 'currency')]),
  );
  return [...groups.values()].map((group) =>
    accountOf(
      {
        customer: textOf(group[0]!, 'customer_id') ?? '',
        rep: textOf(group[0]!, 'rep_id'),
        currency: textOf(group[0]!, 'currency'),
        asOf,
      },
      group.map((row) => lineOf(row, asOf)),
      dueSoonDays,
    ),
  );
}
