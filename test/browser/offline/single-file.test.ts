/** The report as one file, opened from the disk without a network: it shows the pages and figures of the hosted one. */
import { execFile } from 'node:child_process';
import { readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { ROOT } from '../../../src/publish/root.ts';
import { scratchFolder } from '../build.ts';
import { figures, goTo, openPage, type Recorded, settled } from '../pages.ts';

const folder = scratchFolder('single-file');
const path = join(folder, 'report.html');
const address = pathToFileURL(path).href;
let printed: string;
let file: Recorded;
let hosted: Recorded;

beforeAll(async () => {
  const script = join(ROOT, 'scripts/export.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [script, '--out', path], {
    cwd: ROOT,
  });
  printed = stdout;
  file = await openPage({ offline: true });
  hosted = await openPage();
  await Promise.all([file.page.goto(address), hosted.page.goto(inject('address') + 'en/')]);
  await Promise.all([started(file.page), started(hosted.page)]);
}, 180_000);
afterAll(async () => {
  await file.close();
  await hosted.close();
  rmSync(folder, { recursive: true });
});

const started = async (page: Page): Promise<void> => {
  await page.waitForSelector('html[data-started]');
  await settled(page);
};

/** The same steps in both; what both show then. */
async function both(step: (page: Page) => Promise<unknown>): Promise<[string[], string[]]> {
  const shown = async ({ page }: Recorded): Promise<string[]> => {
    await step(page);
    await settled(page);
    return [(await page.locator('h1').textContent())!, ...(await figures(page))];
  };
  return [await shown(file), await shown(hosted)];
}

const follow = (page: Page, selector: string): Promise<void> =>
  page
    .locator(selector)
    .first()
    .evaluate((link: HTMLElement) => link.click());

const pageIs = (page: Page, id: string, lang = 'en'): Promise<unknown> =>
  page.waitForSelector(`html[data-page="${id}"][lang^="${lang}"]:not([data-arriving])`);

test('it is small enough to be mailed, and says what it lacks', async () => {
  expect(statSync(path).size).toBeLessThanOrEqual(15_000_000);
  expect(readFileSync(path, 'utf8').includes('data-file="engine/')).toBe(false);
  expect(printed).toContain('Rows behind figures are not in it');
  expect(await file.page.locator('footer').textContent()).toContain('are in the hosted report');
});

test('it shows the overview of the hosted report, and of a rep when it is filtered', async () => {
  const [own, expected] = await both(async () => {});
  expect(own).toEqual(expected);
  expect(own.length).toBeGreaterThan(20);
  const [ofRep, expectedOfRep] = await both(async (page) => {
    await page.locator('[data-filters] select[name=rep]').selectOption({ index: 2 });
    await page.waitForFunction(() => location.search.includes('rep='));
  });
  expect(ofRep).toEqual(expectedOfRep);
  expect(ofRep).not.toEqual(own);
});

test('links lead to its pages with the filter, back and reload too, in both languages', async () => {
  const [aging, expected] = await both(async (page) => {
    await follow(page, 'nav a[href*="/aging/"], nav a[href*="aging/"]');
    await pageIs(page, 'aging');
  });
  expect(aging).toEqual(expected);
  await file.page.reload();
  await started(file.page);
  expect(await figures(file.page)).toEqual(expected.slice(1));
  const [zh, expectedZh] = await both(async (page) => {
    await follow(page, 'a.language');
    await pageIs(page, 'aging', 'zh');
  });
  expect(zh).toEqual(expectedZh);
  expect(zh[0]).not.toBe(aging[0]);
  await both(async (page) => {
    await page.goBack();
    await pageIs(page, 'aging', 'en');
  });
  expect(await file.page.locator('h1').textContent()).toBe(aging[0]);
});

test('a customer’s page has the statement of account', async () => {
  const [own, expected] = await both(async (page) => {
    await goTo(page, page === file.page ? 'https://report.invalid/en/' : `${inject('address')}en/`);
    await pageIs(page, 'overview');
    await settled(page);
    await follow(page, 'a[href*="customer/?"]');
    await pageIs(page, 'customer');
  });
  expect(own).toEqual(expected);
  const statement = async (page: Page): Promise<string[]> =>
    page.locator('[data-block="customer.statement"] tr').allTextContents();
  const rows = await statement(file.page);
  expect(rows).toEqual(await statement(hosted.page));
  expect(rows.length).toBeGreaterThan(5);
});

test('a file is saved from it, and a figure says that its rows are elsewhere', async () => {
  const { page } = file;
  const coming = page.waitForEvent('download');
  await follow(page, '[data-export="csv"]');
  expect(readFileSync((await (await coming).path())!, 'utf8').split('\n').length).toBeGreaterThan(
    2,
  );
  await page.locator('[data-metric][data-value] , .open-rows').first().click();
  await page.getByText('this file holds no rows').waitFor();
});

test('nothing is asked of anybody, and nothing fails', () => {
  const outside = file.requests.filter((url) => !/^(?:blob|data):/.test(url));
  expect(outside.filter((url) => !url.startsWith(address))).toEqual([]);
  expect(file.faults.filter((fault) => !fault.includes('the file holds no rows'))).toEqual([]);
});
