/**
 * fct_commission: what reps earn on money that reached an item, one row per receipt, item, rep and step: the receipt when it is
 * applied, and each refund that gives some of it back. Empty without rules.
 *
 * A receipt is rounded once, half a cent up: 0.5 % of 1.00 on each of three items is 1.5 cents, so 2, not 1 + 1 + 1. The items
 * that it paid get parts of that by largest remainder, and reps who share an account parts of those: parts sum to the whole at
 * every step. A step is by how much a line changes, so that a receipt given back whole leaves none.
 */
import { sqlDate, sqlText } from '../engine/engine.ts';
import type { NativeEngine } from '../engine/native.ts';
import { appendColumns } from '../ledger/columns.ts';
import { type CommissionRules, unknownName } from '../settings/commission.ts';
import type { Settings } from '../settings/settings.ts';
import { linesOf, stepsOf } from './commission-lines.ts';
import { failAs } from './model-error.ts';

/** Throws SettingsError where the rules of a whole book name what no export has. Needs `fct_allocation`, `fct_item` and `meta`. */
export async function writeCommission(
  engine: NativeEngine,
  { commission: rules, languages }: Settings,
  { isPart }: { isPart: boolean },
): Promise<void> {
  // names that a part lacks, other parts may have
  if (rules && !isPart) await assertNames(engine, rules, languages[0]!);
  try {
    await engine.run(`insert into meta values ('input_commission', '${rules ? 1 : 0}')`);
    await writeTaken(engine);
    await engine.run(shares(rules?.shared ?? []));
    await engine.run(stepsOf(rules));
    await engine.run(linesOf(rules));
    for (const table of ['taken', 'share', 'step'])
      await engine.run(`drop table commission_${table}`);
  } catch (error) {
    failAs('fct_commission', error);
  }
}

/** Throws SettingsError where the rules name a customer, rep, product or segment that the data does not have. */
export async function assertNames(
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

/** `commission_taken`: which receipt on an item each refund takes back, and what is left of it then: as the ledger did, the latest first. */
async function writeTaken(engine: NativeEngine): Promise<void> {
  const rows = await engine.query(`with cash as (
      select a.allocation_key as key, i.invoice_key as invoice, a.amount_minor::double as minor
      from fct_allocation a join fct_item i using (item_key) where a.kind = 'cash'
    )
    select * from cash where invoice in (select invoice from cash where minor < 0) order by key`);
  const latest = new Map<number, { key: number; left: number }[]>();
  const taken: [refund: number, receipt: number, after: number][] = [];
  for (const row of rows) {
    const [key, invoice, minor] = [row.key, row.invoice, row.minor] as [number, number, number];
    const receipts = latest.get(invoice) ?? [];
    latest.set(invoice, receipts);
    if (minor > 0) receipts.push({ key, left: minor });
    else {
      const receipt = receipts.at(-1)!;
      receipt.left += minor;
      taken.push([key, receipt.key, receipt.left]);
      if (receipt.left === 0) receipts.pop();
    }
  }
  await engine.run(`create or replace table commission_taken (
    refund_key integer, allocation_key integer, after_doc double)`);
  await appendColumns(engine.connection, 'commission_taken', [
    Int32Array.from(taken, ([refund]) => refund),
    Int32Array.from(taken, ([, receipt]) => receipt),
    Float64Array.from(taken, ([, , after]) => after),
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
    'try_cast(customer as customer_code) as customer, rep::rep_code as rep, share::integer as share, place::integer as place, first_date::date as first_date, last_date::date as last_date';
  const none = `(null, null, null, null, null, null)`;
  return `create or replace table commission_share as
    select ${types} from (values ${rows.join(', ') || none}) s(${columns}) where try_cast(customer as customer_code) is not null`;
}

const dateOr = (date: string | undefined, other: string): string =>
  date ? sqlDate(date) : `${sqlText(other)}::date`;
