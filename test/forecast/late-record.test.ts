/** Which past items say what chances to be late were worth. */
import { expect, test } from 'vitest';
import { withBook } from '../oracle/open-book.ts';
import { dailyBook } from './daily-book.ts';

const AS_OF = 900;

test('an item that is not due yet is not judged, paid or not: only those paid in time would be', async () => {
  // every other one is paid after five days, the others ten days late
  const book = dailyBook(AS_OF, 10_000, { due: () => 60, paid: (n) => (n % 2 === 0 ? 5 : 70) });
  const opening = { to: AS_OF, settings: 'currency: CNY\nmax_set_aside: 0\n' };
  await withBook(book, opening, async ({ report: { engine } }) => {
    const [record] = await engine.query(
      'select sum(items)::integer as items, sum(late)::integer as late from fct_late_record',
    );
    const { items, late } = record as Record<string, number>;
    expect(items).toBeGreaterThan(250);
    expect(Math.abs(items! - 2 * late!)).toBeLessThanOrEqual(1);
  });
});
