/** What is sealed on a host is sealed in a file: it opens with its holder's link, and shows nothing before. */
import { execFile } from 'node:child_process';
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { generateX25519Identity } from 'age-encryption';
import type { Page } from 'playwright-core';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { generateDemo } from '../../../src/demo/generate.ts';
import { filesInside } from '../../../src/publish/file/single-file.ts';
import { ROOT } from '../../../src/publish/root.ts';
import { scratchFolder } from '../build.ts';
import { openPage, type Recorded } from '../pages.ts';

const folder = scratchFolder('sealed-file');
const data = join(folder, 'exports');
const path = join(folder, 'east.html');
const address = pathToFileURL(path).href;
const YEAR = 366 * 24 * 60 * 60 * 1000;
let key: string;
let locked: { key: string; words: string };

const AUDIENCES = `east:
  title: { en: East, zh: 华东 }
  rows: { region: [East China] }
  pages: [overview, aging, customers, customer]
board:
  title: Board
`;
const VIEWS = `views:
  - { id: own-ageing, name: Own ageing, page: aging, filters: { region: East China } }
  - { id: far-ageing, name: Far ageing, page: aging, filters: { region: Overseas } }
  - { id: course, name: The course, page: trend, filters: { region: East China } }
`;

async function run(command: string, ...words: string[]): Promise<string> {
  const script = join(ROOT, `scripts/${command}.ts`);
  const args = [script, ...words, '--data', data];
  return (await promisify(execFile)(process.execPath, args, { cwd: ROOT })).stdout;
}
const refusal = (...words: string[]): Promise<string> =>
  run('export', '--out', join(folder, 'refused.html'), ...words).then(
    () => 'it was written',
    (error: { stderr: string }) => error.stderr,
  );
const keyIn = (printed: string): string => /#AGE-SECRET-KEY-1[A-Z0-9]+/.exec(printed)![0];

beforeAll(async () => {
  generateDemo({ invoices: 700, seed: 3, out: data });
  writeFileSync(join(data, 'audiences.yml'), AUDIENCES);
  writeFileSync(join(data, 'report.yml'), VIEWS);
  const site = ['--address', 'https://reports.example/'];
  const until = new Date(Date.now() + YEAR / 4).toISOString().slice(0, 10);
  key = keyIn(await run('share', 'add', 'east', 'Wang <Fang>', '--until', until, ...site));
  const printed = await run('share', 'add', 'east', 'Zhao', '--passphrase');
  locked = { key: keyIn(printed), words: /^\s*((?:[a-z-]+ ){5}[a-z-]+)\s*$/m.exec(printed)![1]! };
  await run('share', 'add', 'board', 'Li Wei');
  await run('export', '--audience', 'east', '--out', path);
}, 180_000);
afterAll(() => rmSync(folder, { recursive: true }));

async function opened(hash = ''): Promise<Recorded> {
  const recorded = await openPage({ offline: true });
  await recorded.page.goto(address + hash);
  return recorded;
}
const isOpen = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => 'started' in document.documentElement.dataset);

test('a link opens it, its key leaves the address; the holder is named, and rows are there', async () => {
  const { page, faults, close } = await opened(key);
  await isOpen(page);
  expect(page.url()).toBe(address);
  expect(await page.locator('header .company').textContent()).toContain('East');
  expect(await page.locator('footer .person').textContent()).toBe('Wang <Fang>');
  await page.evaluate(() => document.querySelector<HTMLElement>('a[href*="aging/"]')!.click());
  await page.waitForSelector('html[data-page="aging"]');
  expect(await page.locator('footer .person').textContent()).toBe('Wang <Fang>');
  await page.locator('[data-metric][data-value]').first().click();
  await page.waitForSelector('dialog[open] tbody tr');
  expect(faults).toEqual([]);
  await close();
});

test('it opens again in its tab, on any page, and in no other; nothing of the link is on the device', async () => {
  const { page, faults, close } = await opened(key);
  await isOpen(page);
  await page.evaluate(() => document.querySelector<HTMLElement>('a[href*="aging/"]')!.click());
  await page.waitForSelector('html[data-page="aging"]');
  await page.reload();
  await isOpen(page);
  expect(await page.getAttribute('html', 'data-page')).toBe('aging');
  expect(await page.locator('footer .person').textContent()).toBe('Wang <Fang>');
  expect(page.url()).not.toContain('AGE-SECRET');
  await page.goBack();
  await page.waitForSelector('html[data-page="overview"]');
  await page.reload();
  await isOpen(page);
  expect(await page.getByRole('button', { name: 'Remember on this device' }).count()).toBe(0);
  const stored = await page.evaluate(async () => [
    localStorage.length,
    sessionStorage.length,
    (await indexedDB.databases()).length,
  ]);
  expect(stored).toEqual([0, 0, 0]);
  const other = await page.context().newPage();
  await other.goto(address);
  await other.getByText('Open that link, or paste it here').waitFor();
  expect(faults).toEqual([]);
  await close();
});

test.each([
  ['behind', -YEAR, null],
  ['ahead', YEAR, 'This link was good until'],
])('with a clock a year %s the last day of a link is that of the device', async (_, off, said) => {
  const { page, close } = await openPage({ offline: true });
  await page.clock.setFixedTime(Date.now() + off);
  await page.goto(address + key);
  if (said === null) await isOpen(page);
  else await page.getByText(said).waitFor();
  expect(await page.locator('header').count()).toBe(said === null ? 1 : 0);
  await close();
});

test('six words are asked for again in the same tab', async () => {
  const { page, close } = await opened(locked.key);
  for (const step of ['opened', 'opened again']) {
    if (step === 'opened again') await page.reload();
    await page.locator('input[type=password]').fill(locked.words);
    await page.locator('button').click();
    await isOpen(page);
  }
  await close();
});

test('the menu has the views of its rows and pages alone; each leads to its page under the filter', async () => {
  const { page, faults, close } = await opened(key);
  await isOpen(page);
  const menu = page.locator('nav .menus details').filter({ hasText: 'Views' });
  await menu.locator('summary').click();
  expect(await menu.locator('a').allTextContents()).toEqual([expect.stringMatching('Own ageing')]);
  await menu.locator('a').click();
  await page.locator('.view-name', { hasText: 'Own ageing' }).waitFor();
  expect(page.url()).toBe(`${address}?page=en/aging/&region=East+China`);
  expect(faults).toEqual([]);
  await close();
});

test('it is dark where the device is, prints with its holder’s name, and is as wide as a phone', async () => {
  const { page, close } = await opened(key);
  await isOpen(page);
  const paper = () =>
    page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const light = await paper();
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await paper()).not.toBe(light);
  await page.emulateMedia({ colorScheme: 'light', media: 'print' });
  const pdf = await getDocumentProxy(new Uint8Array(await page.pdf()));
  const { text } = await extractText(pdf, { mergePages: true });
  expect(text).toContain('Wang <Fang>');
  await page.emulateMedia({ media: 'screen' });
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await close();
});

test('letters and statements come out of it, which bear no reader’s name', async () => {
  const { page, faults, close } = await opened(key);
  await isOpen(page);
  await page
    .locator('[data-block="overview.worklist"] a[href*="customer/?"], a[href*="customer/?"]')
    .first()
    .evaluate((link: HTMLElement) => link.click());
  await page.waitForSelector('html[data-page="customer"]:not([data-arriving])');
  const rows = page.locator('[data-block="customer.statement"] tbody tr');
  await expect.poll(() => rows.count()).toBeGreaterThan(1);
  await page.locator('[data-letter]:visible').first().click();
  await page.waitForSelector('dialog[open] .letter');
  expect(await page.locator('dialog[open]').textContent()).not.toContain('Wang');
  expect(faults).toEqual([]);
  await close();
});

test('a link can be pasted with text around it, and six words are asked for where there are any', async () => {
  const { page, close } = await opened();
  await page.locator('input').fill(`See <https://reports.example/${locked.key}>.`);
  await page.locator('button').click();
  await page.locator('input[type=password]').fill('not the right six words here');
  await page.locator('button').click();
  await page.getByText('These are not the six words').waitFor();
  await page.locator('input[type=password]').fill(locked.words);
  await page.locator('button').click();
  await isOpen(page);
  expect(await page.locator('footer .person').textContent()).toBe('Zhao');
  await close();
});

test.each([
  [
    'a key of somebody else',
    async () => `#${await generateX25519Identity()}`,
    'opens nothing here',
  ],
  ['a key without its end', async () => key.slice(0, -9), 'its end is missing'],
])('%s opens nothing, and is told in words', async (_, given, said) => {
  const { page, close } = await opened(await given());
  await page.getByText(said).waitFor();
  expect(await page.locator('[data-metric], header').count()).toBe(0);
  await close();
});

test('a damaged file says so', async () => {
  const other = join(folder, 'damaged.html');
  const damaged = readFileSync(path, 'utf8').replace(
    /(data-file="sealed\/[^>]*>)([^<]{4000})([^<]{40})/g,
    (_, head, before, bytes) => head + before + [...bytes].reverse().join(''),
  );
  writeFileSync(other, damaged);
  const { page, close } = await openPage({ offline: true });
  await page.goto(pathToFileURL(other).href + key);
  await page.getByText('was damaged').waitFor();
  await close();
});

test('nothing in it names a customer, a person or an audience; all but the engine is sealed', () => {
  const { files, rest } = filesInside(readFileSync(path, 'utf8'));
  const secrets = readFileSync(join(data, 'customers.csv'), 'utf8')
    .split('\n')
    .slice(1)
    .flatMap((line) => line.split(',').slice(0, 2))
    .filter((text) => text.length > 4);
  expect(secrets.length).toBeGreaterThan(20);
  const texts = [rest, ...[...files.values()].map((bytes) => bytes.toString('latin1'))];
  for (const secret of [...secrets, 'East China', 'Wang', 'Zhao'])
    expect([secret, texts.some((text) => text.includes(secret))]).toEqual([secret, false]);
  for (const [name, content] of files)
    expect([
      name,
      name.startsWith('engine/') || content.toString('latin1').startsWith('age-encryption.org/v1'),
    ]).toEqual([name, true]);
  expect(statSync(path).size).toBeLessThanOrEqual(15_000_000);
});

test('a sealed part goes out in clear only where that is said', async () => {
  expect(await refusal()).toContain('--in-clear');
  expect(await refusal('--audience', 'west')).toContain('it has: east, board');
  expect(await refusal('--audience', 'east', '--for', 'Li Wei')).toContain('“board”');
  expect(existsSync(join(folder, 'refused.html'))).toBe(false);
}, 60_000);
