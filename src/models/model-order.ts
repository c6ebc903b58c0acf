/** Every model in the order in which it is built; a model reads only what stands above it. */
export const BEFORE_LEDGER = [
  'staging/stg_last_date',
  'staging/stg_customer_alias',
  'staging/stg_rep_alias',
  'dims/dim_rep',
  'staging/stg_document_rate',
  'dims/dim_rate',
  'staging/stg_rate_at',
  'staging/stg_customer',
  'staging/stg_invoice',
  'staging/stg_item',
  'staging/stg_named_invoice',
  'staging/stg_book',
  'staging/stg_paid_column',
  'staging/stg_receipt',
  'staging/stg_receipt_row',
  'staging/stg_match',
  'staging/stg_event',
  'staging/stg_ledger_mode',
  'staging/stg_filled_field',
  'staging/stg_billed_currency',
  'dims/dim_source',
] as const;

export const AFTER_LEDGER = [
  'facts/fct_allocation',
  'staging/stg_paid_difference',
  'staging/stg_open_column',
  'facts/fct_credit',
  'staging/stg_owner',
  'facts/fct_item',
  'facts/fct_document',
  'facts/fct_reopened',
  'staging/stg_customer_currency',
  'facts/fct_dispute',
  'facts/fct_activity',
  'dims/dim_customer',
  'staging/stg_action',
  'facts/fct_action',
  'facts/fct_action_receipt',
  'facts/fct_piece',
  'facts/fct_promise',
  'facts/fct_unapplied',
  'marts/mart_item',
  'marts/mart_piece',
  'marts/mart_credit',
  'marts/mart_confirmation',
  'marts/mart_unbilled',
  'marts/mart_movement',
  'marts/mart_limit',
  'marts/mart_target',
  'marts/mart_stage',
  'marts/meta',
  'staging/stg_confirmation_problem',
  'staging/stg_loose_row',
  'staging/stg_row_problem',
  'staging/stg_counted_problem',
  'staging/stg_problem',
] as const;

/** Tables that no later model reads: dropped right after this one, to free their memory. */
export const DROP_AFTER: Readonly<Partial<Record<ModelPath, readonly string[]>>> = {
  'staging/stg_event': ['stg_match'],
};

/**
 * Models whose rows all come from rows of these tables. Where those are empty, so is the model: its columns are planned without
 * their joins, which would take most of the time that a small book takes.
 */
export const ROWS_OF: Readonly<Partial<Record<ModelPath, readonly string[]>>> = {
  'staging/stg_named_invoice': ['raw_activity', 'raw_dispute', 'raw_promise'],
  'facts/fct_dispute': ['raw_dispute'],
  'facts/fct_activity': ['raw_activity'],
  'staging/stg_action': ['raw_action'],
  'facts/fct_action': ['stg_action'],
  'facts/fct_action_receipt': ['fct_action'],
  'facts/fct_promise': ['raw_promise'],
  'marts/mart_confirmation': ['raw_confirmation'],
  'marts/mart_unbilled': ['raw_unbilled'],
  'marts/mart_target': ['raw_target'],
  'marts/mart_stage': ['fct_activity'],
  'staging/stg_confirmation_problem': ['raw_confirmation'],
  'staging/stg_loose_row': [
    'raw_promise',
    'raw_dispute',
    'raw_activity',
    'raw_action',
    'raw_unbilled',
  ],
};

/** Updates run right after a model, where a second copy of its table would cost more. */
export const POST_HOOKS: Readonly<Partial<Record<ModelPath, string>>> = {
  'staging/stg_item': `update stg_item set invoice_key = s.first_key from (
      select item_key as key, min(item_key) over (partition by invoice_id, account, customer, currency) as first_key
      from stg_item where is_id_shared
    ) s where s.key = stg_item.item_key and s.first_key <> s.key`,
  'facts/fct_item': `update stg_item set balanced_date = s.settled_date from ledger_settled s
    where s.item_key = stg_item.item_key`,
};

/** Models that are views: they mostly choose columns of others, and a copy would cost more than it saves. */
export const VIEWS: ReadonlySet<ModelPath> = new Set([
  'staging/stg_invoice',
  'staging/stg_receipt',
  'staging/stg_filled_field',
  'staging/stg_billed_currency',
  'facts/fct_allocation',
  'staging/stg_paid_difference',
  'staging/stg_open_column',
  'facts/fct_item',
  'facts/fct_document',
  'marts/mart_item',
  'marts/mart_piece',
  'marts/mart_movement',
]);

export type ModelPath = (typeof BEFORE_LEDGER)[number] | (typeof AFTER_LEDGER)[number];
