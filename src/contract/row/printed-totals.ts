/** The totals that a list prints between its rows, against the sums of the rows. */

import { currencyDigits } from '../../format/currency-digits.ts';
import { type Localised, text } from '../../i18n/locale.ts';
import { isBlankValue } from '../../intake/number.ts';
import { isGrandTotal, readCurrency } from '../../intake/vocabulary.ts';
import type { ProblemPlace } from '../rules/problem.ts';
import type { RowInProgress } from './row-in-progress.ts';
import type { RowMoney } from './row-money.ts';
import { isFilled } from './sheet-rows.ts';
import { type TotalDifference, Totals } from './totals.ts';

export interface PrintedTotals {
  /** Follows the sums. */
  totals: Totals;
  checkTotal(text: string): void;
  /** Compares a total above all rows with their sum, when all are read. */
  finish(): void;
  isBareTotal(): boolean;
  /** The sum of the rows above, in figures, as a total should print it; and the amount that is printed. */
  shownBeside(): Localised;
}

/** `dates` are the positions of the dates that a document must have. */
export function printedTotals(
  current: RowInProgress,
  money: RowMoney,
  dates: readonly number[],
): PrintedTotals {
  const { plan, settings, table } = current;
  const { control, currencyAt } = money;
  const printedAmount = (): number => money.onItsSide(money.sourceAmount());
  const totals = new Totals();
  const fields = ['invoice_id', 'doc_type', 'customer_id', 'customer_name', 'payment_id'];
  // a document or payment fills at least one of these
  const identifyingColumns =
    plan.table === 'invoice' || plan.table === 'payment'
      ? [...fields.map((field) => current.at(field)), ...dates].filter((index) => index >= 0)
      : [];

  let top: { printed: number; code: string | null; place: ProblemPlace } | null = null;

  function reportDifference(
    { printed, own }: TotalDifference,
    code: string | null,
    place: ProblemPlace,
  ): void {
    const digits = currencyDigits(code ?? settings.currency ?? null);
    const shown = (minor: number): string => (minor / 10 ** digits).toFixed(digits);
    const expected = text(
      `${shown(own)}, the sum of the rows; printed is ${shown(printed)}`,
      `各行之和为 ${shown(own)}；打印的合计为 ${shown(printed)}`,
    );
    current.reportProblem('total_differs', { ...place, expected });
  }

  /** Compares a printed total with the rows above it. */
  function checkTotal(words: string): void {
    if (control < 0 || isBlankValue(current.cells[control] ?? '')) {
      totals.boundary();
      return;
    }
    const raw = currencyAt < 0 ? '' : (current.cells[currencyAt] ?? '').trim();
    const code = readCurrency(raw) ?? readCurrency(/\b([A-Z]{3})\b/.exec(words)?.[1] ?? '');
    if (totals.isEmpty) {
      top ??= { printed: printedAmount(), code, place: current.place(table.control) };
      return;
    }
    const difference = totals.check(printedAmount(), code, isGrandTotal(words));
    if (difference !== null) reportDifference(difference, code, current.place(table.control));
  }

  function finish(): void {
    if (top === null || totals.hasSum(top.printed)) return;
    reportDifference({ printed: top.printed, own: totals.sum() }, top.code, top.place);
  }

  /** True for a total without the word: a row with nothing but an amount, which is the sum of rows above. */
  function isBareTotal(): boolean {
    if (
      identifyingColumns.length === 0 ||
      control < 0 ||
      identifyingColumns.some((i) => isFilled(current.cells[i] ?? ''))
    )
      return false;
    const printed = printedAmount();
    return printed !== 0 && totals.isSum(printed);
  }

  function shownBeside(): Localised {
    const digits = currencyDigits(current.reading.currency ?? settings.currency ?? null);
    const shown = (minor: number): string => (minor / 10 ** digits).toFixed(digits);
    const [sum, printed] = [shown(totals.sum()), shown(printedAmount())];
    return text(
      `${sum}, the sum of the rows above, or a document with its number, customer and day; printed is ${printed}`,
      `上方各行之和 ${sum}，或含编号、客户和日期的单据；打印的为 ${printed}`,
    );
  }

  return { totals, checkTotal, finish, isBareTotal, shownBeside };
}
