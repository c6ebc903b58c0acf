/** Input and output of the ledger, in columns: row i of a table is index i of each column. */

type IndexedNumbers = ArrayLike<number>;

/** The greatest INTEGER stands for "no such item, invoice or party" and, as a day, for one that never comes. */
export const NO_KEY = 2 ** 31 - 1;
export const NEVER = NO_KEY;

/** Open items sorted by issue day, then due day, then read order. */
export interface LedgerItems {
  /** Items of one invoice share it. Small whole numbers from 0. */
  invoice: IndexedNumbers;
  /** Customer and currency: unreferenced money moves only within it. NO_KEY: unknown customer. */
  party: IndexedNumbers;
  /** Days since 1970-01-01. */
  issueDay: IndexedNumbers;
  dueDay: IndexedNumbers;
  /** Integer minor units, > 0. */
  amount: IndexedNumbers;
}

export const EVENT_KINDS = ['cash', 'credit_note', 'write_off', 'discount', 'refund'] as const;

/** Receipts, credit notes, write-offs, discounts and refunds in read order. */
export interface LedgerEvents {
  /** Index into EVENT_KINDS. */
  kind: IndexedNumbers;
  /** The invoice it names, also one that the data does not have; NO_KEY: none. */
  invoice: IndexedNumbers;
  /** Index of the one item it may reach; NO_KEY: any item of the invoice. */
  item: IndexedNumbers;
  party: IndexedNumbers;
  payDay: IndexedNumbers;
  /** Not before `payDay`. */
  applyDay: IndexedNumbers;
  /** Integer minor units, > 0. */
  amount: IndexedNumbers;
  /** 1: without reference, goes to the party's oldest due items. */
  oldestFirst: IndexedNumbers;
}

/** One row per application; negative where a refund takes it back. Amounts in minor units. */
export interface Allocations {
  item: Int32Array;
  event: Int32Array;
  appliedDay: Int32Array;
  amount: Float64Array;
}

/** One row per amount and span of days in which it was unapplied. `endDay` NEVER: it still is; `item`: what it then reached. */
interface Credits {
  event: Int32Array;
  item: Int32Array;
  startDay: Int32Array;
  endDay: Int32Array;
  amount: Float64Array;
}

export interface LedgerResult {
  allocations: Allocations;
  credits: Credits;
  /** What is left open of each item at the end. */
  open: Float64Array;
}
