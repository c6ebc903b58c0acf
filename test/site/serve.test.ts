import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compressFile, textFiles } from '../../src/site/compress.ts';
import { type Serving, serve } from '../../src/site/serve.ts';

const dir = mkdtempSync(join(tmpdir(), 'huikuan-serve-'));
const open: Serving[] = [];
const start = async (...args: Parameters<typeof serve>): Promise<Serving> => {
  const serving = await serve(...args);
  open.push(serving);
  return serving;
};

beforeAll(() => {
  mkdirSync(join(dir, 'site/en'), { recursive: true });
  writeFileSync(join(dir, 'site/en/index.html'), '<p>en</p>');
  writeFileSync(join(dir, 'secret.txt'), 'secret');
});
afterAll(async () => {
  await Promise.all(open.map((serving) => serving.close()));
  rmSync(dir, { recursive: true });
});

test('a folder is served, a changed file at once', async () => {
  const { address } = await start(join(dir, 'site'), { port: 0 });
  const first = await fetch(`${address}en/`);
  expect(first.headers.get('content-type')).toContain('text/html');
  expect(await first.text()).toBe('<p>en</p>');
  writeFileSync(join(dir, 'site/en/index.html'), '<p>changed</p>');
  expect(await (await fetch(`${address}en/`)).text()).toBe('<p>changed</p>');
  expect((await fetch(`${address}nope`)).status).toBe(404);
  expect((await fetch(`${address}..%2fsecret.txt`)).status).toBe(404);
});

test('a page that does not stand yet is waited for, then another folder is shown', async () => {
  const coming = join(dir, 'coming');
  mkdirSync(join(coming, 'en'), { recursive: true });
  writeFileSync(join(coming, 'en/index.html.br'), 'half written');
  const asked: string[] = [];
  const ready = (path: string): Promise<void> | null => {
    asked.push(path);
    if (path === '/failed/') return Promise.reject(new Error('not drawn'));
    if (path !== '/en/') return null;
    return new Promise((resolve) => {
      setTimeout(() => {
        writeFileSync(join(coming, 'en/index.html'), '<p>drawn</p>');
        resolve();
      }, 20);
    });
  };
  const { address, show } = await start(coming, { port: 0, ready });
  for (const path of ['en/', 'en/index.html', 'en/?rep=R1']) {
    rmSync(join(coming, 'en/index.html'), { force: true });
    const headers = { 'accept-encoding': 'br' };
    expect(await (await fetch(address + path, { headers })).text()).toBe('<p>drawn</p>');
  }
  expect(asked).toEqual(['/en/', '/en/', '/en/']);
  expect((await fetch(`${address}nope`)).status).toBe(404);
  expect((await fetch(`${address}failed/`)).status).toBe(503);
  show(join(dir, 'site'));
  expect(await (await fetch(`${address}en/`)).text()).not.toBe('<p>drawn</p>');
  expect(asked).toHaveLength(5);
});

test('compressed twins are served to whoever takes them; hashed files stay for good', async () => {
  const site = join(dir, 'twins');
  mkdirSync(join(site, '_astro'), { recursive: true });
  writeFileSync(join(site, 'index.html'), `<p>${'x'.repeat(2000)}</p>`);
  writeFileSync(join(site, '_astro/a.js'), `/* ${'y'.repeat(2000)} */`);
  writeFileSync(join(site, 'small.json'), '{}');
  for (const file of textFiles(site)) compressFile(join(site, file));
  expect(readdirSync(site).sort()).toEqual([
    '_astro',
    'index.html',
    'index.html.br',
    'index.html.gz',
    'small.json',
  ]);
  const { address } = await start(site, { port: 0 });
  for (const [accepted, sent] of [
    ['gzip, br', 'br'],
    ['gzip', 'gzip'],
    ['identity', null],
  ] as const) {
    const headers = { 'accept-encoding': accepted };
    for (const file of ['', '_astro/a.js']) {
      const response = await fetch(address + file, { headers });
      expect(response.headers.get('content-encoding')).toBe(sent);
      expect(response.headers.get('content-type')).toMatch(file ? /javascript/ : /html/);
      expect(await response.text()).toBe(readFileSync(join(site, file || 'index.html'), 'utf8'));
    }
  }
  const cached = async (file: string) => (await fetch(address + file)).headers.get('cache-control');
  expect(await cached('_astro/a.js')).toContain('immutable');
  expect(await cached('')).toBe('no-cache');
});

test('a taken port gives the next one', async () => {
  const first = await start(join(dir, 'site'), { port: 0 });
  const second = await start(join(dir, 'site'), { port: first.port });
  expect(second.port).toBeGreaterThan(first.port);
  expect(second.port).toBeLessThan(first.port + 20);
});

test('under a sub-path nothing is at the root', async () => {
  const { address, port } = await start(join(dir, 'site'), { port: 0, base: '/a/b/' });
  expect(address).toBe(`http://127.0.0.1:${port}/a/b/`);
  expect((await fetch(`${address}en/`)).status).toBe(200);
  expect((await fetch(`http://127.0.0.1:${port}/en/`)).status).toBe(404);
});
