/** The development server in a real browser: a changed folder changes the open page, a refused one leaves it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { buildInChild, scratchFolder } from './build.ts';
import { goByMenu, openPage } from './pages.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const dir = scratchFolder('live');
const data = join(dir, 'exports');
const site = join(dir, 'site');
let dev: ChildProcess;
let address = '';
let printed = '';

beforeAll(async () => {
  mkdirSync(data);
  cpSync(join(ROOT, 'test/publish/hand-ledger'), data, { recursive: true });
  const env = { ...process.env, NODE_ENV: 'production', VITEST: undefined };
  const words = ['scripts/dev.ts', '--data', data, '--out', site, '--port', '0'];
  dev = spawn(process.execPath, words, { cwd: ROOT, env });
  for (const stream of [dev.stdout!, dev.stderr!])
    stream.on('data', (text) => {
      printed += text;
    });
  await vi.waitFor(() => expect(printed).toContain('is whole'), 120_000);
  address = /http:\S+/.exec(printed)![0];
});
afterAll(async () => {
  const ended = new Promise((resolve) => dev.once('close', resolve));
  dev.kill();
  await ended;
  rmSync(dir, { recursive: true });
});

const pages = ['en/index.html', 'en/trend/index.html', 'zh/aging/index.html', 'zh/index.html'];
const read = (from: string): string[] =>
  pages.map((page) => readFileSync(join(from, page), 'utf8'));

test('a dropped file changes the open page to what a build shows; a refused one leaves its figures', async () => {
  const { page, faults, close } = await openPage();
  const open = async (): Promise<number> =>
    Number(await page.locator('[data-metric="open_amount"]').first().getAttribute('data-value'));
  await page.goto(`${address}en/`);
  const before = await open();
  printed = '';
  writeFileSync(
    join(data, 'more.csv'),
    'invoice_id,customer_id,issue_date,due_date,amount,currency\nM-1,A,2026-03-01,2026-03-31,10.00,CNY\n',
  );
  await expect.poll(open).toBe(before + 1000);
  await expect.poll(() => printed).toContain('is whole');
  expect(printed).toContain('/en/ is new after');
  await goByMenu(page, 'trend');
  await expect.poll(() => page.locator('h1').textContent()).toBeTruthy();

  await buildInChild(data, join(dir, 'built'));
  expect(read(site)).toEqual(read(join(dir, 'built')));

  await page.goto(`${address}en/`);
  writeFileSync(join(data, 'bad.csv'), 'nothing,known,here\n1,2,3\n');
  const problem = page.locator('#live-problem');
  await problem.waitFor();
  expect(await problem.textContent()).toContain('bad.csv');
  expect(await open()).toBe(before + 1000);
  expect(read(site)).toEqual(read(join(dir, 'built')));

  rmSync(join(data, 'bad.csv'));
  await problem.waitFor({ state: 'detached' });
  expect(faults).toEqual([]);
  await close();
});
