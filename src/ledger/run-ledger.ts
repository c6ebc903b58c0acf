/**
 * Runs the ledger over `stg_item` and `stg_event`, and leaves `ledger_allocation` and `ledger_credit`: views of the
 * rows in which it answered.
 */
import type { NativeEngine } from '../engine/native.ts';
import { allocate } from './allocate.ts';
import { appendColumns, readable, readColumns } from './columns.ts';
import { EVENT_KINDS } from './types.ts';

const EPOCH = "DATE '1970-01-01'";

/** Items as the ledger wants them; `item_index` is the position there. */
const ITEM_ORDER = `create or replace temp table ledger_item as
  select (row_number() over (order by i.issue_date, i.due_date, i.row_id) - 1)::integer as item_index,
    i.item_key, i.invoice_key as invoice, p.party_key as party,
    i.issue_date - ${EPOCH} as issue_day, i.due_date - ${EPOCH} as due_day, i.amount_doc_minor as amount
  from stg_item i left join stg_party p
    on p.customer = i.customer and p.currency is not distinct from i.currency`;
const ITEMS = `
  select ${['item_key', 'invoice', 'party', 'issue_day', 'due_day', 'amount']
    .map((name) => readable(name, name))
    .join(', ')}
  from ledger_item order by item_index`;

const kindIndex = EVENT_KINDS.map((kind, i) => `when '${kind}' then ${i}`).join(' ');
const EVENTS = `
  select ${readable('e.event_key', 'event_key')},
    ${readable(`case e.kind ${kindIndex} end`, 'kind')},
    ${readable('e.invoice_key', 'invoice')},
    ${readable('i.item_index', 'item')},
    ${readable('p.party_key', 'party')},
    ${readable(`e.pay_date - ${EPOCH}`, 'pay_day')},
    ${readable(`e.apply_date - ${EPOCH}`, 'apply_day')},
    ${readable('e.amount_minor', 'amount')},
    ${readable("(e.kind = 'cash' and e.reference is null and s.is_oldest_first)::integer", 'oldest_first')}
  from stg_event e
  cross join stg_ledger_mode s
  left join stg_party p on p.customer = e.customer and p.currency is not distinct from e.currency
  left join ledger_item i on i.item_key = e.item_key
  where e.has_rate
  order by e.event_key`;

/** A whole number that `appendColumns` wrote; NaN is none. */
const whole = (column: string, type = 'integer'): string =>
  `nullif(${column}, 'nan'::double)::${type}`;

const ANSWER = [
  `create or replace view ledger_allocation as
    select (rowid + 1)::integer as allocation_key, item_key::integer as item_key,
      event_key::integer as event_key, ${EPOCH} + applied_day::integer as applied_date,
      amount_minor::bigint as amount_minor
    from ledger_allocation_row`,
  `create or replace view ledger_credit as
    select event_key::integer as event_key, ${whole('item_key')} as item_key,
      ${EPOCH} + start_day::integer as start_date, ${EPOCH} + ${whole('end_day')} as end_date,
      amount_minor::bigint as amount_minor
    from ledger_credit_row`,
];

export async function runLedger(engine: NativeEngine): Promise<void> {
  const { connection } = engine;
  await engine.run(ITEM_ORDER);
  const item = await readColumns(connection, ITEMS);
  const event = await readColumns(connection, EVENTS);
  await engine.run('drop table ledger_item');
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
  await writeRows(engine, 'ledger_allocation_row', {
    item_key: allocations.item.map(itemKey),
    event_key: allocations.event.map(eventKey),
    applied_day: allocations.appliedDay,
    amount_minor: allocations.amount,
  });
  await writeRows(engine, 'ledger_credit_row', {
    event_key: credits.event.map(eventKey),
    item_key: credits.item.map(itemKey),
    start_day: credits.startDay,
    end_day: credits.endDay,
    amount_minor: credits.amount,
  });
  for (const statement of ANSWER) await engine.run(statement);
}

async function writeRows(
  engine: NativeEngine,
  table: string,
  columns: Record<string, Float64Array>,
): Promise<void> {
  const types = Object.keys(columns).map((name) => `${name} double`);
  await engine.run(`create or replace table ${table} (${types.join(', ')})`);
  await appendColumns(engine.connection, table, Object.values(columns));
}
