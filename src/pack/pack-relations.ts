/**
 * What the pack holds: tables sorted so that columns compress, and views that give the marts their names back.
 * Items and pieces are stored once; amounts in document currency only where a conversion makes them differ.
 */

export interface PackRelation {
  name: string;
  kind: 'table' | 'view';
  select: string;
  /** What one row is, kept in the file. */
  comment: string;
  columns?: Record<string, string>;
}

const MINOR = 'integer minor units of the report currency, or of `currency` where none is in use';
const DOC_MINOR = 'integer minor units of the document currency';
const AMOUNTS = { amount_minor: MINOR, amount_doc_minor: DOC_MINOR };
const KNOWN = {
  known_from: 'the row counts from this as-of date on; null: always did',
  known_until: 'the row counts before this as-of date; null: always will',
};
const DIMENSIONS = 'customer, rep, region, segment, currency';

const copy = (name: string, order: string, comment: string, columns = {}): PackRelation => ({
  name,
  kind: 'table',
  select: `select * from ${name} order by ${order}`,
  comment,
  columns,
});

/** The relations in the order in which they are created. `isConverted`: one report currency is in use. */
export function packRelations(isConverted: boolean): PackRelation[] {
  const stored = (select: string, ...doubled: string[]): string =>
    isConverted ? select : select.replace('*', `* exclude (${doubled.join(', ')})`);
  const doc = isConverted ? 'amount_doc_minor' : 'amount_minor as amount_doc_minor';
  const docValue = isConverted ? 'amount_doc_minor' : 'amount_minor';
  const moved = isConverted ? 'moved_minor' : 'abs(amount_minor)';
  return [
    copy('meta', 'key', 'one row per fact about the data as a whole'),
    copy('dim_customer', 'customer', 'one row per customer'),
    copy('dim_rep', 'rep', 'one row per rep'),
    copy('dim_rate', 'currency, date', 'one row per currency and date', {
      factor: 'report minor units per minor unit of the currency',
    }),
    copy('mart_limit', 'customer', 'one row per customer with a credit limit'),
    copy('mart_target', 'month, rep, region', 'one row per month and rep or region with a target'),
    copy('mart_credit', 'currency, customer, start_date', 'one row per piece of unapplied money', {
      ...AMOUNTS,
      ...KNOWN,
    }),
    copy('dim_source', 'source_row_id', 'one row per run of rows read one below the other', {
      row_offset: 'row in the file = source_row_id + row_offset, up to the next run',
    }),
    copy('fct_dispute', 'invoice_key, opened', 'one row per dispute'),
    copy(
      'fct_reopened',
      'item_key, settled_date',
      'one row per time an item was settled and a refund opened it again',
    ),
    copy('fct_promise', 'customer, due_on', 'one row per promise to pay'),
    copy('fct_activity', 'customer, date', 'one row per contact with a customer'),
    {
      name: 'item',
      kind: 'table',
      select: stored('select * from fct_item order by item_key', 'amount_doc_minor'),
      comment: 'one row per open item: an invoice or one instalment of it',
      columns: {
        amount_minor: MINOR,
        factor: 'amount_minor per document unit',
        settled_date: 'the date its balance reached 0',
      },
    },
    {
      name: 'piece',
      kind: 'table',
      select: stored(
        'select * from fct_piece order by item_key, end_date nulls last, source_row_id',
        'amount_doc_minor',
        'moved_minor',
      ),
      comment: 'one row per piece of an item, cut by how it ended; open at D while not ended',
      columns: { amount_minor: MINOR, end_date: 'null while it is open' },
    },
    {
      name: 'unapplied',
      kind: 'table',
      select: 'select * from fct_unapplied order by currency, customer, kind, date',
      comment: 'one row per event of which something never reached an item, or late one of another',
      columns: { ...AMOUNTS, known_until: KNOWN.known_until },
    },
    {
      name: 'fct_item',
      kind: 'view',
      select: isConverted ? 'select * from item' : `select *, ${doc} from item`,
      comment: 'one row per open item, with the place it was read from',
      columns: AMOUNTS,
    },
    {
      name: 'mart_item',
      kind: 'view',
      select: `select item_key, invoice_key, ${DIMENSIONS}, issue_date, due_date, is_due_assumed,
        amount_minor, ${doc}, settled_date, delivery_date, terms_days, discount_rate, discount_days
        from item`,
      comment: 'one row per open item, the columns that figures need',
      columns: AMOUNTS,
    },
    {
      name: 'mart_piece',
      kind: 'view',
      select: `select item_key, invoice_key, ${DIMENSIONS}, issue_date, due_date,
        amount_minor, ${doc}, end_date, end_kind, method, source_row_id from piece`,
      comment: 'one row per piece of an item, cut by how it ended',
      columns: AMOUNTS,
    },
    {
      name: 'fct_allocation',
      kind: 'view',
      select: `select item_key, source_row_id, end_kind as kind, pay_date, end_date as applied_date,
        ${docValue} as amount_minor, method from piece where end_kind is not null`,
      comment: 'one row per application of money to an item; negative where a refund takes it back',
      columns: { amount_minor: DOC_MINOR },
    },
    {
      name: 'mart_movement',
      kind: 'view',
      select: `select issue_date as date, 'invoice' as kind, ${DIMENSIONS}, amount_minor, ${doc},
          item_key, null::integer as source_row_id, null::varchar as method,
          null::date as known_from, null::date as known_until from item
        union all
        select pay_date, case when amount_minor < 0 then 'refund' else end_kind end, ${DIMENSIONS},
          ${moved}, abs(${docValue}), item_key, source_row_id, method, known_from, null
          from piece where end_kind is not null
        union all
        select date, kind, ${DIMENSIONS}, amount_minor, amount_doc_minor, null::integer,
          source_row_id, method, null, known_until from unapplied`,
      comment: 'one row per movement; amounts of every kind are positive',
      columns: { ...AMOUNTS, ...KNOWN },
    },
  ];
}
