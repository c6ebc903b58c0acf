/** The one way to ask for rows: those behind a figure, and named sets such as open items or a statement. */
import type { Row } from '../engine/engine.ts';
import type { PackScope } from '../engine/pack-scope.ts';
import type { Dimension, Question } from '../metrics/types.ts';

export type { Row } from '../engine/engine.ts';

/**
 * behind: the rows of one measure of a metric. items: documents still open, overdue, due, settled or issued.
 * receipts: payments of the period. credits: money applied to nothing at the as-of date. statement: every
 * movement of the period between opening and closing balance. letter: what letters list, by customer.
 * confirmations: balances that customers were asked to confirm. document: one invoice and what reduced it.
 * payment: one payment and where it went.
 */
export const ROW_SETS = [
  'behind',
  'items',
  'receipts',
  'credits',
  'disputes',
  'promises',
  'contacts',
  'actions',
  'statement',
  'letter',
  'confirmations',
  'document',
  'payment',
] as const;
export type RowSet = (typeof ROW_SETS)[number];

export const ITEM_STATES = ['open', 'overdue', 'due', 'settled', 'issued'] as const;
export type ItemState = (typeof ITEM_STATES)[number];

export interface RowsQuestion
  extends Pick<Question, 'filter' | 'period' | 'asOf'>,
    Partial<Omit<Question, 'by' | 'metric' | 'filter' | 'period' | 'asOf'>> {
  which: RowSet;
  /** Behind a figure: its metric, and which of the metric's measures. */
  metric?: string;
  measure?: string;
  /** The values of the dimensions that the figure stands for; null: rows without one. */
  at?: Partial<Record<Dimension, string | null>>;
  /** Items: which of them; default open. Disputes: `open` for those open at the as-of date. Promises: `due` and `overdue`. */
  state?: ItemState;
  /** document: an `invoice_key`. payment: a `source_row_id`. */
  key?: number;
  /** Adds what filters look at, as keys `of_…`: of sets whose rows are of one customer, rep, region each. */
  withOwner?: true;
  /** Adds whose each row is, as `of_customer`; a statement is then one for each customer. */
  eachCustomer?: true;
  sort?: { column: string; descending?: boolean };
  limit?: number;
  offset?: number;
}

/**
 * minor: integer minor units of the row's `currency`. word: a code, printed in the reader's language where it is known.
 * share: of one. rate: a share that somebody has set, printed with all its decimals. number: a weight (amount × days). key: leads to another set, is not shown.
 */
export type RowKind =
  | 'text'
  | 'word'
  | 'date'
  | 'minor'
  | 'days'
  | 'count'
  | 'share'
  | 'rate'
  | 'number'
  | 'key';

export interface RowColumn {
  id: string;
  kind: RowKind;
}

export interface RowsTotal {
  currency: string | null;
  count: number;
  /** Sum of the set's amount column over all its rows; null where there is none to add up. */
  amount: number | null;
}

/** Rows as pages list them, whoever has them. */
export interface RowsList {
  columns: RowColumn[];
  /** The column whose sum is the total: `contribution` behind a figure. */
  amountColumn: string | null;
  /** The rows from `offset` on, at most `limit`. Dates as `YYYY-MM-DD`. */
  rows: Row[];
  /** All rows of the set, not only those handed over. */
  count: number;
  /** One per currency; never added together. */
  totals: RowsTotal[];
}

/** Rows as an engine gives them. */
export interface RowsAnswer extends RowsList {
  /** The statement that gives all rows, for the reader. */
  sql: string;
  /** What that statement needs of the pack. */
  scope: PackScope;
}

export type AskRows = (question: RowsQuestion) => Promise<RowsAnswer>;
