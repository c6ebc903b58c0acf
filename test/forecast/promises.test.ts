/** Promises on money that is due further ahead than ages are looked at. */
import { expect, test } from 'vitest';
import { readItems } from '../../src/forecast/items.ts';
import { expectedOf, forecasterOf } from '../../src/forecast/methods.ts';
import { readPromises } from '../../src/forecast/promises.ts';
import { readBooks } from '../../src/forecast/read-book.ts';
import { dateOf } from '../oracle/dice.ts';
import { withBook } from '../oracle/open-book.ts';
import { dailyBook } from './daily-book.ts';

const AS_OF = 900;
const AMOUNT = 10_000;

test('what is promised of money due in two years is expected once', async () => {
  // each due in a year and paid after twenty days, as all promises say; the last one is due in two years
  const book = dailyBook(AS_OF, AMOUNT, {
    due: (issued) => (issued === AS_OF ? 730 : 365),
    paid: () => 20,
  });
  book.promises = book.invoices.map(({ id, issued }) => ({
    ...{ invoice: id, made: issued, due: issued + 25, amount: null },
  }));
  const opening = { to: AS_OF, settings: 'currency: CNY\nmax_set_aside: 0\n' };
  await withBook(book, opening, async ({ report: { engine } }) => {
    const day = dateOf(AS_OF);
    const items = await readItems(engine, day);
    const [read] = readBooks(items, await readPromises(engine, items), day);
    const { origins } = read!.book;
    const curve = forecasterOf('curve', read!.book, origins.length - 1)!;
    expect(curve.promisesKept).toBe(1);
    expect(origins.at(-1)!.giantItems).toEqual([]);
    // all that is open, to five cents: parts of items are a little less than whole
    expect(expectedOf(origins.at(-1)!.rest, curve)[90]).toBeCloseTo(20 * AMOUNT, -1);
  });
});
