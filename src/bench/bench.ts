/** The speed table: for each size, a demo company is generated, built, served and read in real Chromium. */

import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generateDemo } from '../demo/generate.ts';
import { makeOwnFolder, removeOwnFolder } from '../engine/own-folder.ts';
import { launchBrowser } from '../publish/chromium.ts';
import { ROOT } from '../publish/root.ts';
import { serve } from '../site/serve.ts';
import { type FilterTimes, measureFilters } from './filter-times.ts';
import { loopFloor, readFloor, staticPage } from './floors.ts';
import { measureLoad, type PageLoad } from './page-load.ts';
import type { TimedBuild } from './timed-build.ts';

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
}

export async function bench(sizes: number[], say: (line: string) => void): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const invoices of sizes) {
    const dir = makeOwnFolder(join(ROOT, '.huikuan'), 'bench');
    const data = join(dir, 'exports');
    const site = join(dir, 'site');
    try {
      say(`${invoices} invoices: generating`);
      await generateDemo({ invoices, out: data });
      say(`${invoices} invoices: DuckDB's own read`);
      const floors = {
        readFloor: await readFloor(data),
        loopFloor: loopFloor(Math.round(invoices * 1.25)),
      };
      say(`${invoices} invoices: building`);
      const build = timedBuild(data, site);
      say(`${invoices} invoices: reading in the browser`);
      const packs = packBytes(join(site, 'pack'));
      rows.push({ invoices, build, ...floors, ...packs, ...(await readInBrowser(site)) });
    } finally {
      removeOwnFolder(dir);
    }
  }
  return rows;
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

function timedBuild(data: string, out: string): TimedBuild {
  const script = fileURLToPath(new URL('timed-build.ts', import.meta.url));
  const run = spawnSync(process.execPath, [script, data, out], { encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`the build failed:\n${run.stderr}`);
  return JSON.parse(run.stdout.trim().split('\n').at(-1)!) as TimedBuild;
}
