/**
 * Runs the ledger over `stg_item` and `stg_event` and writes five views: `ledger_allocation`, `ledger_credit`,
 * `ledger_open` (what is open of each open item), `ledger_settled` (when each other item's balance reached 0) and
 * `ledger_unused` (what of each event never reached an item).
 */
import type { NativeEngine } from '../engine/native.ts';
import { allocate } from './allocate.ts';
import { closingState } from './closing-state.ts';
import { appendColumns, type NumberColumn, readColumns } from './columns.ts';
import { stableOrder, valuesAt } from './order.ts';
import { EVENT_KINDS, NO_KEY } from './types.ts';

const EPOCH = "DATE '1970-01-01'";
const PARTY = `(enum_code(customer)::integer * (len(enum_range(null::currency_code))::integer + 1)
  + coalesce(enum_code(currency)::integer + 1, 0))`;
const orNone = (value: string): string => `coalesce((${value})::integer, ${NO_KEY})`;

const ITEMS = `select item_key, invoice_key, ${orNone(PARTY)}, (issue_date - ${EPOCH})::integer,
    (due_date - ${EPOCH})::integer, amount_doc_minor::double
  from stg_item`;

const kindIndex = EVENT_KINDS.map((kind, i) => `when '${kind}' then ${i}`).join(' ');
/** References to no item, numbered after the invoices: what names the same one belongs together, now as when it is issued (C1). */
const LOST = `(select lost_reference,
    (select coalesce(max(invoice_key), 0) from stg_item) + row_number() over (order by lost_reference) as lost_key
  from stg_event where lost_reference is not null group by lost_reference)`;
const EVENTS = `select event_key, (case kind ${kindIndex} end)::integer,
    ${orNone('coalesce(invoice_key, lost_key)')}, ${orNone('item_key')}, ${orNone(PARTY)}, (pay_date - ${EPOCH})::integer,
    (apply_date - ${EPOCH})::integer, (kind = 'cash' and not has_reference and is_oldest_first)::integer,
    amount_minor::double
  from stg_event cross join stg_ledger_mode left join ${LOST} using (lost_reference)
  where has_rate`;

const day = (column: string): string => `${EPOCH} + ${column} as`;
const nullIfNone = (column: string): string => `nullif(${column}, ${NO_KEY})`;

/** Of each view the columns of the table below it, which the appender fills with numbers, and the select that types them. */
const RESULT_TABLES = {
  allocation: {
    columns: ['item_key', 'event_key', 'applied_day', 'amount', 'is_settling'],
    view: `(rowid + 1)::integer as allocation_key, item_key, event_key, ${day('applied_day')} applied_date,
      amount::bigint as amount_minor, is_settling = 1 as is_settling`,
  },
  credit: {
    columns: ['event_key', 'item_key', 'start_day', 'end_day', 'amount'],
    view: `event_key, ${nullIfNone('item_key')} as item_key, ${day('start_day')} start_date,
      ${day(nullIfNone('end_day'))} end_date, amount::bigint as amount_minor`,
  },
  open: { columns: ['item_key', 'amount'], view: 'item_key, amount::bigint as amount_minor' },
  settled: {
    columns: ['item_key', 'settled_day'],
    view: `item_key, ${day('settled_day')} settled_date`,
  },
  unused: { columns: ['event_key', 'amount'], view: 'event_key, amount::bigint as amount_minor' },
};

type ResultTable = keyof typeof RESULT_TABLES;

export async function runLedger(engine: NativeEngine): Promise<void> {
  const items = await readItems(engine);
  const events = await readEvents(engine, items.key);
  const { allocations, credits, open } = allocate(items, events);
  const closing = closingState(allocations, open, events.amount);
  const itemKey = (index: number): number => (index === NO_KEY ? NO_KEY : items.key[index]!);
  const eventKey = (index: number): number => events.key[index]!;
  const tables: Record<ResultTable, NumberColumn[]> = {
    allocation: [
      allocations.item.map(itemKey),
      allocations.event.map(eventKey),
      allocations.appliedDay,
      allocations.amount,
      closing.isSettling,
    ],
    credit: [
      credits.event.map(eventKey),
      credits.item.map(itemKey),
      credits.startDay,
      credits.endDay,
      credits.amount,
    ],
    open: [closing.openItem.map(itemKey), valuesAt(open, closing.openItem)],
    settled: [closing.settledItem.map(itemKey), closing.settledDay],
    unused: [closing.unusedEvent.map(eventKey), closing.unused],
  };
  for (const [name, columns] of Object.entries(tables))
    await writeResult(engine, name as ResultTable, columns);
}

/** The items by issue day, due day and key, as the ledger wants them. */
async function readItems(engine: NativeEngine) {
  const count = await countOf(engine, 'stg_item');
  const [key, invoice, party, issueDay, dueDay] = integerColumns(count, 5);
  const amount = new Float64Array(count);
  await readColumns(engine.connection, ITEMS, [key!, invoice!, party!, issueDay!, dueDay!, amount]);
  const order = stableOrder(issueDay!, stableOrder(dueDay!, stableOrder(key!)));
  return {
    key: valuesAt(key!, order),
    invoice: valuesAt(invoice!, order),
    party: valuesAt(party!, order),
    issueDay: valuesAt(issueDay!, order),
    dueDay: valuesAt(dueDay!, order),
    amount: valuesAt(amount, order),
  };
}

/** The events in read order, with their keys. */
async function readEvents(engine: NativeEngine, itemKeys: Int32Array) {
  const count = await countOf(engine, 'stg_event where has_rate');
  const [key, kind, invoice, item, party, payDay, applyDay, oldestFirst] = integerColumns(count, 8);
  const amount = new Float64Array(count);
  await readColumns(engine.connection, EVENTS, [
    key!,
    kind!,
    invoice!,
    item!,
    party!,
    payDay!,
    applyDay!,
    oldestFirst!,
    amount,
  ]);
  if (item!.some((named) => named !== NO_KEY)) {
    const largest = itemKeys.reduce((max, key) => Math.max(max, key), 0);
    const indexOf = new Int32Array(largest + 1);
    for (let i = 0; i < itemKeys.length; i++) indexOf[itemKeys[i]!] = i;
    for (let i = 0; i < count; i++) if (item![i] !== NO_KEY) item![i] = indexOf[item![i]!]!;
  }
  const order = stableOrder(key!);
  return {
    key: valuesAt(key!, order),
    kind: valuesAt(kind!, order),
    invoice: valuesAt(invoice!, order),
    item: valuesAt(item!, order),
    party: valuesAt(party!, order),
    payDay: valuesAt(payDay!, order),
    applyDay: valuesAt(applyDay!, order),
    amount: valuesAt(amount, order),
    oldestFirst: valuesAt(oldestFirst!, order),
  };
}

const integerColumns = (length: number, columns: number): Int32Array[] =>
  Array.from({ length: columns }, () => new Int32Array(length));

async function countOf(engine: NativeEngine, rows: string): Promise<number> {
  const [row] = await engine.query(`select count(*)::integer as n from ${rows}`);
  return row!.n as number;
}

async function writeResult(
  engine: NativeEngine,
  name: ResultTable,
  columns: NumberColumn[],
): Promise<void> {
  const table = RESULT_TABLES[name];
  const types = columns.map((column) => (column instanceof Int32Array ? 'integer' : 'double'));
  const named = table.columns.map((column, i) => `${column} ${types[i]}`);
  const rows = `ledger_${name}_row`;
  await engine.run(`create or replace table ${rows} (${named.join(', ')})`);
  await appendColumns(engine.connection, rows, columns);
  await engine.run(`create or replace view ledger_${name} as select ${table.view} from ${rows}`);
}
