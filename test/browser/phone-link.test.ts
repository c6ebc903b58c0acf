/** A link to one customer or rep needs neither the cube nor the engine, also after a while. */
import { expect, inject, test } from 'vitest';
import { engineRequests, openPage, readSite } from './pages.ts';

test.each(['customer', 'rep'] as const)(
  'a link to one %s is answered by one file',
  async (kind) => {
    const { page, requests, faults, close } = await openPage({ preloads: true });
    const id = readSite().options[kind][0]!.value;
    await page.goto(`${inject('address')}en/${kind}/?${kind}=${encodeURIComponent(id)}`);
    await page.waitForFunction(
      () =>
        document.documentElement.dataset.waiting === undefined &&
        !document.querySelector('[aria-busy="true"]'),
    );
    expect(await page.locator('[data-metric="open_amount"]').count()).toBeGreaterThan(0);
    await page.waitForLoadState('networkidle');
    expect(requests.filter((address) => address.includes(`/data/${kind}-`))).toHaveLength(1);
    expect(requests.filter((address) => address.includes('/data/cube-'))).toEqual([]);
    expect(engineRequests(requests)).toEqual([]);
    expect(faults).toEqual([]);
    await close();
  },
);
