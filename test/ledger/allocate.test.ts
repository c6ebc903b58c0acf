import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allocate } from '../../src/ledger/allocate.ts';
import { EVENT_KINDS, NO_KEY } from '../../src/ledger/types.ts';
import { type OracleEvent, type OracleItem, oracle } from './oracle.ts';
import { type RandomLedger, randomLedger } from './random-ledger.ts';

const CUSTOMERS = ['C1', 'C2', 'C3'];

/** The ledger on plain rows: allocations and credits with indexes into `items` and `events`. */
function run({ items, events }: RandomLedger, oldestFirst: boolean) {
  const order = items
    .map((_, i) => i)
    .sort((a, b) => items[a]!.issue - items[b]!.issue || items[a]!.due - items[b]!.due || a - b);
  const sorted = order.map((i) => items[i]!);
  const invoices = [...new Set(items.map((item) => item.invoice))];
  // an invoice that is not in the data yet is still one that several events can name
  const named = [...new Set([...invoices, ...events.flatMap((e) => e.invoice ?? [])])];
  const { allocations, credits } = allocate(
    {
      invoice: sorted.map((item) => invoices.indexOf(item.invoice)),
      party: sorted.map((item) => CUSTOMERS.indexOf(item.customer)),
      issueDay: sorted.map((item) => item.issue),
      dueDay: sorted.map((item) => item.due),
      amount: sorted.map((item) => item.amount),
    },
    {
      kind: events.map((e) => EVENT_KINDS.indexOf(e.kind)),
      invoice: events.map((e) => (e.invoice ? named.indexOf(e.invoice) : NO_KEY)),
      item: events.map(() => NO_KEY),
      party: events.map((e) => CUSTOMERS.indexOf(e.customer)),
      payDay: events.map((e) => e.pay),
      applyDay: events.map((e) => e.apply),
      amount: events.map((e) => e.amount),
      oldestFirst: events.map((e) => (oldestFirst && e.kind === 'cash' && !e.invoice ? 1 : 0)),
    },
  );
  return {
    allocations: Array.from(allocations.item, (item, i) => ({
      item: order[item]!,
      event: allocations.event[i]!,
      day: allocations.appliedDay[i]!,
      amount: allocations.amount[i]!,
    })),
    credits: Array.from(credits.event, (event, i) => ({
      event,
      item: credits.item[i]!,
      start: credits.startDay[i]!,
      end: credits.endDay[i]!,
      amount: credits.amount[i]!,
    })),
  };
}

/** Open per item and unapplied per customer at the end of a day, from what the ledger gave. */
function stateAt(ledger: RandomLedger, oldestFirst: boolean, day: number) {
  const { allocations, credits } = run(ledger, oldestFirst);
  const open = ledger.items.map((item) => (item.issue <= day ? item.amount : 0));
  for (const a of allocations) if (a.day <= day) open[a.item]! -= a.amount;
  const unapplied: Record<string, number> = {};
  for (const { customer } of [...ledger.items, ...ledger.events]) unapplied[customer] = 0;
  for (const c of credits)
    if (c.start <= day && !(c.end <= day)) unapplied[ledger.events[c.event]!.customer]! += c.amount;
  return { open, unapplied };
}

describe('against a ledger kept by hand in loops', () => {
  for (const references of ['always', 'sometimes', 'never'] as const)
    for (const oldestFirst of [true, false])
      test(`references ${references}, ${oldestFirst ? 'oldest due first' : 'unapplied'}`, () => {
        fc.assert(
          fc.property(randomLedger(references), fc.integer({ min: 0, max: 70 }), (ledger, day) => {
            expect(stateAt(ledger, oldestFirst, day)).toEqual(
              oracle(ledger.items, ledger.events, day, oldestFirst),
            );
          }),
          { numRuns: 300 },
        );
      });
});

test('what happens after a day changes nothing at that day', () => {
  fc.assert(
    fc.property(randomLedger('sometimes'), fc.integer({ min: 0, max: 60 }), (ledger, day) => {
      const known: RandomLedger = {
        items: ledger.items.filter((item) => item.issue <= day),
        events: ledger.events
          .filter((event) => event.pay <= day)
          .map((event) => ({ ...event, apply: event.apply <= day ? event.apply : 1000 })),
      };
      const full = stateAt(ledger, true, day);
      const early = stateAt(known, true, day);
      expect(full.open.filter((_, i) => ledger.items[i]!.issue <= day)).toEqual(early.open);
      for (const [customer, amount] of Object.entries(early.unapplied))
        expect(full.unapplied[customer]).toBe(amount);
    }),
    { numRuns: 300 },
  );
});

test('a ledger in other minor units is the same ledger', () => {
  fc.assert(
    fc.property(randomLedger('sometimes'), fc.integer({ min: 2, max: 1000 }), (ledger, k) => {
      const scale = <T extends { amount: number }>(rows: T[]): T[] =>
        rows.map((row) => ({ ...row, amount: row.amount * k }));
      const scaled = run({ items: scale(ledger.items), events: scale(ledger.events) }, true);
      const plain = run(ledger, true);
      expect(scaled).toEqual({
        allocations: scale(plain.allocations),
        credits: scale(plain.credits),
      });
    }),
  );
});

test('the order of rows of different days does not matter', () => {
  fc.assert(
    fc.property(randomLedger('sometimes'), (ledger) => {
      const events = [...ledger.events].sort((a, b) => a.pay - b.pay);
      // within a day rows keep their order, and no two days of one row may meet another row's order
      fc.pre(events.every((event) => event.apply === event.pay));
      expect(stateAt({ items: ledger.items, events }, true, 100)).toEqual(
        stateAt(ledger, true, 100),
      );
    }),
  );
});

const item = (over: Partial<OracleItem>): OracleItem => ({
  invoice: 'I0',
  customer: 'C1',
  issue: 0,
  due: 30,
  amount: 100,
  ...over,
});
const event = (over: Partial<OracleEvent>): OracleEvent => {
  const pay = over.pay ?? 5;
  return { kind: 'cash', customer: 'C1', invoice: 'I0', pay, apply: pay, amount: 100, ...over };
};

test('a bounced payment opens the item again, the latest cash first', () => {
  const ledger = {
    items: [item({})],
    events: [
      event({ pay: 5, amount: 60 }),
      event({ pay: 8, amount: 40 }),
      event({ pay: 10, amount: 50, kind: 'refund' }),
    ],
  };
  expect(run(ledger, false).allocations).toEqual([
    { item: 0, event: 0, day: 5, amount: 60 },
    { item: 0, event: 1, day: 8, amount: 40 },
    { item: 0, event: 2, day: 10, amount: -40 },
    { item: 0, event: 2, day: 10, amount: -10 },
  ]);
});

test('a refund that nothing covers is negative credit', () => {
  const ledger = { items: [], events: [event({ kind: 'refund', invoice: null, amount: 70 })] };
  expect(run(ledger, false).credits).toEqual([
    { event: 0, item: NO_KEY, start: 5, end: NO_KEY, amount: -70 },
  ]);
});

test('a write-off beyond what is open is not money that a refund can use', () => {
  const ledger = {
    items: [item({ amount: 30 })],
    events: [
      event({ kind: 'write_off', amount: 50 }),
      event({ kind: 'refund', pay: 9, amount: 20 }),
    ],
  };
  expect(stateAt(ledger, false, 9)).toEqual({ open: [0], unapplied: { C1: 0 } });
  expect(
    run(ledger, false)
      .credits.map((credit) => credit.amount)
      .sort(),
  ).toEqual([-20, 20]);
});

test('amounts that are not whole minor units are refused', () => {
  const ledger = { items: [item({ amount: 0.5 })], events: [] };
  expect(() => run(ledger, false)).toThrow('not a positive whole number of minor units: 0.5');
});

test('items out of order are refused', () => {
  const day = [2, 1];
  expect(() =>
    allocate(
      { invoice: [0, 1], party: [0, 0], issueDay: day, dueDay: day, amount: [1, 1] },
      {
        kind: [],
        invoice: [],
        item: [],
        party: [],
        payDay: [],
        applyDay: [],
        amount: [],
        oldestFirst: [],
      },
    ),
  ).toThrow('sorted by issue day');
});

test('a refund listed above the receipt of the same day takes back from that receipt', () => {
  const day = { customer: 'C1', invoice: 'I1', pay: 20, apply: 20 };
  const { allocations, credits } = run(
    {
      items: [{ invoice: 'I1', customer: 'C1', issue: 10, due: 40, amount: 1000 }],
      events: [
        { kind: 'refund', amount: 300, ...day },
        { kind: 'cash', amount: 1000, ...day },
      ],
    },
    false,
  );
  // 1000 came and 300 went back the same day: 300 of the invoice is open, nothing lies unapplied
  expect(allocations.map(({ event, amount }) => [event, amount])).toEqual([
    [1, 1000],
    [0, -300],
  ]);
  expect(credits).toEqual([]);
});
