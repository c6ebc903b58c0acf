/** Promises on money that is due further ahead than ages are looked at. */
import { expect, test } from 'vitest';
import { readItems } from '../../src/forecast/items.ts';
import { expectedOf, forecasterOf } from '../../src/forecast/methods.ts';
import { readBooks } from '../../src/forecast/read-book.ts';
import { dateOf } from '../oracle/dice.ts';
import { withBook } from '../oracle/open-book.ts';
import type { Book } from '../oracle/random-book.ts';

const AS_OF = 900;
const AMOUNT = 10_000;

test('what is promised of money due in two years is expected once', async () => {
  // each due in a year and paid after twenty days, as all promises say; the last one is due in two years
  const book: Book = {
    ...{ customers: [], invoices: [], payments: [], disputes: [] },
    ...{ promises: [], contacts: [], targets: [] },
  };
  for (let issued = 0; issued <= AS_OF; issued++) {
    const own = { customer: `C${issued % 7}`, currency: 'CNY' };
    const id = `I${issued}`;
    const due = issued + (issued === AS_OF ? 730 : 365);
    book.invoices.push({
      ...{ ...own, id, rep: null, region: null, segment: null, issued },
      ...{ delivered: null, terms: null, discount: 0, instalments: [{ due, amount: AMOUNT }] },
    });
    book.promises.push({ invoice: id, made: issued, due: issued + 25, amount: null });
    if (issued + 20 <= AS_OF)
      book.payments.push({
        ...{ ...own, day: issued + 20, amount: AMOUNT, invoice: id, kind: 'cash', method: '' },
      });
  }
  const opening = { to: AS_OF, settings: 'currency: CNY\nmax_set_aside: 0\n' };
  await withBook(book, opening, async ({ report: { engine } }) => {
    const day = dateOf(AS_OF);
    const [read] = await readBooks(engine, await readItems(engine, day), day);
    const { origins } = read!.book;
    const curve = forecasterOf('curve', read!.book, origins.length - 1)!;
    expect(curve.promisesKept).toBe(1);
    expect(origins.at(-1)!.giantItems).toEqual([]);
    // all that is open, to five cents: parts of items are a little less than whole
    expect(expectedOf(origins.at(-1)!.rest, curve)[90]).toBeCloseTo(20 * AMOUNT, -1);
  });
});
