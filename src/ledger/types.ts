/** What the ledger is told and what it answers, in columns: row i of an input is index i of each column. */

type Numbers = ArrayLike<number>;

/** No such item, invoice or party; as a day: one that never comes. */
export const NONE = 2 ** 31 - 1;

/** Open items sorted by issue day, then due day, then read order. */
export interface LedgerItems {
  /** Items of one invoice share it. Small whole numbers from 0. */
  invoice: Numbers;
  /** Customer and currency: unreferenced money moves only within it. NONE: unknown customer. */
  party: Numbers;
  /** Days since 1970-01-01. */
  issueDay: Numbers;
  dueDay: Numbers;
  /** Integer minor units, > 0. */
  amount: Numbers;
}

export const EVENT_KINDS = ['cash', 'credit_note', 'write_off', 'discount', 'refund'] as const;

/** Receipts, credit notes, write-offs, discounts and refunds in read order. */
export interface LedgerEvents {
  /** Index into EVENT_KINDS. */
  kind: Numbers;
  /** The invoice it names; NONE: none, or none that is known. */
  invoice: Numbers;
  /** Index of the one item it may reach; NONE: any item of the invoice. */
  item: Numbers;
  party: Numbers;
  payDay: Numbers;
  /** Not before `payDay`. */
  applyDay: Numbers;
  /** Integer minor units, > 0. */
  amount: Numbers;
  /** 1: without reference, goes to the party's oldest due items. */
  oldestFirst: Numbers;
}

/** One row per application; negative where a refund takes it back. Amounts in minor units. */
export interface Allocations {
  item: Int32Array;
  event: Int32Array;
  appliedDay: Int32Array;
  amount: Float64Array;
}

/** One row per stretch in which money lay unapplied; `item` is what it reached then, `endDay` NONE while it still lies. */
interface Credits {
  event: Int32Array;
  item: Int32Array;
  startDay: Int32Array;
  endDay: Int32Array;
  amount: Float64Array;
}

export interface LedgerAnswer {
  allocations: Allocations;
  credits: Credits;
  /** What is left open of each item at the end. */
  open: Float64Array;
}
