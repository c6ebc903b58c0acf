/** What must hold of the figures of any book, whatever they are. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { METRICS } from '../../src/metrics/catalogue.ts';
import { FILTER_KEYS, NONE, type Question } from '../../src/metrics/types.ts';
import { type OpenReport, openReport } from '../../src/publish/open-report.ts';
import { dateOf, dice, sum } from './dice.ts';
import { type Book, inOneCurrency, randomBook } from './random-book.ts';
import { writeBook, writeBookOtherwise } from './write-book.ts';

const SETTINGS =
  'currency: CNY\nmax_set_aside: 0\nalerts: { overdue_amount: 0 }\ntiers: { amounts: [1, 100000000] }\n';

async function withReport(
  book: Book,
  asOf: number,
  use: (report: OpenReport) => Promise<void>,
  write = writeBook,
): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'identity-'));
  write(book, dir);
  writeFileSync(join(dir, 'report.yml'), SETTINGS);
  const report = await openReport({ data: dir, asOf: dateOf(asOf) });
  try {
    await use(report);
  } finally {
    await report.close();
    rmSync(dir, { recursive: true });
  }
}

const values = async (report: OpenReport, question: Question): Promise<(number | null)[]> =>
  (await report.ask(question)).rows.map(({ value }) => value);
const total = async (report: OpenReport, question: Question): Promise<number> =>
  sum((await values(report, question)).map((value) => value ?? 0));

test.each([21, 22, 23])('book %d: buckets, bridge and groups foot', async (seed) => {
  const roll = dice(seed);
  const book = inOneCurrency(randomBook(seed));
  await withReport(book, 430, async (report) => {
    for (let n = 0; n < 4; n++) {
      const to = roll(60, 430);
      const asOf = dateOf(to);
      const period = { from: dateOf(to - roll(1, 120)), to: asOf };
      const at = { asOf, period };
      const open = await total(report, { metric: 'open_amount', ...at });
      for (const basis of ['due', 'issue'] as const)
        expect(await total(report, { metric: 'aging', basis, ...at })).toBe(open);
      for (const key of FILTER_KEYS) {
        const groups = (await report.ask({ metric: 'net_open_closing', by: [key], ...at })).rows;
        for (const { by } of groups.slice(0, 3)) {
          const filter = { [key]: by[key] ?? NONE };
          const read = (metric: string) => total(report, { metric, filter, ...at });
          const moved =
            (await read('invoiced_amount')) -
            (await read('cash_amount')) -
            (await read('credit_note_amount')) -
            (await read('write_off_amount')) -
            (await read('discount_amount'));
          expect((await read('net_open_opening')) + moved, JSON.stringify(filter)).toBe(
            await read('net_open_closing'),
          );
          expect(await read('net_open_closing')).toBe(
            sum(groups.filter((g) => (g.by[key] ?? NONE) === filter[key]).map((g) => g.value!)),
          );
        }
      }
      for (const rate of await values(report, { metric: 'roll_rate', by: ['month'], ...at })) {
        expect(rate ?? 0).toBeGreaterThanOrEqual(0);
        expect(rate ?? 0).toBeLessThanOrEqual(1);
      }
    }
  });
});

/** Amounts and counts of rows; customers counted once each do not add up over reps. */
const ADDITIVE = METRICS.filter(
  ({ unit, reduce, needs = [] }) =>
    (unit === 'minor' || unit === 'count') && !reduce && !needs.includes('target'),
).map(({ id }) => id);

test.each([24, 25])('book %d: groups of every dimension sum to the total', async (seed) => {
  await withReport(randomBook(seed), 400, async (report) => {
    for (const metric of ADDITIVE)
      for (const by of FILTER_KEYS)
        expect([metric, by, await total(report, { metric, by: [by] })]).toEqual([
          metric,
          by,
          await total(report, { metric }),
        ]);
  });
});

async function everything(report: OpenReport): Promise<Record<string, unknown>> {
  const found: Record<string, unknown> = {};
  for (const { id } of METRICS)
    found[id] = (await report.ask({ metric: id })).rows.map(({ by, currency, value }) => [
      ...[JSON.stringify(by), currency],
      value === null ? null : Number(value.toPrecision(12)),
    ]);
  return found;
}

test.each([26, 27])('book %d: the order of rows and their files do not matter', async (seed) => {
  const book = randomBook(seed);
  let first = {};
  await withReport(book, 400, async (report) => {
    first = await everything(report);
  });
  await withReport(
    book,
    400,
    async (report) => expect(await everything(report)).toEqual(first),
    writeBookOtherwise,
  );
});

test('amounts a hundred times as large leave every ratio alone', async () => {
  const book = randomBook(28);
  const times = (amount: number): number => amount * 100;
  const larger: Book = {
    ...book,
    customers: book.customers.map((c) => ({ ...c, limit: times(c.limit) })),
    invoices: book.invoices.map((i) => ({
      ...i,
      instalments: i.instalments.map(({ due, amount }) => ({ due, amount: times(amount) })),
    })),
    payments: book.payments.map((p) => ({ ...p, amount: times(p.amount) })),
    promises: book.promises.map((p) => ({ ...p, amount: p.amount && times(p.amount) })),
    targets: book.targets.map((t) => ({ ...t, amount: times(t.amount) })),
  };
  // offered discounts are whole cents, so their cost moves by a rounding
  const ratios = METRICS.filter(
    ({ id, unit }) => unit !== 'minor' && id !== 'discount_cost' && id !== 'due_weight_squares',
  );
  const read = async (report: OpenReport) => {
    const all = await everything(report);
    return Object.fromEntries(ratios.map(({ id }) => [id, all[id]]));
  };
  let before = {};
  await withReport(book, 400, async (report) => {
    before = await read(report);
  });
  await withReport(larger, 400, async (report) => expect(await read(report)).toEqual(before));
});

test('what is overdue and not paid stays overdue on every later day', async () => {
  const book = { ...randomBook(29), payments: [] };
  const [invoice] = book.invoices;
  await withReport({ ...book, invoices: [invoice!] }, 600, async (report) => {
    let before = Number.NEGATIVE_INFINITY;
    for (let day = invoice!.issued; day < 600; day += 23) {
      const { rows } = await report.ask({ metric: 'overdue_amount', asOf: dateOf(day) });
      expect(rows[0]?.value ?? 0).toBeGreaterThanOrEqual(before);
      before = rows[0]?.value ?? 0;
    }
  });
});
