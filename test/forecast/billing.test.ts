/** What is still to be invoiced: a year by hand, and a book with a past against plain loops. */
import { expect, test } from 'vitest';
import { billedShares, billingYear, paidShares } from '../../src/forecast/billing.ts';
import { addMonths, dayNumber, monthEnd } from '../../src/format/date.ts';
import { dateOf, dayOf, monthOf, monthStart, sum } from '../oracle/dice.ts';
import { withBook } from '../oracle/open-book.ts';
import { monthEndsBefore } from '../oracle/plain-forecast.ts';
import type { Item } from '../oracle/plain-ledger.ts';
import { payingBook } from './paying-book.ts';

/** 100 on the 5th and 300 on the last day of each month, `months` of them from `first` on. */
function regular(first: string, months: number, more: Record<string, number> = {}) {
  const byDay = new Map<number, number>();
  for (let i = 0; i < months; i++) {
    const month = addMonths(first, i);
    byDay.set(dayNumber(`${month}-05`), 100 + (more[month] ?? 0));
    byDay.set(dayNumber(monthEnd(month)), 300);
  }
  return { byDay, first: `${first}-05` };
}

test('eleven whole months say nothing, twelve an average month on its own days', () => {
  expect(billedShares(regular('2025-01', 11), '2025-11-30', 40)).toBeNull();
  const book = regular('2025-01', 12);
  // in the middle of a month that month is none of them
  expect(billingYear(book, '2026-01-20')).toEqual({ from: '2025-01-01', to: '2025-12-31' });
  const shares = billedShares(book, '2025-12-31', 59)!;
  // 400 of 4,800 a month: a quarter of it by the 5th, all by 31 January and again by 28 February
  expect(shares[4]).toBe(0);
  expect(shares[5]).toBeCloseTo(1 / 48, 12);
  expect(shares[30]).toBeCloseTo(1 / 48, 12);
  expect(shares[31]).toBeCloseTo(4 / 48, 12);
  expect(shares[58]).toBeCloseTo(5 / 48, 12);
  expect(shares[59]).toBeCloseTo(8 / 48, 12);
});

test('two years give the month its season', () => {
  // Januaries of 800 in years of 5,200: 1.846 average months
  const book = regular('2024-01', 24, { '2024-01': 400, '2025-01': 400 });
  const shares = billedShares(book, '2025-12-31', 31)!;
  expect(shares[31]).toBeCloseTo((12 * 800) / 5_200 / 12, 12);
});

test('what is billed comes as it is paid after its day', () => {
  // a tenth billed on the first day, a tenth on the second; half is paid two days later
  const paid = paidShares(
    Float64Array.of(0, 0.1, 0.2, 0.2, 0.2),
    Float64Array.of(0, 0, 0.5, 0.5, 0.5),
  );
  expect([...paid].map((share) => Math.round(1000 * share) / 1000)).toEqual([0, 0, 0, 0.05, 0.1]);
});

const AS_OF = dayOf('2027-02-18');

test('each past forecast of the billing is that of plain loops, and parts sum to the whole', async () => {
  const book = payingBook(5, { invoices: 520, days: AS_OF - 5 });
  const settings = 'currency: CNY\nmax_set_aside: 0\n';
  await withBook(book, { to: AS_OF, settings }, async ({ report, ledger: { items }, ask }) => {
    const rows = await report.engine.query(
      'select horizon, origin::varchar as origin, expected_minor, came_minor from fct_forecast_billing_trial',
    );
    const ends = monthEndsBefore(items, AS_OF).filter((end) => yearOf(items, end) !== null);
    const known = [7, 30, 60, 90].flatMap((days) => ends.filter((end) => end + days <= AS_OF));
    expect(rows.length).toBe(known.length);
    expect(rows.length).toBeGreaterThan(30);
    for (const { horizon, origin, expected_minor, came_minor } of rows) {
      const [day, days] = [dayOf(origin as string), horizon as number];
      expect([origin, days, came_minor]).toEqual([
        origin,
        days,
        invoiced(items, day + 1, day + days),
      ]);
      expect(Math.abs(toInvoice(items, day, days)! - (expected_minor as number))).toBeLessThan(1);
    }
    // to the end of the sixth month, July; each of the three reps is rounded
    const whole = await ask({ metric: 'billing_forecast' });
    const wanted = toInvoice(items, AS_OF, dayOf('2027-07-31') - AS_OF)!;
    expect(Math.abs(whole.rows[0]!.value! - wanted)).toBeLessThan(3);
    for (const metric of ['billing_receipts_forecast_months', 'billing_forecast']) {
      const [all, months, reps] = await Promise.all(
        [[], ['month_ahead' as const], ['rep' as const]].map((by) => ask({ metric, by })),
      );
      for (const parts of [months!, reps!])
        expect(sum(parts.rows.map(({ value }) => value!))).toBe(all!.rows[0]!.value);
    }
    // no more comes of it than is invoiced
    const came = await ask({ metric: 'billing_receipts_forecast_months' });
    expect(came.rows[0]!.value!).toBeGreaterThan(0);
    expect(came.rows[0]!.value!).toBeLessThan(whole.rows[0]!.value!);
  });
});

const invoiced = (items: Item[], from: number, to: number): number =>
  sum(items.filter(({ issued }) => from <= issued && issued <= to).map(({ amount }) => amount));

/** First days of the twelve whole months up to a day, and of the one after them; null with fewer months of history. */
function yearOf(items: Item[], day: number): number[] | null {
  const next = monthStart(day + 1);
  const starts = Array.from({ length: 13 }, (_, i) => monthStart(next, 12 - i));
  const first = monthStart(Math.min(...items.map(({ issued }) => issued)));
  return starts[0]! < first ? null : starts;
}

/** Day by day: the average month, its season, and the day's part of the month. */
function toInvoice(items: Item[], day: number, days: number): number | null {
  const year = yearOf(items, day);
  if (!year) return null;
  const [start, end] = [year[0]!, year[12]! - 1];
  const all = invoiced(items, start, end);
  const placeOf = (date: number): string => {
    const left = monthStart(date, -1) - 1 - date;
    return left < 4 ? `last ${left}` : dateOf(date).slice(8);
  };
  const onPlace = (place: string): number =>
    sum(
      items
        .filter(({ issued }) => start <= issued && issued <= end && placeOf(issued) === place)
        .map(({ amount }) => amount),
    );
  const season = (date: number): number => {
    const before = monthStart(start, 12);
    if (before < monthStart(Math.min(...items.map(({ issued }) => issued)))) return 1;
    const ofYear = (back: number, total: number): number => {
      const first = monthStart(date, 12 * back);
      return (12 * invoiced(items, first, monthStart(first, -1) - 1)) / total;
    };
    return (ofYear(1, all) + ofYear(2, invoiced(items, before, start - 1))) / 2;
  };
  const ofMonth = new Map<string, number>();
  let said = 0;
  for (let date = day + 1; date <= day + days; date++) {
    const month = monthOf(date);
    if (!ofMonth.has(month)) {
      let places = 0;
      for (let at = monthStart(date); at < monthStart(date, -1); at++)
        places += onPlace(placeOf(at));
      ofMonth.set(month, ((all / 12) * season(date)) / places);
    }
    said += ofMonth.get(month)! * onPlace(placeOf(date));
  }
  return said;
}
