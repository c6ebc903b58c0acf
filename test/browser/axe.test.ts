/** No accessibility violation on any page, in light and in dark, with the script running. */
import axe from 'axe-core';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { launchBrowser } from '../../src/bench/chromium.ts';
import { openPage, PATHS, settled } from './pages.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  test.each(PATHS)('%s has no violation', async (path) => {
    const { page, close } = await openPage(browser, { quiet: true, colorScheme });
    await page.goto(inject('address') + path);
    await settled(page);
    await page.evaluate(axe.source);
    const violations = await page.evaluate(async () => {
      const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
      const result = await axe.run(document);
      return result.violations.flatMap(({ id, nodes }) =>
        nodes
          .slice(0, 3)
          .map((node) => `${id}: ${node.html.slice(0, 160)} (${nodes.length} times)`),
      );
    });
    expect(violations).toEqual([]);
    await close();
  });
});
