/** What rows of facts share: the place in the export, and whose they are. */

/** Where a row named `part` stands in its export. */
export const PLACE_COLUMNS = {
  file: 's.file',
  sheet: 's.sheet',
  row: 'part.source_row_id + s.row_offset',
};

/** The last columns of a fact named `part` that is of an invoice. */
export const INVOICE_COLUMNS = {
  open_minor: 'part.open_minor',
  currency: 'part.unit_currency',
  ...PLACE_COLUMNS,
  customer_id: 'part.customer',
  rep_id: 'part.rep',
  invoice_key: 'part.invoice_key',
  source_row_id: 'part.source_row_id',
};

/** One row per invoice that a fact names, with its dimensions: all of a large book do not fit into the database's memory. */
export const invoicesOf = (
  table: string,
): string => `invoice as (select invoice_key, any_value(invoice_id) as invoice_id,
    any_value(customer) as customer, any_value(rep) as rep, any_value(region) as region,
    any_value(segment) as segment, any_value(currency) as currency
  from fct_item where invoice_key in (select invoice_key from ${table}) group by invoice_key)`;

/** A fact named `part` that belongs to an invoice, to a customer, or to both; its own dimensions are `p`'s. */
export const owned = (
  table: string,
): string => `owned as (select f.*, v.invoice_id, v.currency, coalesce(v.rep, k.rep) as rep, coalesce(v.region, k.region) as region,
    coalesce(v.segment, k.segment) as segment
  from ${table} f left join invoice v using (invoice_key)
  left join dim_customer k on k.customer = f.customer)`;
