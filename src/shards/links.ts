/** Which customers must be in one shard: the ledger decides within one customer, unless a row of one names an invoice of another. */
import { openWriter } from '../contract/table-writer.ts';
import { sqlText } from '../engine/engine.ts';
import type { NativeEngine } from '../engine/native.ts';

/** The customer of each row of the exports, by `row_id`; null: nobody's. */
const ROW_CUSTOMERS = `
with
alias as (select * from stg_customer_alias),
invoice as (select * from stg_named_invoice),
receipt as (select row_id from stg_receipt),
named_row as (
  select 'contact' as what, v.row_id, coalesce(v.customer_id, a.customer::varchar, v.customer_name, i.customer::varchar) as customer
  from raw_activity v left join invoice i using (invoice_id)
  left join alias a on a.name = case when v.customer_id is null then v.customer_name end
  union all
  select 'promise', p.row_id, coalesce(p.customer_id, a.customer::varchar, p.customer_name, i.customer::varchar)
  from raw_promise p left join invoice i using (invoice_id)
  left join alias a on a.name = case when p.customer_id is null then p.customer_name end
  union all
  select 'letter', l.row_id, coalesce(l.customer_id, a.customer::varchar, l.customer_name)
  from raw_confirmation l left join alias a on a.name = case when l.customer_id is null then l.customer_name end
  union all
  select 'unbilled', u.row_id, coalesce(u.customer_id, a.customer::varchar, u.customer_name)
  from raw_unbilled u left join alias a on a.name = case when u.customer_id is null then u.customer_name end
),
known as (
  select customer::varchar as customer from stg_customer union select customer::varchar from stg_item
  union select customer::varchar from stg_event union select customer from named_row where what = 'contact'
)
select row_id, customer::varchar as customer from stg_invoice where doc_type = 'invoice'
union all select row_id, customer::varchar from stg_event where row_id in (select row_id from receipt)
union all select row_id, customer_id from raw_customer
union all select d.row_id, i.customer::varchar from raw_dispute d left join invoice i using (invoice_id)
union all select row_id, customer from named_row
union all
select v.row_id, coalesce(k.customer, a.customer::varchar, v.customer_name)
from raw_action v left join known k on k.customer = v.customer_id
left join alias a on a.name = v.customer_name`;

/** Pairs of customers one of whom has a row about an invoice, or a part of a receipt, of the other. */
const LINKS = `
select distinct least(a, b) as a, greatest(a, b) as b from (
  select coalesce(e.customer::varchar, '') as a, coalesce(i.customer::varchar, '') as b
  from stg_event e join stg_item i on i.item_key = e.invoice_key
  union all
  select coalesce(r.customer, ''), coalesce(i.customer::varchar, '')
  from shard_row r join (
    select row_id, invoice_id from raw_promise union all select row_id, invoice_id from raw_activity
  ) n using (row_id) join stg_named_invoice i using (invoice_id)
  union all
  select coalesce(r.customer, ''), coalesce(w.customer, '')
  from stg_receipt_row p join shard_row r using (row_id) join shard_row w on w.row_id = p.receipt_row_id
) where a <> b`;

/**
 * Leaves `shard_row` (row_id, customer) and `shard_customer` (customer, shard from 0), linked customers in one shard. Which one,
 * follows from the first of them by name and `seed`, so that a customer stays where it was when others come. Needs the staging
 * models.
 */
export async function assignShards(
  engine: NativeEngine,
  shards: number,
  seed: string,
): Promise<{ customers: number; linked: number; largestGroup: number }> {
  await engine.run(`create or replace temp table shard_row as ${ROW_CUSTOMERS}`);
  const links = await engine.query(LINKS);
  const groups = groupLinked(links.map(({ a, b }) => [a as string, b as string]));
  await engine.run('create or replace table shard_link (customer varchar, first varchar)');
  await insertPairs(engine, groups);
  await engine.run(`create or replace temp table shard_customer as
    select customer, case when coalesce(l.first, customer) = '' then 0
      else (md5_number_lower(${sqlText(seed)} || coalesce(l.first, customer)) % ${shards})::integer end as shard
    from (
      select distinct coalesce(customer, '') as customer from shard_row
      union select customer::varchar from stg_customer_alias
    ) left join shard_link l using (customer)`);
  const [row] = await engine.query('select count(*)::integer as n from shard_customer');
  const sizes = new Map<string, number>();
  for (const first of groups.values()) sizes.set(first, (sizes.get(first) ?? 0) + 1);
  return {
    customers: row!.n as number,
    linked: groups.size,
    largestGroup: Math.max(1, ...sizes.values()),
  };
}

/** Of each customer that is linked with another: the first, by name, of all who hang together. */
function groupLinked(links: readonly (readonly [string, string])[]): Map<string, string> {
  const parent = new Map<string, string>();
  const rootOf = (name: string): string => {
    let root = name;
    for (let up = parent.get(root); up !== undefined && up !== root; up = parent.get(root))
      root = up;
    parent.set(name, root);
    return root;
  };
  for (const [a, b] of links) {
    const [x, y] = [rootOf(a), rootOf(b)];
    if (x < y) parent.set(y, x);
    else parent.set(x, y);
  }
  return new Map([...parent.keys()].map((name) => [name, rootOf(name)]));
}

async function insertPairs(engine: NativeEngine, pairs: Iterable<[string, string]>): Promise<void> {
  const writer = await openWriter(engine.connection, 'shard_link', ['VARCHAR', 'VARCHAR']);
  for (const pair of pairs) writer.append(pair);
  writer.close();
}
