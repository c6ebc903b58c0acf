/**
 * The tables of the pack's files. An item is stored once, together with the last of its pieces, so that most marts
 * are a scan of one table; its earlier pieces, where it was cut more than once, stand in a second one. What follows
 * from other columns is not stored: the views (`pack-views.ts`) give the marts their names and columns back.
 */

import { WHOLE_TABLES, type WholeTable } from '../engine/pack-scope.ts';

export interface PackTable {
  name: string;
  select: string;
  /** What one row is; written into the file. */
  comment: string;
  columns?: Record<string, string>;
}

const MINOR = 'integer minor units of the report currency, or of `currency` where none is in use';
export const DOC_MINOR = 'integer minor units of the document currency';
export const AMOUNTS = { amount_minor: MINOR, amount_doc_minor: DOC_MINOR };
export const KNOWN = {
  known_from: 'the row counts from this as-of date on; null: always did',
  known_until: 'the row counts before this as-of date; null: always will',
};

/** Their combinations are numbered: the table `account` says which number is which. */
const DIMENSIONS = ['customer', 'rep', 'region', 'segment', 'currency'];
const SAME_DIMENSIONS = DIMENSIONS.map((name) => `a.${name} is not distinct from i.${name}`).join(
  ' and ',
);

/** `pack_account`, `pack_piece` and `pack_item`: what the files are cut from, over `pack_days`. Dropped by `DROP_PREPARED`. */
export const prepareStatements = (isConverted: boolean): string[] => [
  `create or replace temp table pack_account as
    select row_number() over (order by ${DIMENSIONS.join(', ')})::integer as account,
      dense_rank() over (order by ${DIMENSIONS.slice(1).join(', ')})::integer as without_customer, *
    from (select ${DIMENSIONS.join(', ')} from fct_item union select ${DIMENSIONS.join(', ')} from fct_unapplied)`,
  `create or replace temp table pack_piece as
    select item_key, amount_minor, amount_doc_minor, moved_minor, end_date,
      (end_date - pay_date)::integer as pay_lag, end_kind, method,
      source_row_id - coalesce(first_row, 0) as source_step,
      nullif(source_row_id - receipt_row_id, 0) as receipt_back,
      (known_from - end_date)::integer as known_lag,
      row_number() over (partition by item_key order by end_date desc nulls first, source_row_id desc,
        end_kind, amount_minor, amount_doc_minor, moved_minor, pay_date, method, known_from) as nth
    from fct_piece left join pack_days
      on day = pay_date and is_credit_note = (end_kind = 'credit_note')`,
  `create or replace temp table pack_item as
    select i.item_key, i.item_key - i.invoice_key as first_back, a.account,
      i.issue_date, i.due_date, i.amount_minor, ${isConverted ? 'i.amount_doc_minor,' : ''}
      ${differing('amount_minor', 'last_minor')},
      ${isConverted ? `${differing('amount_doc_minor', 'last_doc_minor')}, ${MOVED},` : ''}
      p.end_date, p.pay_lag, p.end_kind, p.method, p.source_step, p.receipt_back, p.known_lag,
      (i.settled_date - p.end_date)::integer as settled_lag,
      i.is_due_assumed, (i.issue_date - i.delivery_date)::integer as delivery_lag, (i.terms_days - (i.due_date - i.issue_date))::integer as terms_diff,
      i.discount_rate, i.discount_days,
      ${numberedText('i.invoice_id', 'id')}, i.instalment_no,
      i.product, i.department, ${numberedText('i.contract_no', 'contract')}, i.is_disputed, i.factor, i.file, i.sheet, i.row
    from fct_item i
    join pack_account a on ${SAME_DIMENSIONS}
    join pack_piece p on p.item_key = i.item_key and p.nth = 1`,
];

export const DROP_PREPARED = ['pack_account', 'pack_days', 'pack_piece', 'pack_item'].map(
  (name) => `drop table if exists ${name}`,
);

/** A column of the last piece, null where it is that of the whole item. */
function differing(column: string, name: string): string {
  return `case when p.${column} <> i.${column} then p.${column} end as ${name}`;
}

/** The amount moved, where rounding made it differ from the piece. */
const MOVED =
  'case when p.moved_minor <> abs(p.amount_minor) then p.moved_minor end as moved_minor';

/** The number at the end of a text gets a column of its own: of ids that follow each other it packs to next to nothing. */
function numberedText(text: string, name: string): string {
  const tail = `regexp_extract(${text}, '[0-9]{1,9}$')`;
  return `left(${text}, length(${text}) - length(${tail})) as ${name}_head,
    nullif(${tail}, '')::integer as ${name}_number, length(${tail})::utinyint as ${name}_width`;
}

/** What is forecast of customers and items, by the name of its table; its view has `fct_` before it. */
export const EXPECTED = {
  forecast: {
    order: 'currency, customer, part, from_date',
    comment:
      'one row per customer, part of what is open, and stretch of days ahead with expected receipts',
  },
  late_record: {
    order: 'currency, chance_millionths',
    comment: 'one row per chance given to past items: how many there were and how many were late',
  },
  late_risk: { order: 'item_key', comment: 'one row per open item: its chances to be late' },
} as const;

export const COMMISSION_COMMENT =
  'one row per receipt that reached an item, rep and step: when it did, and each refund of it';

export const STAGE_COMMENT = 'one row per invoice and dunning stage it entered';

const ITEM = {
  comment: 'one row per open item (an invoice or one instalment of it) with the last of its pieces',
  columns: {
    first_back: 'item_key − invoice_key',
    amount_minor: MINOR,
    last_minor: 'amount of the last piece, where it is not the whole item',
    end_date: 'when the last piece ended; null while it is open',
    pay_lag: 'end_date − pay_date',
    source_step: 'source_row_id − first_source_row(pay_date, end_kind)',
    receipt_back: 'source_row_id − receipt_row_id, where it is not 0',
    known_lag: 'known_from − end_date; null: always known',
    settled_lag: 'settled_date − end_date; null while it is not settled',
    delivery_lag: 'issue_date − delivery_date',
    terms_diff: 'terms_days − (due_date − issue_date)',
  },
};
const EARLIER = {
  comment: 'one row per piece of an item before its last one',
  columns: {
    first_back: 'item_key − invoice_key',
    amount_minor: MINOR,
    pay_lag: ITEM.columns.pay_lag,
    source_step: ITEM.columns.source_step,
    receipt_back: ITEM.columns.receipt_back,
    known_lag: ITEM.columns.known_lag,
  },
};

const earlierPieces = (isConverted: boolean, where: string): string =>
  `select i.item_key, i.first_back, i.account, i.issue_date, i.due_date, p.amount_minor,
    ${isConverted ? `p.amount_doc_minor, ${MOVED},` : ''}
    p.end_date, p.pay_lag, p.end_kind, p.method, p.source_step, p.receipt_back, p.known_lag
  from pack_piece p join pack_item i using (item_key)
  where p.nth > 1 and ${where} order by i.item_key, p.nth`;

/** By what a table that is copied whole is sorted first, and what its rows and columns are. */
type Copy = { order: string; comment: string; columns?: Record<string, string> };

const COPIES: Record<WholeTable, Copy> = {
  meta: { order: 'key', comment: 'one row per fact about the data as a whole' },
  dim_customer: { order: 'customer', comment: 'one row per customer' },
  dim_rep: { order: 'rep', comment: 'one row per rep' },
  dim_rate: {
    order: 'currency, date',
    comment: 'one row per currency and date',
    columns: { factor: 'report minor units per minor unit of the currency' },
  },
  dim_source: {
    order: 'source_row_id',
    comment: 'one row per run of rows read one below the other',
    columns: { row_offset: 'row in the file = source_row_id + row_offset, up to the next run' },
  },
  mart_limit: { order: 'customer', comment: 'one row per customer with a credit limit' },
  mart_target: {
    order: 'month, rep, region',
    comment: 'one row per month and rep or region with a target',
  },
  mart_credit: {
    order: 'source_row_id, start_date',
    comment: 'one row per piece of unapplied money',
    columns: { ...AMOUNTS, ...KNOWN },
  },
  mart_confirmation: {
    order: 'customer, currency, balance_date, source_row_id',
    comment: 'one row per balance that a customer was asked to confirm, with its answer',
  },
  mart_unbilled: {
    order: 'customer, unbilled_since, source_row_id',
    comment: 'one row per order or delivery that was not invoiced yet',
  },
  fct_dispute: { order: 'source_row_id, opened', comment: 'one row per dispute' },
  fct_reopened: {
    order: 'item_key, settled_date',
    comment: 'one row per time an item was settled and a refund opened it again',
  },
  fct_promise: {
    order: 'source_row_id, invoice_key',
    comment: 'one row per promise to pay and invoice that it is about',
  },
  fct_action: {
    order: 'source_row_id',
    comment: 'one row per decision about a customer',
    columns: { done_on: 'the first day after it on which what was decided came about' },
  },
  fct_action_receipt: {
    order: 'source_row_id, date',
    comment: 'one row per decision and day on which its customer paid before the next one',
  },
  fct_forecast_band: {
    order: 'currency, kind, key',
    comment: 'one row per span ahead with the 80 % band of the whole book',
  },
  fct_forecast_basis: {
    order: 'currency, horizon',
    comment: 'one row per horizon: its method and what that rests on',
  },
  fct_forecast_billing: {
    order: 'currency, rep, region, segment, from_date',
    comment:
      'one row per rep, region, segment and stretch of days ahead: what is still to be invoiced, and what comes of it',
  },
  fct_forecast_billing_trial: {
    order: 'currency, horizon, origin',
    comment: 'one row per past forecast of the billing: what was said and what was invoiced',
  },
  fct_forecast_trial: {
    order: 'currency, horizon, method, origin',
    comment: 'one row per past forecast: what was said and what came, giants left out',
  },
  fct_forecast_witness: {
    order: 'currency, as_of, horizon',
    comment:
      'one row per horizon of a forecast that an earlier build made: what was said and what came',
  },
  fct_giant: {
    order: 'item_key',
    comment: 'one row per open item that alone holds much of the money: its dates and odds',
  },
  fct_landing_group: {
    order: 'currency, landing, grouped, region, rep',
    comment:
      'one row per step, and the whole, a region or a rep: the band of what is expected by its end, or its target',
  },
  fct_landing_step: {
    order: 'from_date, to_date',
    comment: 'one row per month, quarter and fiscal year under way, or the one that follows',
  },
  fct_late_payer: {
    order: 'currency, customer',
    comment:
      'one row per customer with something open and not yet due: the chance that it is paid late',
  },
  fct_expected_day: {
    order: 'currency, due_date',
    comment: 'one row per due date of open items: the day on which half of the money is expected',
  },
  fct_late_quality: {
    order: 'currency',
    comment: 'one row per currency: how good the chances to be late were on past items',
  },
};

/** The small file: dimensions, limits, targets, follow-up, and the items that are open at the as-of date. */
export function coreTables(isConverted: boolean, asOf: string): PackTable[] {
  const isOpen = `item_key in (select item_key from fct_piece where end_date is null or end_date > ${asOf})`;
  return [
    ...WHOLE_TABLES.map((name) => {
      const { order, comment, columns = {} } = COPIES[name];
      return {
        name,
        select: `select * from ${name} order by ${order}, columns(*)`,
        comment,
        columns,
      };
    }),
    {
      name: 'account',
      select: 'select * from pack_account order by account',
      comment: 'one row per combination of dimensions that an item or unapplied money has',
      columns: { without_customer: 'the number of its combination of the others than customer' },
    },
    {
      name: 'open_item',
      select: `select * from pack_item where ${isOpen} order by item_key`,
      comment: `${ITEM.comment}, of those open at the as-of date`,
      columns: ITEM.columns,
    },
    {
      name: 'open_earlier_piece',
      select: earlierPieces(isConverted, `i.${isOpen}`),
      comment: `${EARLIER.comment}, of items open at the as-of date`,
      columns: EARLIER.columns,
    },
  ];
}

/** One file of the items from key `from` to `to`; the last one also holds what is left of the ledger. */
export function itemTables(
  isConverted: boolean,
  { from, to, isLast }: { from: number; to: number; isLast: boolean },
): PackTable[] {
  const tables = [
    {
      name: 'item',
      select: `select * from pack_item where item_key between ${from} and ${to} order by item_key`,
      ...ITEM,
    },
    {
      name: 'earlier_piece',
      select: earlierPieces(isConverted, `i.item_key between ${from} and ${to}`),
      ...EARLIER,
    },
  ];
  if (!isLast) return tables;
  return [
    ...tables,
    {
      name: 'unapplied',
      select: `select account, date, kind, amount_minor, amount_doc_minor, method, source_row_id, known_until
        from fct_unapplied i join pack_account a on ${SAME_DIMENSIONS}
        order by source_row_id, kind, account, date, amount_minor, amount_doc_minor, method, known_until`,
      comment: 'one row per event of which something never reached an item, or late one of another',
      columns: { ...AMOUNTS, known_until: KNOWN.known_until },
    },
  ];
}

/** The file of contacts with customers, the dunning stages they led to, and what is expected of open items. */
export const contactTables = (): PackTable[] => [
  {
    name: 'activity',
    select: 'select * from fct_activity order by source_row_id, columns(*)',
    comment: 'one row per contact with a customer',
  },
  {
    name: 'stage',
    select: 'select * from mart_stage order by invoice_key, began, stage, columns(*)',
    comment: STAGE_COMMENT,
  },
  {
    name: 'commission',
    select:
      'select * from fct_commission order by date, source_row_id, invoice_key, rep, columns(*)',
    comment: COMMISSION_COMMENT,
  },
  ...Object.entries(EXPECTED).map(([name, { order, comment }]) => ({
    name,
    select: `select * from fct_${name} order by ${order}, columns(*)`,
    comment,
  })),
];
