/** What holds of any forecast: never more than is open, nothing of what is paid, other customers' money left alone, exact sums. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HORIZONS, type Horizon } from '../../src/forecast/backtest.ts';
import type { Book as OpenBook } from '../../src/forecast/book.ts';
import { combined } from '../../src/forecast/combined.ts';
import { readItems } from '../../src/forecast/items.ts';
import { forecasterOf, METHODS, type Method } from '../../src/forecast/methods.ts';
import { readPromises } from '../../src/forecast/promises.ts';
import { readBooks } from '../../src/forecast/read-book.ts';
import type { OpenReport } from '../../src/publish/open-report.ts';
import { dateOf, dice } from '../oracle/dice.ts';
import { openBook, withBook } from '../oracle/open-book.ts';
import type { Book, Invoice } from '../oracle/random-book.ts';
import { livelyBook } from './lively-book.ts';

const SETTINGS = 'currency: CNY\nunreferenced_payments: oldest_due_first\nmax_set_aside: 1\n';
const AS_OF = 700;
const opening = { to: AS_OF, settings: SETTINGS };
const lively = livelyBook(21);
let report: OpenReport;

beforeAll(async () => {
  ({ report } = await openBook(lively, opening));
});
afterAll(() => report.close());

const rowsOf = (from: OpenReport, select: string): Promise<Record<string, unknown>[]> =>
  from.engine.query(select);

describe('never more than is open, and never less than nothing', () => {
  const check = (book: OpenBook, methods: Record<Horizon, Method | null>): void => {
    const { shares, promisesKept } = combined(book, methods);
    const words = (method: Method, age: number): Float64Array =>
      forecasterOf(method, book, book.origins.length - 1)!.shares(age);
    expect(promisesKept ?? 0).toBeGreaterThanOrEqual(0);
    expect(promisesKept ?? 0).toBeLessThanOrEqual(1);
    for (let age = -200; age <= 760; age += 29) {
      const along = [...shares(age)];
      const isRising = along.every((share, i) => share >= (along[i - 1] ?? 0) && share <= 1);
      expect([methods, age, isRising && along[0] === 0]).toEqual([methods, age, true]);
      let before = 0;
      for (const days of HORIZONS) {
        const isOld = age > 90 && Object.values(methods).some(Boolean);
        const said = words(isOld ? 'curve' : (methods[days] ?? 'due_date'), age)[days]!;
        const word = Math.min(1, Math.max(before, said));
        if (Number.isFinite(said)) expect([age, days, along[days]]).toEqual([age, days, word]);
        before = along[days]!;
      }
    }
  };
  const drawn = (roll: (low: number, high: number) => number) =>
    Object.fromEntries(
      HORIZONS.map((days) => [days, [...METHODS, null][roll(0, METHODS.length)]]),
    ) as Record<Horizon, Method | null>;

  test('of an item, by any methods', async () => {
    const asOf = dateOf(AS_OF);
    const items = await readItems(report.engine, asOf);
    const [read] = readBooks(items, await readPromises(report.engine, items), asOf);
    const { book } = read!;
    const roll = dice(3);
    for (const method of METHODS)
      check(book, Object.fromEntries(HORIZONS.map((days) => [days, method])) as never);
    for (let i = 0; i < 12; i++) check(book, drawn(roll));
  });

  test('of a customer, summed over weeks, months and parts', async () => {
    const rows = await rowsOf(
      report,
      `with open as (select customer, sum(open_minor)::double as open from fct_late_risk group by all),
        expected as (select customer, sum(expected_minor)::double as expected, min(expected_minor)::double as least
          from fct_forecast group by all)
       select open, coalesce(expected, 0) as expected, coalesce(least, 1) as least from open left join expected using (customer)`,
    );
    expect(rows.length).toBeGreaterThan(8);
    for (const { open, expected, least } of rows as Record<string, number>[]) {
      expect(expected).toBeLessThanOrEqual(open!);
      expect(least).toBeGreaterThan(0);
    }
    const chances = await rowsOf(
      report,
      `select count(*)::integer as n from fct_late_risk where not (late_90_millionths <= late_30_millionths
         and late_30_millionths <= late_0_millionths and late_0_millionths between 0 and 1000000
         and comes_30_millionths between 0 and comes_90_millionths and comes_90_millionths <= 1000000)`,
    );
    expect(chances).toEqual([{ n: 0 }]);
  });

  test('a book that is paid in full is forecast to bring nothing', async () => {
    const paid: Book = { ...lively, invoices: lively.invoices.slice(0, 220), payments: [] };
    for (const { id, customer, currency, issued, instalments } of paid.invoices)
      paid.payments.push({
        ...{ day: issued + 20, amount: instalments[0]!.amount, invoice: id, customer, currency },
        ...{ kind: 'cash', method: '' },
      });
    const asOf = Math.max(...paid.payments.map(({ day }) => day));
    await withBook(
      { ...paid, disputes: [], promises: [] },
      { ...opening, to: asOf },
      async (own) => {
        const { rows } = await own.report.ask({ metric: 'receipts_forecast', by: [] });
        expect(rows.map(({ value }) => value)).toEqual([0]);
        for (const table of ['fct_forecast', 'fct_late_risk'])
          expect(await rowsOf(own.report, `from ${table}`)).toEqual([]);
        const bands = await rowsOf(
          own.report,
          'select distinct high_minor::integer as high from fct_forecast_band',
        );
        for (const { high } of bands) expect(high).toBe(0);
      },
    );
  });
});

test('groups sum to the whole, by every way to split it', async () => {
  const sum = async (metric: string, by: string[]): Promise<number> =>
    (await report.ask({ metric, by: by as never })).rows.reduce(
      (all, { value }) => all + value!,
      0,
    );
  for (const [metric, step] of [
    ['receipts_forecast', 'week'],
    ['receipts_forecast_months', 'month_ahead'],
  ] as const) {
    const whole = await sum(metric, []);
    expect(whole).toBeGreaterThan(0);
    for (const by of [
      ['customer'],
      ['rep'],
      ['region'],
      [step],
      ['part'],
      [step, 'part', 'customer'],
    ])
      expect([by, await sum(metric, by)]).toEqual([by, whole]);
  }
});

describe('a new customer', () => {
  /** What is said of each customer but the new one. */
  const ofOthers = (from: OpenReport, tables: string[]): Promise<unknown[]> =>
    Promise.all(
      tables.map((table) =>
        rowsOf(
          from,
          `select columns(c -> c not in ('item_key', 'invoice_key')) from ${table}
           where coalesce(currency, 'CNY') = 'CNY' ${table.includes('_item') || /forecast$|risk$/.test(table) ? "and customer <> 'NEW'" : ''}
           order by all`,
        ),
      ),
    );
  const invoice = (id: string, issued: number, currency: string, amount: number): Invoice => ({
    ...{ id, customer: 'NEW', rep: 'R1', region: null, segment: null, currency, issued },
    ...{ delivered: null, terms: null, discount: 0, instalments: [{ due: issued + 30, amount }] },
  });
  const ITEMS = ['fct_forecast', 'fct_late_risk'];

  test('without a past changes nothing of the others, however much it owes', async () => {
    const before = await ofOthers(report, ITEMS);
    const book: Book = {
      ...lively,
      invoices: [
        ...lively.invoices.filter(({ issued }) => issued <= AS_OF),
        ...[1, 2, 3].map((n) => invoice(`N${n}`, AS_OF, 'CNY', 50_000_000 * n + 1)),
      ],
      promises: [...lively.promises, { invoice: 'N1', made: AS_OF, due: AS_OF + 9, amount: null }],
    };
    await withBook(book, opening, async (own) => {
      expect(await ofOthers(own.report, ITEMS)).toEqual(before);
      const [giants] = await rowsOf(
        own.report,
        'select max(giants)::integer as n from fct_forecast_basis',
      );
      expect(giants!.n).toBeGreaterThan(0);
    });
  });

  test('of another currency changes nothing of this one, whatever its past', async () => {
    const tables = [
      ...ITEMS,
      ...[
        'fct_forecast_band',
        'fct_forecast_trial',
        'fct_landing_group',
        'fct_late_record',
        'fct_late_quality',
      ],
      'fct_forecast_basis',
    ];
    const before = await ofOthers(report, tables);
    const others = livelyBook(22, 200);
    const change = <T extends { invoice: string }>(row: T): T => ({
      ...row,
      invoice: `N${row.invoice}`,
    });
    const book: Book = {
      ...lively,
      invoices: [
        ...lively.invoices,
        ...others.invoices.map((row) => ({
          ...row,
          id: `N${row.id}`,
          customer: 'NEW',
          currency: 'USD',
        })),
      ],
      payments: [
        ...lively.payments,
        ...others.payments
          .filter((row) => row.invoice !== '')
          .map((row) => ({ ...change(row), customer: 'NEW', currency: 'USD' })),
      ].sort((a, b) => a.day - b.day),
      promises: [...lively.promises, ...others.promises.map(change)],
    };
    await withBook(book, opening, async (own) =>
      expect(await ofOthers(own.report, tables)).toEqual(before),
    );
  });
});
