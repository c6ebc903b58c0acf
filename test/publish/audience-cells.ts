/**
 * Every cell of the cube that an audience gets, one by one: the same as those of exports that hold its rows alone, and the sums of
 * plain loops over these.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { audienceDir, prepareDivided } from '../../src/publish/audience/prepare-audiences.ts';
import { openForSite } from '../../src/publish/prepare-site.ts';
import { parseAudiences } from '../../src/settings/audiences.ts';
import type { Site } from '../../src/view/site.ts';
import { type Cell, cellsOf, cellTexts } from './cube-cells.ts';

interface Amount {
  /** As in the exports. */
  customer: string;
  date: string;
  /** Minor units. */
  amount: number;
}

interface Part {
  id: string;
  /** What the audience was given, unpacked, by path. */
  files(): Map<string, Buffer>;
  /** Writes exports of its rows alone. */
  writeOwn(dir: string): void;
  invoiced: Amount[];
  cash: Amount[];
  /** A new folder. */
  folder: string;
}

/** Of a page with the site's data. */
const siteIn = (page: string): Site =>
  JSON.parse(/<script type="application\/json" id="site">([\s\S]*?)<\/script>/.exec(page)![1]!);

/** The cube of exports that hold nothing else, prepared for the same pages. */
async function cubeOfOwn({ writeOwn, folder }: Part, asOf: string): Promise<Uint8Array[]> {
  const data = join(folder, 'exports');
  mkdirSync(data, { recursive: true });
  writeOwn(data);
  const out = join(folder, 'site');
  const report = await openForSite({ data, out, asOf });
  const all = 'part: { title: Part, language: en, pages: [overview, customer] }';
  const [workDir, today] = [join(folder, 'work'), '2026-11-30'];
  mkdirSync(workDir);
  await prepareDivided(report, parseAudiences(all, 'audiences.yml', ['en']), {
    out,
    workDir,
    today,
    maskSecret: null,
  });
  const own = audienceDir(workDir, 'part');
  const { assets }: Site = JSON.parse(readFileSync(join(own, 'site.json'), 'utf8'));
  return assets.cube.map((file) => gunzipSync(readFileSync(join(own, 'assets', file))));
}

/** By customer and month, sums that are not 0. */
function sums(rows: Iterable<[customer: string | null, date: string, amount: number]>) {
  const found = new Map<string, number>();
  for (const [customer, date, amount] of rows) {
    const key = `${customer} ${date.slice(0, 7)}`;
    found.set(key, (found.get(key) ?? 0) + amount);
  }
  return Object.fromEntries([...found].filter(([, sum]) => sum !== 0).sort());
}

const ofAmounts = (list: Amount[]) =>
  sums(list.map(({ customer, date, amount }) => [customer, date, amount]));

const ofCells = (cells: Cell[], measure: string) =>
  sums(
    cells
      .filter((cell) => cell.measure === measure)
      .map(({ of, when, value }) => [of.customer!, when, value]),
  );

/** The first few of `texts` that are not in `others`. */
function lacking(others: string[], texts: string[]): string[] {
  const known = new Set(others);
  return texts.filter((text) => !known.has(text)).slice(0, 5);
}

export function testCells(part: Part): void {
  test('every cell of its cube is that of its rows alone', async () => {
    const files = part.files();
    const { assets, asOf } = siteIn(String(files.get('en/index.html')));
    const cells = cellsOf(assets.cube.map((path) => files.get(path)!));
    expect(cells.length).toBeGreaterThan(300);
    const [given, own] = [cellTexts(cells), cellTexts(cellsOf(await cubeOfOwn(part, asOf)))];
    expect(lacking(own, given)).toEqual([]);
    expect(lacking(given, own)).toEqual([]);
    expect(own).toHaveLength(given.length);

    expect(ofCells(cells, 'invoiced')).toEqual(ofAmounts(part.invoiced));
    expect(ofCells(cells, 'cash')).toEqual(ofAmounts(part.cash));
    // what is open on the last day, in whatever buckets
    const open = cells.filter(
      ({ measure, when, more }) => measure === 'open' && when === asOf && more.includes('"bucket"'),
    );
    const after = [
      ...part.invoiced,
      ...part.cash.map((paid) => ({ ...paid, amount: -paid.amount })),
    ];
    expect(ofCells(open, 'open')).toEqual(ofAmounts(after.map((one) => ({ ...one, date: asOf }))));
    // no total of others has a place to be in: each cell is of one of its own customers
    const customers = new Set(part.invoiced.map(({ customer }) => customer));
    expect(cells.filter(({ of }) => !customers.has(of.customer!)).slice(0, 3)).toEqual([]);
  });
}
