/** Payers that follow a rule to the day: what is said, its band and its giants, against what the rule brings. */
import { expect, test } from 'vitest';
import { medianError, trialsOf } from '../../src/forecast/backtest.ts';
import { bandOf } from '../../src/forecast/band.ts';
import { combined } from '../../src/forecast/combined.ts';
import { forecastOf } from '../../src/forecast/forecast.ts';
import { readItems } from '../../src/forecast/items.ts';
import { cameOf, expectedOf } from '../../src/forecast/methods.ts';
import { readPromises } from '../../src/forecast/promises.ts';
import { readBooks } from '../../src/forecast/read-book.ts';
import { dateOf, monthOf } from '../oracle/dice.ts';
import { withBook } from '../oracle/open-book.ts';
import type { Book } from '../oracle/random-book.ts';

const AS_OF = 900;
const AMOUNT = 10_000;
const SETTINGS = 'currency: CNY\nmax_set_aside: 0\n';

/** One invoice a day of one amount, due in thirty days, paid so many days after that. */
function bookOf(late: (number: number) => number): { book: Book; paidOn: number[] } {
  const book: Book = {
    ...{ customers: [], invoices: [], payments: [], disputes: [] },
    ...{ promises: [], contacts: [], actions: [], targets: [] },
  };
  const paidOn: number[] = [];
  for (let issued = 0; issued <= AS_OF; issued++) {
    const due = issued + 30;
    const own = { customer: `C${issued % 7}`, currency: 'CNY' };
    book.invoices.push({
      ...{ ...own, id: `I${issued}`, rep: null, region: null, segment: null, issued },
      ...{ delivered: null, terms: null, discount: 0, instalments: [{ due, amount: AMOUNT }] },
    });
    const day = due + late(issued);
    if (day <= AS_OF)
      book.payments.push({
        ...{ ...own, day, amount: AMOUNT, invoice: `I${issued}`, kind: 'cash', method: '' },
      });
    else paidOn.push(day);
  }
  book.payments.sort((a, b) => a.day - b.day);
  return { book, paidOn };
}

const saidOf = (book: Book) =>
  withBook(book, { to: AS_OF, settings: SETTINGS }, async ({ report: { engine } }) => ({
    months: await engine.query(
      'select month, sum(expected_minor)::double as expected from fct_forecast group by month order by month',
    ),
    basis: await engine.query('select * from fct_forecast_basis order by horizon'),
  }));

test('where horizons have methods of their own, the band is by what the forecast itself missed by', async () => {
  // three days or fifteen, now and then forty-five or a hundred: within 60 days nearly all has come, whatever the method
  const { book } = bookOf((i) => (i % 200 === 0 ? 45 : i % 333 === 0 ? 100 : i % 2 === 0 ? 15 : 3));
  await withBook(book, { to: AS_OF, settings: SETTINGS }, async ({ report: { engine } }) => {
    const day = dateOf(AS_OF);
    const items = await readItems(engine, day);
    const [read] = readBooks(items, await readPromises(engine, items), day);
    const forecast = forecastOf(read!.book);
    expect(new Set(Object.values(forecast.methods)).size).toBeGreaterThan(1);
    const { origins } = read!.book;
    for (const [after, until] of [
      [0, 7],
      [28, 35],
      [10, 41],
      [40, 50],
    ] as const) {
      const tried = trialsOf(forecast.tries, 'curve', until).map(({ origin }) => origin);
      const said = (at: number): number => {
        const own = combined(read!.book, forecast.methods, at);
        const expected = expectedOf(origins[at]!.rest, own);
        return expected[until]! - expected[after]!;
      };
      const errors = origins.flatMap(({ date, rest }, at) =>
        tried.includes(date) && said(at) > 0
          ? [(cameOf(rest, until) - cameOf(rest, after)) / said(at) - 1]
          : [],
      );
      const band = bandOf(said(origins.length - 1), errors);
      expect(errors.length).toBeGreaterThanOrEqual(12);
      for (const end of ['low', 'high'] as const)
        expect(forecast.band({ after, until })?.[end]).toBeCloseTo(band![end], 3);
    }
  });
});

test('of many equal invoices none is large, and what comes next stays in the record', async () => {
  // ten days late, each of them: on any day forty are open
  const { book, paidOn } = bookOf(() => 10);
  const { months, basis } = await saidOf(book);
  expect(basis.map(({ giants, is_backtested }) => [giants, is_backtested])).toEqual(
    Array(4).fill([0, true]),
  );
  for (const { month, expected } of months)
    expect([month, expected]).toEqual([
      month,
      AMOUNT * paidOn.filter((day) => monthOf(day) === month).length,
    ]);
});

test('an invoice that has long been overdue has odds by its own age, not by those of the book', async () => {
  // all else is paid in full within ten days: whatever comes within 60 days is all of the book
  const { book } = bookOf((i) => [0, 4, 10][i % 3]!);
  const amount = 400 * AMOUNT;
  const large = { ...book.invoices[500]!, id: 'LARGE', instalments: [{ due: 530, amount }] };
  const withLarge = { ...book, invoices: [...book.invoices, large] };
  await withBook(withLarge, { to: AS_OF, settings: SETTINGS }, async ({ report }) => {
    const { engine } = report;
    const [giant] = await engine.query(
      `select giant, expected_minor::double as expected, expected_date, comes_90_millionths as chance from fct_giant`,
    );
    expect(giant).toEqual({ giant: 'LARGE', expected: 0, expected_date: null, chance: 0 });
    const [all] = await engine.query(
      `select (select sum(open_minor) from fct_late_risk)::double as open, sum(expected_minor)::double as expected,
         (select high_minor from fct_forecast_band where kind = 'all_weeks')::double as high from fct_forecast`,
    );
    expect(all!.open).toBeGreaterThan(amount);
    expect(all!.expected).toBe((all!.open as number) - amount);
    expect(all!.high).toBe(all!.expected);
    const [said] = await engine.query(
      'select said_minor::double as said from fct_forecast_said where horizon = 90',
    );
    expect(said!.said).toBeCloseTo(all!.expected as number, -1);
  });
});

test('half of the past forecasts missed by no more than the median, of those in which anything came', async () => {
  const trial = (expected: number, came: number) => ({ origin: '', expected, came });
  // misses of a tenth, a half and a whole of what came; where nothing came there is no share of it
  expect(medianError([trial(110, 100), trial(50, 100), trial(200, 100), trial(9, 0)])).toBe(0.5);
  expect(medianError([trial(110, 100), trial(50, 100)])).toBeCloseTo(0.3, 12);
  expect(medianError([trial(9, 0)])).toBeNull();

  const { book } = bookOf((i) => (i % 3) * 20);
  await withBook(book, { to: AS_OF, settings: SETTINGS }, async ({ report }) => {
    const trials = await report.engine.query(
      `select horizon, abs(expected_minor - came_minor) / came_minor as missed from fct_forecast_trial
       where is_used and came_minor > 0 order by horizon, missed`,
    );
    const { rows } = await report.ask({ metric: 'forecast_median_error', by: ['horizon'] });
    expect(rows.length).toBe(4);
    for (const { by, value } of rows) {
      const missed = trials
        .filter(({ horizon }) => String(horizon) === by.horizon)
        .map((row) => row.missed as number);
      const [low, high] = [(missed.length - 1) >> 1, missed.length >> 1];
      expect(value).toBeCloseTo((missed[low]! + missed[high]!) / 2, 4);
    }
  });
});
