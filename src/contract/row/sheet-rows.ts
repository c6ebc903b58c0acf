/** Tells the rows of data of one list from the rows between them: headings that name a customer, totals, repeated headers, footers. */
import { type Heading, headingOf, isLabelRow } from '../../intake/customer-headings.ts';
import type { FilePlan } from '../../intake/plan-file.ts';
import {
  isAgeText,
  isBalanceText,
  isFooterText,
  isOpeningText,
  isTotalLike,
  isTotalWord,
} from '../../intake/vocabulary.ts';
import { columnOf } from '../plan/plan-columns.ts';

/** A row that names a customer fills at most so many cells. */
const MAX_HEADING_CELLS = 2;
/** A line drawn in characters, under a header or a group. */
const RULED_LINE = /^[-=_+─━═]{3,}$/;

export type SheetRowKind =
  | 'blank'
  | 'data'
  | 'total'
  | 'heading'
  | 'opening'
  | 'balance'
  | 'footer'
  | 'repeated_header'
  | 'units';

function endsWithDigit(cell: string): boolean {
  const last = cell.charCodeAt(cell.length - 1);
  return last >= 48 && last <= 57;
}

/** True where a cell holds more than blanks. */
export function isFilled(cell: string): boolean {
  if (cell === '') return false;
  const first = cell.charCodeAt(0);
  return (first > 0x20 && first < 0x7f) || cell.trim() !== '';
}

/** The rows of one list, in their order. */
export class SheetRows {
  readonly #plan: FilePlan;
  readonly #hasDate: (record: readonly string[], first: number) => boolean;
  /** Positions of the customer's id and name, as far as the list has them. */
  readonly #customersAt: readonly number[];
  readonly #idAt: number;
  /** Positions of the cells that may name a balance. */
  readonly #balancesAt: readonly number[];
  /** Only lists of documents and payments have headings that name a customer. */
  readonly #canHead: boolean;
  readonly #ofTitle: Heading | null;
  #heading: Heading | null;
  /** The row of units, until it came. */
  #units: readonly string[] | null;

  /** `hasDate` says whether a required date of the record is filled, other than at `first`. */
  constructor(plan: FilePlan, hasDate: (record: readonly string[], first: number) => boolean) {
    this.#plan = plan;
    this.#hasDate = hasDate;
    this.#units = plan.units;
    this.#customersAt = ['customer_id', 'customer_name']
      .map((field) => columnOf(plan, field))
      .filter((index) => index >= 0);
    this.#canHead = plan.table === 'invoice' || plan.table === 'payment';
    this.#idAt = columnOf(plan, plan.table === 'payment' ? 'payment_id' : 'invoice_id');
    const text = plan.table === 'payment' ? columnOf(plan, 'bank_ref') : -1;
    this.#balancesAt = this.#canHead
      ? [this.#idAt, ...this.#customersAt, text].filter((index) => index >= 0)
      : [];
    const { customer } = plan.preamble;
    const isOfTitle = customer !== null && this.#customersAt.length === 0;
    this.#ofTitle = isOfTitle ? { code: customer, name: customer } : null;
    this.#heading = this.#ofTitle;
  }

  /** The customer of the last heading, while its group lasts. */
  get heading(): Heading | null {
    return this.#heading;
  }

  kindOf(record: readonly string[]): SheetRowKind {
    let filled = 0;
    let first = -1;
    for (let i = 0; i < record.length && filled <= MAX_HEADING_CELLS; i++) {
      if (!isFilled(record[i]!)) continue;
      filled++;
      if (first < 0) first = i;
    }
    if (filled === 0) return 'blank';
    if (this.#units !== null && this.#isUnits(record)) return 'units';
    const text = record[first]!.trim();
    if (RULED_LINE.test(text) && record.every(isRuledOrBlank)) return 'blank';
    if (this.#isHeading(record, text, filled, first)) return 'heading';
    if (isTotalLike(text) && !this.#hasDate(record, first)) {
      this.#heading = this.#ofTitle;
      return 'total';
    }
    const balance = this.#balanceIn(record);
    if (balance !== null) return balance;
    if (this.#canHead && !this.#hasNumber(record) && !this.#hasDate(record, -1)) {
      if (record.some(isOpeningText)) return 'opening';
      if (this.#isTotalInside(record)) return 'total';
    }
    if (filled === 1 && isFooterText(text)) return 'footer';
    if (text === this.#plan.headers[first] && this.#isHeaderAgain(record)) return 'repeated_header';
    return 'data';
  }

  /** True for a heading; one that names a customer begins its group. `filled` counts no further than the limit. */
  #isHeading(record: readonly string[], text: string, filled: number, first: number): boolean {
    const isShort = this.#canHead && filled <= MAX_HEADING_CELLS;
    if (isShort && ((filled === 1 && isAgeText(text)) || isLabelRow(record))) return true;
    const { isGrouped, isHeaded } = this.#plan;
    if (isGrouped && first === 0 && !isTotalLike(text) && !this.#hasDate(record, -1)) {
      this.#heading = { code: null, name: text };
      return true;
    }
    const heading = isShort ? headingOf(record) : null;
    if (heading === null) return false;
    // it is in the customer's own column, or the list has no such column
    const customersAt = this.#customersAt;
    const isCustomers = customersAt.length === 0 ? isHeaded : customersAt.includes(first);
    if (!isCustomers || (first === this.#idAt && customersAt.length > 0)) return false;
    this.#heading = heading;
    return true;
  }

  /** A line with the balance of an account, be it dated or not, or null. */
  #balanceIn(record: readonly string[]): 'opening' | 'balance' | null {
    for (const index of this.#balancesAt) {
      const cell = record[index] ?? '';
      // most numbers end with a digit, and no balance is named by one
      if (cell === '' || (index === this.#idAt && endsWithDigit(cell))) continue;
      if (!isBalanceText(cell)) continue;
      return this.#plan.table === 'invoice' && isOpeningText(cell) ? 'opening' : 'balance';
    }
    return null;
  }

  #isUnits(record: readonly string[]): boolean {
    const units = this.#units!;
    this.#units = null;
    return record.every((cell, i) => cell.trim() === (units[i] ?? ''));
  }

  #isHeaderAgain(record: readonly string[]): boolean {
    let same = 0;
    for (const [i, header] of this.#plan.headers.entries()) {
      const cell = (record[i] ?? '').trim();
      if (header === '' && cell === '') continue;
      if (cell.replace(/\s+/g, ' ') !== header) return false;
      same++;
    }
    return same > 1;
  }

  #hasNumber(record: readonly string[]): boolean {
    return this.#idAt >= 0 && (record[this.#idAt] ?? '').trim() !== '';
  }

  /** True where the word for a total comes after the customer's name: such a row is no document. */
  #isTotalInside(record: readonly string[]): boolean {
    return this.#idAt >= 0 && record.some((cell) => cell.length <= 10 && isTotalWord(cell));
  }
}

const isRuledOrBlank = (cell: string): boolean => {
  const text = cell.trim();
  return text === '' || RULED_LINE.test(text);
};
