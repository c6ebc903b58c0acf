/** What the browser tests share: the built site's pages, a page that records what goes wrong, and when it is ready. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { inject } from 'vitest';
import type { Locale } from '../../src/i18n/locale.ts';
import { PAGES, pagePath } from '../../src/report/pages.ts';
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

/** A new page in a context of its own; `quiet` keeps the engine from starting before it is needed. */
export async function openPage(
  browser: Browser,
  options: BrowserContextOptions & { quiet?: boolean } = {},
): Promise<Recorded> {
  const { quiet = false, ...rest } = options;
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...rest });
  context.setDefaultTimeout(PATIENCE);
  const requests: string[] = [];
  const faults: string[] = [];
  context.on('request', (request) => requests.push(request.url()));
  const page = await context.newPage();
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`);
  });
  await page.addInitScript((isQuiet) => {
    document.addEventListener('securitypolicyviolation', (event) =>
      console.error(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`),
    );
    if (isQuiet)
      Object.defineProperty(navigator, 'connection', {
        value: { saveData: true },
        configurable: true,
      });
  }, quiet);
  return { page, requests, faults, close: () => context.close() };
}

/** Resolves when no other page is on its way and nothing on this one waits for an answer any more. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      !['waiting', 'arriving'].some((state) => state in document.documentElement.dataset) &&
      !document.querySelector('[aria-busy="true"]'),
  );
}

/** The panel over a page, where it is open. */
export const PANEL = 'dialog.panel[open]';

/** Resolves when the open panel shows what it was asked for. */
export async function panelShown(page: Page): Promise<void> {
  await page.waitForSelector(`${PANEL} .panel-body:not([aria-busy])`);
}

/** To another address of the same page, as back and forward do: the engine keeps running. */
export const goTo = (page: Page, address: string): Promise<void> =>
  page.evaluate((next) => {
    history.pushState(null, '', next);
    dispatchEvent(new PopStateEvent('popstate'));
  }, address);

/** Every figure of the page in order: block, metric, unrounded value. */
export const figures = (page: Page): Promise<string[]> =>
  page.$$eval('[data-block] [data-metric]', (found) =>
    found.map((element) =>
      [
        element.closest('[data-block]')!.getAttribute('data-block'),
        element.getAttribute('data-metric'),
        element.getAttribute('data-value'),
      ].join(' '),
    ),
  );

/** Which of the engine's files were asked for. */
export const engineRequests = (requests: string[]): string[] =>
  requests.filter((address) => /\/engine\/[^/]+\.wasm/.test(address));
