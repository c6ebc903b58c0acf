/**
 * fct_commission: what reps earn on money that reached an item, one row per receipt, rep and step: the receipt when it is
 * applied, and each refund that gives some of it back. Empty without rules.
 *
 * A receipt's commission is its rate on what is left of it, half a cent up; a step is by how much a refund changes that, so that
 * a receipt given back whole leaves none. Reps who share an account get parts by largest remainder, of the money and of the
 * commission: parts sum to the whole at every step.
 */
import { sqlDate, sqlText } from '../engine/engine.ts';
import type { NativeEngine } from '../engine/native.ts';
import { appendColumns } from '../ledger/columns.ts';
import { type CommissionRules, lateTiers, unknownName, WHOLE } from '../settings/commission.ts';
import type { Settings } from '../settings/settings.ts';
import { failAs } from './model-error.ts';

/** Throws SettingsError where the rules name what no export has. Needs `fct_allocation`, `fct_item` and `meta`. */
export async function writeCommission(engine: NativeEngine, settings: Settings): Promise<void> {
  const { commission: rules, languages } = settings;
  if (rules) await assertNames(engine, rules, languages[0]!);
  try {
    await engine.run(`insert into meta values ('input_commission', '${rules ? 1 : 0}')`);
    await writeTaken(engine);
    await engine.run(shares(rules?.shared ?? []));
    await engine.run(LINES(rules));
    for (const table of ['taken', 'share']) await engine.run(`drop table commission_${table}`);
  } catch (error) {
    failAs('fct_commission', error);
  }
}

async function assertNames(
  engine: NativeEngine,
  { rules, shared }: CommissionRules,
  locale: Settings['languages'][number],
): Promise<void> {
  const named: [where: string, type: string, name: string][] = [
    ...rules.flatMap(({ product = [], segment = [] }, i) => [
      ...product.map((name) => [`rules.${i}.product`, 'product', name] as [string, string, string]),
      ...segment.map((name) => [`rules.${i}.segment`, 'segment', name] as [string, string, string]),
    ]),
    ...shared.flatMap(({ customer, reps }, i) => [
      [`shared.${i}.customer`, 'customer', customer] as [string, string, string],
      ...Object.keys(reps).map(
        (rep) => [`shared.${i}.reps`, 'rep', rep] as [string, string, string],
      ),
    ]),
  ];
  for (const type of new Set(named.map(([, type]) => type))) {
    const rows = await engine.query(
      `select unnest(enum_range(null::${type}_code))::varchar as name`,
    );
    const known = new Set(rows.map(({ name }) => name as string));
    for (const [where, of, name] of named)
      if (of === type && !known.has(name)) throw unknownName(where, name, locale);
  }
}

/** `commission_taken`: which receipt each refund takes back, and what was left of it before and after: as the ledger did, the latest first. */
async function writeTaken(engine: NativeEngine): Promise<void> {
  const rows = await engine.query(`with cash as (
      select a.allocation_key as key, i.invoice_key as invoice, a.amount_minor::double as minor
      from fct_allocation a join fct_item i using (item_key) where a.kind = 'cash'
    )
    select * from cash where invoice in (select invoice from cash where minor < 0) order by key`);
  const latest = new Map<number, { key: number; left: number }[]>();
  const taken: [refund: number, receipt: number, before: number, after: number][] = [];
  for (const row of rows) {
    const [key, invoice, minor] = [row.key, row.invoice, row.minor] as [number, number, number];
    const receipts = latest.get(invoice) ?? [];
    latest.set(invoice, receipts);
    if (minor > 0) receipts.push({ key, left: minor });
    else {
      const receipt = receipts.at(-1)!;
      taken.push([key, receipt.key, receipt.left, receipt.left + minor]);
      receipt.left += minor;
      if (receipt.left === 0) receipts.pop();
    }
  }
  await engine.run(`create or replace table commission_taken (
    refund_key integer, allocation_key integer, before_doc double, after_doc double)`);
  await appendColumns(engine.connection, 'commission_taken', [
    Int32Array.from(taken, ([refund]) => refund),
    Int32Array.from(taken, ([, receipt]) => receipt),
    Float64Array.from(taken, ([, , before]) => before),
    Float64Array.from(taken, ([, , , after]) => after),
  ]);
}

/** `commission_share`: one row per shared account and rep, in the order of the file. */
function shares(shared: CommissionRules['shared']): string {
  const rows = shared.flatMap(({ customer, reps, from, until }) =>
    Object.entries(reps).map(
      ([rep, share], place) =>
        `(${[sqlText(customer), sqlText(rep), share, place, dateOr(from, '-infinity'), dateOr(until, 'infinity')].join(', ')})`,
    ),
  );
  const columns = 'customer, rep, share, place, first_date, last_date';
  const types =
    'customer::customer_code as customer, rep::rep_code as rep, share::integer as share, place::integer as place, first_date::date as first_date, last_date::date as last_date';
  const none = `(null, null, null, null, null, null)`;
  return `create or replace table commission_share as
    select ${types} from (values ${rows.join(', ') || none}) s(${columns}) where share is not null`;
}

const dateOr = (date: string | undefined, other: string): string =>
  date ? sqlDate(date) : `${sqlText(other)}::date`;

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

/** Half a minor unit up. */
const commissionOn = (minor: string): string =>
  `((${minor}::hugeint * rate + ${WHOLE / 2}) // ${WHOLE})::bigint`;
const baseOf = (doc: string): string => `round(${doc} * factor)::bigint`;

const DIMENSIONS = 'rep, region, segment, currency';

function LINES(rules: CommissionRules | undefined): string {
  const tier = (rules?.late_days ?? []).map((edge) => `(days_late > ${edge})::integer`);
  const names = rules ? lateTiers(rules) : [''];
  return `create or replace table fct_commission as
  with receipt as (
    select a.allocation_key, a.source_row_id, a.factor, a.amount_minor::double as amount_doc_minor,
      a.applied_date, a.pay_date, (a.pay_date - i.due_date)::integer as days_late,
      ${tier.join(' + ') || '0'} as tier,
      ${rules ? `coalesce(${rateOf(rules)}, 0)` : '0'} as rate,
      i.invoice_key, i.due_date, i.customer, ${DIMENSIONS.split(', ')
        .map((name) => `i.${name}`)
        .join(', ')}
    from fct_allocation a join fct_item i using (item_key)
    where a.kind = 'cash' and a.amount_minor > 0 and ${rules ? 'true' : 'false'}
  ),
  step as (
    select *, allocation_key as step_key, applied_date as date, 'cash' as step_kind, 0::double as before_doc,
      amount_doc_minor as after_doc from receipt
    union all by name
    select r.* replace (f.source_row_id as source_row_id), t.refund_key as step_key, f.applied_date as date,
      'refund' as step_kind, t.before_doc, t.after_doc
    from commission_taken t join receipt r using (allocation_key)
    join fct_allocation f on f.allocation_key = t.refund_key
  ),
  worth as (
    select *, ${baseOf('before_doc')} as base_before, ${baseOf('after_doc')} as base_after,
      ${commissionOn('base_before')} as earned_before, ${commissionOn('base_after')} as earned_after
    from step
  ),
  of_one as (
    select w.*, 1.0::double as share, base_after - base_before as base,
      case when rep is null then 0 else earned_after - earned_before end as earned
    from worth w
    where not exists (select 1 from commission_share s
      where s.customer = w.customer and w.applied_date between s.first_date and s.last_date)
  ),
  amount as (
    select w.step_key, w.allocation_key, s.rep as sharer, s.share, s.place,
      unnest(['base', 'earned', 'base', 'earned']) as what, unnest([-1, -1, 1, 1]) as sign,
      unnest([base_before, earned_before, base_after, earned_after])::hugeint as whole
    from worth w join commission_share s
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
    select * exclude (share), share from of_one
    union all by name
    select w.* replace (e.sharer as rep), e.share / ${WHOLE}.0 as share, e.base::bigint as base, e.earned::bigint as earned
    from of_each e join worth w using (step_key)
  )
  select customer, ${DIMENSIONS}, invoice_key, date, step_kind::kind_code as kind, pay_date, due_date, days_late,
    ([${names.map(sqlText).join(', ')}])[tier + 1] as late_tier,
    rate / ${WHOLE}.0 as commission_rate, share as commission_share,
    base::bigint as amount_minor, earned::bigint as commission_minor, source_row_id
  from line where base <> 0 or earned <> 0
  order by date, source_row_id, invoice_key, due_date, rep`;
}
