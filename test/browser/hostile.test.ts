/** Names from the data reach the page as text only: at build, in the controls, and when the engine redraws. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pagePath } from '../../src/report/page-path.ts';
import { PAGES } from '../../src/report/pages.ts';
import { type Serving, serve } from '../../src/site/serve.ts';
import { buildInChild, scratchFolder } from './build.ts';
import { goTo, openPage, settled } from './pages.ts';

const CUSTOMER = '<img src=x onerror=alert(1)> & "Sons"';
const REP = '</script><script>alert(2)</script>';
const REGION = "'; drop table mart_item; --";
/** Without a space at which a line could end. */
const LONG = 'Forderungsabwicklungsgesellschaft'.repeat(6);

const dir = scratchFolder('hostile');
let site: Serving;

beforeAll(async () => {
  const data = join(dir, 'exports');
  mkdirSync(data);
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const months = ['01', '02', '03', '04', '05', '06'];
  const rows = months.flatMap((month, index) =>
    [CUSTOMER, 'Plain Ltd'].map((customer, other) =>
      [
        `I${other}${month}`,
        quoted(customer),
        `2026-${month}-05`,
        `2026-${month}-20`,
        `${20_000 + index}.50`,
        'CNY',
        quoted(other ? 'R2' : REP),
        quoted(other ? 'South' : REGION),
      ].join(','),
    ),
  );
  writeFileSync(
    join(data, 'invoices.csv'),
    ['invoice_id,customer_name,issue_date,due_date,amount,currency,rep,region', ...rows].join('\n'),
  );
  rows.push(`I2,${LONG},2026-04-01,2026-04-20,90000.00,CNY,${LONG},${LONG}`);
  const payments = [
    `P1,2026-02-10,20000.50,I001,${quoted(CUSTOMER)},CNY`,
    'P2,2026-06-30,20000.50,I101,Plain Ltd,CNY',
  ];
  writeFileSync(
    join(data, 'payments.csv'),
    ['payment_id,date,amount,invoice_id,customer_name,currency', ...payments].join('\n'),
  );
  await buildInChild(data, join(dir, 'site'));
  site = await serve(join(dir, 'site'), { port: 0 });
});
afterAll(async () => {
  await site?.close();
  rmSync(dir, { recursive: true });
});

test('a hostile name is text on every page, before and after the engine has drawn it', async () => {
  const { page, faults, close } = await openPage();
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    return dialog.dismiss();
  });
  let seen = 0;
  const queries = [CUSTOMER, REP, REGION].map(
    (value, index) => `?${new URLSearchParams({ [['customer', 'rep', 'region'][index]!]: value })}`,
  );
  for (const { id } of PAGES)
    for (const query of ['', ...queries]) {
      const address = site.address + pagePath(id, 'en') + query;
      if (query === '') await page.goto(address);
      else await goTo(page, address);
      await settled(page);
      expect(await page.locator('img, main script, form script').count()).toBe(0);
      const text = await page.evaluate(() => document.body.innerText);
      if (query && text.includes(new URLSearchParams(query).values().next().value!)) seen++;
      expect(await page.locator('[data-engine-status]').textContent()).toBe('');
    }
  expect(seen).toBeGreaterThan(6);
  expect(dialogs).toEqual([]);
  expect(faults).toEqual([]);
  await close();
});

test('a long name without a space makes no page wider than the screen', async () => {
  const { page, close } = await openPage();
  await page.setViewportSize({ width: 360, height: 800 });
  const views = ['en/', 'en/alerts/', 'en/change/', 'en/reps/', 'zh/customers/'];
  const own = [`en/?region=${LONG}`, `en/customer/?customer=${LONG}`, `en/rep/?rep=${LONG}`];
  for (const address of [...views, ...own]) {
    await page.goto(site.address + address);
    await settled(page);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect([address.slice(0, 20), wide]).toEqual([address.slice(0, 20), 360]);
  }
  await close();
});
