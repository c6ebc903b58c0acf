/** Any date, any bucket edges, any step of time: random books against the same sums in plain loops. */
import { expect, test } from 'vitest';
import { amountChange, ratioChange } from '../../src/metrics/ask/contributions.ts';
import type { Answer, Ask, Dimension } from '../../src/metrics/types.ts';
import { footingParts } from '../../src/report/change/dso.ts';
import { dateOf, dice, sum } from './dice.ts';
import { withBook } from './open-book.ts';
import { plainAging } from './plain-figures.ts';
import { type Ledger, openAt } from './plain-ledger.ts';
import { type Book, inOneCurrency, randomBook } from './random-book.ts';

const EDGES = [[30, 60, 90], [15, 30, 60, 90], [7], [1, 2, 200]];

const byKey = ({ rows }: Answer, dimension: Dimension) =>
  Object.fromEntries(
    rows.filter(({ value }) => value !== 0).map(({ by, value }) => [by[dimension], value]),
  );

const lossRates = async (ask: Ask, asOf: string) => {
  const { rows } = await ask({ metric: 'loss_rate', asOf });
  return Object.fromEntries(rows.map(({ by, value }) => [by.bucket, value]));
};

/** Invoiced by calendar quarter or year, fiscal year from April: `FY2026-Q1` is April to June 2025. */
function plainInvoiced({ invoices }: Book, until: number, withQuarter: boolean) {
  const sums: Record<string, number> = {};
  for (const { issued, instalments } of invoices) {
    if (issued > until) continue;
    const [year, month] = dateOf(issued).split('-').map(Number) as [number, number];
    const ends = month >= 4 ? year + 1 : year;
    const quarter = month >= 4 ? Math.ceil((month - 3) / 3) : 4;
    const key = withQuarter ? `FY${ends}-Q${quarter}` : `FY${ends}`;
    sums[key] = (sums[key] ?? 0) + sum(instalments.map(({ amount }) => amount));
  }
  return sums;
}

/** Each customer's change between two dates: of its balance, and of DSO by the formula that the page states. */
async function checkChange(ask: Ask, ledger: Ledger, from: number, to: number) {
  const at = (metric: string, day: number) =>
    ask({ metric, by: ['customer'], asOf: dateOf(day) }).then(({ rows }) => rows);
  for (const metric of ['open_amount', 'overdue_amount']) {
    const plain = (day: number, customer: string): number =>
      sum(
        ledger.items
          .filter((i) => i.customer === customer && (metric === 'open_amount' || i.due < day))
          .map((i) => openAt(i, day)),
      );
    const parts = amountChange(await at(metric, from), await at(metric, to), 'customer');
    for (const { key, change } of parts)
      expect([key, change]).toEqual([key, plain(to, key!) - plain(from, key!)]);
    const [then, now] = [from, to].map((day) => ask({ metric, asOf: dateOf(day) }));
    const whole = (await now!).rows[0]!.value! - (await then!).rows[0]!.value!;
    expect(sum(parts.map((part) => part.change))).toBe(whole);
  }
  const days = (day: number): number => {
    const [year, month] = dateOf(day).split('-').map(Number) as [number, number];
    const start = Date.UTC(year, month - 3, 1) / 86_400_000;
    return Date.parse(dateOf(day)) / 86_400_000 - start + 1;
  };
  const scale = { before: days(from), after: days(to) };
  const split = ratioChange(await at('dso', from), await at('dso', to), 'customer', scale);
  const [then, now] = await Promise.all(
    [from, to].map(async (day) => (await ask({ metric: 'dso', asOf: dateOf(day) })).rows[0]!),
  );
  if (then!.value === null || now!.value === null) return expect(split).toBeNull();
  expect(split!.before).toBeCloseTo(then!.value, 9);
  expect(split!.after).toBeCloseTo(now!.value, 9);
  const change = now!.value - then!.value;
  expect(sum(split!.parts.map((part) => part.change)) - change).toBeCloseTo(0, 9);
  expect(sum(split!.parts.map((part) => part.ofNumerator)) - split!.ofNumerator).toBeCloseTo(0, 9);
  const printed = footingParts(split!.parts).map((part) => Math.round(part.change * 100));
  expect(Math.abs(sum(printed) - change * 100)).toBeLessThan(0.5 + 1e-6);
}

/** Gross AR from one date to another, by the flows between and the change of unapplied credit. */
async function checkBridge(ask: Ask, from: number, to: number) {
  const value = async (metric: string, change: object) =>
    (await ask({ metric, ...change })).rows[0]!.value!;
  const period = { from: dateOf(from), to: dateOf(to) };
  const flow = (metric: string) => value(metric, { period });
  const opening = { asOf: dateOf(from - 1) };
  const closing = { asOf: dateOf(to) };
  const reached =
    (await value('open_amount', opening)) +
    (await flow('invoiced_amount')) -
    (await flow('cash_amount')) -
    (await flow('credit_note_amount')) -
    (await flow('write_off_amount')) -
    (await flow('discount_amount')) +
    (await value('unapplied_amount', closing)) -
    (await value('unapplied_amount', opening));
  expect(reached).toBe(await value('open_amount', closing));
}

/** Of what was ever open on a bucket's first day, what was written off; everything invoiced was once not due. */
function plainLossRate({ items }: Ledger, day: number): Record<string, number> {
  const floors = { not_due: null, '1-30': 1, '31-60': 31, '61-90': 61, '90+': 91 };
  const rates = Object.entries(floors).map(([bucket, floor]): [string, number | null] => {
    let [reached, lost] = [0, 0];
    for (const item of items.filter((i) => i.issued <= day)) {
      const first = floor === null ? item.issued : item.due + floor;
      if (first > day) continue;
      const atFirst = floor === null ? item.amount : openAt(item, Math.max(first, item.issued));
      reached += atFirst;
      const later = item.applied.filter((a) => floor === null || a.day > first);
      lost += sum(later.filter((a) => a.kind === 'write_off' && a.day <= day).map((a) => a.amount));
    }
    return [bucket, reached > 0 ? lost / reached : null];
  });
  return Object.fromEntries(rates.filter(([, rate]) => rate !== null)) as Record<string, number>;
}

test.each([31, 34])('book %d', async (seed) => {
  const book = inOneCurrency(randomBook(seed));
  const roll = dice(seed + 500);
  await withBook(book, { to: 470, settings: '' }, async ({ report, ask, ledger }) => {
    for (let n = 0; n < 6; n++) {
      const day = roll(5, 470);
      const edges = EDGES[roll(0, EDGES.length - 1)]!;
      const basis = roll(0, 1) ? 'due' : 'issue';
      const asOf = dateOf(day);
      const found = byKey(await ask({ metric: 'aging', asOf, edges, basis }), 'bucket');
      expect(found).toEqual(plainAging(ledger.items, day, edges, basis));
      const open = sum(ledger.items.map((item) => openAt(item, day)));
      expect(sum(Object.values(found) as number[])).toBe(open);
      expect((await ask({ metric: 'open_amount', asOf })).rows[0]!.value).toBe(open);
    }
    for (let n = 0; n < 4; n++) {
      const to = roll(130, 470);
      if (report.inputs.write_off)
        expect(await lossRates(ask, dateOf(to))).toEqual(plainLossRate(ledger, to));
      await checkChange(ask, ledger, to - roll(1, 120), to);
      await checkBridge(ask, to - roll(1, 120), to);
    }
  });
});

test.each([31])('book %d by fiscal quarter and year', async (seed) => {
  const book = inOneCurrency(randomBook(seed));
  await withBook(book, { to: 470, settings: 'fiscal_year_start: 4\n' }, async ({ ask }) => {
    const period = { from: '2025-01-01', to: dateOf(470) };
    for (const grain of ['quarter', 'year'] as const) {
      const answer = await ask({ metric: 'invoiced_amount', by: ['month'], period, grain });
      expect(byKey(answer, 'month')).toEqual(plainInvoiced(book, 470, grain === 'quarter'));
    }
  });
});
