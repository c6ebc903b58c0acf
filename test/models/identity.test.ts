/** Properties of the marts on random ledgers: what must hold for any data, at any date. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sqlDate } from '../../src/engine/engine.ts';
import type { NativeEngine } from '../../src/engine/native.ts';
import { dayNumber, fromDayNumber } from '../../src/format/date.ts';
import { build } from '../cases/build-case.ts';
import { type OracleEvent, type OracleItem, oracle } from '../ledger/oracle.ts';
import { type RandomLedger, randomLedger } from '../ledger/random-ledger.ts';
import type { RawData } from './raw-tables.ts';

const START = dayNumber('2026-01-01');
const date = (day: number): string => fromDayNumber(START + day);
const REPS = ['R1', 'R2', null];
const REGIONS = ['north', null, 'south'];
/** Read order is the order of the list, whatever the day. */
const toRaw = ({ items, events }: RandomLedger): RawData => ({
  raw_invoice: items.map((item, i) => ({
    invoice_id: item.invoice,
    instalment_no: i,
    customer_id: item.customer,
    issue_date: date(item.issue),
    due_date: date(item.due),
    amount_minor: item.amount,
    currency: item.customer === 'C3' ? 'USD' : 'CNY',
    rep: REPS[i % 3],
    region: REGIONS[i % 2],
  })),
  raw_payment: events.map((event) => ({
    pay_date: date(event.pay),
    applied_date: event.apply === event.pay ? null : date(event.apply),
    amount_minor: event.amount,
    kind: event.kind,
    invoice_id: event.invoice,
    customer_id: event.customer,
    currency: event.customer === 'C3' ? 'USD' : 'CNY',
  })),
  raw_customer: [{ customer_id: 'C1', rep: 'R2', region: 'west' }, { customer_id: 'C2' }],
});
const SETTINGS = { unreferenced_payments: 'oldest_due_first' };

async function withModels<T>(
  data: RawData,
  use: (engine: NativeEngine) => Promise<T>,
  settings: object = {},
): Promise<T> {
  const engine = await build(data, { ...SETTINGS, ...settings });
  try {
    return await use(engine);
  } finally {
    await engine.close();
  }
}

const known = (d: string): string =>
  `(known_from is null or known_from <= ${d}) and (known_until is null or known_until > ${d})`;

/** Open per item in the order of the data, unapplied per customer: from the marts. */
async function stateAt(engine: NativeEngine, day: number) {
  const d = sqlDate(date(day));
  const open = await engine.query(`
    select i.row::integer as row, coalesce(sum(p.amount_minor)
      filter (p.issue_date <= ${d} and (p.end_date is null or p.end_date > ${d})), 0)::bigint as open
    from fct_item i join mart_piece p using (item_key) group by i.row order by i.row`);
  const credit = await engine.query(`
    select customer, sum(amount_minor)::bigint as amount from mart_credit
    where ${known(d)} and start_date <= ${d} and (end_date is null or end_date > ${d}) group by customer`);
  return {
    open: open.map((row) => row.open as number),
    unapplied: Object.fromEntries(
      credit.filter((row) => row.amount !== 0).map((row) => [row.customer, row.amount]),
    ),
  };
}

/** Dimensions for which open less unapplied is not what was moved until a day. */
function offAt(engine: NativeEngine, day: number) {
  const d = sqlDate(date(day));
  return engine.query(`
    select customer, rep, region, segment, currency, sum(amount)::bigint as amount from (
      select *, -amount_minor as amount from mart_piece
        where issue_date <= ${d} and (end_date is null or end_date > ${d})
      union all by name
      select *, amount_minor as amount from mart_credit
        where ${known(d)} and start_date <= ${d} and (end_date is null or end_date > ${d})
      union all by name
      select *, case when kind in ('invoice', 'refund') then amount_minor else -amount_minor end as amount
      from mart_movement where date <= ${d} and ${known(d)}
    ) group by all having sum(amount) <> 0`);
}

test('balances are those of a ledger kept in loops, and tie to the movements in every dimension', async () => {
  await fc.assert(
    fc.asyncProperty(
      randomLedger('sometimes'),
      fc.array(fc.integer({ min: 0, max: 70 }), { minLength: 3, maxLength: 3 }),
      async (ledger, days) => {
        await withModels(toRaw(ledger), async (engine) => {
          const uncut = await engine.query(`
            select item_key from mart_item i left join mart_piece p using (item_key)
            group by item_key, i.amount_minor
            having sum(p.amount_minor) is distinct from i.amount_minor`);
          expect(uncut).toEqual([]);
          for (const day of days) {
            expect(await offAt(engine, day)).toEqual([]);
            const expected = oracle(ledger.items, ledger.events, day, true);
            const { open, unapplied } = await stateAt(engine, day);
            expect(open).toEqual(expected.open);
            for (const key of Object.keys(expected.unapplied))
              if (expected.unapplied[key] === 0) delete expected.unapplied[key];
            expect(unapplied).toEqual(expected.unapplied);
          }
        });
      },
    ),
    { numRuns: 10, endOnFailure: true },
  );
});

test('the data up to a day gives the state of that day', async () => {
  await fc.assert(
    fc.asyncProperty(
      randomLedger('sometimes'),
      fc.integer({ min: 0, max: 45 }),
      async (ledger, day) => {
        const known: RandomLedger = {
          items: ledger.items.filter((item: OracleItem) => item.issue <= day),
          // an application later than the day is not known yet: the money still lies there
          events: ledger.events
            .filter((event: OracleEvent) => event.pay <= day)
            .map((event) => ({ ...event, apply: event.apply <= day ? event.apply : 999 })),
        };
        const full = await withModels(toRaw(ledger), (engine) => stateAt(engine, day));
        const early = await withModels(toRaw(known), (engine) => stateAt(engine, day));
        expect(early.unapplied).toEqual(full.unapplied);
        expect(early.open).toEqual(full.open.filter((_, i) => ledger.items[i]!.issue <= day));
      },
    ),
    { numRuns: 5, endOnFailure: true },
  );
});

test('converted to one currency, pieces still sum to their item and documents keep their balances', async () => {
  const settings = { report_currency: 'KWD', rates: { CNY: 0.0423917, USD: 0.30713 } };
  await fc.assert(
    fc.asyncProperty(
      randomLedger('always'),
      fc.integer({ min: 0, max: 70 }),
      async (ledger, day) => {
        await withModels(
          toRaw(ledger),
          async (engine) => {
            const d = sqlDate(date(day));
            const items = await engine.query(`
              select i.row::integer as row, i.amount_doc_minor as doc, i.currency, i.amount_minor as amount,
                sum(p.amount_minor)::bigint as pieces, coalesce(sum(p.amount_doc_minor) filter (
                  p.issue_date <= ${d} and (p.end_date is null or p.end_date > ${d})), 0)::bigint as open
              from fct_item i join mart_piece p using (item_key) group by all order by row`);
            const { open } = oracle(ledger.items, ledger.events, day, true);
            expect(items.map((row) => row.open)).toEqual(open);
            for (const row of items) {
              // KWD has three digits, the documents two: a factor of ten on the rate
              const rate = row.currency === 'USD' ? 0.30713 : 0.0423917;
              expect(row.amount).toBe(Math.round((row.doc as number) * rate * 10));
              expect(row.pieces).toBe(row.amount);
            }
          },
          settings,
        );
      },
    ),
    { numRuns: 5, endOnFailure: true },
  );
});
