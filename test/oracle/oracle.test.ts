/**
 * Random books through the whole way, from exports to figures, against the same figures in plain loops: every
 * metric, in total, under a filter, split by every dimension and by month.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { METRICS, metricById } from '../../src/metrics/catalogue.ts';
import { NONE } from '../../src/metrics/types.ts';
import { type Case, compare, expected, findAll, SPLITS, UNSPLIT } from './compare.ts';
import { dateOf, dice, monthOf, monthStart } from './dice.ts';
import { openBook } from './open-book.ts';
import type { PlainRules } from './plain-commission.ts';
import { plainOutcomes } from './plain-contacts.ts';
import { plainReasons } from './plain-disputes.ts';
import { plainMethods, type Span } from './plain-figures.ts';
import { narrow } from './plain-world.ts';
import { randomBook } from './random-book.ts';

const SETTINGS = 'currency: CNY\ntop_n: 2\nmax_set_aside: 0\ntiers: { amounts: [200, 600] }\n';
const CURRENCIES = ['CNY', 'USD'];
const RULES: PlainRules = {
  late_days: [0, 15, 40],
  rules: [
    { segment: 'OEM', rates: ['2.5%', '1.25%', '0.3333%', '0%'] },
    { rates: ['1%', '0.7%', '0.05%', '0.01%'] },
  ],
  shared: [
    { customer: 'C1', reps: { R1: '33.3333%', R2: '33.3333%', R3: '33.3334%' } },
    { customer: 'C5', reps: { R2: '50%', R3: '50%' }, from: 100, until: 300 },
  ],
};
const SET = { topN: 2, tiers: [20_000, 60_000] as [number, number] };

// together they are filtered by every dimension
describe.each([1, 3, 4])('book %d', (seed) => {
  let given: Case;
  let span: Span;
  let period: { from: string; to: string };
  beforeAll(async () => {
    const roll = dice(seed + 1_000);
    const to = roll(150, 460);
    const book = { ...randomBook(seed), commission: RULES };
    given = await openBook(book, { to, back: roll(40, 300), settings: SETTINGS });
    span = { from: given.from, to, asOf: to, horizon: to, ...SET };
    period = { from: dateOf(given.from), to: dateOf(to) };
  });
  afterAll(() => given.report.close());

  test('every metric has an oracle', () => {
    const oracle = expected(given, {}, span);
    expect(METRICS.map(({ id }) => id).filter((id) => !(id in oracle))).toEqual([]);
  });

  test('in total and under a filter', async () => {
    const names = [SPLITS[seed - 1]!, SPLITS[seed]!];
    for (const name of [undefined, ...names]) {
      const chosen = name ? given.book.invoices[seed]![name] : null;
      const filter = name ? { [name]: chosen } : {};
      const found = await findAll(given, {
        period,
        filter: name ? { [name]: chosen ?? NONE } : {},
      });
      for (const currency of CURRENCIES) {
        if (name === 'currency' && chosen !== currency) continue;
        const oracle = expected(given, { currency, ...filter }, span);
        const where = `${currency} ${JSON.stringify(filter)}`;
        for (const [metric, rows] of found)
          if (!name || !UNSPLIT[metric]?.includes(name))
            compare(metric, where, rows, JSON.stringify([currency]), oracle[metric]!);
      }
    }
  });

  test.each(SPLITS)('split by %s', async (name) => {
    const values = [...new Set([...given.book.invoices.map((i) => i[name]), null])];
    const groups = values.flatMap((value) =>
      CURRENCIES.filter((currency) => name !== 'currency' || value === currency).map(
        (currency) => ({
          key: JSON.stringify([value, currency]),
          oracle: expected(given, { currency, [name]: value }, span),
        }),
      ),
    );
    for (const [metric, rows] of await findAll(given, { period, by: [name] })) {
      if (UNSPLIT[metric]?.includes(name)) expect([metric, rows]).toEqual([metric, []]);
      else
        for (const { key, oracle } of groups)
          compare(metric, name + key, rows, key, oracle[metric]!);
      expect(rows.filter((row) => !groups.some(({ key }) => key === row.key) && row.value)).toEqual(
        [],
      );
    }
  });

  test('by month, balances at each month’s end', async () => {
    const { from, to } = given;
    const groups = [];
    for (let day = monthStart(from); day <= to; day = monthStart(day, -1)) {
      const last = Math.min(to, monthStart(day, -1) - 1);
      const month = { from: Math.max(from, day), to: last, asOf: last, horizon: to, ...SET };
      for (const currency of CURRENCIES)
        groups.push({
          key: JSON.stringify([monthOf(day), currency]),
          oracle: expected(given, { currency }, month),
        });
    }
    const found = await findAll(given, { period, by: ['month'] });
    for (const [metric, rows] of found.filter(([metric]) => !metricById(metric).isForecast))
      for (const { key, oracle } of groups) compare(metric, key, rows, key, oracle[metric]!);
  });

  test.each([
    ['cash', 'method', plainMethods],
    ['disputes', 'reason', plainReasons],
    ['contacts', 'outcome', plainOutcomes],
  ] as const)('%s by %s', async (_, by, plain) => {
    for (const currency of CURRENCIES) {
      const world = narrow(given.book, given.ledger, given.to, { currency });
      const wanted = plain(world, span);
      const found = Object.fromEntries(
        await findAll(given, { period, by: [by], filter: { currency } }, Object.keys(wanted)),
      );
      for (const [metric, byValue] of Object.entries(wanted))
        for (const [value, amount] of Object.entries(byValue)) {
          const key = JSON.stringify([value === 'null' ? null : value, currency]);
          compare(metric, key, found[metric]!, key, amount);
        }
    }
  });
});
