/** A company that is not the demo's: what its site costs a reader, beside the aggregated page of the same exports. */
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../publish/chromium.ts';
import { makeAggregatedPage } from './aggregated/make-page.ts';
import { type CountedServing, serveCounted } from './counted-serving.ts';
import { type CustomerLink, followCustomerLink } from './customer-link.ts';
import { choices } from './filter-times.ts';
import { staticPage } from './floors.ts';
import { type Choice, type LastChanges, lastChanges } from './last-change.ts';
import { type LeftAlone, leaveAlone } from './left-alone.ts';
import { chartTimes, loadedBytes } from './page-load.ts';
import { withReader } from './reader.ts';
import { type TimedBuild, timedBuild } from './timed-build.ts';
import { writeWholesaler } from './wholesaler/write-wholesaler.ts';

/** Of one page. */
export interface PageCost extends LeftAlone {
  /** Milliseconds until all charts are visible, cold, at a desk and on the slow line. */
  charts: number;
  chartsSlow: number;
  filters: LastChanges;
  filtersSlow: LastChanges;
}

export interface Comparison {
  build: TimedBuild;
  site: PageCost;
  aggregated: PageCost;
  /** A page that does nothing, of the bytes of the site's overview. */
  still: { charts: number; chartsSlow: number };
  customer: CustomerLink;
}

/** Of each of three selects. */
const CHOICES = 6;
const SLOW_CHOICES = 4;

/** `dir` is a folder of its own. */
export async function compareWithAggregated(invoices: number, dir: string): Promise<Comparison> {
  const data = join(dir, 'wholesaler');
  writeWholesaler(invoices, data);
  const build = timedBuild(data, join(dir, 'wholesaler-site'));
  await makeAggregatedPage(data, join(dir, 'aggregated'));
  const site = await serveCounted(join(dir, 'wholesaler-site'));
  const aggregated = await serveCounted(join(dir, 'aggregated'));
  const browser = await launchBrowser();
  try {
    const overview = `${site.address}en/`;
    const all = await withReader(browser, {}, async (page) => {
      await page.goto(overview);
      return choices(page, ['rep', 'region', 'from'], CHOICES);
    });
    return {
      build,
      site: await costOf(browser, site, 'en/', all),
      aggregated: await costOf(browser, aggregated, '', all),
      still: await stillPage(browser, overview),
      customer: await followCustomerLink(browser, site),
    };
  } finally {
    await browser.close();
    await Promise.all([site.close(), aggregated.close()]);
  }
}

async function costOf(
  browser: Browser,
  serving: CountedServing,
  path: string,
  all: Choice[],
): Promise<PageCost> {
  const address = serving.address + path;
  const few = all.filter(
    ({ name }, i) => all.slice(0, i).filter((c) => c.name === name).length < SLOW_CHOICES,
  );
  return {
    ...(await chartTimes(browser, address)),
    filters: await lastChanges(browser, address, all, {}),
    filtersSlow: await lastChanges(browser, address, few, { line: 'slow' }),
    ...(await leaveAlone(serving, path, all)),
  };
}

async function stillPage(browser: Browser, overview: string): Promise<Comparison['still']> {
  const still = await staticPage(await loadedBytes(browser, overview));
  try {
    return await chartTimes(browser, still.address);
  } finally {
    await still.close();
  }
}
