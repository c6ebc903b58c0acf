/** The engine in Chromium: nothing outside is reached, it is shut in, and where it fails the page says so. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import { pagePath } from '../../src/report/page-path.ts';
import { PAGES } from '../../src/report/pages.ts';
import type { Site } from '../../src/view/site.ts';
import { openPack } from '../pack/open-pack.ts';
import { engineRequests, openPage, readSite, settled } from './pages.ts';

const site: Site = readSite();
const filter = (): string => `?region=${encodeURIComponent(site.options.region[0]!.value)}`;

test('no request leaves the own origin and no page breaks its policy while the engine runs', async () => {
  const { page, requests, faults, close } = await openPage({ preloads: true });
  for (const { id } of PAGES) {
    await page.goto(inject('address') + pagePath(id, 'en') + filter());
    await settled(page);
    await page.click('a.language');
    await page.waitForFunction(() => document.documentElement.lang === 'zh-CN');
    await settled(page);
  }
  await page.goto(`${inject('address')}en/`);
  await page.locator('[data-metric="open_amount"] .open-rows').first().hover();
  await expect.poll(() => engineRequests(requests).length).toBeGreaterThan(0);
  const outside = requests.filter(
    (address) =>
      !address.startsWith(inject('address')) &&
      !address.startsWith(`blob:${new URL(inject('address')).origin}/`),
  );
  expect(outside).toEqual([]);
  expect(faults).toEqual([]);
  await close();
});

describe('the engine itself', () => {
  /** The chunk of the built site that opens the engine. */
  const chunk = (): string => {
    const folder = join(inject('dir'), '_astro');
    const file = readdirSync(folder).find((name) => {
      const text = name.endsWith('.js') ? readFileSync(join(folder, name), 'utf8') : '';
      return /export\s*\{[^}]*\bopenWasm\b[^}]*\}/.test(text) && text.includes('importScripts');
    });
    if (!file) throw new Error('no chunk exports openWasm');
    return `_astro/${file}`;
  };

  test('gives the rows of the native engine, and reads nothing outside', async () => {
    const { page, requests, close } = await openPage();
    await page.goto(`${inject('address')}en/`);
    const allowed = [
      `SELECT end_kind, count(*) AS n, sum(amount_minor)::bigint AS amount, max(due_date) AS due
        FROM mart_piece GROUP BY ALL ORDER BY ALL`,
      `SELECT kind, region, sum(amount_minor)::bigint AS amount, min(date) AS first,
        avg(amount_minor)::double / 3 AS third FROM mart_movement GROUP BY ALL ORDER BY ALL`,
    ];
    const forbidden = [
      `SELECT * FROM read_csv('${inject('address')}figures.json')`,
      "SELECT * FROM read_csv('https://example.com/x.csv')",
      "ATTACH 'other.duckdb' AS other",
      'SET enable_external_access=true',
      'LOAD json',
    ];
    const before = requests.length;
    // As text: the test runner would rewrite the import.
    const script = `(async ([path, assets, good, bad]) => {
      const file = (name) => new URL(name, new URL('../', location.href)).href;
      const { openWasm } = await import(file(path));
      const { engine: wasm, worker, core, items } = assets;
      const engine = await openWasm({
        engine: file(wasm), worker: file(worker), core: file(core), items: items.map(file),
      });
      const rows = [];
      for (const sql of good) rows.push(await engine.query(sql));
      const errors = [];
      for (const sql of bad)
        errors.push(await engine.query(sql).then(() => 'answered', () => 'refused'));
      return { rows, errors };
    })(${JSON.stringify([chunk(), site.assets, allowed, forbidden])})`;
    const result = await page.evaluate<{ rows: unknown[]; errors: string[] }>(script);
    expect(result.errors).toEqual(forbidden.map(() => 'refused'));
    const native = await openPack(inject('dir'), site.assets);
    for (const [index, sql] of allowed.entries()) {
      const rows = await native.query(sql);
      expect(rows.length).toBeGreaterThan(0);
      expect(result.rows[index]).toEqual(rows);
    }
    await native.close();
    expect(
      requests
        .slice(before)
        .filter((address) => !/\/(_astro|engine|pack)\/|^blob:|icon\.svg$/.test(address)),
    ).toEqual([]);
    await close();
  });
});

test('no unfiltered figure is ever shown under a filter', async () => {
  const { page, close } = await openPage();
  let release = () => {};
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  for (const tier of ['**/data/cube-*', '**/engine/*.wasm.gz'])
    await page.route(tier, async (route) => {
      await gate;
      await route.continue();
    });
  /** Figures a reader could read: neither hidden nor transparent. */
  const readable = () =>
    page.$$eval('[data-block] [data-value]', (found) =>
      found
        .filter((element) => {
          const style = getComputedStyle(element);
          const hasText = (element.textContent ?? '').trim() !== '';
          return (
            hasText &&
            style.visibility === 'visible' &&
            style.color !== 'rgba(0, 0, 0, 0)' &&
            (element as HTMLElement).checkVisibility()
          );
        })
        .map((element) => element.outerHTML.slice(0, 120)),
    );
  await page.goto(`${inject('address')}en/${filter()}`);
  expect(await readable()).toEqual([]);
  await expect.poll(() => page.locator('[data-engine-status]').textContent()).not.toBe('');
  expect(await readable()).toEqual([]);
  release();
  await settled(page);
  expect((await readable()).length).toBeGreaterThan(3);

  await page.goto(`${inject('address')}en/`);
  await close();
});

test('a filter starts no engine: the cube answers it on every page', async () => {
  const { page, requests, faults, close } = await openPage();
  for (const id of ['overview', 'trend', 'aging', 'reps', 'alerts'] as const) {
    await page.goto(`${inject('address')}${pagePath(id, 'en')}${filter()}`);
    await settled(page);
  }
  expect(engineRequests(requests)).toEqual([]);
  expect(faults).toEqual([]);
  await close();
});
