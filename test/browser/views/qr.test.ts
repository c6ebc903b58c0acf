/** A code of the address as it is now: made in the browser when it is asked for, and read back as a camera reads it. */
import jsQR from 'jsqr';
import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { accessFaults, goByMenu, openPage, readSite, settled } from '../pages.ts';

const site = readSite();
const DIALOG = 'dialog.qr[open]';

/** What a camera makes of the code on the screen, with the colours that are painted. */
async function scanned(page: Page): Promise<string> {
  const png = (await page.locator(`${DIALOG} .qr-code`).screenshot()).toString('base64');
  const { pixels, width, height } = await page.evaluate(async (base64) => {
    const image = new Image();
    image.src = `data:image/png;base64,${base64}`;
    await image.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [image.width, image.height];
    const drawing = canvas.getContext('2d')!;
    drawing.drawImage(image, 0, 0);
    const { data } = drawing.getImageData(0, 0, image.width, image.height);
    return { pixels: [...data], width: image.width, height: image.height };
  }, png);
  // dark on light only, as the simplest readers do
  const found = jsQR(new Uint8ClampedArray(pixels), width, height, {
    inversionAttempts: 'dontInvert',
  });
  return found!.data;
}

test.each([
  ['en', {}],
  ['zh', { colorScheme: 'dark', viewport: { width: 390, height: 844 } }],
] as const)(
  'in %s it holds the address with filters and dates; keys open and close it',
  async (locale, options) => {
    const { page, requests, faults, close } = await openPage(options);
    const region = site.options.region[0]!.value;
    await page.goto(`${inject('address')}${locale}/aging/?region=${encodeURIComponent(region)}`);
    await settled(page);
    const isOfCode = (address: string): boolean => /qr-dialog/.test(address);
    expect(requests.filter(isOfCode)).toEqual([]);
    const button = page.locator('[data-qr]');
    expect(await button.getAttribute('aria-label')).toBe(
      locale === 'en' ? 'QR code of this page' : '本页二维码',
    );
    await button.press('Enter');
    await page.waitForSelector(DIALOG);
    expect(requests.filter(isOfCode).length).toBeGreaterThan(0);
    const read = new URL(await scanned(page));
    expect(read.href.startsWith(`${inject('address')}${locale}/aging/?`)).toBe(true);
    expect(Object.fromEntries(read.searchParams)).toEqual({
      region,
      from: site.defaultPeriod.from.slice(0, 7),
      as_of: site.asOf,
    });
    expect(await page.textContent(`${DIALOG} .qr-address`)).toBe(read.href);
    expect(await page.getAttribute(`${DIALOG} .qr-code`, 'aria-label')).toContain(read.href);
    expect(await page.evaluate(() => document.activeElement?.localName)).toBe('button');
    if (locale === 'en') expect(await accessFaults(page, DIALOG)).toEqual([]);
    const box = (await page.locator(DIALOG).boundingBox())!;
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(page.viewportSize()!.width);
    await page.keyboard.press('Escape');
    expect(await page.locator(DIALOG).count()).toBe(0);
    expect(await page.evaluate(() => document.activeElement?.hasAttribute('data-qr'))).toBe(true);

    // as it is now: after a filter, on another page
    await goByMenu(page, 'customers').catch(() =>
      page.goto(`${inject('address')}${locale}/customers/`),
    );
    await page.waitForURL(/customers/);
    await settled(page);
    await page.locator('[data-qr]').click();
    expect(await scanned(page)).toContain(`/${locale}/customers/`);
    expect(faults).toEqual([]);
    await close();
  },
);

test('of a named view it is the view’s own address, and the link is copied from the dialog too', async () => {
  const { page, faults, close } = await openPage({
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const own = `${inject('address')}en/view/${site.views![0]!.id}/`;
  await page.goto(own);
  await page.waitForSelector('html[data-started]');
  await page.click('[data-qr]');
  expect(await scanned(page)).toBe(own);
  await page.locator(`${DIALOG} button`, { hasText: 'Copy link' }).click();
  await page.locator(`${DIALOG} [role="status"]`, { hasText: 'Link copied' }).waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(own);
  expect(faults).toEqual([]);
  await close();
});

test('an address that no code can hold is said to be too long, and can be copied', async () => {
  const { page, faults, close } = await openPage();
  await page.goto(`${inject('address')}en/forecast/`);
  await page.waitForSelector('html[data-started]');
  await page.evaluate(() => history.replaceState(null, '', `#rows=${'x'.repeat(4000)}`));
  await page.click('[data-qr]');
  await page.waitForSelector(DIALOG);
  expect(await page.textContent(DIALOG)).toContain('too long for a code');
  expect(await page.locator(`${DIALOG} .qr-code`).count()).toBe(0);
  expect((await page.textContent(`${DIALOG} .qr-address`))!.length).toBeGreaterThan(4000);
  expect(faults).toEqual([]);
  await close();
});
