/** The intervals of reps against plain loops: what the book's method said of each rep's own items at past month ends. */
import { expect, test } from 'vitest';
import { bandOf } from '../../src/forecast/band.ts';
import { METHODS } from '../../src/forecast/methods.ts';
import { landingSteps } from '../../src/format/landing-steps.ts';
import { dateOf, dayOf } from '../oracle/dice.ts';
import { withBook } from '../oracle/open-book.ts';
import { cameAfter, expectedAt, giantsAt, monthEndsBefore } from '../oracle/plain-forecast.ts';
import { type Item, openAt } from '../oracle/plain-ledger.ts';
import { payingBook } from './paying-book.ts';

const AS_OF = dayOf('2027-02-18');

/** A month end counts where each method has a past to learn from. */
const everyMethodSays = (items: Item[], day: number, days: number): boolean =>
  METHODS.every((method) =>
    Number.isFinite(expectedAt(method, items, day, days, new Set(giantsAt(items, day)))),
  );

test('a rep’s interval is that of the rep’s own record', async () => {
  const book = payingBook(5, { invoices: 520, days: AS_OF - 5 });
  const settings = 'currency: CNY\nmax_set_aside: 0\n';
  await withBook(book, { to: AS_OF, settings }, async ({ report, ledger: { items } }) => {
    const read = (sql: string) => report.engine.query(sql);
    const bands = await read(
      `select landing, rep, low_minor, high_minor from fct_landing_group where grouped = 'rep' and low_minor is not null`,
    );
    const methods = new Map(
      (await read('select horizon, method from fct_forecast_basis')).map((row) => [
        row.horizon as number,
        row.method as string,
      ]),
    );
    const steps = new Map(landingSteps(dateOf(AS_OF), 1).map((step) => [step.key, step.until]));
    expect(bands.length).toBeGreaterThan(3);
    let seen = 0;
    const judged = new Map<number, number[]>();
    const daysJudged = (days: number): number[] => {
      const known =
        judged.get(days) ??
        monthEndsBefore(items, AS_OF)
          .slice(-36)
          .filter((day) => day + days <= AS_OF && everyMethodSays(items, day, days));
      judged.set(days, known);
      return known;
    };
    for (const { landing, rep, low_minor, high_minor } of bands) {
      const days = steps.get(landing as string)!;
      const method = methods.get([7, 30, 60, 90].find((horizon) => days <= horizon) ?? 90)!;
      const others = items.filter((item) => item.rep !== rep);
      const own = items.filter((item) => item.rep === rep);
      const said = (day: number) =>
        expectedAt(method, items, day, days, new Set([...others, ...giantsAt(items, day)]));
      const errors = daysJudged(days)
        .map((day) => {
          const giants = new Set(giantsAt(items, day));
          const rest = own.filter((item) => !giants.has(item));
          return { expected: said(day), came: cameAfter(rest, day, days), day };
        })
        .filter(({ expected }) => expected > 0)
        .map(({ expected, came }) => (came - expected) / expected);
      const large = giantsAt(items, AS_OF);
      const expected = (without: Item[]) =>
        expectedAt(method, items, AS_OF, days, new Set(without));
      const giants = large
        .filter((item) => item.rep === rep)
        .map((giant) => {
          const minor = openAt(giant, AS_OF);
          return { minor, chance: expected(items.filter((item) => item !== giant)) / minor };
        });
      seen += giants.length;
      const band = bandOf(expected([...others, ...large]), errors, giants)!;
      expect([landing, rep, Math.abs(band.low - (low_minor as number)) <= 1]).toEqual([
        landing,
        rep,
        true,
      ]);
      expect([landing, rep, Math.abs(band.high - (high_minor as number)) <= 1]).toEqual([
        landing,
        rep,
        true,
      ]);
    }
    expect(seen).toBeGreaterThan(0);
  });
});
