/** The tables of the pack: which columns of which model, in which order (sorted columns compress). */

export interface PackTable {
  name: string;
  select: string;
  /** What the table is, kept in the file. */
  comment: string;
  columns?: Record<string, string>;
}

const MINOR = 'integer minor units of the report currency, or of `currency` where none is in use';
const DOC_MINOR = 'integer minor units of the document currency';

export const PACK_TABLES: PackTable[] = [
  {
    name: 'meta',
    select: 'select key, value from meta order by key',
    comment: 'one row per fact about the data as a whole',
  },
  {
    name: 'dim_customer',
    select: 'select * from dim_customer order by customer',
    comment: 'one row per customer',
  },
  { name: 'dim_rep', select: 'select * from dim_rep order by rep', comment: 'one row per rep' },
  {
    name: 'dim_rate',
    select: 'select * from dim_rate order by currency, date',
    comment: 'one row per currency and date',
    columns: { factor: 'report minor units per minor unit of the currency' },
  },
  {
    name: 'mart_piece',
    select: 'select * from mart_piece order by item_key, end_date nulls last',
    comment: 'one row per piece of an item, cut by how it ended; open at D while not ended',
    columns: {
      amount_minor: MINOR,
      amount_doc_minor: DOC_MINOR,
      end_date: 'null while it is open',
    },
  },
  {
    name: 'mart_item',
    select: 'select * from mart_item order by item_key',
    comment: 'one row per open item: an invoice or one instalment of it',
    columns: {
      amount_minor: MINOR,
      amount_doc_minor: DOC_MINOR,
      settled_date: 'the date its balance reached 0',
    },
  },
  {
    name: 'mart_credit',
    select: 'select * from mart_credit order by currency, customer, start_date',
    comment: 'one row per piece of money that lay unapplied, from start_date until end_date',
    columns: { amount_minor: MINOR, amount_doc_minor: DOC_MINOR },
  },
  {
    name: 'mart_movement',
    select: 'select * from mart_movement order by currency, customer, kind, date',
    comment: 'one row per date, kind and dimensions; amounts of every kind are positive',
    columns: { amount_minor: MINOR, amount_doc_minor: DOC_MINOR },
  },
  {
    name: 'mart_limit',
    select: 'select * from mart_limit order by customer',
    comment: 'one row per customer with a credit limit',
  },
  {
    name: 'mart_target',
    select: 'select * from mart_target order by month, rep, region',
    comment: 'one row per month and rep or region with a target',
  },
  {
    name: 'fct_item',
    select: 'select * from fct_item order by item_key',
    comment: 'one row per open item with the place it was read from',
    columns: {
      amount_minor: MINOR,
      amount_doc_minor: DOC_MINOR,
      row: 'line of the file, header 1',
    },
  },
  {
    name: 'fct_allocation',
    select: `select item_key, source_row_id, kind, pay_date, applied_date, amount_minor, method
      from fct_allocation order by item_key, applied_date, allocation_key`,
    comment: 'one row per application of money to an item; negative where a refund takes it back',
    columns: { amount_minor: DOC_MINOR },
  },
  {
    name: 'fct_dispute',
    select: 'select * from fct_dispute order by invoice_key, opened',
    comment: 'one row per dispute',
  },
  {
    name: 'fct_promise',
    select: 'select * from fct_promise order by customer, due_on',
    comment: 'one row per promise to pay',
  },
  {
    name: 'fct_activity',
    select: 'select * from fct_activity order by customer, date',
    comment: 'one row per contact with a customer',
  },
];
