/** Nothing dated after a day takes part in its forecast: later rows deleted or in other places change no byte of it. */
import { expect, test } from 'vitest';
import { dateOf } from '../oracle/dice.ts';
import { withBook } from '../oracle/open-book.ts';
import type { Book } from '../oracle/random-book.ts';
import { knownBy, livelyBook, scrambledAfter } from './lively-book.ts';

const SETTINGS = 'currency: CNY\nunreferenced_payments: oldest_due_first\nmax_set_aside: 1\n';
const TABLES = [
  'fct_forecast',
  'fct_forecast_band',
  'fct_forecast_basis',
  'fct_forecast_trial',
  'fct_late_risk',
  'fct_late_record',
  'fct_giant',
  'fct_forecast_billing',
  'fct_forecast_billing_trial',
  'fct_landing_group',
  'fct_landing_step',
  'fct_late_payer',
  'fct_expected_day',
  'fct_late_quality',
];

/** All that is forecast at the end of a day, as text. */
const forecastAt = (book: Book, day: number): Promise<Record<string, string>> =>
  withBook(book, { to: day, settings: SETTINGS }, async ({ report: { engine } }) => {
    const texts = TABLES.map(async (table) => {
      const rows = await engine.query(
        // numbers of rows, not of anything in them
        `select columns(c -> c not in ('item_key', 'invoice_key')) from ${table} order by all`,
      );
      return [table, rows.map((row) => JSON.stringify(row)).join('\n')];
    });
    return Object.fromEntries(await Promise.all(texts));
  });

test.each([
  { seed: 11, day: 640, name: 'deleted', changed: knownBy },
  { seed: 12, day: 610, name: 'in other places', changed: scrambledAfter },
])('rows dated after day $day that are $name', async ({ seed, day, changed }) => {
  const book = livelyBook(seed);
  const [whole, other] = await Promise.all([
    forecastAt(book, day),
    forecastAt(changed(book, day, seed), day),
  ]);
  expect(whole.fct_forecast_trial!.split('\n').length).toBeGreaterThan(100);
  expect(whole.fct_late_record!.length).toBeGreaterThan(0);
  for (const table of TABLES) expect([table, other[table]]).toEqual([table, whole[table]]);
});

test('what past forecasts said stays whatever came after them', async () => {
  const [day, asOf] = [560, 760];
  const book = livelyBook(13);
  const said = (given: Book): Promise<unknown[]> =>
    withBook(given, { to: asOf, settings: SETTINGS }, ({ report: { engine } }) =>
      engine.query(
        `select horizon, method, origin::varchar as origin, expected_minor from fct_forecast_trial
         where origin <= '${dateOf(day)}' order by all`,
      ),
    );
  const [whole, other] = await Promise.all([said(book), said(scrambledAfter(book, day, 13))]);
  expect(whole.length).toBeGreaterThan(100);
  expect(other).toEqual(whole);
});
