/** The control totals: opening + movements = closing per currency and month, in the documents' own amounts. */
import type { NativeEngine } from '../engine/native.ts';
import { ModelError } from './model-error.ts';

/** Amounts in minor units; `month` is `YYYY-MM`. */
export interface TieOutRow {
  currency: string | null;
  month: string;
  opening: number;
  invoiced: number;
  cash: number;
  creditNotes: number;
  writeOffs: number;
  discounts: number;
  refunds: number;
  closing: number;
  difference: number;
}

/** Movements come from mart_movement, balances from mart_piece and mart_credit: two ways to the same figure. */
const TIE_OUT = `
with
movement as (
  select currency, date_trunc('month', date)::date as month, kind, amount_doc_minor
  from mart_movement where known_until is null
),
flow as (
  select currency, month,
    coalesce(sum(amount_doc_minor) filter (kind = 'invoice'), 0)::bigint as invoiced,
    coalesce(sum(amount_doc_minor) filter (kind = 'cash'), 0)::bigint as cash,
    coalesce(sum(amount_doc_minor) filter (kind = 'credit_note'), 0)::bigint as credit_notes,
    coalesce(sum(amount_doc_minor) filter (kind = 'write_off'), 0)::bigint as write_offs,
    coalesce(sum(amount_doc_minor) filter (kind = 'discount'), 0)::bigint as discounts,
    coalesce(sum(amount_doc_minor) filter (kind = 'refund'), 0)::bigint as refunds
  from movement group by all
),
-- what each month adds to the net balance: pieces that begin or end, credit that begins or ends
change as (
  select currency, date_trunc('month', issue_date)::date as month, amount_doc_minor as amount from mart_piece
  union all
  select currency, date_trunc('month', end_date)::date, -amount_doc_minor from mart_piece where end_date is not null
  union all
  select currency, date_trunc('month', start_date)::date, -amount_doc_minor from mart_credit where known_until is null
  union all
  select currency, date_trunc('month', end_date)::date, amount_doc_minor from mart_credit
  where end_date is not null and known_until is null
),
net as (
  select currency, month, sum(amount)::bigint as amount from change group by all
),
month as (
  select currency, month from flow union select currency, month from net
),
balance as (
  select m.currency, m.month,
    (sum(coalesce(n.amount, 0)) over (partition by m.currency order by m.month))::bigint as closing,
    coalesce(n.amount, 0) as net_change
  from month m left join net n
    on n.month = m.month and n.currency is not distinct from m.currency
)
select
  b.currency as currency, strftime(b.month, '%Y-%m') as month,
  (b.closing - b.net_change)::bigint as opening,
  coalesce(f.invoiced, 0)::bigint as invoiced, coalesce(f.cash, 0)::bigint as cash,
  coalesce(f.credit_notes, 0)::bigint as credit_notes, coalesce(f.write_offs, 0)::bigint as write_offs,
  coalesce(f.discounts, 0)::bigint as discounts, coalesce(f.refunds, 0)::bigint as refunds,
  b.closing as closing,
  (b.closing - (b.closing - b.net_change) - coalesce(f.invoiced - f.cash - f.credit_notes
    - f.write_offs - f.discounts + f.refunds, 0))::bigint as difference
from balance b left join flow f
  on f.month = b.month and f.currency is not distinct from b.currency
order by b.currency nulls first, b.month`;

/** Net balances (open less unapplied) and movements, one row per currency and month with any. */
export async function tieOut(engine: NativeEngine): Promise<TieOutRow[]> {
  const rows = await engine.query(TIE_OUT);
  return rows.map((row) => ({
    currency: row.currency as string | null,
    month: row.month as string,
    opening: row.opening as number,
    invoiced: row.invoiced as number,
    cash: row.cash as number,
    creditNotes: row.credit_notes as number,
    writeOffs: row.write_offs as number,
    discounts: row.discounts as number,
    refunds: row.refunds as number,
    closing: row.closing as number,
    difference: row.difference as number,
  }));
}

/** By how much payments without a currency change when they are read with the digits of their invoice's currency. */
const READ_WITH_OTHER_DIGITS = `
  select coalesce(sum(in_digits_of(p.amount_minor, e.read_as, e.currency) - p.amount_minor), 0)
  from raw_payment p join (
    select v.row_id, v.currency, s.currency as read_as from stg_event v cross join stg_setting s
    where minor_digits(v.currency) <> minor_digits(s.currency)
  ) e using (row_id)
  where p.currency is null`;

/** By what it means where it fails: a statement that gives one number `n`, which must be 0. */
type MustBeZero = Readonly<Record<string, string>>;

/** Of the marts among themselves. */
const MARTS_TIE: MustBeZero = {
  'pieces do not sum to their item': `
    select count(*)::integer as n from (
      select item_key from (
        select item_key, amount_minor, amount_doc_minor from mart_piece
        union all select item_key, -amount_minor, -amount_doc_minor from mart_item
      ) group by item_key having sum(amount_minor) <> 0 or sum(amount_doc_minor) <> 0
    )`,
  'a piece ends before its item begins': `
    select count(*)::integer as n from mart_piece where end_date < issue_date`,
  'movements and balances of some dimensions differ': `
    select count(*)::integer as n from (
      select customer, rep, region, segment, currency, sum(amount) as amount from (
        select customer, rep, region, segment, currency,
          case when kind in ('invoice', 'refund') then amount_doc_minor else -amount_doc_minor end as amount
        from mart_movement where known_until is null
        union all
        select customer, rep, region, segment, currency, -amount_doc_minor from mart_piece where end_date is null
        union all
        select customer, rep, region, segment, currency, amount_doc_minor from mart_credit where end_date is null
      ) group by all
    ) where amount <> 0`,
};

/** Of the marts with the rows that were read. */
const ROWS_TIE: MustBeZero = {
  'invoices read are not invoices reported': `
    select abs((select coalesce(sum(amount_minor), 0) from raw_invoice where doc_type = 'invoice')
      - (select coalesce(sum(amount_minor), 0) from stg_invoice where doc_type = 'invoice' and not has_rate)
      - (select coalesce(sum(amount_doc_minor), 0) from mart_movement where kind = 'invoice'))::bigint as n`,
  'payments read are not payments reported': `
    select abs((select coalesce(sum(amount_minor), 0) from raw_payment)
      + (${READ_WITH_OTHER_DIGITS})
      + (select coalesce(sum(amount_minor), 0) from raw_invoice where doc_type <> 'invoice')
      + (select coalesce(sum(amount_minor), 0) from stg_paid_column)
      - (select coalesce(sum(amount_minor), 0) from stg_event where not has_rate)
      - (select coalesce(sum(amount_doc_minor), 0) from mart_movement
        where kind <> 'invoice' and known_until is null))::bigint as n`,
};

/** Throws ModelError with the first total that does not tie: nothing is published then. */
export async function assertTies(engine: NativeEngine): Promise<void> {
  await assertZero(engine, ROWS_TIE);
  await assertMartsTie(engine);
}

/** The same where the rows that were read are not there, but the marts of all of them. */
export async function assertMartsTie(engine: NativeEngine): Promise<void> {
  await assertZero(engine, MARTS_TIE);
  const open = (await tieOut(engine)).find((row) => row.difference !== 0);
  if (open)
    throw new ModelError(
      'tie_out',
      `${open.currency ?? 'no currency'} ${open.month}: opening and movements miss the closing by ${open.difference}`,
      TIE_OUT,
    );
}

async function assertZero(engine: NativeEngine, checks: MustBeZero): Promise<void> {
  for (const [message, sql] of Object.entries(checks)) {
    const [row] = await engine.query(sql);
    if (row?.n !== 0) throw new ModelError('tie_out', `${message} (${row?.n})`, sql);
  }
}
