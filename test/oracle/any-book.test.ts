/** Books that fast-check draws and shrinks: every metric against plain loops, and what holds of any book. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { METRICS } from '../../src/metrics/catalogue.ts';
import { FILTER_KEYS, NONE, type Question } from '../../src/metrics/types.ts';
import { type OpenReport, openReport } from '../../src/publish/open-report.ts';
import { createAskRows } from '../../src/rows/ask-rows.ts';
import { anyBook } from './any-book.ts';
import { answerable, compare, expected, found, SPLITS, UNSPLIT } from './compare.ts';
import { dateOf, sum } from './dice.ts';
import type { Span } from './plain-figures.ts';
import { plainLedger } from './plain-ledger.ts';
import { type Book, inOneCurrency } from './random-book.ts';
import { writeBook } from './write-book.ts';

/** A failing run prints its seed and path; `seed` here and `path` beside it give it again. */
const RUNS = { numRuns: 8, seed: 2025 };
vi.setConfig({ testTimeout: 900_000 });
const CURRENCIES = ['CNY', 'USD'];

async function withReport(
  book: Book,
  asOf: number,
  use: (report: OpenReport) => Promise<void>,
  settings = 'top_n: 2\ntiers: { amounts: [200, 600] }',
): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'any-book-'));
  writeBook(book, dir);
  writeFileSync(join(dir, 'report.yml'), `currency: CNY\nmax_set_aside: 0\n${settings}\n`);
  const report = await openReport({ data: dir, asOf: dateOf(asOf) });
  try {
    await use(report);
  } finally {
    await report.close();
    rmSync(dir, { recursive: true });
  }
}

const day = fc.integer({ min: 60, max: 460 });
const length = fc.integer({ min: 0, max: 200 });
const dimension = fc.constantFrom(...SPLITS);

test('every metric, in total, split and under a filter, is that of plain loops', async () => {
  const property = fc.asyncProperty(
    anyBook,
    day,
    length,
    dimension,
    async (book, to, back, name) => {
      const from = Math.max(1, to - back);
      const span: Span = { from, to, asOf: to, horizon: to, topN: 2, tiers: [20_000, 60_000] };
      const period = { from: dateOf(from), to: dateOf(to) };
      await withReport(book, to, async (report) => {
        const given = { report, book, ledger: plainLedger(book), from, to };
        const chosen = book.invoices[0]![name];
        for (const currency of CURRENCIES) {
          const whole = expected(given, { currency }, span);
          const fits = name !== 'currency' || chosen === currency;
          const part = fits ? expected(given, { currency, [name]: chosen }, span) : {};
          for (const metric of answerable(report)) {
            const key = JSON.stringify([currency]);
            compare(metric, 'total', await found(report, { metric, period }), key, whole[metric]!);
            if (!fits || UNSPLIT[metric]?.includes(name)) continue;
            const split = await found(report, { metric, period, by: [name] });
            compare(metric, name, split, JSON.stringify([chosen, currency]), part[metric]!);
            const filter = { [name]: chosen ?? NONE };
            const filtered = await found(report, { metric, period, filter });
            compare(metric, `only ${name}`, filtered, key, part[metric]!);
          }
        }
      });
    },
  );
  await fc.assert(property, RUNS);
});

const values = async (report: OpenReport, question: Question): Promise<(number | null)[]> =>
  (await report.ask(question)).rows.map(({ value }) => value);
const total = async (report: OpenReport, question: Question): Promise<number> =>
  sum((await values(report, question)).map((value) => value ?? 0));

/** Amounts and counts of rows; customers counted once each do not add up over reps. */
const ADDITIVE = METRICS.filter(
  ({ unit, reduce, needs = [] }) =>
    (unit === 'minor' || unit === 'count') && !reduce && !needs.includes('target'),
).map(({ id }) => id);

test('buckets are gross AR at any date, and the bridge foots', async () => {
  const property = fc.asyncProperty(
    anyBook,
    fc.array(day, { minLength: 2, maxLength: 3 }),
    length,
    async (book, days, back) =>
      withReport(book, 460, async (report) => {
        for (const to of days) {
          const asOf = dateOf(to);
          const period = { from: dateOf(to - back), to: asOf };
          const read = (metric: string) => total(report, { metric, asOf, period });
          const open = await read('open_amount');
          for (const basis of ['due', 'issue'] as const)
            for (const edges of [undefined, [7, 20]])
              expect(await total(report, { metric: 'aging', basis, edges, asOf })).toBe(open);
          const moved =
            (await read('invoiced_amount')) -
            (await read('cash_amount')) -
            (await read('credit_note_amount')) -
            (await read('write_off_amount')) -
            (await read('discount_amount'));
          expect((await read('net_open_opening')) + moved).toBe(await read('net_open_closing'));
          const rolled = await values(report, { metric: 'roll_rate', by: ['month'], asOf, period });
          for (const rate of rolled) expect((rate ?? 0) >= 0 && (rate ?? 0) <= 1).toBe(true);
        }
      }),
  );
  await fc.assert(property, RUNS);
});

test('groups sum to the total, and a filter with all that it leaves out is everything', async () => {
  const property = fc.asyncProperty(anyBook, fc.constantFrom(...FILTER_KEYS), async (book, key) =>
    withReport(book, 400, async (report) => {
      const chosen = [...new Set([...book.invoices, ...book.customers].map((row) => row[key]))];
      const others = new Set(
        [...chosen, ...['C1', 'C2', 'C5', null]].map((value) => value ?? NONE),
      );
      for (const metric of ADDITIVE) {
        const all = await total(report, { metric });
        expect([metric, await total(report, { metric, by: [key] })]).toEqual([metric, all]);
        const parts = [];
        for (const value of key === 'currency' ? CURRENCIES : others)
          parts.push(await total(report, { metric, filter: { [key]: value } }));
        expect([metric, sum(parts)]).toEqual([metric, all]);
      }
    }),
  );
  await fc.assert(property, RUNS);
});

test('a later as-of never lowers the days late of an open item, and leaves settled ones alone', async () => {
  const property = fc.asyncProperty(anyBook, day, length, async (book, first, later) =>
    withReport(book, first + later, async (report) => {
      const askRows = createAskRows(report.engine, report);
      const late = async (state: 'open' | 'settled', asOf: number, period?: Question['period']) => {
        const { rows } = await askRows({ which: 'items', state, asOf: dateOf(asOf), period });
        return new Map(rows.map((row) => [`${row.document} ${row.instalment_no}`, row.days_late]));
      };
      const now = await late('open', first + later);
      for (const [item, days] of await late('open', first))
        if (now.has(item)) expect(now.get(item)).toBeGreaterThanOrEqual(days as number);
      const period = { from: '2025-01-01', to: dateOf(first) };
      const before = await late('settled', first, period);
      const after = await late('settled', first + later, period);
      for (const [item, days] of after) expect([item, before.get(item)]).toEqual([item, days]);
      // a refund in between opens an item again
      if (before.size > after.size) return;
      for (const metric of ['days_late', 'days_late_simple', 'days_to_pay', 'days_beyond_terms'])
        expect(await values(report, { metric, period, asOf: dateOf(first) })).toEqual(
          await values(report, { metric, period }),
        );
    }),
  );
  await fc.assert(property, RUNS);
});

test('amounts k times as large leave every ratio alone', async () => {
  // offered discounts are whole cents, so their cost moves by a rounding
  const ratios = METRICS.filter(
    ({ id, unit }) => unit !== 'minor' && id !== 'discount_cost' && id !== 'due_weight_squares',
  );
  const settings = 'tiers: { amounts: [0.001, 1000000000] }\nalerts: { overdue_amount: 0 }';
  const property = fc.asyncProperty(anyBook, fc.constantFrom(2, 7, 100), async (book, k) => {
    const read = async (of: Book): Promise<[string, (number | null)[]][]> => {
      const all: [string, (number | null)[]][] = [];
      await withReport(
        of,
        400,
        async (report) => {
          for (const { id } of ratios) all.push([id, await values(report, { metric: id })]);
        },
        settings,
      );
      return all;
    };
    const larger = await read(times(inOneCurrency(book), k));
    for (const [n, [id, before]] of (await read(inOneCurrency(book))).entries()) {
      expect([id, larger[n]![1].length]).toEqual([id, before.length]);
      for (const [i, value] of before.entries())
        if (value === null) expect([id, larger[n]![1][i]]).toEqual([id, null]);
        else expect(larger[n]![1][i], id).toBeCloseTo(value, 9);
    }
  });
  await fc.assert(property, { ...RUNS, numRuns: 6 });
});

const times = (book: Book, k: number): Book => ({
  ...book,
  customers: book.customers.map((c) => ({ ...c, limit: c.limit * k })),
  invoices: book.invoices.map((i) => ({
    ...i,
    instalments: i.instalments.map(({ due, amount }) => ({ due, amount: amount * k })),
  })),
  payments: book.payments.map((p) => ({ ...p, amount: p.amount * k })),
  promises: book.promises.map((p) => ({ ...p, amount: p.amount && p.amount * k })),
  targets: book.targets.map((t) => ({ ...t, amount: t.amount * k })),
});
