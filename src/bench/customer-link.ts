/** A link to one customer, opened on a phone's line with nothing in its cache. */
import type { Browser, Page } from 'playwright-core';
import type { CountedServing } from './counted-serving.ts';
import { withReader } from './reader.ts';
import { median } from './statistics.ts';

export interface CustomerLink {
  /** Milliseconds until the figures and the open items stand. */
  time: number;
  /** Bytes on the wire until then. */
  bytes: number;
}

const RUNS = 3;
/** One that takes so long, in milliseconds, is not opened again. */
const LONG = 15_000;
const TIMEOUT = 180_000;

export async function followCustomerLink(
  browser: Browser,
  serving: CountedServing,
): Promise<CustomerLink> {
  const address = await customerAddress(browser, serving);
  const runs: CustomerLink[] = [];
  do runs.push(await follow(browser, serving, address));
  while (runs.length < RUNS && runs.at(-1)!.time < LONG);
  return {
    time: median(runs.map(({ time }) => time)),
    bytes: median(runs.map(({ bytes }) => bytes)),
  };
}

/** The first customer of the list of those who owe. */
const customerAddress = (browser: Browser, { address }: CountedServing): Promise<string> =>
  withReader(browser, {}, async (page) => {
    await page.goto(`${address}en/customers/`);
    return page
      .locator('main a[href*="customer/?customer="]')
      .first()
      .evaluate((link) => (link as HTMLAnchorElement).href);
  });

const follow = (browser: Browser, serving: CountedServing, address: string) =>
  withReader(browser, { line: 'phone', mayStartIdle: true }, async (page) => {
    const before = serving.sent();
    await page.goto(address, { waitUntil: 'commit', timeout: TIMEOUT });
    const time = await accountTime(page);
    return { time, bytes: serving.sent() - before };
  });

/** Milliseconds since the navigation began. */
const accountTime = async (page: Page): Promise<number> => {
  const shown = await page.waitForFunction(
    () => {
      const { waiting } = document.documentElement.dataset;
      const figure = document.querySelector('[data-metric="open_amount"][data-value]');
      const item = document.querySelector('[data-chart="customer-items"] tbody td');
      const isThere = (element: Element | null): boolean =>
        element !== null && element.closest('[aria-busy="true"], .announced') === null;
      return waiting === undefined && isThere(figure) && isThere(item) && performance.now();
    },
    undefined,
    { timeout: TIMEOUT },
  );
  return (await shown.jsonValue()) as number;
};
