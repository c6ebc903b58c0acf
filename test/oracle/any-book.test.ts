/** Books that fast-check draws and shrinks: every metric against plain loops, and what holds of any book. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { METRICS } from '../../src/metrics/catalogue.ts';
import {
  type Ask,
  FILTER_KEYS,
  type FilterKey,
  NONE,
  type Question,
} from '../../src/metrics/types.ts';
import { createAskRows } from '../../src/rows/ask-rows.ts';
import { anyBook } from './any-book.ts';
import { type Case, compare, expected, findAll, SPLITS, UNSPLIT } from './compare.ts';
import { dateOf, sum } from './dice.ts';
import { additiveBy, bridge, total, values } from './foot.ts';
import { withBook } from './open-book.ts';
import type { Span } from './plain-figures.ts';
import { type Book, inOneCurrency, times } from './random-book.ts';

/** Each test draws few books from a seed of its own; a failing one prints its seed and path. */
const SEEDS = [2025, 2026];
const draws = (seed: number) => ({ numRuns: 2, seed });
const CURRENCIES = ['CNY', 'USD'];
const SETTINGS = 'currency: CNY\nmax_set_aside: 0\n';
const WITH_TIERS = `${SETTINGS}top_n: 2\ntiers: { amounts: [200, 600] }\n`;

const day = fc.integer({ min: 60, max: 460 });
const length = fc.integer({ min: 0, max: 200 });
const dimension = fc.constantFrom(...SPLITS);

test.each(SEEDS)(
  'every metric, in total, split and under a filter, is that of plain loops (seed %d)',
  async (seed) => {
    const check = async (book: Book, to: number, back: number, name: (typeof SPLITS)[number]) =>
      withBook(book, { to, back, settings: WITH_TIERS }, async (given) => {
        const { from } = given;
        const span: Span = { from, to, asOf: to, horizon: to, topN: 2, tiers: [20_000, 60_000] };
        const period = { from: dateOf(from), to: dateOf(to) };
        const chosen = book.invoices[0]![name];
        const filter = { [name]: chosen ?? NONE };
        const [whole, split, filtered] = await Promise.all([
          findAll(given, { period }),
          findAll(given, { period, by: [name] }),
          findAll(given, { period, filter }),
        ]);
        for (const currency of CURRENCIES) {
          const wanted = expected(given, { currency }, span);
          const key = JSON.stringify([currency]);
          for (const [metric, rows] of whole) compare(metric, 'total', rows, key, wanted[metric]!);
          if (name === 'currency' && chosen !== currency) continue;
          const part = expected(given, { currency, [name]: chosen }, span);
          for (const [metric, rows] of split)
            if (!UNSPLIT[metric]?.includes(name))
              compare(metric, name, rows, JSON.stringify([chosen, currency]), part[metric]!);
          for (const [metric, rows] of filtered)
            if (!UNSPLIT[metric]?.includes(name))
              compare(metric, `only ${name}`, rows, key, part[metric]!);
        }
      });
    await fc.assert(fc.asyncProperty(anyBook, day, length, dimension, check), draws(seed));
  },
);

test.each(SEEDS)('what holds of any book (seed %d)', async (seed) => {
  const property = fc.asyncProperty(
    anyBook,
    fc.record({ first: day, later: length, middle: day, back: length }),
    fc.constantFrom(...FILTER_KEYS),
    async (book, { first, later, middle, back }, key) =>
      withBook(book, { to: Math.max(460, first + later), settings: SETTINGS }, async (given) => {
        for (const to of [first, middle, 460]) await buckets(given.ask, to, back);
        await groups(given, key);
        await daysLate(given, first, first + later);
      }),
  );
  await fc.assert(property, draws(seed));
});

/** Buckets are gross AR at any date, the bridge foots, and no bucket rolls on in more than whole. */
async function buckets(ask: Ask, to: number, back: number): Promise<void> {
  const asOf = dateOf(to);
  const at = { asOf, period: { from: dateOf(to - back), to: asOf } };
  const open = await total(ask, { metric: 'open_amount', ...at });
  for (const basis of ['due', 'issue'] as const)
    for (const edges of [undefined, [7, 20]])
      expect(await total(ask, { metric: 'aging', basis, edges, asOf })).toBe(open);
  const { reached, closing } = await bridge(ask, at);
  expect(reached).toBe(closing);
  for (const rate of await values(ask, { metric: 'roll_rate', by: ['month'], ...at }))
    expect((rate ?? 0) >= 0 && (rate ?? 0) <= 1).toBe(true);
}

/** Groups sum to the total, and a filter with all that it leaves out is everything. */
async function groups({ ask, book }: Case, key: FilterKey): Promise<void> {
  const chosen = [...book.invoices, ...book.customers].map((row) => row[key]);
  const others = new Set([...chosen, 'C1', 'C2', 'C5', null].map((value) => value ?? NONE));
  const parts = key === 'currency' ? CURRENCIES : [...others];
  const checks = additiveBy(key).map(async (metric) => {
    const all = await total(ask, { metric });
    expect([metric, await total(ask, { metric, by: [key] })]).toEqual([metric, all]);
    const filtered = await Promise.all(
      parts.map((value) => total(ask, { metric, filter: { [key]: value } })),
    );
    expect([metric, sum(filtered)]).toEqual([metric, all]);
  });
  await Promise.all(checks);
}

/** A later as-of never lowers the days late of an open item, and leaves settled ones alone. */
async function daysLate({ report, ask }: Case, first: number, later: number): Promise<void> {
  const askRows = createAskRows(report.engine, report);
  const late = async (state: 'open' | 'settled', asOf: number, period?: Question['period']) => {
    const { rows } = await askRows({ which: 'items', state, asOf: dateOf(asOf), period });
    return new Map(rows.map((row) => [`${row.document} ${row.instalment_no}`, row.days_late]));
  };
  const after = await late('open', later);
  for (const [item, days] of await late('open', first))
    if (after.has(item)) expect(after.get(item)).toBeGreaterThanOrEqual(days as number);
  const period = { from: '2025-01-01', to: dateOf(first) };
  const settled = await late('settled', first, period);
  const settledLater = await late('settled', later, period);
  for (const [item, days] of settledLater) expect([item, settled.get(item)]).toEqual([item, days]);
  // a refund in between opens an item again
  if (settled.size > settledLater.size) return;
  for (const metric of ['days_late', 'days_late_simple', 'days_to_pay', 'days_beyond_terms'])
    expect(await values(ask, { metric, period, asOf: dateOf(first) })).toEqual(
      await values(ask, { metric, period, asOf: dateOf(later) }),
    );
}

test('amounts seven times as large leave every ratio alone', async () => {
  const k = 7;
  // offered discounts and what targets ask for are whole cents, so what is made of them moves by a rounding
  const ratios = METRICS.filter(
    ({ id, unit }) =>
      unit !== 'minor' && !['discount_cost', 'due_weight_squares', 'target_rate'].includes(id),
  ).map(({ id }) => id);
  const settings = `${SETTINGS}top_n: 2\ntiers: { amounts: [0.001, 1000000000] }\nalerts: { overdue_amount: 0 }\n`;
  const read = (book: Book): Promise<(number | null)[][]> =>
    withBook(book, { to: 400, settings }, ({ ask }) =>
      Promise.all(ratios.map((metric) => values(ask, { metric }))),
    );
  const property = fc.asyncProperty(anyBook, async (drawn) => {
    const book = inOneCurrency(drawn);
    const larger = await read(times(book, k));
    for (const [n, before] of (await read(book)).entries()) {
      const id = ratios[n]!;
      expect([id, larger[n]!.length]).toEqual([id, before.length]);
      for (const [i, value] of before.entries())
        if (value === null) expect([id, larger[n]![i]]).toEqual([id, null]);
        else expect(larger[n]![i], id).toBeCloseTo(value, 9);
    }
  });
  await fc.assert(property, { numRuns: 1, seed: 2025 + k });
});
