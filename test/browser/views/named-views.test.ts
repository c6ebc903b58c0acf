/** A named view is its page under its filters: painted at once, with no script too, and a page like any other from there. */
import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { viewOf } from '../../../src/view/named-view.ts';
import type { NamedView } from '../../../src/view/site.ts';
import { accessFaults, figures, LOCALES, openPage, readSite, settled } from '../pages.ts';

const site = readSite();
const views = site.views!;
const address = (path: string): string => inject('address') + path;
const pageOf = ({ page, query }: NamedView, locale: string): string =>
  `${locale}/${page === 'overview' ? '' : `${page}/`}?${query}`;

/** All that is in the blocks, as it is read: no script changes any of it that drew the same. */
const texts = (page: Page): Promise<string[]> =>
  page.$$eval('[data-block]', (blocks) =>
    blocks.map((block) => `${block.getAttribute('data-block')}: ${block.textContent}`),
  );

test('the demo has views of several pages and of more than one kind of filter', () => {
  expect(views.length).toBeGreaterThanOrEqual(2);
  expect(new Set(views.map(({ page }) => page)).size).toBeGreaterThanOrEqual(2);
  expect(
    views.some((view) => viewOf(view, site).asOf !== site.asOf || /from=/.test(view.query)),
  ).toBe(true);
});

test('every figure and word of a view is that of its page filtered by script, in both languages', async () => {
  const still = await openPage({ javaScriptEnabled: false });
  const live = await openPage();
  for (const view of views)
    for (const locale of LOCALES) {
      await live.page.goto(address(pageOf(view, locale)));
      await settled(live.page);
      const filtered = { figures: await figures(live.page), texts: await texts(live.page) };
      expect(filtered.figures.length).toBeGreaterThan(10);
      await live.page.goto(address(`${locale}/view/${view.id}/`));
      await settled(live.page);
      const built = { figures: await figures(live.page), texts: await texts(live.page) };
      expect({ view: view.id, ...built }).toEqual({ view: view.id, ...filtered });

      await still.page.goto(address(`${locale}/view/${view.id}/`));
      expect(await texts(still.page)).toEqual(filtered.texts);
      expect(await still.page.textContent('.view-name')).toContain(view.name[locale]);
      expect(await still.page.title()).toContain(view.name[locale]);
    }
  expect([...live.faults, ...still.faults]).toEqual([]);
  await still.close();
  await live.close();
});

const east = views.find(({ page }) => page === 'overview')!;

test('without a script every link of a view leads to a page of the site', async () => {
  const { page, close } = await openPage({ javaScriptEnabled: false });
  for (const view of views) {
    await page.goto(address(`en/view/${view.id}/`));
    const hrefs = await page.$$eval('a[href]', (links) =>
      links.map((link) => (link as HTMLAnchorElement).href),
    );
    const own = [...new Set(hrefs.map((href) => href.replace(/[?#].*$/s, '')))];
    expect(own.length).toBeGreaterThan(20);
    const statuses = await Promise.all(
      own.map(async (href) => [href, (await page.request.get(href)).status()] as const),
    );
    expect(statuses.filter(([, status]) => status !== 200)).toEqual([]);
  }
  await close();
});

test('filters go on from a view as on its page, and back leads to the view', async () => {
  const { page, faults, close } = await openPage();
  await page.goto(address(`en/view/${east.id}/`));
  await page.waitForSelector('html[data-started]');
  expect(await page.inputValue('[name="region"]')).toBe('East China');
  const asBuilt = await figures(page);
  // links carry its filter
  const customers = page.locator('nav .menus a[href*="/customers/"]');
  expect(await customers.getAttribute('href')).toContain('region=East+China');

  const rep = site.options.rep[0]!.value;
  await page.focus('[name="rep"]');
  await page.selectOption('[name="rep"]', rep);
  await page.waitForURL(/\/en\/\?/);
  await settled(page);
  const { searchParams } = new URL(page.url());
  expect(Object.fromEntries(searchParams)).toEqual({ region: 'East China', rep });
  expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('rep');
  expect(await page.textContent('.view-name')).toBe('');
  const both = await figures(page);
  expect(both).not.toEqual(asBuilt);
  await page.reload();
  await settled(page);
  expect(await figures(page)).toEqual(both);

  await page.goBack();
  await page.waitForURL(new RegExp(`/view/${east.id}/$`));
  await settled(page);
  expect(await figures(page)).toEqual(asBuilt);
  expect(await page.textContent('.view-name')).toContain('East China');
  expect(await page.inputValue('[name="region"]')).toBe('East China');
  expect(await page.inputValue('[name="rep"]')).toBe('');
  await page.goForward();
  await page.waitForURL(/rep=/);
  await settled(page);
  expect(await figures(page)).toEqual(both);

  // all filters away: the page as it opens
  await page.goBack();
  await page.waitForURL(new RegExp(`/view/${east.id}/$`));
  await page.click('[data-filters] button[type="reset"]');
  await page.waitForURL(/\/en\/$/);
  await settled(page);
  const standard = await figures(page);
  await page.goto(address('en/'));
  await settled(page);
  expect(standard).toEqual(await figures(page));
  expect(faults).toEqual([]);
  await close();
});

test('a view is compared as its page is, and an address may ask for more beside it', async () => {
  const { page, faults, close } = await openPage();
  await page.goto(address(`en/view/${east.id}/?compare=month&utm_source=mail`));
  await page.waitForURL(/\/en\/\?/);
  await settled(page);
  const { searchParams } = new URL(page.url());
  expect(searchParams.get('region')).toBe('East China');
  expect(searchParams.get('compare')).toBe('month');
  const compared = await figures(page);
  await page.goto(address(`en/view/${east.id}/`));
  await page.waitForSelector('html[data-started]');
  await page.selectOption('[name="compare"]', 'month');
  await page.waitForURL(/compare=month/);
  await settled(page);
  expect(await figures(page)).toEqual(compared);
  // what others put into addresses is no filter
  await page.goto(address(`en/view/${east.id}/?utm_source=mail`));
  await page.waitForSelector('html[data-started]');
  await settled(page);
  expect(new URL(page.url()).pathname).toBe(`/en/view/${east.id}/`);
  expect(faults).toEqual([]);
  await close();
});

test('the menu and the finder lead to a view from under any filter, and it says its name on screen and paper', async () => {
  const { page, faults, close } = await openPage();
  await page.goto(address('en/aging/?rep=R01'));
  await settled(page);
  const menu = page.locator('nav .menus details').filter({ hasText: 'Views' });
  await menu.locator('summary').click();
  expect(await menu.locator('a').allTextContents()).toEqual(
    views.map(({ name }) => expect.stringContaining(name.en)),
  );
  await menu.locator(`a[href*="/view/${east.id}/"]`).click();
  await page.waitForURL(new RegExp(`/view/${east.id}/$`));
  await settled(page);
  expect(await page.inputValue('[name="rep"]')).toBe('');
  expect(await page.textContent('.view-name')).toBe(`View: ${east.name.en}`);
  expect(await page.getAttribute('nav .menus a[aria-current="page"]', 'href')).toContain(east.id);
  expect(await accessFaults(page)).toEqual([]);
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  const sheet = await page.getAttribute('html', 'data-sheet');
  expect(sheet).toContain(east.name.en);
  expect(sheet).toContain('Region: East China');

  const other = views.find(({ id }) => id !== east.id)!;
  await page.keyboard.press('/');
  await page.fill('dialog[open] input', other.name.zh);
  await page.locator('dialog[open] a', { hasText: other.name.en }).click();
  await page.waitForURL(new RegExp(`/view/${other.id}/$`));
  await settled(page);
  await page.click('a.language');
  await page.waitForURL(new RegExp(`/zh/view/${other.id}/$`));
  expect(await page.textContent('.view-name')).toContain(other.name.zh);
  // the same filters chosen by hand have the same name
  await page.goto(address(pageOf(other, 'zh')));
  await settled(page);
  expect(await page.textContent('.view-name')).toContain(other.name.zh);
  expect(faults).toEqual([]);
  await close();
});
