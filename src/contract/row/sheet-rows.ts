/** Tells the rows of data of one list from the rows between them: headings that name a customer, totals, repeated headers, footers. */
import { type Heading, headingOf, isLabelRow } from '../../intake/customer-headings.ts';
import type { FilePlan } from '../../intake/plan-file.ts';
import {
  isAgeText,
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
  | 'footer'
  | 'repeated_header';

/** True where a cell holds more than blanks. */
export function isFilled(cell: string): boolean {
  if (cell === '') return false;
  const first = cell.charCodeAt(0);
  return (first > 0x20 && first < 0x7f) || cell.trim() !== '';
}

export interface SheetRows {
  kindOf(record: readonly string[]): SheetRowKind;
  /** The customer of the last heading, while its group lasts. */
  readonly heading: Heading | null;
}

/** The rows of one list; `hasDate` says whether a required date of the record is filled. */
export function sheetRows(
  plan: FilePlan,
  hasDate: (record: readonly string[], first: number) => boolean,
): SheetRows {
  const customers = [columnOf(plan, 'customer_id'), columnOf(plan, 'customer_name')].filter(
    (index) => index >= 0,
  );
  const canHead = plan.table === 'invoice' || plan.table === 'payment';
  const id = columnOf(plan, plan.table === 'payment' ? 'payment_id' : 'invoice_id');
  const { customer } = plan.preamble;
  const ofTitle =
    customer !== null && customers.length === 0 ? { code: customer, name: customer } : null;
  let heading: Heading | null = ofTitle;

  const isHeaderAgain = (record: readonly string[]): boolean => {
    let same = 0;
    for (let i = 0; i < plan.headers.length; i++) {
      const header = plan.headers[i]!;
      const cell = (record[i] ?? '').trim();
      if (header === '' && cell === '') continue;
      if (cell.replace(/\s+/g, ' ') !== header) return false;
      same++;
    }
    return same > 1;
  };

  const hasNumber = (record: readonly string[]): boolean =>
    id >= 0 && (record[id] ?? '').trim() !== '';
  /** True where the word for a total comes after the customer's name: such a row is no document. */
  const isTotalInside = (record: readonly string[]): boolean =>
    id >= 0 && record.some((cell) => cell.length <= 10 && isTotalWord(cell));

  return {
    get heading() {
      return heading;
    },
    kindOf(record) {
      let filled = 0;
      let first = -1;
      for (let i = 0; i < record.length && filled <= MAX_HEADING_CELLS; i++) {
        if (!isFilled(record[i]!)) continue;
        filled++;
        if (first < 0) first = i;
      }
      if (filled === 0) return 'blank';
      const text = record[first]!.trim();
      if (
        RULED_LINE.test(text) &&
        record.every((cell) => /^\s*$/.test(cell) || RULED_LINE.test(cell.trim()))
      )
        return 'blank';
      if (filled === 1 && canHead && isAgeText(text)) return 'heading';
      if (filled <= MAX_HEADING_CELLS && canHead && isLabelRow(record)) return 'heading';
      if (plan.isGrouped && first === 0 && !isTotalLike(text) && !hasDate(record, -1)) {
        heading = { code: null, name: text };
        return 'heading';
      }
      if (filled <= MAX_HEADING_CELLS && canHead && headingOf(record) !== null) {
        // a heading is in the customer's own column, or the list has no such column
        const isCustomers = customers.length === 0 ? plan.isHeaded : customers.includes(first);
        if (isCustomers && (first !== id || customers.length === 0)) {
          heading = headingOf(record);
          return 'heading';
        }
      }
      if (isTotalLike(text) && !hasDate(record, first)) {
        heading = ofTitle;
        return 'total';
      }
      if (canHead && !hasNumber(record) && !hasDate(record, -1)) {
        if (record.some(isOpeningText)) return 'opening';
        if (isTotalInside(record)) return 'total';
      }
      if (filled === 1 && isFooterText(text)) return 'footer';
      if (text === plan.headers[first] && isHeaderAgain(record)) return 'repeated_header';
      return 'data';
    },
  };
}
