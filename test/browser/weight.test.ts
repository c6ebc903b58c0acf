/** What a page weighs before the engine: all it loads by itself, each file as a host sends it, gzip. */
import { gzipSync } from 'node:zlib';
import { expect, inject, test } from 'vitest';
import { openPage, PATHS, readSite, settled } from './pages.ts';

const LIMIT = 120_000;

/** Bytes of each address as a host sends it; most files are those of every page. */
const sizes = new Map<string, Promise<number>>();
const sizeOf = (address: string): Promise<number> => {
  const size = sizes.get(address) ?? measure(address);
  sizes.set(address, size);
  return size;
};
async function measure(address: string): Promise<number> {
  const body = Buffer.from(await (await fetch(address)).arrayBuffer());
  return /\.woff2$/.test(address) ? body.length : gzipSync(body, { level: 9 }).length;
}

// At the same time: each waits half a second until nothing more comes.
test.concurrent.each(PATHS)('%s is light', async (path) => {
  const { page, requests, close } = await openPage();
  await page.goto(inject('address') + path, { waitUntil: 'networkidle' });
  await close();
  const addresses = [...new Set(requests)];
  const bytes = await Promise.all(addresses.map(sizeOf));
  const list = addresses.map((address, index) => `${bytes[index]} ${address}`).join('\n');
  expect(
    bytes.reduce((total, size) => total + size, 0),
    list,
  ).toBeLessThanOrEqual(LIMIT);
  expect(list).not.toMatch(/engine\/|pack\//);
});

test('what redraws a page comes for that page and its language alone, a next page’s with that page', async () => {
  const { page, requests, faults, close } = await openPage({ preloads: true });
  const own = (): string[] => [
    ...new Set(
      requests.flatMap((address) => /\/_astro\/((?:page|words)-[\w-]+)\./.exec(address)?.[1] ?? []),
    ),
  ];
  await page.goto(`${inject('address')}en/aging/`, { waitUntil: 'networkidle' });
  await expect.poll(() => own().sort()).toEqual(['page-aging', 'words-en']);
  await page.selectOption('[name="region"]', { index: 1 });
  await settled(page);
  requests.length = 0;
  await page.evaluate(() =>
    document.querySelector<HTMLAnchorElement>('a[href*="en/reps/"]')!.click(),
  );
  await page.waitForURL(/reps\/\?region=/);
  await settled(page);
  expect(own()).toEqual(['page-reps']);
  await page.click('a.language');
  await page.waitForURL(/zh\/reps\/\?region=/);
  await settled(page);
  expect(own()).toEqual(['page-reps', 'words-zh']);
  expect(faults).toEqual([]);
  await close();
});

test('a link with a filter names all of it before the page is read', async () => {
  const { page, requests, close } = await openPage();
  let mayGo = false;
  await page.route(/\/_astro\/Layout/, async (route) => {
    while (!mayGo) await new Promise((resolve) => setTimeout(resolve, 20));
    await route.continue();
  });
  await page.goto(`${inject('address')}zh/reps/?region=East`, { waitUntil: 'commit' });
  const named = ['redraw', 'page-reps', 'words-zh'];
  await expect
    .poll(() =>
      named.filter((name) => requests.some((address) => address.includes(`/_astro/${name}.`))),
    )
    .toEqual(named);
  mayGo = true;
  await settled(page);
  await close();
});

test('a large cube is left alone until the pointer comes to the filter bar', async () => {
  const { page, requests, close } = await openPage({ preloads: true });
  await page.route(/\/en\/aging\/$/, async (route) => {
    const response = await route.fetch();
    const html = await response.text();
    expect(html).toContain('"cubeBytes":');
    await route.fulfill({
      response,
      body: html.replace(/"cubeBytes":\d+/, '"cubeBytes":200000'),
    });
  });
  const cubes = (): string[] => requests.filter((address) => /\/cube-/.test(address));
  await page.goto(`${inject('address')}en/aging/`, { waitUntil: 'networkidle' });
  await expect.poll(() => requests.some((address) => /\/page-aging\./.test(address))).toBe(true);
  await page.waitForLoadState('networkidle');
  expect(cubes()).toEqual([]);
  await page.hover('[name="region"]');
  await expect.poll(() => cubes().length).toBe(readSite().assets.cube.length);
  await close();
});
