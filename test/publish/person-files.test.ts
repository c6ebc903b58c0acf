/** What files say of one customer or rep is what the engine says: every figure, every row, the order and the totals. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { type PersonKind, personFile, rangeOf } from '../../src/format/person-range.ts';
import { type OpenReport, openReport } from '../../src/publish/open-report.ts';
import { writePersonFiles } from '../../src/publish/person-files.ts';
import { defaultView } from '../../src/report/context.ts';
import { blocksOf } from '../../src/report/missing-inputs.ts';
import { pageById } from '../../src/report/pages.ts';
import { createAskRows } from '../../src/rows/ask-rows.ts';
import {
  type OpenPersonRange,
  openPersonRange,
  type PersonRange,
} from '../../src/rows/person-file.ts';
import { readView } from '../../src/view/address.ts';
import type { Site } from '../../src/view/site.ts';
import { siteOf } from '../cube/report-cube.ts';
import { askTogether } from '../metrics/ask-together.ts';
import { dateOf, dice } from '../oracle/dice.ts';
import { randomBook } from '../oracle/random-book.ts';
import { bookFiles } from '../oracle/write-book.ts';
import { reportOf } from '../with-report.ts';

/** The file of anybody, opened, and the sizes of all; written two at a time. */
async function filesOf(kind: PersonKind, report: OpenReport, site: Site) {
  const assets = mkdtempSync(join(tmpdir(), 'people-'));
  try {
    const files = await writePersonFiles(kind, report, askTogether(report), site, assets, 2);
    const packed = new Map(
      readdirSync(join(assets, 'data')).map((name) => {
        const bytes = readFileSync(join(assets, 'data', name));
        return [`data/${name}`, bytes] as const;
      }),
    );
    expect(packed.size).toBe(files.count);
    const ranges = new Map<string, OpenPersonRange>();
    for (const [path, bytes] of packed) {
      const range = JSON.parse(gunzipSync(bytes).toString()) as PersonRange;
      ranges.set(path, openPersonRange(range, site));
    }
    const of = (id: string): OpenPersonRange => ranges.get(personFile(files, id))!;
    return { of, sizes: [...packed.values()].map(({ length }) => length) };
  } finally {
    rmSync(assets, { recursive: true });
  }
}

/** Everything that the page asks of one person, by both ways; how many figures and lists that was. */
async function compare(
  kind: PersonKind,
  id: string,
  range: OpenPersonRange,
  report: OpenReport,
  site: Site,
) {
  const [ask, askRows] = [askTogether(report), createAskRows(report.engine, report)];
  const view = readView(new URLSearchParams({ [kind]: id }), site);
  const blocks = blocksOf(pageById(kind), site);
  const questions = blocks.flatMap((block) => Object.values(block.questions(site, view)));
  const lists = blocks.flatMap((block) => Object.values(block.rows?.(site, view) ?? {}));
  const figures = questions.map(async (question) => {
    expect([question, range.answer(question)]).toEqual([question, await ask(question)]);
  });
  const rows = lists.map(async (question) => {
    const { sql, scope, ...engine } = await askRows(question);
    expect([question, range.rows(question)]).toEqual([question, engine]);
    return engine.count;
  });
  await Promise.all(figures);
  return (await Promise.all(rows)).reduce((sum, count) => sum + count, 0);
}

test.each([1, 2])('everybody of random book %d', async (seed) => {
  const report = await reportOf(bookFiles(randomBook(seed)), dateOf(dice(seed)(365, 440)));
  const site = await siteOf(report);
  let rows = 0;
  for (const kind of ['customer', 'rep'] as const) {
    const { of } = await filesOf(kind, report, site);
    const ids = site.options[kind].map(({ value }) => value).filter((id) => id !== '(none)');
    for (const id of [...ids, 'nobody']) rows += await compare(kind, id, of(id), report, site);
  }
  expect(rows).toBeGreaterThan(100);
  await report.close();
});

test('the demo: some by both ways, all of them add up to the whole, and no file is large', async () => {
  const report = await openReport({ data: 'data/exports' });
  const site = await siteOf(report);
  const { of, sizes } = await filesOf('customer', report, site);
  expect(sizes.length).toBeGreaterThan(2);
  expect(Math.max(...sizes)).toBeLessThan(100_000);
  const ids = site.options.customer.map(({ value }) => value);
  for (const id of ids.filter((_, i) => i % 40 === 0))
    await compare('customer', id, of(id), report, site);
  const { period, asOf, basis } = defaultView(site);
  const open = { metric: 'open_amount', by: [], period, asOf, basis };
  const items = { which: 'items', period, asOf } as const;
  const askRows = createAskRows(report.engine, report);
  const [answer, list] = [await report.ask(open), await askRows({ ...items, limit: 0 })];
  expect(answer.rows.length).toBe(2);
  for (const { currency, value } of answer.rows) {
    let [figures, rows, count] = [0, 0, 0];
    for (const id of ids) {
      const filter = { customer: id, currency: currency! };
      const own = of(id).answer({ ...open, filter })!;
      figures += own.rows.find((row) => row.currency === currency)?.value ?? 0;
      const total = of(id)
        .rows({ ...items, filter })!
        .totals.find((total) => total.currency === currency);
      rows += total?.amount ?? 0;
      count += total?.count ?? 0;
    }
    expect([figures, rows]).toEqual([value, value]);
    expect(count).toBe(list.totals.find((total) => total.currency === currency)!.count);
  }
  await report.close();
});

test('another day, another filter beside the person, and what no page asks are left to others', async () => {
  const report = await reportOf(bookFiles(randomBook(3)));
  const site = await siteOf(report);
  const { of } = await filesOf('customer', report, site);
  const { period, asOf, basis } = defaultView(site);
  const id = site.options.customer[0]!.value;
  const range = of(id);
  const { filter } = readView(new URLSearchParams({ customer: id }), site);
  const question = { metric: 'open_amount', by: [], period, asOf, basis, filter };
  expect(range.answer(question)).not.toBeNull();
  expect(range.answer({ ...question, asOf: '2025-02-03' })).toBeNull();
  expect(range.answer({ ...question, filter: { ...filter, region: 'North' } })).toBeNull();
  expect(range.answer({ ...question, metric: 'dso_countback' })).toBeNull();
  const rows = { which: 'items', period, asOf, filter } as const;
  expect(range.rows(rows)).not.toBeNull();
  expect(range.rows({ ...rows, asOf: '2025-02-03' })).toBeNull();
  expect(range.rows({ ...rows, filter: {} })).toBeNull();
  await report.close();
});

test('an id has its file by itself alone, and ids spread over all files', () => {
  // FNV-1a of "a" is e40c292c, of nothing 811c9dc5
  expect(rangeOf('a', 1000)).toBe(0xe40c292c % 1000);
  expect(rangeOf('', 1000)).toBe(0x811c9dc5 % 1000);
  const counts = [0, 0, 0, 0];
  for (let n = 0; n < 4000; n++) counts[rangeOf(`C${String(n).padStart(5, '0')}`, 4)]!++;
  for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(150);
});
