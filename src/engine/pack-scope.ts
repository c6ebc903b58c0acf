/** What a statement needs of the pack: in the browser its small file is enough for what is open. */

/**
 * `openItems` is the dimensions, follow-up and the items open at the report's as-of date, with their pieces;
 * `everything` is every item and movement. In the browser the second is a larger file, fetched when first needed.
 */
export type PackScope = 'openItems' | 'everything';

/** Tables that the small file holds whole, in the order in which they are written. */
export const WHOLE_TABLES = [
  'meta',
  'dim_customer',
  'dim_rep',
  'dim_rate',
  'dim_source',
  'mart_limit',
  'mart_target',
  'mart_credit',
  'mart_confirmation',
  'mart_unbilled',
  'fct_dispute',
  'fct_reopened',
  'fct_promise',
  'fct_action',
  'fct_action_receipt',
  'fct_forecast_band',
  'fct_forecast_basis',
  'fct_forecast_billing',
  'fct_forecast_billing_trial',
  'fct_forecast_trial',
  'fct_forecast_witness',
  'fct_giant',
  'fct_landing_group',
  'fct_landing_step',
  'fct_late_payer',
  'fct_expected_day',
  'fct_late_quality',
] as const;
export type WholeTable = (typeof WHOLE_TABLES)[number];

export const isWholeTable = (table: string): table is WholeTable =>
  (WHOLE_TABLES as readonly string[]).includes(table);
