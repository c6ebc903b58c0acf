/** The address is the state: back, forward, a copied address, links between pages, any path of a host. */
import { beforeAll, describe, expect, inject, test } from 'vitest';
import type { Site } from '../../src/view/site.ts';
import {
  engineRequests,
  figures,
  goByMenu,
  openPage,
  PANEL,
  panelShown,
  readSite,
  settled,
} from './pages.ts';

let site: Site;
beforeAll(async () => {
  site = readSite();
});

describe.each(['address', 'subAddress'] as const)('at the %s', (name) => {
  test('back and forward restore figures, controls and page; the engine is fetched once', async () => {
    const root = inject(name);
    const { page, requests, faults, close } = await openPage({ preloads: true });
    // a day inside a month is the engine's
    const day = `?as_of=${site.asOf.slice(0, 7)}-13`;
    await page.goto(`${root}en/${day}`);
    await settled(page);
    const built = await figures(page);
    const region = site.options.region[0]!.value;
    await page.selectOption('[name="region"]', region);
    await page.waitForURL(/region=/);
    await settled(page);
    const filtered = await figures(page);
    expect(filtered).not.toEqual(built);

    await goByMenu(page, 'aging');
    await page.waitForURL(`${root}en/aging/?*`);
    await page.waitForFunction(() => document.documentElement.dataset.page === 'aging');
    await settled(page);
    expect(new URL(page.url()).searchParams.get('region')).toBe(region);
    expect(await page.inputValue('[name="region"]')).toBe(region);
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('MAIN');
    const aging = await figures(page);

    await page.goBack();
    await page.waitForFunction(() => document.documentElement.dataset.page === 'overview');
    await settled(page);
    expect(await figures(page)).toEqual(filtered);
    await page.goBack();
    await page.waitForURL(`${root}en/${day}`);
    await settled(page);
    expect(await figures(page)).toEqual(built);
    expect(await page.inputValue('[name="region"]')).toBe('');
    await page.goForward();
    await page.goForward();
    await page.waitForFunction(() => document.documentElement.dataset.page === 'aging');
    await settled(page);
    expect(await figures(page)).toEqual(aging);
    expect(engineRequests(requests)).toHaveLength(1);
    expect(requests.filter((address) => address.endsWith('.html'))).toEqual([]);

    const copied = await openPage();
    await copied.page.goto(page.url());
    await settled(copied.page);
    expect(await figures(copied.page)).toEqual(aging);
    expect(await copied.page.inputValue('[name="region"]')).toBe(region);
    expect([...faults, ...copied.faults]).toEqual([]);
    await copied.close();
    await close();
  });
});

test('who goes back and forward before a page is here stays on the page of the address', async () => {
  const { page, faults, close } = await openPage();
  const region = site.options.region[0]!.value;
  let answer = (): void => {};
  const released = new Promise<void>((resolve) => {
    answer = resolve;
  });
  let asked = 0;
  await page.goto(`${inject('address')}en/?region=${encodeURIComponent(region)}`);
  await settled(page);
  const before = await figures(page);
  await goByMenu(page, 'aging');
  await page.waitForURL('**/en/aging/?*');
  await settled(page);
  await page.goBack();
  await settled(page);
  await page.route('**/en/aging/', async (route) => {
    asked += 1;
    await released;
    await route.continue();
  });
  await page.goForward();
  await page.waitForSelector('html[data-arriving]');
  await page.goBack();
  await settled(page);
  const given = page.waitForResponse('**/en/aging/');
  answer();
  await (await given).finished();
  // What the page does with it, it does before the next frames.
  await page.evaluate(
    () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
  );
  expect(asked).toBe(1);
  expect(await page.evaluate(() => document.documentElement.dataset.page)).toBe('overview');
  expect(await figures(page)).toEqual(before);
  expect(faults).toEqual([]);
  await close();
});

test('the other language keeps the filter and the engine', async () => {
  const { page, requests, close } = await openPage({ preloads: true });
  const region = site.options.region[0]!.value;
  const day = `${site.asOf.slice(0, 7)}-13`;
  await page.goto(`${inject('address')}en/reps/?region=${encodeURIComponent(region)}&as_of=${day}`);
  await settled(page);
  const english = await figures(page);
  await page.click('a.language');
  await page.waitForFunction(() => document.documentElement.lang === 'zh-CN');
  await settled(page);
  expect(page.url()).toContain('/zh/reps/?region=');
  expect(await figures(page)).toEqual(english);
  expect(await page.locator('h1').textContent()).toMatch(/\p{Script=Han}/u);
  expect(engineRequests(requests)).toHaveLength(1);
  await close();
});

test('the finder keeps the filter', async () => {
  const { page, faults, close } = await openPage();
  const region = site.options.region[0]!.value;
  await page.goto(`${inject('address')}en/?region=${encodeURIComponent(region)}`);
  await settled(page);
  await page.keyboard.press('/');
  await page.waitForSelector('dialog.finder[open]');
  await page.keyboard.type('ageing');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/en\/aging\//);
  await settled(page);
  expect(new URL(page.url()).searchParams.get('region')).toBe(region);
  expect(await page.inputValue('[name="region"]')).toBe(region);
  expect(faults).toEqual([]);
  await close();
});

test('the finder finds an invoice by its number, which fetches rows only then, and opens them', async () => {
  const { page, requests, faults, close } = await openPage();
  await page.goto(`${inject('address')}zh/?rep=R01`);
  await settled(page);
  const before = engineRequests(requests).length;
  await page.keyboard.press('/');
  await page.waitForSelector('dialog.finder[open]');
  await page.keyboard.type('IN');
  expect(engineRequests(requests)).toHaveLength(before);
  // Settled in September 2025: not among what is open.
  await page.keyboard.type('V-2025-0048');
  const found = page.locator('.finder-list a[data-document]');
  await found.first().waitFor();
  const number = (await found.first().locator('bdi').first().textContent())!;
  expect(number).toMatch(/^INV-2025-0048/);
  // Entered at once, before there is anything to open.
  await page.fill('.finder input', '');
  await page.keyboard.type(number);
  await page.keyboard.press('Enter');
  await panelShown(page);
  expect(await page.textContent('#panel-title')).toContain(number);
  expect(await page.locator('.rows-table tbody tr').count()).toBeGreaterThan(1);
  expect(await page.locator('dialog.finder').count()).toBe(0);
  expect(new URL(page.url()).searchParams.get('rep')).toBe('R01');
  await page.keyboard.press('Escape');
  await page.waitForSelector(PANEL, { state: 'detached' });
  await page.keyboard.press('/');
  await page.waitForSelector('dialog.finder[open]');
  await page.keyboard.type(`<img src=x>'7%`);
  await page.getByText('没有匹配的名称或号码。').waitFor();
  expect(faults).toEqual([]);
  await close();
});

test('going back leads to where the reader was on a long page', async () => {
  const { page, faults, close } = await openPage({
    viewport: { width: 1000, height: 400 },
  });
  await page.goto(`${inject('address')}en/customers/`);
  await settled(page);
  await page.waitForSelector('html[data-started]');
  await page.evaluate(
    () =>
      new Promise((resolve) => {
        addEventListener('scroll', resolve, { once: true });
        scrollTo(0, 2000);
      }),
  );
  // By script: a click would scroll to the link first. The page is shorter than the place on the long one.
  await page
    .locator('nav a')
    .first()
    .evaluate((link: HTMLElement) => link.click());
  await page.waitForFunction(() => document.documentElement.dataset.page === 'overview');
  expect(await page.evaluate(() => scrollY)).toBe(0);
  await page.goBack();
  await page.waitForFunction(() => document.documentElement.dataset.page === 'customers');
  await settled(page);
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(2000);
  expect(faults).toEqual([]);
  await close();
});

test('an address nobody can answer opens the default view', async () => {
  const { page, faults, close } = await openPage();
  await page.goto(`${inject('address')}en/`);
  const built = await figures(page);
  await page.goto(`${inject('address')}en/?region=Atlantis&from=soon&as_of=2999-01-01`);
  await settled(page);
  expect(await figures(page)).toEqual(built);
  expect(faults).toEqual([]);
  await close();
});
