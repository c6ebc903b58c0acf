/** Runs the ledger over `stg_item` and `stg_event`, and writes `ledger_allocation` and `ledger_credit`. */
import { DOUBLE, INTEGER } from '@duckdb/node-api';
import type { NativeEngine } from '../engine/native.ts';
import { allocate } from './allocate.ts';
import { appendColumns, readColumns } from './columns.ts';
import { EVENT_KINDS } from './types.ts';

const EPOCH = "DATE '1970-01-01'";

/** Items as the ledger wants them; `item_index` is the position there. */
const ITEM_ORDER = `create or replace temp table ledger_item as
  select (row_number() over (order by issue_date, due_date, row_id) - 1)::integer as item_index,
    item_key, invoice_key as invoice, customer, currency,
    (issue_date - ${EPOCH})::integer as issue_day, (due_date - ${EPOCH})::integer as due_day,
    amount_doc_minor::double as amount
  from stg_item`;
const ITEMS = `
  select i.item_key, i.invoice, p.party_key as party, i.issue_day, i.due_day, i.amount
  from ledger_item i left join stg_party p
    on p.customer = i.customer and p.currency is not distinct from i.currency
  order by i.item_index`;

const kindIndex = EVENT_KINDS.map((kind, i) => `when '${kind}' then ${i}`).join(' ');
const EVENTS = `
  select e.event_key, case e.kind ${kindIndex} end as kind, e.invoice_key as invoice,
    i.item_index as item, p.party_key as party,
    (e.pay_date - ${EPOCH})::integer as pay_day, (e.apply_date - ${EPOCH})::integer as apply_day,
    e.amount_minor::double as amount,
    (e.kind = 'cash' and e.reference is null and s.is_oldest_first)::integer as oldest_first
  from stg_event e
  cross join stg_ledger_mode s
  left join stg_party p on p.customer = e.customer and p.currency is not distinct from e.currency
  left join ledger_item i on i.item_key = e.item_key
  where e.has_rate
  order by e.event_key`;

export async function runLedger(engine: NativeEngine): Promise<void> {
  const { connection } = engine;
  await engine.run(ITEM_ORDER);
  const item = await readColumns(connection, ITEMS);
  const event = await readColumns(connection, EVENTS);
  const { allocations, credits } = allocate(
    {
      invoice: item.invoice!,
      party: item.party!,
      issueDay: item.issue_day!,
      dueDay: item.due_day!,
      amount: item.amount!,
    },
    {
      kind: event.kind!,
      invoice: event.invoice!,
      item: event.item!,
      party: event.party!,
      payDay: event.pay_day!,
      applyDay: event.apply_day!,
      amount: event.amount!,
      oldestFirst: event.oldest_first!,
    },
  );
  const itemKey = (index: number): number => (Number.isNaN(index) ? index : item.item_key![index]!);
  const eventKey = (index: number): number => event.event_key![index]!;
  await engine.run(`create or replace table ledger_allocation_part
    (item_key integer, event_key integer, applied_day integer, amount_minor double)`);
  await appendColumns(
    connection,
    'ledger_allocation_part',
    [INTEGER, INTEGER, INTEGER, DOUBLE],
    [
      allocations.item.map(itemKey),
      allocations.event.map(eventKey),
      allocations.appliedDay,
      allocations.amount,
    ],
  );
  await engine.run(`create or replace table ledger_allocation as
    select (rowid + 1)::integer as allocation_key, item_key, event_key,
      ${EPOCH} + applied_day as applied_date, amount_minor::bigint as amount_minor
    from ledger_allocation_part`);
  await engine.run(`create or replace table ledger_credit_part
    (event_key integer, item_key integer, start_day integer, end_day integer, amount_minor double)`);
  await appendColumns(
    connection,
    'ledger_credit_part',
    [INTEGER, INTEGER, INTEGER, INTEGER, DOUBLE],
    [
      credits.event.map(eventKey),
      credits.item.map(itemKey),
      credits.startDay,
      credits.endDay,
      credits.amount,
    ],
  );
  await engine.run(`create or replace table ledger_credit as
    select event_key, item_key, ${EPOCH} + start_day as start_date, ${EPOCH} + end_day as end_date,
      amount_minor::bigint as amount_minor
    from ledger_credit_part`);
  await engine.run(
    'drop table ledger_item; drop table ledger_allocation_part; drop table ledger_credit_part',
  );
}
