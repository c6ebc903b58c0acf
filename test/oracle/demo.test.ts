/** The demo company with its own settings: every metric, as the pages show it, against plain loops over its exports. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { metricById } from '../../src/metrics/catalogue.ts';
import { NONE } from '../../src/metrics/types.ts';
import { DEMO, demoReport } from '../demo/demo-report.ts';
import { askTogether } from '../metrics/ask-together.ts';
import { answerable, type Case, compare, expected, findAll, SPLITS, UNSPLIT } from './compare.ts';
import { demoBook } from './demo-book.ts';
import { dateOf, dayOf, monthOf, monthStart } from './dice.ts';
import type { Span } from './plain-figures.ts';
import { plainLedger } from './plain-ledger.ts';
import type { Dimension, Filter } from './plain-world.ts';

const SETTINGS = parse(readFileSync(join(DEMO, '../report.yml'), 'utf8'));
const SET = {
  topN: SETTINGS.top_n,
  tiers: SETTINGS.tiers.amounts.map((amount: number) => amount * 100),
  lossRates: SETTINGS.loss_rates,
};
const CURRENCIES = ['CNY', 'USD'];

let given: Case;
let span: Span;
let period: { from: string; to: string };
beforeAll(async () => {
  const report = await demoReport();
  const book = demoBook(DEMO);
  const [from, to] = [dayOf('2025-07-01'), dayOf('2026-06-30')];
  expect(report.asOf).toBe(dateOf(to));
  given = { report, ask: askTogether(report), book, ledger: plainLedger(book), from, to };
  span = { from, to, asOf: to, horizon: to, ...SET };
  period = { from: dateOf(from), to: dateOf(to) };
});

/** What is forecast of a book with a past is held in `test/forecast`. */
const known = (): string[] =>
  answerable(given.report).filter((metric) => !metricById(metric).isForecast);

async function checkFilter(filter: Filter): Promise<void> {
  const asked = Object.fromEntries(Object.entries(filter).map(([k, v]) => [k, v ?? NONE]));
  const found = await findAll(given, { period, filter: asked }, known());
  for (const currency of CURRENCIES) {
    if ((filter.currency ?? currency) !== currency) continue;
    const oracle = expected(given, { currency, ...filter }, span);
    for (const [metric, rows] of found) {
      if (UNSPLIT[metric]?.some((key) => key in filter)) continue;
      const where = `${currency} ${JSON.stringify(filter)}`;
      compare(metric, where, rows, JSON.stringify([currency]), oracle[metric]!);
    }
  }
}

test('every metric can be answered', () => {
  expect(known().sort()).toEqual(Object.keys(expected(given, {}, span)).sort());
});

test('in total', () => checkFilter({}));

test.each<Filter>([
  { customer: 'C0003' },
  { currency: 'USD' },
  { rep: 'R02', region: 'East China', segment: 'OEM' },
])('under the filter %o', checkFilter);

test.each(SPLITS)('by %s', async (name) => {
  // both currencies of each: costs of contacts are in yuan, whatever the customer pays in
  const groups = [...new Set([...given.book.invoices.map((i) => i[name]), null])].flatMap((value) =>
    CURRENCIES.filter((currency) => name !== 'currency' || value === currency).map((currency) => ({
      key: JSON.stringify([value, currency]),
      oracle: expected(given, { currency, [name]: value }, span),
    })),
  );
  const keys = new Set(groups.map(({ key }) => key));
  for (const [metric, rows] of await findAll(given, { period, by: [name as Dimension] }, known())) {
    if (UNSPLIT[metric]?.includes(name)) expect([metric, rows]).toEqual([metric, []]);
    else
      for (const { key, oracle } of groups) compare(metric, name + key, rows, key, oracle[metric]!);
    expect(rows.filter(({ key, value }) => value && !keys.has(key))).toEqual([]);
  }
});

test('by month, balances at each month’s end, over a year and a half', async () => {
  const from = dayOf('2025-01-01');
  const groups = [];
  for (let day = from; day <= given.to; day = monthStart(day, -1)) {
    const last = monthStart(day, -1) - 1;
    for (const currency of CURRENCIES)
      groups.push({
        key: JSON.stringify([monthOf(day), currency]),
        oracle: expected(given, { currency }, { ...span, from: day, to: last, asOf: last }),
      });
  }
  const question = { by: ['month' as const], period: { ...period, from: dateOf(from) } };
  for (const [metric, rows] of await findAll(given, question, known())) {
    for (const { key, oracle } of groups) compare(metric, key, rows, key, oracle[metric]!);
  }
});
