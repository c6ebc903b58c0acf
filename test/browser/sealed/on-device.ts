/** How links come to devices, and what the devices keep: tests of a sealed site that is built already. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { newKeyPair, sealFile } from '../../../src/seal/seal.ts';
import { openPage } from '../pages.ts';

export interface SealedReport {
  address(): string;
  /** `#AGE-SECRET-KEY-1…` */
  key(): string;
  isOpen(page: Page): Promise<unknown>;
}

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const YEAR = 366 * 24 * 60 * 60 * 1000;

/** Every way to keep something throws, as where a browser is told to keep nothing. */
const blockStorage = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage', 'caches', 'indexedDB'])
      Object.defineProperty(globalThis, name, {
        get() {
          throw new DOMException('blocked', 'SecurityError');
        },
      });
  });

/** A host that sends everybody on to the site, as link shorteners and mail filters do. */
function redirecting(address: string): Promise<Server> {
  const server = createServer((_, response) => {
    response.writeHead(302, { location: address }).end();
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

export function testOnDevices({ address, key, isOpen }: SealedReport): void {
  test('a device keeps a link only when asked, opens without it then, and forgets it', async () => {
    const { page, faults, close } = await openPage();
    await page.goto(address() + key());
    await isOpen(page);
    await page.goto(address());
    await page.getByText('Open that link, or paste it here').waitFor();
    await page.goto(address() + key());
    await isOpen(page);
    await page.getByRole('button', { name: 'Remember on this device' }).click();
    await page.getByText('Kept on this device').waitFor();
    await page.goto(`${address()}en/aging/`);
    await isOpen(page);
    expect(await page.getAttribute('html', 'data-page')).toBe('aging');
    const stored = await page.evaluate(async () => {
      const opening = indexedDB.open('huikuan-link');
      const db = await new Promise<IDBDatabase>((resolve) => {
        opening.onsuccess = () => resolve(opening.result);
      });
      const got = db.transaction('link').objectStore('link').getAll();
      await new Promise((resolve) => {
        got.onsuccess = resolve;
      });
      const [{ key, wrapped }] = got.result;
      const text = new TextDecoder('latin1').decode(wrapped);
      const given = await crypto.subtle.exportKey('raw', key).then(
        () => 'the key',
        () => 'nothing',
      );
      return { isReadable: text.includes('AGE-SECRET'), given };
    });
    expect(stored).toEqual({ isReadable: false, given: 'nothing' });
    await page.getByRole('button', { name: 'Forget this device' }).click();
    await page.getByText('asks for the link again').waitFor();
    await page.goto(address());
    await page.getByText('Open that link, or paste it here').waitFor();
    expect(faults).toEqual([]);
    await close();
  });

  test('a reload needs no link, another tab does, and so does this one when the device has forgotten', async () => {
    const { page, faults, close } = await openPage();
    await page.goto(address() + key());
    await isOpen(page);
    const inHistory = () => page.evaluate(() => JSON.stringify(history.state));
    await expect.poll(inHistory).toContain('linkKey');
    expect(await page.evaluate(() => String(history.state.linkKey.wrapped))).not.toContain('AGE');
    await page.evaluate(() => document.querySelector<HTMLElement>('a[href*="aging/"]')!.click());
    await page.waitForFunction(() => document.documentElement.dataset.page === 'aging');
    await page.reload();
    await isOpen(page);
    expect(await page.getAttribute('html', 'data-page')).toBe('aging');
    const other = await page.context().newPage();
    await other.goto(page.url());
    await other.getByText('Open that link, or paste it here').waitFor();
    await page.getByRole('button', { name: 'Remember on this device' }).click();
    await page.getByRole('button', { name: 'Forget this device' }).click();
    await page.getByText('asks for the link again').waitFor();
    for (const step of [() => page.reload(), () => page.goBack()]) {
      await step();
      await page.getByText('Open that link, or paste it here').waitFor();
    }
    expect(faults).toEqual([]);
    await close();
  });

  test('where nothing may be stored the report opens, and remembering says that it cannot', async () => {
    const { page, close } = await openPage();
    await blockStorage(page);
    await page.goto(address() + key());
    await isOpen(page);
    await page.getByRole('button', { name: 'Remember on this device' }).click();
    await page.getByText('This browser stores nothing here').waitFor();
    await page.reload();
    await page.getByText('Open that link, or paste it here').waitFor();
    await close();
  });

  test('a device that has opened a newer build says so of an older one', async () => {
    const { page, close } = await openPage();
    await page.addInitScript(() => {
      const newer = { number: 900, at: '2097-01-02T03:04:00.000Z' };
      localStorage.setItem('huikuan-build /', JSON.stringify(newer));
    });
    await page.goto(address() + key());
    await isOpen(page);
    const said = page.locator('main .older-build[role=alert]');
    expect(await said.textContent()).toMatch(
      /^This is build \d+ \(.+\); this device has opened build 900 \(2097-01-02 03:04 UTC\) before\./,
    );
    await close();
  });

  test.each([
    ['behind', -YEAR],
    ['ahead', YEAR],
  ])('a clock that is a year %s keeps nobody out', async (_, off) => {
    const { page, close } = await openPage();
    await page.clock.setFixedTime(Date.now() + off);
    await page.goto(address() + key());
    await isOpen(page);
    expect(await page.locator('.older-build').count()).toBe(0);
    await close();
  });

  const lastByte = (body: Buffer): Buffer => {
    const changed = Buffer.from(body);
    changed[changed.length - 1]! ^= 1;
    return changed;
  };
  test.each([
    ['a byte is changed', lastByte, 'A file of the report was damaged'],
    ['the end is missing', (body: Buffer) => body.subarray(0, 3000), 'did not arrive whole'],
    ['the host answers with a page', () => Buffer.from('<!doctype html>'), 'opens nothing here'],
  ])('where %s, that is said, and nothing is shown', async (_, spoiled, said) => {
    const { page, close } = await openPage();
    await page.route('**/sealed/*.age', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: spoiled(await response.body()) });
    });
    await page.goto(address() + key());
    await page.getByText(said).waitFor();
    expect(await page.locator('header, [data-metric]').count()).toBe(0);
    await close();
  });

  test('of files that are gone behind a link that is there it says the same', async () => {
    const { page, close } = await openPage();
    let isLinkFile = true;
    await page.route('**/sealed/*.age', async (route) => {
      if (isLinkFile) await route.continue();
      else await route.fulfill({ status: 404, body: 'no such file' });
      isLinkFile = false;
    });
    await page.goto(address() + key());
    await page.getByText('being replaced by a newer one').waitFor();
    expect(await page.locator('header, [data-metric]').count()).toBe(0);
    await close();
  });

  test('of files of another build it says that the report is being replaced', async () => {
    const { page, close } = await openPage();
    const { recipient } = await newKeyPair();
    const build = { number: 900, at: '2097-01-02T03:04:00.000Z' };
    const { sealed } = await sealFile(new Uint8Array(5000), null, { recipient, build });
    let isLinkFile = true;
    await page.route('**/sealed/*.age', async (route) => {
      if (isLinkFile) await route.continue();
      else await route.fulfill({ body: Buffer.from(sealed) });
      isLinkFile = false;
    });
    await page.goto(address() + key());
    await page.getByText('being replaced by a newer one').waitFor();
    expect(await page.locator('header, [data-metric]').count()).toBe(0);
    await close();
  });

  test('on a phone it opens as wide as the screen, and says whose address is sent on', async () => {
    const { page, close } = await openPage({ ...PHONE });
    await page.goto(address());
    const asks = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(asks).toBe(390);
    await page.goto(address() + key());
    await isOpen(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await page.evaluate(() => Object.defineProperty(navigator, 'share', { value: async () => {} }));
    await page.locator('[data-share]').click();
    await page.getByText('it opens only for somebody with a link of their own').waitFor();
    await close();
  });

  test('a link through a redirect opens; the key reaches neither host', async () => {
    const server = await redirecting(address());
    const { port } = server.address() as AddressInfo;
    const { page, requests, close } = await openPage();
    await page.goto(`http://127.0.0.1:${port}/${key()}`);
    await isOpen(page);
    expect(page.url()).toBe(`${address()}en/`);
    expect(requests.filter((url) => url.includes('AGE-SECRET'))).toEqual([]);
    await close();
    server.close();
  });

  test('a full-width ＃ is recovered, with the warning that the key was sent', async () => {
    const { page, close } = await openPage();
    await page.goto(`${address()}?＃${key().slice(1)}`);
    await isOpen(page);
    expect(page.url()).toBe(`${address()}en/`);
    await page.getByText('may stand in a log').waitFor();
    await close();
  });
}
