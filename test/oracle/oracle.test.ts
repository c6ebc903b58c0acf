/**
 * Random books through the whole way, from exports to figures, against the same figures in plain loops: every
 * metric, in total, under a filter, split by every dimension and by month.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { METRICS } from '../../src/metrics/catalogue.ts';
import { NONE } from '../../src/metrics/types.ts';
import { openReport } from '../../src/publish/open-report.ts';
import { answerable, type Case, compare, expected, found, SPLITS, UNSPLIT } from './compare.ts';
import { dateOf, dice, monthOf, monthStart } from './dice.ts';
import { plainMethods, type Span } from './plain-figures.ts';
import { plainLedger } from './plain-ledger.ts';
import { narrow } from './plain-world.ts';
import { randomBook } from './random-book.ts';
import { writeBook } from './write-book.ts';

const SETTINGS = 'currency: CNY\ntop_n: 2\nmax_set_aside: 0\ntiers: { amounts: [200, 600] }\n';
const CURRENCIES = ['CNY', 'USD'];
const SET = { topN: 2, tiers: [20_000, 60_000] as [number, number] };

async function withCase(seed: number, use: (given: Case) => Promise<void>): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'oracle-'));
  const book = randomBook(seed);
  writeBook(book, dir);
  writeFileSync(join(dir, 'report.yml'), SETTINGS);
  const roll = dice(seed + 1_000);
  const to = roll(150, 460);
  const from = Math.max(1, to - roll(40, 300));
  const report = await openReport({ data: dir, asOf: dateOf(to) });
  try {
    await use({ report, book, ledger: plainLedger(book), from, to });
  } finally {
    await report.close();
    rmSync(dir, { recursive: true });
  }
}

const wholeSpan = ({ from, to }: Case): Span => ({ from, to, asOf: to, horizon: to, ...SET });

test('every metric has an oracle', async () => {
  await withCase(1, async (given) => {
    const oracle = expected(given, {}, wholeSpan(given));
    expect(METRICS.map(({ id }) => id).filter((id) => !(id in oracle))).toEqual([]);
  });
});

test.each(Array.from({ length: 8 }, (_, i) => i + 1))(
  'book %d: in total and under a filter',
  async (seed) => {
    await withCase(seed, async (given) => {
      const { report, book } = given;
      const { from, to } = wholeSpan(given);
      const period = { from: dateOf(from), to: dateOf(to) };
      const name = SPLITS[seed % SPLITS.length]!;
      const chosen = book.invoices[seed]![name];
      for (const filter of [{}, { [name]: chosen }]) {
        const asked = Object.fromEntries(Object.entries(filter).map(([k, v]) => [k, v ?? NONE]));
        const oracle = Object.fromEntries(
          CURRENCIES.map((currency) => [
            currency,
            expected(given, { currency, ...filter }, wholeSpan(given)),
          ]),
        );
        for (const metric of answerable(report)) {
          if (UNSPLIT[metric]?.some((key) => key in filter)) continue;
          const rows = await found(report, { metric, period, filter: asked });
          for (const currency of CURRENCIES) {
            if ('currency' in filter && filter.currency !== currency) continue;
            compare(
              metric,
              `${currency} ${JSON.stringify(filter)}`,
              rows,
              JSON.stringify([currency]),
              oracle[currency]![metric]!,
            );
          }
        }
      }
    });
  },
);

test.each([3, 11])('book %d: split by every dimension', async (seed) => {
  await withCase(seed, async (given) => {
    const { report, book } = given;
    const { from, to } = wholeSpan(given);
    const period = { from: dateOf(from), to: dateOf(to) };
    for (const name of SPLITS) {
      const values = [...new Set([...book.invoices.map((i) => i[name]), null])];
      const groups = values.flatMap((value) =>
        CURRENCIES.filter((currency) => name !== 'currency' || value === currency).map(
          (currency) => ({
            key: JSON.stringify([value, currency]),
            oracle: expected(given, { currency, [name]: value }, wholeSpan(given)),
          }),
        ),
      );
      for (const metric of answerable(report)) {
        const rows = await found(report, { metric, period, by: [name] });
        if (UNSPLIT[metric]?.includes(name)) expect([metric, rows]).toEqual([metric, []]);
        else
          for (const { key, oracle } of groups)
            compare(metric, name + key, rows, key, oracle[metric]!);
        expect(
          rows.filter((row) => !groups.some(({ key }) => key === row.key) && row.value),
        ).toEqual([]);
      }
    }
  });
});

test.each([5, 12])('book %d: by month, balances at each month’s end', async (seed) => {
  await withCase(seed, async (given) => {
    const { report, from, to } = given;
    const period = { from: dateOf(from), to: dateOf(to) };
    const groups = [];
    for (let day = monthStart(from); day <= to; day = monthStart(day, -1)) {
      const last = Math.min(to, monthStart(day, -1) - 1);
      const span = { from: Math.max(from, day), to: last, asOf: last, horizon: to, ...SET };
      for (const currency of CURRENCIES)
        groups.push({
          key: JSON.stringify([monthOf(day), currency]),
          oracle: expected(given, { currency }, span),
        });
    }
    for (const metric of answerable(report)) {
      const rows = await found(report, { metric, period, by: ['month'] });
      for (const { key, oracle } of groups) compare(metric, key, rows, key, oracle[metric]!);
    }
  });
});

test.each([2, 7])('book %d: cash by method of payment', async (seed) => {
  await withCase(seed, async (given) => {
    const { report, from, to } = given;
    const period = { from: dateOf(from), to: dateOf(to) };
    for (const currency of CURRENCIES) {
      const world = narrow(given.book, given.ledger, to, { currency });
      for (const [metric, byMethod] of Object.entries(plainMethods(world, wholeSpan(given)))) {
        const rows = await found(report, { metric, period, by: ['method'], filter: { currency } });
        for (const [method, value] of Object.entries(byMethod)) {
          const key = JSON.stringify([method === 'null' ? null : method, currency]);
          compare(metric, key, rows, key, value);
        }
      }
    }
  });
});
