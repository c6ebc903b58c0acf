/** What the browser tests share: the built site's pages, a page that records what goes wrong, and when it is ready. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import axe from 'axe-core';
import { parseHTML } from 'linkedom';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, inject } from 'vitest';
import type { PageName } from '../../src/i18n/index.ts';
import type { Locale } from '../../src/i18n/locale.ts';
import { launchBrowser } from '../../src/publish/chromium.ts';
import { pagePath } from '../../src/report/page-path.ts';
import { PAGES } from '../../src/report/pages.ts';
import type { Site } from '../../src/view/site.ts';

export const LOCALES: Locale[] = ['en', 'zh'];

/** Every page in every language: its path below the site's root. */
export const PATHS = LOCALES.flatMap((locale) => PAGES.map(({ id }) => pagePath(id, locale)));

/** The site's data as the built page of `path` carries it. */
export function readSite(dir = inject('dir'), path = 'en/'): Site {
  const html = readFileSync(join(dir, path, 'index.html'), 'utf8');
  return JSON.parse(parseHTML(html).document.getElementById('site')!.textContent!) as Site;
}

export interface Recorded {
  page: Page;
  /** Every address asked for. */
  requests: string[];
  /** Errors, console errors and policy violations. */
  faults: string[];
  close(): Promise<void>;
}

/** Milliseconds for anything to come, also on a machine that has much else to do. */
const PATIENCE = 120_000;

const DESKTOP = { width: 1440, height: 900 };

/** The files of one process share a browser, which ends with it. */
let browser: Promise<Browser> | undefined;

/** The engine starts often and runs briefly: making its code faster costs more than it gives. */
const SWITCHES = ['--js-flags=--liftoff-only'];

interface PageOptions extends BrowserContextOptions {
  /** The page fetches in idle time what a filter may need, and the engine at a hint; else only what a test makes it need. */
  preloads?: boolean;
}

/** A new page in a context of its own. */
export async function openPage({
  preloads = false,
  ...options
}: PageOptions = {}): Promise<Recorded> {
  browser ??= launchBrowser(SWITCHES);
  const context = await (await browser).newContext({
    viewport: DESKTOP,
    ...options,
  });
  context.setDefaultTimeout(PATIENCE);
  const requests: string[] = [];
  const faults: string[] = [];
  context.on('request', (request) => requests.push(request.url()));
  const page = await context.newPage();
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error')
      faults.push(`console: ${message.text()} ${message.location().url}`);
  });
  await page.addInitScript((savesData) => {
    document.addEventListener('securitypolicyviolation', (event) =>
      console.error(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`),
    );
    if (savesData)
      Object.defineProperty(navigator, 'connection', {
        value: { saveData: true },
        configurable: true,
      });
  }, !preloads);
  return { page, requests, faults, close: () => context.close() };
}

/**
 * What axe finds wrong in light and then in dark with the page, or with what stands in `within`: rule, element, how
 * often. The schemes differ in colours alone, so in dark only the rules of colours are asked.
 */
export async function accessFaults(page: Page, within = 'html'): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  await page.emulateMedia({ colorScheme: 'light' });
  const light = await runAxe(page, within);
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await runAxe(page, within, ['cat.color']);
  await page.emulateMedia({ colorScheme: 'light' });
  return [...light, ...dark.map((fault) => `dark: ${fault}`)];
}

function runAxe(page: Page, within: string, tags?: string[]): Promise<string[]> {
  return page.evaluate(
    async ([selector, values]) => {
      const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
      const { violations } = await axe.run(document.querySelector(selector)!, {
        resultTypes: ['violations'],
        ...(values && { runOnly: { type: 'tag', values } }),
      });
      return violations.flatMap(({ id, nodes }) =>
        nodes
          .slice(0, 3)
          .map((node) => `${id}: ${node.html.slice(0, 160)} (${nodes.length} times)`),
      );
    },
    [within, tags] as const,
  );
}

/** A page that the tests of a file share, so that the engine starts once for them. */
export interface SharedPage {
  /** Resolves when the page at `path` below the root stands: by a link, except for the first. */
  visit(path: string): Promise<Page>;
  /** Errors and violations since the last visit. */
  faults(): string[];
}

/** Call it at the head of a file: the page opens before its tests and closes after them. */
export function sharedPage(): SharedPage {
  let opened: Recorded;
  beforeAll(async () => {
    opened = await openPage();
  });
  afterAll(() => opened?.close());
  return {
    async visit(path) {
      const { page, faults } = opened;
      const address = inject('address') + path;
      faults.length = 0;
      await page.setViewportSize(DESKTOP);
      if (page.url() === 'about:blank') await page.goto(address);
      else await goTo(page, address);
      await page.waitForURL(address);
      await page.waitForSelector('html[data-started]');
      await settled(page);
      return page;
    },
    faults: () => opened.faults,
  };
}

/** Resolves when no other page is on its way and nothing on this one waits for an answer any more. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      !['waiting', 'arriving', 'drawing'].some(
        (state) => state in document.documentElement.dataset,
      ) && !document.querySelector('[aria-busy="true"]'),
  );
}

/** The panel over a page, where it is open. */
export const PANEL = 'dialog.panel[open]';

/** Resolves when the open panel shows what it was asked for. */
export async function panelShown(page: Page): Promise<void> {
  await page.waitForSelector(`${PANEL} .panel-body:not([aria-busy])`);
}

/** To another address of the site as a link leads there: the engine keeps running. */
export const goTo = (page: Page, address: string): Promise<void> =>
  page.evaluate((href) => {
    const link = Object.assign(document.createElement('a'), { href });
    document.body.append(link);
    link.click();
    link.remove();
  }, address);

/** To another page of the report as a reader goes there: the menu that has it, and the link in it. */
export async function goByMenu(page: Page, id: PageName): Promise<void> {
  const link = page.locator(`a[href*="/${id}/"]`);
  const menu = page.locator('nav details:visible').filter({ has: link });
  await menu.locator('summary').click();
  await menu.locator(link).click();
}

/** Every figure of the page in order, those under charts and on paper too: block, metric, unrounded value. */
export async function figures(page: Page): Promise<string[]> {
  await makeAll(page);
  return page.$$eval('[data-block] [data-metric]', (found) =>
    found.map((element) =>
      [
        element.closest('[data-block]')!.getAttribute('data-block'),
        element.getAttribute('data-metric'),
        element.getAttribute('data-value'),
      ].join(' '),
    ),
  );
}

/** Which of the engine's files were asked for. */
export const engineRequests = (requests: string[]): string[] =>
  requests.filter((address) => /\/engine\/[^/]+\.wasm/.test(address));

/** Opens the data under a chart by keyboard, as a reader does: after a filter it is made then. Only one is open at a time. */
export const openData = (page: Page, chart: string): Promise<void> =>
  page.locator(`[data-chart="${chart}"] > .chart-data:not([open]) > summary`).press('Enter');

/**
 * Has the page make what it makes only when it is needed: for print, and the data under charts, opened one after the other.
 * As many of those stay open as there were: none, or one.
 */
const makeAll = (page: Page): Promise<void> =>
  page.evaluate(() => {
    for (const type of ['beforeprint', 'afterprint']) dispatchEvent(new Event(type));
    const before = document.querySelector('.chart-data[open]');
    const folds = [...document.querySelectorAll('.chart-data')];
    for (const fold of [...folds, before])
      if (fold?.matches(':not([open])')) fold.querySelector('summary')!.click();
    if (!before) document.querySelector<HTMLElement>('.chart-data[open] > summary')?.click();
  });
