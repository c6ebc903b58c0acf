/**
 * The speed tables: for each size a demo company is generated, built, served and read in real Chromium, then another company
 * beside the page that others would write; and the commands that people wait for, on the committed exports.
 */

import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { generateDemo } from '../demo/generate.ts';
import { makeOwnFolder, removeOwnFolder } from '../engine/own-folder.ts';
import { launchBrowser } from '../publish/chromium.ts';
import { ROOT } from '../publish/root.ts';
import { serve } from '../site/serve.ts';
import { type Comparison, compareWithAggregated } from './beside-aggregated.ts';
import { type CommandTimes, forgetEarlierBuilds, measureCommands } from './commands.ts';
import { type FilterTimes, measureFilters } from './filter-times.ts';
import { loopFloor, readFloor, staticPage } from './floors.ts';
import { measureLoad, type PageLoad } from './page-load.ts';
import { measureSealed, type SealedTimes } from './sealed-link.ts';
import { type TimedBuild, timedBuild } from './timed-build.ts';

export interface BenchRow {
  invoices: number;
  build: TimedBuild;
  /** Seconds of DuckDB's own typed read of the same invoice and payment files. */
  readFloor: number;
  /** Milliseconds of a bare loop over as many pieces as the ledger has. */
  loopFloor: number;
  /** Bytes on the wire. */
  corePack: number;
  itemsPack: number;
  load: PageLoad;
  filters: FilterTimes;
  /** The other company. */
  other: Comparison;
  sealed: SealedTimes;
}

export interface Measured {
  rows: BenchRow[];
  commands: CommandTimes;
}

export async function bench(sizes: number[], say: (line: string) => void): Promise<Measured> {
  const rows: BenchRow[] = [];
  const smallest = Math.min(...sizes);
  for (const invoices of sizes) {
    const hasMore = invoices === smallest;
    rows.push(await inOwnFolder((dir) => measureSize({ invoices, hasMore }, dir, say)));
  }
  say('npm start, npm run dev');
  return { rows, commands: await inOwnFolder(readCommands) };
}

async function inOwnFolder<T>(use: (dir: string) => Promise<T>): Promise<T> {
  const dir = makeOwnFolder(join(ROOT, '.huikuan'), 'bench');
  try {
    return await use(dir);
  } finally {
    removeOwnFolder(dir);
  }
}

/** `hasMore`: with further audiences too. */
async function measureSize(
  { invoices, hasMore }: { invoices: number; hasMore: boolean },
  dir: string,
  say: (line: string) => void,
): Promise<BenchRow> {
  const data = join(dir, 'exports');
  const site = join(dir, 'site');
  say(`${invoices} invoices: generating`);
  await generateDemo({ invoices, out: data });
  say(`${invoices} invoices: DuckDB's own read`);
  const floors = {
    readFloor: await readFloor(data),
    loopFloor: loopFloor(Math.round(invoices * 1.25)),
  };
  say(`${invoices} invoices: building`);
  forgetEarlierBuilds();
  const build = timedBuild(data, site);
  say(`${invoices} invoices: reading in the browser`);
  const packs = packBytes(join(site, 'pack'));
  const reading = await readInBrowser(site);
  say(`${invoices} invoices: the other company`);
  const other = await compareWithAggregated(invoices, dir);
  say(`${invoices} invoices: sealed${hasMore ? ', for one and for eleven audiences' : ''}`);
  const sealed = await readSealed({ data, dir, hasMore });
  return { invoices, build, ...floors, ...packs, ...reading, other, sealed };
}

async function readSealed(options: Parameters<typeof measureSealed>[1]): Promise<SealedTimes> {
  const browser = await launchBrowser();
  try {
    return await measureSealed(browser, options);
  } finally {
    await browser.close();
  }
}

async function readCommands(dir: string): Promise<CommandTimes> {
  const browser = await launchBrowser();
  try {
    return await measureCommands(browser, dir);
  } finally {
    await browser.close();
  }
}

async function readInBrowser(site: string): Promise<Pick<BenchRow, 'load' | 'filters'>> {
  const serving = await serve(site, { port: 0 });
  const browser = await launchBrowser();
  try {
    const filters = await measureFilters(browser, serving.address);
    const load = await measureLoad(browser, serving.address, '?segment=OEM', staticPage);
    return { load, filters };
  } finally {
    await browser.close();
    await serving.close();
  }
}

function packBytes(dir: string): { corePack: number; itemsPack: number } {
  const sum = (start: string): number =>
    readdirSync(dir)
      .filter((file) => file.startsWith(start))
      .reduce((bytes, file) => bytes + statSync(join(dir, file)).size, 0);
  return { corePack: sum('core-'), itemsPack: sum('items-') };
}
