/** A sealed site: what is published says nothing, and a link opens its holder's part of the report, as light as before. */
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { generateX25519Identity } from 'age-encryption';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { generateDemo } from '../../../src/demo/generate.ts';
import { ROOT } from '../../../src/publish/root.ts';
import { type Serving, serve } from '../../../src/site/serve.ts';
import { buildInChild, scratchFolder } from '../build.ts';
import { openPage, type Recorded } from '../pages.ts';
import { testOnDevices } from './on-device.ts';
import { testTakenAlong } from './taken-along.ts';
import { deviceBefore, deviceOfEnded, testWithoutHost } from './without-host.ts';

const folder = scratchFolder('sealed');
const data = join(folder, 'exports');
const site = join(folder, 'site');
let serving: Serving;
let key: string;
/** Of somebody whose link is left alone. */
let lasting: string;
let locked: { key: string; words: string };

const AUDIENCES = `east:
  title: { en: East, zh: 华东 }
  rows: { region: [East China] }
  pages: [overview, aging, customers, customer, worklist]
careful:
  title: Careful
  language: en
  pages: [overview, customers]
  mask: { customer: all }
  opens: figures
`;

/** Views of the audience's own rows, and of others'. */
const VIEWS = `views:
  - { id: own-ageing, name: Own ageing, page: aging, filters: { region: East China } }
  - { id: far-ageing, name: Far ageing, page: aging, filters: { region: Overseas } }
  - { id: course, name: The course, page: trend, filters: { region: East China } }
`;

/** What the command prints, which is all that a holder gets. */
async function share(...words: string[]): Promise<string> {
  const script = join(ROOT, 'scripts/share.ts');
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [script, ...words, '--data', data],
    {
      cwd: ROOT,
    },
  );
  return stdout;
}
/** The day in so many days. */
const inDays = (days: number): string =>
  new Date(Date.now() + days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
const keyIn = (printed: string): string => /#AGE-SECRET-KEY-1[A-Z0-9]+/.exec(printed)![0];

beforeAll(async () => {
  generateDemo({ invoices: 700, seed: 3, out: data });
  writeFileSync(join(data, 'audiences.yml'), AUDIENCES);
  writeFileSync(join(data, 'report.yml'), VIEWS);
  const address = ['--address', 'https://reports.example/'];
  key = keyIn(await share('add', 'east', 'Wang <Fang>', '--until', inDays(90), ...address));
  lasting = keyIn(await share('add', 'east', 'Sun'));
  const printed = await share('add', 'careful', 'Zhao', '--passphrase');
  locked = { key: keyIn(printed), words: /^\s*((?:[a-z-]+ ){5}[a-z-]+)\s*$/m.exec(printed)![1]! };
  await buildInChild(data, site);
  serving = await serve(site, { port: 0, host: '127.0.0.1' });
}, 180_000);
afterAll(async () => {
  await serving.close();
  rmSync(folder, { recursive: true });
});

const figure = (page: Page, metric: string): Promise<string | null> =>
  page.locator(`[data-metric="${metric}"][data-value]`).first().getAttribute('data-value');

async function opened(path: string, options = {}): Promise<Recorded> {
  const recorded = await openPage(options);
  await recorded.page.goto(serving.address + path);
  return recorded;
}

const isOpen = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => 'started' in document.documentElement.dataset);

test('a link opens the report; its key leaves the address; pages, filters and rows are there', async () => {
  const { page, requests, faults, close } = await opened(key);
  await isOpen(page);
  expect(page.url()).toBe(`${serving.address}en/`);
  expect(await page.locator('header .company').textContent()).toContain('East');
  expect(await page.locator('footer .person').textContent()).toBe('Wang <Fang>');
  expect(requests.filter((address) => address.includes('AGE-SECRET'))).toEqual([]);
  const all = Number(await figure(page, 'overdue_amount'));

  await page.locator('[data-filters] select[name=segment]').selectOption({ index: 1 });
  await page.waitForFunction(() => location.search.includes('segment='));
  await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'));
  expect(Number(await figure(page, 'overdue_amount'))).toBeLessThan(all);

  await page.evaluate(() => document.querySelector<HTMLElement>('a[href*="aging/"]')!.click());
  await page.waitForFunction(() => document.documentElement.dataset.page === 'aging');
  expect(await page.locator('footer .person').textContent()).toBe('Wang <Fang>');

  await page.locator('[data-metric][data-value]').first().click();
  await page.waitForSelector('dialog[open] tbody tr');
  const stored = await page.evaluate(async () => {
    const urls: string[] = [];
    for (const name of await caches.keys())
      for (const { url } of await (await caches.open(name)).keys()) urls.push(url);
    return urls;
  });
  // the engine may stay on the device, the rows may not
  expect(stored.filter((address) => address.includes('/pack/'))).toEqual([]);
  expect(faults).toEqual([]);
  await close();
});

test('a link leads to its page; one that the audience does not have, to its overview', async () => {
  const { page, close } = await opened(`zh/aging/${key}`);
  await isOpen(page);
  expect(page.url()).toBe(`${serving.address}zh/aging/`);
  await close();
  const other = await opened(`en/forecast/${key}`);
  await isOpen(other.page);
  expect(other.page.url()).toBe(`${serving.address}en/`);
  await other.close();
  const filtered = await opened(`?segment=OEM${key}`);
  await isOpen(filtered.page);
  expect(filtered.page.url()).toBe(`${serving.address}en/?segment=OEM`);
  await filtered.close();
});

test('a page that does not come leaves the one that is shown, and can be asked for again', async () => {
  const { page, close } = await opened(key);
  await isOpen(page);
  await page.route('**/sealed/**', (route) => route.abort());
  const toAging = (): Promise<void> =>
    page.evaluate(() => document.querySelector<HTMLElement>('a[href*="aging/"]')!.click());
  await toAging();
  const again = page.locator('[data-engine-status] button');
  await again.waitFor();
  await page.getByText('That page cannot be shown').waitFor();
  await page.waitForSelector('html[data-page="overview"]:not([data-arriving])');
  await page.unroute('**/sealed/**');
  await again.click();
  await page.waitForFunction(() => document.documentElement.dataset.page === 'aging');
  await page.goBack();
  await page.waitForFunction(() => document.documentElement.dataset.page === 'overview');
  await close();
});

test.each([
  ['no key', '', 'Open that link, or paste it here'],
  ['a key without its end', () => key.slice(0, -9), 'its end is missing'],
  [
    'a key with another letter',
    () => key.replace(/.(.{6})$/, (_, rest) => (key.at(-7) === 'Q' ? 'P' : 'Q') + rest),
    'one of its characters is not right',
  ],
])('%s is told in words, and nothing is fetched', async (_, given, said) => {
  const { page, requests, close } = await opened(typeof given === 'string' ? given : given());
  await page.getByText(said).waitFor();
  expect(requests.filter((address) => address.includes('/sealed/'))).toEqual([]);
  expect(await page.locator('main [lang="zh-CN"]').count()).toBeGreaterThan(0);
  await close();
});

test('the menu has the views of its own rows and pages alone, and a code of the address holds no key', async () => {
  const { page, faults, close } = await opened(key);
  await isOpen(page);
  expect(await page.content()).not.toContain('Far ageing');
  expect(await page.content()).not.toContain('The course');
  const menu = page.locator('nav .menus details').filter({ hasText: 'Views' });
  await menu.locator('summary').click();
  expect(await menu.locator('a').allTextContents()).toEqual([expect.stringMatching('Own ageing')]);
  await menu.locator('a').click();
  await page.waitForURL(/\/en\/aging\/\?region=East\+China$/);
  await page.locator('.view-name', { hasText: 'Own ageing' }).waitFor();
  await page.click('[data-qr]');
  const dialog = page.locator('dialog.qr[open]');
  await dialog.waitFor();
  const text = (await dialog.textContent())!;
  expect(text).toContain('/en/aging/?region=East+China');
  expect(text).toContain('The code holds no key.');
  expect(await page.content()).not.toContain('AGE-SECRET-KEY');
  expect(faults).toEqual([]);
  await close();
});

test('a key that was sent to the host is used, with a warning, and leaves the address', async () => {
  const { page, close } = await opened(`en/%23${key.slice(1)}`.replace('en/', '?'));
  await isOpen(page);
  expect(page.url()).toBe(`${serving.address}en/`);
  await page.getByText('may stand in a log').waitFor();
  await close();
});

test('a link with text around it can be pasted, also where nothing may be stored', async () => {
  const { page, close } = await openPage();
  await page.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage', 'caches', 'indexedDB'])
      Object.defineProperty(globalThis, name, {
        get() {
          throw new DOMException('blocked', 'SecurityError');
        },
      });
  });
  await page.goto(serving.address);
  await page.locator('input').fill(`See <https://reports.example/${key}>.`);
  await page.locator('button').click();
  await isOpen(page);
  await close();
});

testOnDevices({ address: () => serving.address, key: () => key, isOpen });
testWithoutHost({ site, key: () => key, isOpen });
testTakenAlong({ address: () => serving.address, key: () => key, person: 'Wang <Fang>', isOpen });

test('six words are asked for where there are any, and again where they are wrong', async () => {
  const { page, close } = await opened(locked.key);
  await page.locator('input[type=password]').fill('not the right six words here');
  await page.locator('button').click();
  await page.getByText('These are not the six words').waitFor();
  await page.locator('input[type=password]').fill(locked.words.toUpperCase());
  await page.locator('button').click();
  await isOpen(page);
  await close();
});

test('of figures only no rows open, which is said; names are codes', async () => {
  const { page, faults, close } = await opened(locked.key);
  await page.locator('input[type=password]').fill(locked.words);
  await page.locator('button').click();
  await isOpen(page);
  expect(await page.locator('[data-seal]').count()).toBe(0);
  await page.locator('[data-metric][data-value] .open-rows').first().click();
  await page.getByText('the rows behind them are not in it').waitFor();
  expect(await page.locator('dialog [role=tab]').count()).toBe(0);
  await page.locator('dialog .panel-close').click();
  await page.evaluate(() => document.querySelector<HTMLElement>('a[href*="customers/"]')!.click());
  await page.waitForFunction(() => document.documentElement.dataset.page === 'customers');
  const names = await page.locator('main table tbody th').allTextContents();
  expect(names.length).toBeGreaterThan(10);
  expect(names.filter((name) => !/^C-[A-Z2-9]{8}$/.test(name.trim()))).toEqual([]);
  expect(faults).toEqual([]);
  await close();
});

test('a replaced link says so, a withdrawn one too, and others open, also over a build that is gone', async () => {
  const before = await opened(lasting);
  await isOpen(before.page);
  const device = await deviceBefore({ site, key: () => lasting, isOpen });
  const ended = await deviceOfEnded({ site, key: () => key, isOpen }, 'was replaced on');
  const other = keyIn(await share('add', 'east', 'Somebody else'));
  await share('revoke', 'Somebody else');
  const next = keyIn(await share('rotate', 'Wang <Fang>'));
  await buildInChild(data, site);
  await before.page.evaluate(() =>
    document.querySelector<HTMLElement>('a[href*="aging/"]')!.click(),
  );
  await before.page.getByText('a newer report has been published').waitFor();
  await before.page.locator('[data-engine-status] button').click();
  await before.page.waitForFunction(() =>
    document.querySelector('.build')?.textContent?.startsWith('build 2'),
  );
  expect(before.page.url()).toBe(`${serving.address}en/`);
  await before.close();
  await device.afterwards();
  await ended.afterwards();
  for (const [old, said] of [
    [key, 'was replaced on'],
    [other, 'was withdrawn on'],
    [`#${await generateX25519Identity()}`, 'opens nothing here'],
  ] as const) {
    const { page, close } = await opened(old);
    await page.getByText(said).waitFor();
    await close();
  }
  const { page, close } = await opened(next);
  await isOpen(page);
  await close();
}, 180_000);

test('nothing that is published names a customer, a company or an audience', () => {
  const secrets = readFileSync(join(data, 'customers.csv'), 'utf8')
    .split('\n')
    .slice(1)
    .flatMap((line) => line.split(',').slice(0, 2))
    .filter((text) => text.length > 4);
  expect(secrets.length).toBeGreaterThan(20);
  const texts = readdirSync(site, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.parentPath !== join(site, 'engine'))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)))
    .map((bytes) => (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes))
    .flatMap((bytes) => [bytes.toString('utf8'), bytes.toString('utf16le')]);
  for (const secret of [...secrets, 'East', 'Careful', 'Wang', 'Own ageing', 'own-ageing'])
    expect([secret, texts.filter((text) => text.includes(secret)).length]).toEqual([secret, 0]);
});
