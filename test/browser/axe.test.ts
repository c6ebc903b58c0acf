/** No accessibility violation on any page, in light and in dark, with the script running. */
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { accessFaults, goTo, openPage, PATHS, type Recorded, settled } from './pages.ts';

let opened: Recorded;
beforeAll(async () => {
  opened = await openPage();
  await opened.page.goto(`${inject('address')}en/data/`);
  await opened.page.waitForSelector('html[data-started]');
});
afterAll(() => opened?.close());

test.each(PATHS)('%s has no violation', async (path) => {
  const { page } = opened;
  await goTo(page, inject('address') + path);
  await page.waitForURL(inject('address') + path);
  await settled(page);
  expect(await accessFaults(page)).toEqual([]);
});
