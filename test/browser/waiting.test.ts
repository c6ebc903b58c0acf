/** What a link to one customer or rep shows before its answer: the shape of it, so that nothing moves. */
import { expect, inject, test } from 'vitest';
import { openPage, readSite } from './pages.ts';

/** More than this a reader sees as a jump (web.dev calls up to 0.1 good). */
const STILL = 0.02;

for (const [page, dimension] of [
  ['customer', 'customer'],
  ['rep', 'rep'],
] as const)
  test(`a link to one ${page} stands still from address to answer`, async () => {
    const { page: tab, close } = await openPage();
    await tab.addInitScript(() => {
      const seen = window as unknown as { moved: number };
      seen.moved = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries())
          seen.moved += (entry as unknown as { value: number }).value;
      }).observe({ type: 'layout-shift', buffered: true });
    });
    const id = readSite().options[dimension][0]!.value;
    await tab.goto(`${inject('address')}en/${page}/?${dimension}=${encodeURIComponent(id)}`);
    await tab.waitForFunction(
      () =>
        document.documentElement.dataset.waiting === undefined &&
        !document.querySelector('[aria-busy="true"]'),
    );
    // the shape is gone, the answer is there
    expect(await tab.locator('.announced').count()).toBe(0);
    const moved = await tab.evaluate(() => (window as unknown as { moved: number }).moved);
    expect(moved).toBeLessThan(STILL);
    await close();
  });
