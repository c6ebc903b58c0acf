/** A sealed site on a device whose host is gone, or has another build: what was opened is there, all else is told in words. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { type Serving, serve } from '../../../src/site/serve.ts';
import { openPage, type Recorded } from '../pages.ts';

interface Hosted {
  /** The folder of the site. */
  site: string;
  /** `#AGE-SECRET-KEY-1…` */
  key(): string;
  isOpen(page: Page): Promise<unknown>;
}

const BASE = '/finance/ar/';
const PHONE = { preloads: true, hasTouch: true, isMobile: true };

/** Not by the names of the reader's own machine, where nothing is kept. */
const addressOf = ({ port }: Serving): string => `http://report.localhost:${port}${BASE}`;

/** The builds that are whole on the device. */
const wholeBuilds = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const whole: string[] = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      const state = (await cache.keys()).find(({ url }) => url.endsWith('offline-state'));
      if (state && (await (await cache.match(state))!.json()).isWhole) whole.push(name);
    }
    return whole;
  });

/** Every file on the device by its path below the site. */
const onDevice = (page: Page): Promise<[path: string, text: string][]> =>
  page.evaluate(async (base) => {
    const found: [string, string][] = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        const bytes = new Uint8Array(await (await cache.match(request))!.arrayBuffer());
        found.push([
          new URL(request.url).pathname.slice(base.length),
          new TextDecoder('latin1').decode(bytes),
        ]);
      }
    }
    return found;
  }, BASE);

const follow = (page: Page, id: string): Promise<void> =>
  page.evaluate((path) => document.querySelector<HTMLElement>(`a[href*="${path}/"]`)!.click(), id);

const pageIs = (page: Page, id: string): Promise<unknown> =>
  page.waitForSelector(`html[data-page="${id}"]:not([data-arriving])`);

export function testWithoutHost({ site, key, isOpen }: Hosted): void {
  test('opened once, it opens without its host; what was not opened is told in words', async () => {
    const serving = await serve(site, { port: 0, base: BASE });
    const address = addressOf(serving);
    const { page, close } = await openPage(PHONE);
    await page.goto(address + key());
    await isOpen(page);
    await expect.poll(() => wholeBuilds(page)).toHaveLength(1);
    await follow(page, 'aging');
    await pageIs(page, 'aging');
    for (const [path, text] of await onDevice(page))
      if (path.startsWith('sealed/'))
        expect([path, text.slice(0, 21)]).toEqual([path, 'age-encryption.org/v1']);
      else expect([path, text.includes('East China')]).toEqual([path, false]);
    await serving.close();

    await page.goto('about:blank');
    await page.goto(address + key());
    await isOpen(page);
    expect(page.url()).toBe(`${address}en/`);
    await expect
      .poll(() => page.getAttribute('html', 'data-offline'))
      .toMatch(/^No connection: this is the report as built on .+, today\.$/);
    await page.goto('about:blank');
    await page.goto(`${address}en/aging/${key()}`);
    await isOpen(page);
    expect(await page.getAttribute('html', 'data-page')).toBe('aging');

    await follow(page, 'customers');
    await page.getByText('That page cannot be shown: it did not arrive').waitFor();
    await pageIs(page, 'aging');
    await page.goto('about:blank');
    await page.goto(`${address}en/customers/${key()}`);
    await page.getByText('could not be fetched. Check the connection').waitFor();
    expect(await page.locator('header, [data-metric]').count()).toBe(0);
    await page.goto(`${address}zh/aging/`);
    await page.getByText('此设备上也没有报表的这一页').waitFor();
    await page.locator('a').click();
    await page.waitForURL(address);
    await close();
  });
}

/** A device that has the build of now, and what it shows when the next one is online. */
export async function deviceBefore({ site, key, isOpen }: Hosted): Promise<{
  afterwards(): Promise<void>;
}> {
  const serving = await serve(site, { port: 0, base: BASE });
  const address = addressOf(serving);
  const device: Recorded = await openPage(PHONE);
  const { page } = device;
  await page.goto(address + key());
  await isOpen(page);
  await expect.poll(() => wholeBuilds(page)).toHaveLength(1);
  const kept = await wholeBuilds(page);
  const build = (): Promise<string | null> => page.locator('footer .build').textContent();
  const before = await build();
  return {
    async afterwards() {
      await follow(page, 'customers');
      await page.getByText('a newer report has been published').waitFor();
      await pageIs(page, 'overview');
      expect(await build()).toBe(before);
      await page.locator('[data-engine-status] button').click();
      await expect.poll(build).not.toBe(before);
      const next = await build();
      await expect.poll(() => wholeBuilds(page)).not.toContain(kept[0]);
      await expect.poll(() => wholeBuilds(page)).toHaveLength(1);
      await serving.close();
      await page.goto('about:blank');
      await page.goto(address + key());
      await isOpen(page);
      expect(await build()).toBe(next);
      await device.close();
    },
  };
}

/** A device that has the build of now, opened with a link that the next build ends: then that copy is gone. */
export async function deviceOfEnded(
  { site, key, isOpen }: Hosted,
  said: string,
): Promise<{
  afterwards(): Promise<void>;
}> {
  const serving = await serve(site, { port: 0, base: BASE });
  const address = addressOf(serving);
  const { page, close } = await openPage(PHONE);
  await page.goto(address + key());
  await isOpen(page);
  await expect.poll(() => wholeBuilds(page)).toHaveLength(1);
  return {
    async afterwards() {
      await page.goto('about:blank');
      await page.goto(address + key());
      await page.getByText(said).waitFor();
      await expect.poll(() => wholeBuilds(page)).toEqual([]);
      await serving.close();
      await page.goto('about:blank');
      await page.goto(address + key());
      await page.getByText('this page of the report is not on this device').waitFor();
      await close();
    },
  };
}
