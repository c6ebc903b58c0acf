/** An address never shows other figures than it asks for without a word. */
import { expect, inject, test } from 'vitest';
import { accessFaults, figures, goByMenu, openPage, readSite, settled } from './pages.ts';

const site = readSite();

test('a link that asks for nobody says so on every page until the filter changes', async () => {
  const { page, faults, close } = await openPage();
  await page.goto(`${inject('address')}en/?rep=ZZZ&utm_source=mail`);
  const notice = page.locator('[data-notice]');
  await notice.locator('p').waitFor();
  const text = 'This link asks for sales rep ZZZ, which this report does not have; showing all.';
  expect(await notice.locator('p').allTextContents()).toEqual([text]);
  expect(await notice.getAttribute('role')).toBe('status');
  expect(await accessFaults(page, '[data-notice]')).toEqual([]);
  await goByMenu(page, 'aging');
  await page.waitForURL(/\/en\/aging\//);
  await page.locator('[data-notice] p').waitFor();
  await page.click('a.language');
  await page.waitForURL(/\/zh\/aging\//);
  await page.locator('[data-notice] p', { hasText: '不在本报表中' }).waitFor();
  await page.selectOption('[name="region"]', site.options.region[0]!.value);
  await settled(page);
  expect(await notice.textContent()).toBe('');

  // back at the link it is said again, and closing it mends the address
  await page.goBack();
  await page.goBack();
  await page.goBack();
  await page.waitForURL(/rep=ZZZ/);
  await page.locator('[data-notice] p').waitFor();
  await page.click('.notice-close');
  expect(new URL(page.url()).search).toBe('');
  expect(await notice.textContent()).toBe('');
  expect(faults).toEqual([]);
  await close();
});

test('what the sender saw is shown as of then, and the latest is one click away', async () => {
  const { page, close } = await openPage();
  await page.goto(`${inject('address')}en/aging/`);
  const latest = await figures(page);
  await page.goto(`${inject('address')}en/aging/?from=2025-06&as_of=2026-05-31`);
  await settled(page);
  await page.click('[data-notice] button:has-text("Show the latest")');
  await settled(page);
  expect(new URL(page.url()).searchParams.has('as_of')).toBe(false);
  expect(await figures(page)).toEqual(latest);
  expect(await page.locator('[data-notice]').textContent()).toBe('');

  // who sets the date himself knows it, also after a reload
  await page.fill('[name="as_of"]', '2026-04-30');
  await page.press('[name="as_of"]', 'Enter');
  await page.waitForURL(/as_of=2026-04-30/);
  await page.reload();
  await settled(page);
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
  expect(await page.locator('[data-notice]').textContent()).toBe('');
  await close();
});

test('a customer that nobody is called stays in the box, with those who come close', async () => {
  const { page, faults, close } = await openPage();
  await page.goto(`${inject('address')}en/`);
  await page.waitForSelector('html[data-started]');
  await page.fill('[name="customer"]', 'yuan');
  await page.press('[name="customer"]', 'Enter');
  const notice = page.locator('[data-customer-notice]');
  await notice.locator('button').first().waitFor();
  expect(await notice.textContent()).toContain('No customer is called “yuan”.');
  expect(await page.inputValue('[name="customer"]')).toBe('yuan');
  expect(new URL(page.url()).search).toBe('');
  expect(await accessFaults(page, '[data-customer-notice]')).toEqual([]);
  await notice.locator('button').first().click();
  await page.waitForURL(/customer=/);
  await settled(page);
  expect(await notice.textContent()).toBe('');
  expect(faults).toEqual([]);
  await close();
});

test('one button hands on the address of what is seen, with its date', async () => {
  const { page, faults, close } = await openPage({
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const region = site.options.region[0]!.value;
  await page.goto(`${inject('address')}en/aging/?region=${encodeURIComponent(region)}`);
  await settled(page);
  await page.click('[data-share]');
  await page.locator('.share-done', { hasText: 'Link copied' }).waitFor();
  const copied = new URL(await page.evaluate(() => navigator.clipboard.readText()));
  expect(copied.pathname).toBe('/en/aging/');
  expect(Object.fromEntries(copied.searchParams)).toEqual({
    region,
    from: site.defaultPeriod.from.slice(0, 7),
    as_of: site.asOf,
  });

  // a phone has a way of its own to hand on
  await page.evaluate(() => {
    Object.defineProperty(globalThis, 'matchMedia', { value: () => ({ matches: true }) });
    Object.defineProperty(navigator, 'share', {
      value: async ({ url }: { url: string }) => document.body.setAttribute('data-shared', url),
    });
  });
  await page.click('[data-share]');
  await page.waitForSelector('body[data-shared]');
  expect(await page.getAttribute('body', 'data-shared')).toBe(copied.href);
  expect(faults).toEqual([]);
  await close();
});

test('on a phone the filters are one line that opens, and the page says the same', async () => {
  const { page, faults, close } = await openPage({ viewport: { width: 390, height: 844 } });
  await page.goto(`${inject('address')}en/aging/`);
  await page.waitForSelector('html[data-started]');
  const fold = page.locator('[data-fold]');
  expect(await fold.textContent()).toMatch(/All customers · Jul 2025 – Jun 2026/);
  expect(await page.locator('[name="region"]').isVisible()).toBe(false);
  await fold.click();
  const { value, label } = site.options.region[0]!;
  await page.selectOption('[name="region"]', value);
  await settled(page);
  expect(await fold.textContent()).toContain(`${label} · Jul 2025`);
  const small = await page.$$eval('header :is(button, select, input, a)', (controls) =>
    controls
      .map((control) => ({
        name: control.outerHTML.slice(0, 60),
        box: control.getBoundingClientRect(),
      }))
      .filter(({ box }) => box.height > 0 && box.height < 44)
      .map(({ name }) => name),
  );
  expect(small).toEqual([]);
  expect(await accessFaults(page, 'header')).toEqual([]);
  expect(faults).toEqual([]);
  await close();
});

test('the head of a page says in a preview what its first line says, and where its other language is', async () => {
  const { page, close } = await openPage({ javaScriptEnabled: false });
  await page.goto(`${inject('address')}en/aging/`);
  const head = await page.evaluate(() => ({
    shown: document.querySelector('.answer')!.textContent,
    preview: document.querySelector('meta[property="og:description"]')!.getAttribute('content'),
    name: document.querySelector('meta[property="og:title"]')!.getAttribute('content'),
    title: document.title,
    languages: [...document.querySelectorAll('link[rel="alternate"]')].map((link) => [
      link.getAttribute('hreflang'),
      (link as HTMLLinkElement).href,
    ]),
  }));
  expect(head.preview).toBe(head.shown!.replace(/\s+/g, ' '));
  expect(head.name).toBe(head.title);
  expect(head.languages).toEqual([
    ['en', `${inject('address')}en/aging/`],
    ['zh-CN', `${inject('address')}zh/aging/`],
  ]);
  await close();
});
