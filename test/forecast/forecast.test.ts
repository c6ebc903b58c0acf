/** Forecasts of the past from the exports on, against plain loops. */
import { expect, test } from 'vitest';
import { HORIZONS } from '../../src/forecast/backtest.ts';
import { METHODS } from '../../src/forecast/methods.ts';
import { dayOf } from '../oracle/dice.ts';
import { withBook } from '../oracle/open-book.ts';
import { cameAfter, expectedAt, giantsAt, monthEndsBefore } from '../oracle/plain-forecast.ts';
import { payingBook } from './paying-book.ts';

const SETTINGS = 'currency: CNY\nmax_set_aside: 0\n';
const AS_OF = dayOf('2027-02-18');
const book = payingBook(5, { invoices: 520, days: AS_OF - 5 });

test('every past forecast of every method is that of plain loops', async () => {
  await withBook(book, { to: AS_OF, settings: SETTINGS }, async ({ report, ledger }) => {
    const rows = await report.engine.query(
      'select horizon, method, origin::varchar as origin, expected_minor, came_minor from fct_forecast_trial',
    );
    const ends = monthEndsBefore(ledger.items, AS_OF);
    let giants = 0;
    for (const { horizon, method, origin, expected_minor, came_minor } of rows) {
      const day = dayOf(origin as string);
      expect(ends).toContain(day);
      const giant = new Set(giantsAt(ledger.items, day));
      giants += giant.size;
      const days = horizon as number;
      const where = `${method} ${origin} ${days}`;
      const rest = ledger.items.filter((item) => !giant.has(item));
      expect([where, cameAfter(rest, day, days)]).toEqual([where, came_minor]);
      const wanted = expectedAt(method as string, ledger.items, day, days, giant);
      expect(
        Math.abs(wanted - (expected_minor as number)),
        `${where}: ${expected_minor}, not ${wanted}`,
      ).toBeLessThan(1);
    }
    expect(giants).toBeGreaterThan(0);
    const tried = new Set(rows.map(({ method, horizon }) => `${method} ${horizon}`));
    expect(tried.size).toBe(METHODS.length * HORIZONS.length);
  });
});
