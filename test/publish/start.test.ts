/** `npm start`: its address comes with the overview, and the site takes its place when it is whole. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { ROOT } from '../../src/publish/root.ts';

let dir: string;
let command: ChildProcess;
let printed = '';
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'start-'));
  const data = new URL('hand-ledger', import.meta.url).pathname;
  const words = ['scripts/start.ts', '--data', data, '--out', join(dir, 'site'), '--port', '0'];
  const env = { ...process.env, NODE_ENV: 'production', VITEST: undefined };
  command = spawn(process.execPath, words, { cwd: ROOT, env });
  for (const stream of [command.stdout!, command.stderr!])
    stream.on('data', (text) => {
      printed += text;
    });
});
afterAll(async () => {
  const ended = new Promise((resolve) => command.once('close', resolve));
  command.kill();
  await ended;
  rmSync(dir, { recursive: true });
});

test('pages are there from the address on, and in the folder of the site when all are', async () => {
  const addressed = () => expect(printed).toMatch(/The report as of \S+: http:\S+\n/);
  await vi.waitFor(addressed, { timeout: 120_000, interval: 10 });
  const address = /http:\S+/.exec(printed)![0];
  const pages = ['', 'en/', 'zh/metrics/open_amount/', 'en/trend/?region=East', 'notices.txt'];
  const answers = await Promise.all(pages.map((page) => fetch(address + page)));
  expect(answers.map(({ status }) => status)).toEqual(pages.map(() => 200));
  expect((await fetch(`${address}en/nowhere/`)).status).toBe(404);
  // whoever looked at the overview before there was anything to load for it gets the site's own
  expect((await fetch(`${address}-/whole-page`)).status).toBe(204);
  const overview = await (await fetch(`${address}en/`)).text();
  expect(overview).toMatch(/data-first="[^"]*data\/cube-/);
  expect(overview).not.toContain('-/coming');

  const whole = () => expect(printed).toMatch(/All \d+ pages stand after/);
  await vi.waitFor(whole, { timeout: 120_000, interval: 50 });
  expect(existsSync(join(dir, 'site/zh/metrics/open_amount/index.html.br'))).toBe(true);
  const packed = await fetch(`${address}en/trend/`, { headers: { 'accept-encoding': 'br' } });
  expect(packed.headers.get('content-encoding')).toBe('br');
});
