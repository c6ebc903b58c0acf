/** How often promises were fulfilled, by hand. */
import { expect, test } from 'vitest';
import { withBook } from '../oracle/open-book.ts';
import type { Book } from '../oracle/random-book.ts';

test('a promise without an amount is of what is open when it is made', async () => {
  const book: Book = {
    ...{ customers: [], invoices: [], payments: [], disputes: [] },
    ...{ promises: [], contacts: [], actions: [], targets: [] },
  };
  // four fifths come on day 10; on day 40 the rest is promised for day 60, and comes on it
  for (let i = 0; i < 300; i++) {
    const own = { customer: `C${i % 5}`, currency: 'CNY' };
    const issued = 2 * i;
    book.invoices.push({
      ...{ ...own, id: `I${i}`, rep: null, region: null, segment: null, issued },
      ...{ delivered: null, terms: null, discount: 0 },
      instalments: [{ due: issued + 30, amount: 10_000 }],
    });
    const cash = { ...own, invoice: `I${i}`, kind: 'cash', method: '' } as const;
    book.payments.push({ ...cash, day: issued + 10, amount: 8_000 });
    book.payments.push({ ...cash, day: issued + 60, amount: 2_000 });
    book.promises.push({ invoice: `I${i}`, made: issued + 40, due: issued + 60, amount: null });
  }
  book.payments.sort((a, b) => a.day - b.day);
  const settings = 'currency: CNY\nmax_set_aside: 0\n';
  await withBook(book, { to: 600, settings }, async ({ report: { engine } }) => {
    const learnt = await engine.query('select kept::double as kept from forecast_learnt');
    expect(learnt).toEqual([{ kept: 1_000_000_000 }]);
  });
});
