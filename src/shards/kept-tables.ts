/** The tables of a reduced shard: all that a report asks of the models, and how the rows of all shards lie when they are one. */

/** Of customers: the rows of all shards together, in this order. */
export const OF_CUSTOMERS: Readonly<Record<string, string>> = {
  dim_customer: 'customer',
  fct_item: 'item_key',
  fct_piece:
    'item_key, end_date nulls last, source_row_id, pay_date, amount_doc_minor, amount_minor, known_from',
  fct_allocation: 'item_key, applied_date, source_row_id, amount_minor',
  fct_reopened: 'item_key, settled_date',
  fct_dispute: 'source_row_id nulls last, invoice_key, opened',
  fct_promise: 'source_row_id, invoice_key',
  fct_activity: 'source_row_id',
  fct_action: 'source_row_id',
  fct_action_receipt: 'source_row_id, date',
  fct_unapplied: 'currency, customer, kind, date, source_row_id, amount_doc_minor',
  fct_commission: 'date, source_row_id, invoice_key, due_date, rep, commission_minor',
  fct_document: 'kind, item_key, date, id, customer, amount_minor, reference',
  mart_credit:
    'currency, customer, start_date, end_date, source_row_id, item_key, amount_doc_minor',
  mart_confirmation: 'customer, currency, balance_date, source_row_id',
  mart_unbilled: 'customer, unbilled_since, source_row_id',
  mart_limit: 'customer',
  mart_stage: 'invoice_key, began, stage',
  stg_row_problem: 'file, "row", rule',
};

interface OfBook {
  unique: string;
  order: string;
  /** Columns of which the first one counts: where the row was read. */
  first?: readonly string[];
}

/** Of the whole book: every shard has the same rows, or some of them, and no two say different things of one key. */
export const OF_BOOK: Readonly<Record<string, OfBook>> = {
  dim_rep: { unique: 'rep', order: 'rep' },
  dim_rate: { unique: 'currency, date', order: 'currency, date' },
  dim_source: { unique: 'source_row_id', order: 'source_row_id' },
  raw_target: {
    unique: 'month, rep, region, currency',
    order: 'row_id',
    first: ['row_id', 'file', 'sheet', 'row'],
  },
  stg_filled_field: {
    unique: 'table_name, file, sheet, place',
    order: 'table_name, file, sheet, place',
  },
  stg_rep_alias: { unique: 'label', order: 'label' },
  stg_setting: { unique: 'true', order: '1' },
};

/** Sums by file or currency: equal keys are added up. */
export const SUMMED: Readonly<Record<string, { by: string[]; first?: string[]; sum: string[] }>> = {
  stg_counted_problem: {
    by: ['severity', 'rule', 'file', 'column_name', 'noun', 'expected', 'mend'],
    first: ['row'],
    sum: ['rows'],
  },
  stg_open_column: { by: ['file', 'currency'], first: ['row'], sum: ['rows', 'stated', 'own'] },
  stg_billed_currency: { by: ['currency'], sum: ['amount_minor'] },
};

/** One row each, which says something of the book. */
const OF_ONE_ROW = ['stg_last_date', 'stg_ledger_mode', 'stg_book'] as const;

export const KEPT_TABLES: readonly string[] = [
  ...Object.keys(OF_CUSTOMERS),
  ...Object.keys(OF_BOOK),
  ...Object.keys(SUMMED),
  ...OF_ONE_ROW,
  'meta',
];

/** Columns that number rows of the exports, and items: shards that were read on their own all begin at 1. */
export const ROW_NUMBERS = ['row_id', 'source_row_id', 'receipt_row_id'];
export const ITEM_NUMBERS = ['item_key', 'invoice_key'];
