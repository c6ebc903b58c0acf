/** With nothing assumed the page's own arithmetic is the forecast of the build, cell by cell. */
import { expect, test } from 'vitest';
import { OWNERS, openWhatIfBook, PARTS, type WhatIfBook } from '../../src/forecast/what-if/book.ts';
import { expectedIf, FORECAST } from '../../src/forecast/what-if/expected.ts';
import { readWhatIfBook } from '../../src/forecast/what-if/read-book.ts';
import { slicesOf } from '../../src/format/ahead.ts';
import { addDays } from '../../src/format/date.ts';
import type { OpenReport } from '../../src/publish/open-report.ts';
import { demoReport } from '../demo/demo-report.ts';
import { dayOf, dice } from '../oracle/dice.ts';
import { withBook } from '../oracle/open-book.ts';
import { type Book, randomBook } from '../oracle/random-book.ts';
import { payingBook } from './paying-book.ts';

const SETTINGS = 'currency: CNY\nmax_set_aside: 0\n';

/** The book with one of its groups. */
function only(book: WhatIfBook, group: number): WhatIfBook {
  const groups = Object.fromEntries(
    Object.entries(book.groups).map(([key, column]) => [key, column.slice(group, group + 1)]),
  ) as WhatIfBook['groups'];
  return { ...book, groups, starts: book.starts.slice(group, group + 2) };
}

/** Amounts by currency, owners, part and last day, as the page works them out; none that are 0. */
async function onThePage({ engine, asOf }: OpenReport): Promise<Map<string, number>> {
  const written = await readWhatIfBook(engine, asOf);
  const book = openWhatIfBook(JSON.parse(JSON.stringify(written)));
  const slices = slicesOf(asOf);
  const cells = new Map<string, number>();
  for (let group = 0; group < book.groups.part.length; group++) {
    const { by } = expectedIf(only(book, group), slices, FORECAST);
    const { currency, part } = book.groups;
    const owners = OWNERS.map((key) => book.owners[key][book.groups[key][group]!]);
    for (const [i, { until }] of slices.entries()) {
      const name = [book.currencies[currency[group]!]!.currency, ...owners, PARTS[part[group]!]];
      const minor = by[i]! - (by[i - 1] ?? 0);
      if (minor !== 0) cells.set(JSON.stringify([...name, addDays(asOf, until)]), minor);
    }
  }
  return cells;
}

async function ofTheBuild({ engine }: OpenReport): Promise<Map<string, number>> {
  const rows = await engine.query(
    'select currency, customer, rep, region, segment, part, to_date::varchar as last, expected_minor::double as minor from fct_forecast',
  );
  return new Map(
    rows.map(({ currency, customer, rep, region, segment, part, last, minor }) => [
      JSON.stringify([currency, customer, rep, region, segment, part, last]),
      minor as number,
    ]),
  );
}

async function compare(report: OpenReport): Promise<number> {
  const [page, build] = [await onThePage(report), await ofTheBuild(report)];
  const sorted = (cells: Map<string, number>) => [...cells].sort(([a], [b]) => (a < b ? -1 : 1));
  expect(sorted(page)).toEqual(sorted(build));
  return build.size;
}

test('of the demo', async () => {
  expect(await compare(await demoReport())).toBeGreaterThan(100);
});

/** With a promise on every third open invoice, some before the as-of date: as many as let promises be judged. */
function promising(book: Book, day: number): Book {
  const roll = dice(day);
  const promises = book.invoices.flatMap(({ id, issued, instalments }, i) => {
    if (i % 3 > 0) return [];
    const made = issued + roll(0, 50);
    const amount = roll(0, 1) ? Math.floor(instalments[0]!.amount / roll(1, 3)) : null;
    return [{ invoice: id, made, due: made + roll(1, 40), amount }];
  });
  return { ...book, promises };
}

const AS_OF = dayOf('2027-02-18');

test.each([5, 6])('of a book with a past and promises (%d)', async (seed) => {
  const book = promising(payingBook(seed, { invoices: 520, days: AS_OF - 5 }), AS_OF);
  await withBook(book, { to: AS_OF, settings: SETTINGS }, async ({ report }) => {
    const [kept] = await report.engine.query(
      'select max(kept)::double as kept from forecast_learnt',
    );
    expect(kept!.kept).toBeGreaterThan(0);
    expect(await compare(report)).toBeGreaterThan(30);
  });
});

test.each([1, 2, 3])('of any small book (%d)', async (seed) => {
  await withBook(randomBook(seed), { to: 380 + seed, settings: SETTINGS }, async ({ report }) => {
    expect(await compare(report)).toBeGreaterThan(0);
  });
});
