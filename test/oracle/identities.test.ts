/** What must hold of the figures of any book, whatever they are. */
import { expect, test } from 'vitest';
import { METRICS } from '../../src/metrics/catalogue.ts';
import { type Ask, type Dimension, FILTER_KEYS, NONE } from '../../src/metrics/types.ts';
import { dateOf, dice, sum } from './dice.ts';
import { additiveBy, bridge, total, values } from './foot.ts';
import { withBook } from './open-book.ts';
import { type Book, inOneCurrency, randomBook, times } from './random-book.ts';
import { bookFiles, bookFilesOtherwise } from './write-book.ts';

const SETTINGS =
  'currency: CNY\nmax_set_aside: 0\nalerts: { overdue_amount: 0 }\ntiers: { amounts: [1, 100000000] }\n';

const withAsk = <T>(
  book: Book,
  asOf: number,
  use: (ask: Ask) => Promise<T>,
  files = bookFiles,
): Promise<T> => withBook(book, { to: asOf, settings: SETTINGS, files }, ({ ask }) => use(ask));

test.each([21])('book %d: buckets, bridge and groups foot', async (seed) => {
  const roll = dice(seed);
  const book = inOneCurrency(randomBook(seed));
  await withAsk(book, 430, async (ask) => {
    for (let n = 0; n < 4; n++) {
      const to = roll(60, 430);
      const asOf = dateOf(to);
      const period = { from: dateOf(to - roll(1, 120)), to: asOf };
      const at = { asOf, period };
      const open = await total(ask, { metric: 'open_amount', ...at });
      for (const basis of ['due', 'issue'] as const)
        expect(await total(ask, { metric: 'aging', basis, ...at })).toBe(open);
      for (const key of FILTER_KEYS) {
        const groups = (await ask({ metric: 'net_open_closing', by: [key], ...at })).rows;
        for (const { by } of groups.slice(0, 3)) {
          const filter = { [key]: by[key] ?? NONE };
          const { reached, closing } = await bridge(ask, { filter, ...at });
          expect(reached, JSON.stringify(filter)).toBe(closing);
          expect(closing).toBe(
            sum(groups.filter((g) => (g.by[key] ?? NONE) === filter[key]).map((g) => g.value!)),
          );
        }
      }
      for (const rate of await values(ask, { metric: 'roll_rate', by: ['month'], ...at })) {
        expect(rate ?? 0).toBeGreaterThanOrEqual(0);
        expect(rate ?? 0).toBeLessThanOrEqual(1);
      }
    }
  });
});

test.each([24])('book %d: groups of every dimension sum to the total', async (seed) => {
  await withAsk(randomBook(seed), 400, async (ask) => {
    const totals = (metrics: string[], by: Dimension[] = []) =>
      Promise.all(metrics.map(async (metric) => [metric, await total(ask, { metric, by })]));
    for (const key of FILTER_KEYS) {
      const split = additiveBy(key);
      expect([key, await totals(split, [key])]).toEqual([key, await totals(split)]);
    }
  });
});

async function everything(ask: Ask): Promise<Record<string, unknown>> {
  const answers = await Promise.all(METRICS.map(({ id }) => ask({ metric: id })));
  return Object.fromEntries(
    answers.map(({ metric, rows }) => [
      metric,
      rows.map(({ by, currency, value }) => [
        ...[JSON.stringify(by), currency],
        value === null ? null : Number(value.toPrecision(12)),
      ]),
    ]),
  );
}

test.each([26])('book %d: the order of rows and their files do not matter', async (seed) => {
  const book = randomBook(seed);
  let first = {};
  await withAsk(book, 400, async (ask) => {
    first = await everything(ask);
  });
  await withAsk(
    book,
    400,
    async (ask) => expect(await everything(ask)).toEqual(first),
    bookFilesOtherwise,
  );
});

test('amounts a hundred times as large leave every ratio alone', async () => {
  const book = randomBook(28);
  const larger = times(book, 100);
  // offered discounts and what a target asks of an invoice are whole cents, so they move by a rounding
  const rounded = ['discount_cost', 'due_weight_squares', 'target_rate'];
  const ratios = METRICS.filter(({ id, unit }) => unit !== 'minor' && !rounded.includes(id));
  const read = async (ask: Ask) => {
    const all = await everything(ask);
    return Object.fromEntries(ratios.map(({ id }) => [id, all[id]]));
  };
  let before = {};
  await withAsk(book, 400, async (ask) => {
    before = await read(ask);
  });
  await withAsk(larger, 400, async (ask) => expect(await read(ask)).toEqual(before));
});

test('what is overdue and not paid stays overdue on every later day', async () => {
  const book = { ...randomBook(29), payments: [] };
  const [invoice] = book.invoices;
  await withAsk({ ...book, invoices: [invoice!] }, 600, async (ask) => {
    let before = Number.NEGATIVE_INFINITY;
    for (let day = invoice!.issued; day < 600; day += 23) {
      const { rows } = await ask({ metric: 'overdue_amount', asOf: dateOf(day) });
      expect(rows[0]?.value ?? 0).toBeGreaterThanOrEqual(before);
      before = rows[0]?.value ?? 0;
    }
  });
});
