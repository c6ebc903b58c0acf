/** The SQL console: reads and only reads, says what is wrong, can be stopped; and the seal of every page. */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { accessFaults, goTo, openPage, PATHS, type Recorded, readSite, settled } from './pages.ts';

async function openConsole(page: Page): Promise<void> {
  await page.goto(`${inject('address')}en/data/`);
  await page.locator('[data-console] > summary').focus();
  await page.keyboard.press('Enter');
  await page.waitForSelector('.schema li');
}

/** Runs a query by keyboard and gives what is shown. */
async function run(page: Page, sql: string): Promise<string> {
  await page.fill('#console-sql', sql);
  await page.keyboard.press('Control+Enter');
  await page.waitForFunction(
    () => document.querySelector('.console-result')!.childElementCount > 0,
  );
  return page.locator('.console-result').innerText();
}

test('a query gives a table, a chart and a file; whatever would write is refused in words', async () => {
  const { page, faults, close } = await openPage();
  await openConsole(page);
  expect(await page.locator('.schema').textContent()).toContain('mart_piece');
  expect(await run(page, 'select version() as v -- the engine')).toContain('v1.4.3');
  expect(await run(page, "select 12.50::decimal(9,2) as d, 2::hugeint as h, '=1+1' as f")).toMatch(
    /12\.50\s+2\s+=1\+1/,
  );
  const download = page.waitForEvent('download');
  await page.locator('.console-result').getByRole('button', { name: 'CSV' }).click();
  const csv = await readFile((await (await download).path())!, 'utf8');
  expect(csv).toBe("\ufeffd,h,f\r\n12.50,2,'=1+1\r\n");
  await run(page, "select 'a' as name, 3 as n union all select 'b', 5");
  expect(await page.locator('.console-result svg').count()).toBe(1);
  const second = 'select 1 as a) t; drop view mart_piece; select * from (select 2 as a';
  const others = ['drop table item', "attach 'x.db'", 'select 1; select 2', 'select nothing'];
  for (const sql of [...others, second])
    expect(await run(page, sql), sql).toMatch(/Error|multiple/);
  expect(await run(page, 'select count(*) > 0 as is_there from mart_piece')).toContain('true');
  expect(await run(page, "select * from read_csv('https://example.com/x.csv')")).toContain(
    'disabled by configuration',
  );
  await page.selectOption('#console-example', 'collection_rate');
  const sql = await page.inputValue('#console-sql');
  expect(await run(page, sql)).toContain('cash');
  expect(await accessFaults(page, '[data-console]')).toEqual([]);
  expect(faults).toEqual([]);
  await close();
});

test('a runaway query can be stopped, and the next one runs', async () => {
  const { page, close } = await openPage();
  await openConsole(page);
  await page.fill('#console-sql', 'select count(*) as n from range(1000000) a, range(1000000) b');
  await page.getByRole('button', { name: 'Run' }).click();
  await page.getByRole('button', { name: 'Stop' }).click();
  await page.waitForSelector('.console-error');
  expect(await page.locator('.console-error').textContent()).toBe('Stopped.');
  expect(await run(page, 'select 41 + 1 as answer')).toContain('42');
  await close();
});

describe('every figure ties with the rows', () => {
  const region = encodeURIComponent(readSite().options.region[0]!.value);
  const paths = PATHS.filter((path) => path.startsWith('en/') && !path.includes('data'));
  let opened: Recorded;
  beforeAll(async () => {
    opened = await openPage();
    await opened.page.goto(`${inject('address')}en/`);
    await opened.page.waitForSelector('html[data-started]');
  });
  afterAll(() => opened?.close());

  test.each([...paths, `en/aging/?basis=issue&as_of=2025-12-31`, `en/?region=${region}`])(
    '%s',
    async (path) => {
      const { page, faults } = opened;
      await goTo(page, inject('address') + path);
      await settled(page);
      await page.locator('[data-seal] button').click();
      const seal = page.locator('[data-seal] [role="status"]');
      await expect.poll(() => seal.textContent()).toMatch(/^✓ \d+ figures? worked out again/);
      expect(faults).toEqual([]);
    },
  );
});
