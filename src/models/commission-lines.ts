/**
 * The SQL of fct_commission, in two tables. `commission_step`: by how much each receipt, or a refund of it, changes the money
 * and the commission of each item that it paid. Then the lines: those steps, each dealt to the reps who share the account.
 */
import { sqlText } from '../engine/engine.ts';
import { type CommissionRules, lateTiers, WHOLE } from '../settings/commission.ts';

const oneOf = (column: string, names: string[] | undefined): string =>
  names ? `${column}::varchar in (${names.map(sqlText).join(', ')})` : 'true';

/** By the place of the tier in `tier`; null where no rule fits. */
function rateOf({ rules }: CommissionRules): string {
  const cases = rules.map(
    ({ product, segment, rates }) =>
      `when ${oneOf('i.product', product)} and ${oneOf('i.segment', segment)} then ([${rates.join(', ')}]::integer[])[tier + 1]`,
  );
  return `case ${cases.join(' ')} end`;
}

const baseOf = (doc: string): string => `round(${doc} * factor)::bigint`;

const DIMENSIONS = 'rep, region, segment, currency';

/** Without rules nobody earns. */
const NONE: CommissionRules = { late_days: [0], rules: [{ rates: [0, 0] }], shared: [] };

/** Needs `commission_taken` and `commission_share`. */
export function stepsOf(given: CommissionRules | undefined): string {
  const rules = given ?? NONE;
  const tier = rules.late_days.map((edge) => `(days_late > ${edge})::integer`);
  return `create or replace table commission_step as
  with receipt as (
    select a.allocation_key, a.source_row_id, a.factor, a.amount_minor::double as amount_doc_minor,
      a.applied_date, a.pay_date, (a.pay_date - i.due_date)::integer as days_late,
      ${tier.join(' + ')} as tier,
      coalesce(${rateOf(rules)}, 0) as rate,
      min(a.allocation_key) over (
        partition by coalesce(r.receipt_row_id, a.source_row_id), a.pay_date, a.payer, i.currency) as receipt_key,
      i.invoice_key, i.due_date, i.customer, ${DIMENSIONS.split(', ')
        .map((name) => `i.${name}`)
        .join(', ')}
    from fct_allocation a join fct_item i using (item_key)
    left join stg_receipt_row r on r.row_id = a.source_row_id
    where a.kind = 'cash' and a.amount_minor > 0 and ${given ? 'true' : 'false'}
  ),
  earning as (
    select *, rep is not null or exists (select 1 from commission_share s
      where s.customer = r.customer and r.applied_date between s.first_date and s.last_date) as is_earning
    from receipt r
  ),
  move as (
    select receipt_key, allocation_key, applied_date as date, 0 as refund_key, null::integer as refund_row_id,
      amount_doc_minor as left_doc from receipt
    union all
    select receipt_key, allocation_key, f.applied_date, t.refund_key, f.source_row_id, t.after_doc
    from commission_taken t join receipt using (allocation_key)
    join fct_allocation f on f.allocation_key = t.refund_key
  ),
  numbered as (
    -- what a receipt reaches on one day is one step, each refund another
    select *, dense_rank() over (partition by receipt_key order by date, refund_key) as step from move
  ),
  step as (
    select receipt_key, step, date, refund_row_id from numbered group by all
  ),
  held as (
    select s.receipt_key, s.step, any_value(s.date) as date, any_value(s.refund_row_id) as refund_row_id,
      m.allocation_key, arg_max(m.left_doc, m.step) as left_doc
    from step s join numbered m on m.receipt_key = s.receipt_key and m.step <= s.step
    group by s.receipt_key, s.step, m.allocation_key
  ),
  owed as (
    select h.*, ${baseOf('left_doc')} as base,
      case when is_earning then base::hugeint * rate else 0 end as exact
    from held h join earning using (allocation_key)
  ),
  rounded as (
    select *, (exact // ${WHOLE} + (turn <= missing)::integer)::bigint as earned from (
      select *, (sum(exact) over each_step + ${WHOLE / 2}) // ${WHOLE} - sum(exact // ${WHOLE}) over each_step as missing,
        row_number() over (each_step order by exact % ${WHOLE} desc, base desc, allocation_key) as turn
      from owed window each_step as (partition by receipt_key, step)
    )
  ),
  changed as (
    select step, allocation_key, date, refund_row_id, base as base_after, earned as earned_after,
      lag(base, 1, 0) over each_item as base_before, lag(earned, 1, 0) over each_item as earned_before
    from rounded window each_item as (partition by allocation_key order by step)
    qualify base_before <> base_after or earned_before <> earned_after
  )
  select r.* replace (coalesce(c.refund_row_id, r.source_row_id) as source_row_id), row_number() over () as step_key, c.date,
    case when c.refund_row_id is null then 'cash' else 'refund' end as step_kind,
    base_before, base_after, earned_before, earned_after
  from changed c join receipt r using (allocation_key)`;
}

/** Needs `commission_step` and `commission_share`. */
export function linesOf(rules: CommissionRules = NONE): string {
  const names = lateTiers(rules);
  return `create or replace table fct_commission as
  with of_one as (
    select w.*, 1.0::double as share, base_after - base_before as base,
      earned_after - earned_before as earned
    from commission_step w
    where not exists (select 1 from commission_share s
      where s.customer = w.customer and w.applied_date between s.first_date and s.last_date)
  ),
  amount as (
    select w.step_key, s.rep as sharer, s.share, s.place,
      unnest(['base', 'earned', 'base', 'earned']) as what, unnest([-1, -1, 1, 1]) as sign,
      unnest([base_before, earned_before, base_after, earned_after])::hugeint as whole
    from commission_step w join commission_share s
      on s.customer = w.customer and w.applied_date between s.first_date and s.last_date
  ),
  part as (
    select *, whole * share // ${WHOLE} as floored,
      whole - sum(whole * share // ${WHOLE}) over each_whole as missing,
      row_number() over (each_whole order by whole * share % ${WHOLE} desc, place) as turn
    from amount
    window each_whole as (partition by step_key, what, sign)
  ),
  of_each as (
    select step_key, sharer, share,
      sum(sign * (floored + (turn <= missing)::integer)) filter (what = 'base') as base,
      sum(sign * (floored + (turn <= missing)::integer)) filter (what = 'earned') as earned
    from part group by step_key, sharer, share
  ),
  line as (
    select * from of_one
    union all by name
    select w.* replace (e.sharer as rep), e.share / ${WHOLE}.0 as share, e.base::bigint as base, e.earned::bigint as earned
    from of_each e join commission_step w using (step_key)
  )
  select customer, ${DIMENSIONS}, invoice_key, date, step_kind::kind_code as kind, pay_date, due_date, days_late,
    ([${names.map(sqlText).join(', ')}])[tier + 1] as late_tier,
    rate / ${WHOLE}.0 as commission_rate, share as commission_share,
    base::bigint as amount_minor, earned::bigint as commission_minor, source_row_id
  from line where base <> 0 or earned <> 0
  order by date, source_row_id, invoice_key, due_date, rep`;
}
