/**
 * Rows that are no data whatever words they hold, by what they lack and what adds up: a total has no day and no number,
 * and its amount is the sum of rows above it; a closing line has no amount and hardly anything else.
 */
import { isBlankValue } from '../../intake/number.ts';
import { isTotalLike, isTotalName } from '../../intake/vocabulary.ts';
import { CellError } from './cells.ts';
import type { FileColumn, RowInProgress } from './row-in-progress.ts';
import type { RowMoney } from './row-money.ts';
import { isFilled } from './sheet-rows.ts';
import type { Totals } from './totals.ts';

/** A total that ties, a line without amounts, and an amount that is neither of a document nor the sum of others. */
export type EvidentKind = 'total' | 'footer' | 'loose_amount';

/** A total names itself, and perhaps a currency. */
const MOST_TEXTS = 2;
/** So many of the last numbers show what numbers look like. */
const NUMBERS = 16;

/** Customers that are remembered. */
const MOST_CUSTOMERS = 5000;
/** A day that cannot be read has at least so many digits; a count of rows has fewer. */
const DIGITS_OF_DAY = 6;
/** Words, and the day or the time of printing. */
const NO_NUMBER = /\s|^\p{Nd}{1,4}([-./:])\p{Nd}{1,2}(?:\1\p{Nd}{1,4})?$/u;

const HAS_DIGIT = /\p{Nd}/u;
const isDigit = (code: number): boolean => code >= 48 && code <= 57;

const lookOf = (text: string): string =>
  text
    .trim()
    .replace(/\p{N}+/gu, '9')
    .replace(/[\p{L}\p{M}]+/gu, 'a')
    .replace(/\s+/g, ' ');

/** A closing line fills at most so many of a list's columns. */
const mostFilled = (columns: number): number =>
  columns >= 6 ? 3 : columns >= 4 ? 2 : columns === 3 ? 1 : 0;

export class RowsByEvidence {
  readonly #current: RowInProgress;
  readonly #money: RowMoney;
  readonly #totals: Totals;
  readonly #dates: readonly FileColumn[];
  readonly #firstDate: number;
  readonly #idAt: number;
  readonly #customersAt: readonly number[];
  readonly #moneyAt: ReadonlySet<number>;
  /** Numbers of rows of data, the last ones. */
  readonly #numbers: string[] = [];
  readonly #customers = new Set<string>();
  /** Position of the invoice that a payment names. */
  readonly #documentAt: number;
  #lastDay = '';
  #rows = 0;

  constructor(
    current: RowInProgress,
    money: RowMoney,
    totals: Totals,
    dates: readonly FileColumn[],
  ) {
    const { plan } = current;
    this.#current = current;
    this.#money = money;
    this.#totals = totals;
    const isList = (plan.table === 'invoice' || plan.table === 'payment') && !plan.isGrouped;
    this.#dates = isList ? dates : [];
    this.#firstDate = this.#dates[0]?.index ?? -1;
    this.#idAt = current.at(plan.table === 'payment' ? 'payment_id' : 'invoice_id');
    this.#documentAt = plan.table === 'payment' ? current.at('invoice_id') : -1;
    this.#customersAt = [current.at('customer_id'), current.at('customer_name')].filter(
      (index) => index >= 0,
    );
    this.#moneyAt = new Set([
      ...current.columns.filter(({ column }) => column.type === 'money').map(({ index }) => index),
      current.at('credit_amount'),
    ]);
  }

  /** What the current row is, or null for a row of data. */
  kind(): EvidentKind | null {
    if (this.#firstDate < 0) return null;
    const { cells } = this.#current;
    // nearly every row has its day
    const hasDay = isDigit((cells[this.#firstDate] ?? '').charCodeAt(0));
    if (hasDay && isFilled(cells[this.#money.control] ?? '')) return this.#datedTotal();
    if (this.#rows === 0) return this.#totalAbove();
    const isNone = this.#money.sourceAmount() === 0 && this.#money.isNone();
    if ((hasDay && !isNone) || this.#hasNumber()) return null;
    return isNone ? this.#closingLine() : this.#loneAmount();
  }

  /** The current row is one of data. */
  remember(): void {
    if (this.#firstDate < 0) return;
    this.#numbers[this.#rows % NUMBERS] = this.#current.cells[this.#idAt] ?? '';
    this.#lastDay = this.#current.cells[this.#firstDate] ?? '';
    if (this.#customers.size < MOST_CUSTOMERS)
      for (const index of this.#customersAt) {
        const name = this.#current.cells[index] ?? '';
        if (name !== '') this.#customers.add(name);
      }
    this.#rows++;
  }

  #filled(): number[] {
    return [...this.#current.cells.keys()].filter((i) => isFilled(this.#current.cells[i]!));
  }

  /** True where the cell of the number looks like the numbers above. */
  #hasNumber(): boolean {
    const text = this.#idAt < 0 ? '' : (this.#current.cells[this.#idAt] ?? '');
    if (!isFilled(text) || isBlankValue(text)) return false;
    if (this.#numbers.some((number) => number === text)) return true;
    const looks = new Set(this.#numbers.filter(isFilled).map(lookOf));
    // words alone are numbers only where all numbers are
    const areWords = [...looks].every((look) => !look.includes('9'));
    return HAS_DIGIT.test(text) || areWords ? looks.has(lookOf(text)) : false;
  }

  #isNamed(): boolean {
    return this.#customersAt.some((index) => isFilled(this.#current.cells[index] ?? ''));
  }

  #closingLine(): EvidentKind | null {
    const { plan } = this.#current;
    const filled = this.#filled();
    const texts = filled.filter((index) => !this.#moneyAt.has(index));
    if (texts.length === 0 || filled.length > mostFilled(plan.headers.length)) return null;
    return this.#saysOfDocument(texts) ? null : 'footer';
  }

  /** True where a row without an amount has two of what a document has: it is a damaged one. */
  #saysOfDocument(texts: readonly number[]): boolean {
    if (texts.length < 2) return false;
    const { cells } = this.#current;
    const number = (this.#idAt < 0 ? '' : (cells[this.#idAt] ?? '')).trim();
    const names = this.#customersAt.map((index) => cells[index] ?? '');
    const hasDay = this.#dates.some(({ index, read }) => {
      const text = cells[index] ?? '';
      const value = read(text);
      if (value instanceof CellError) return text.replace(/\P{Nd}/gu, '').length >= DIGITS_OF_DAY;
      return value !== null;
    });
    const facts = [
      hasDay,
      HAS_DIGIT.test(number) && !NO_NUMBER.test(number),
      names.some((name) => /\p{L}/u.test(name)),
      names.some((name) => this.#customers.has(name)),
    ];
    return facts.filter(Boolean).length > 1;
  }

  /** A total above all rows, which stands alone in its row but for its name; or a name alone. */
  #totalAbove(): EvidentKind | null {
    const { cells } = this.#current;
    if (this.#isNamed() || this.#dates.some(({ index }) => isFilled(cells[index] ?? '')))
      return null;
    const texts = this.#filled().filter((index) => !this.#moneyAt.has(index));
    const isName = texts.length === 1 && !HAS_DIGIT.test(cells[texts[0]!]!);
    if (!isName) return null;
    if (this.#money.sourceAmount() !== 0) return 'total';
    return this.#filled().length === 1 && cells.length > 2 ? 'footer' : null;
  }

  /** A total with the day of the report or of the rows above, in place of a number a word or nothing. */
  #datedTotal(): EvidentKind | null {
    const { cells } = this.#current;
    const number = this.#idAt < 0 ? '' : (cells[this.#idAt] ?? '').trimEnd();
    if (isDigit(number.charCodeAt(number.length - 1)) || this.#rows < 2) return null;
    if (this.#documentAt >= 0 && isFilled(cells[this.#documentAt] ?? '')) return null;
    if (number !== '') {
      if (HAS_DIGIT.test(number) || !this.#numbers.every((one) => HAS_DIGIT.test(one))) return null;
      return isTotalName(number) || this.#isSumOfSeveral() ? 'total' : null;
    }
    if (this.#isNamed()) return null;
    const texts = this.#textsAt().map((index) => cells[index]!);
    if (texts.length > 1) return null;
    // without a number of its own it says what it is, or all others have one
    const saysSo = texts.some((text) => isTotalLike(text) || isTotalName(text));
    const isBare = texts.length === 0 && this.#idAt >= 0 && this.#numbers.every(isFilled);
    if (!saysSo && !isBare) return null;
    return this.#isSumOfSeveral() || (isBare && this.#isDayAgain()) ? 'total' : null;
  }

  /** Cells that are filled, but for amounts and days. */
  #textsAt(): number[] {
    const days = new Set(this.#dates.map(({ index }) => index));
    return this.#filled().filter((index) => !this.#moneyAt.has(index) && !days.has(index));
  }

  #isSumOfSeveral(): boolean {
    const printed = this.#money.onItsSide(this.#money.sourceAmount());
    return printed !== 0 && this.#totals.rowsSinceBoundary > 1 && this.#totals.isSum(printed);
  }

  /** True where the one row above has the same day and amount: the total of its day. */
  #isDayAgain(): boolean {
    const printed = this.#money.onItsSide(this.#money.sourceAmount());
    const isOne = this.#totals.rowsSinceBoundary === 1 && this.#totals.isSum(printed);
    return isOne && this.#current.cells[this.#firstDate] === this.#lastDay;
  }

  #loneAmount(): EvidentKind | null {
    const { cells } = this.#current;
    if (this.#dates.some(({ index }) => HAS_DIGIT.test(cells[index] ?? ''))) return null;
    const texts = this.#filled().filter((index) => !this.#moneyAt.has(index));
    const printed = this.#money.onItsSide(this.#money.sourceAmount());
    if (texts.length > MOST_TEXTS || printed === 0) return null;
    const isNamed = this.#isNamed();
    if (this.#totals.isSum(printed))
      return !isNamed || this.#idAt >= 0 || this.#totals.rowsSinceBoundary > 1 ? 'total' : null;
    return isNamed || texts.length === 0 ? null : 'loose_amount';
  }
}
