/** A page that is shown before its site stands: what it loads waits, and then it is loaded again. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { COMING, type EarlyPages, earlyPages } from '../../src/site/early-pages.ts';
import { type Serving, serve } from '../../src/site/serve.ts';

const dir = mkdtempSync(join(tmpdir(), 'early-'));
let early: EarlyPages;
let serving: Serving;
beforeAll(async () => {
  writeFileSync(join(dir, 'index.html'), '<p>of the site</p>');
  writeFileSync(join(dir, 'other.html'), '<p>another</p>');
  early = earlyPages(new Map([['/', '<html><body><p>early</p></body></html>']]));
  serving = await serve(dir, { port: 0, before: early.before });
});
afterAll(async () => {
  await serving.close();
  rmSync(dir, { recursive: true });
});

const get = (path: string): Promise<Response> => fetch(serving.address + path);

/** Whether the answer is still held back after a moment. */
const isWaiting = (answer: Promise<Response>): Promise<boolean> =>
  Promise.race([
    answer.then(() => false),
    new Promise<boolean>((resolve) => setTimeout(resolve, 100, true)),
  ]);

test('until the site stands an early page is shown in the place of its own, and what it loads waits', async () => {
  const page = await get('?region=East');
  expect(page.headers.get('cache-control')).toBe('no-store');
  const html = await page.text();
  expect(html).toContain('<p>early</p>');
  const script = /<script type="module" src="\/([^"]+)"><\/script><\/body>/.exec(html)![1]!;
  expect(await (await get('other.html')).text()).toBe('<p>another</p>');

  const reload = vi.fn();
  const relative: typeof fetch = (path) => get(String(path).slice(1));
  const code = await (await get(script)).text();
  const running = runInNewContext(`(async () => {${code}})()`, {
    fetch: relative,
    location: { reload },
    setTimeout,
  }) as Promise<void>;
  const asset = get(COMING);
  expect(await isWaiting(asset)).toBe(true);
  expect(reload).not.toHaveBeenCalled();

  early.end();
  await running;
  expect(reload).toHaveBeenCalledTimes(1);
  // what waits on no more is gone: the page that is loaded now has addresses of its own
  expect((await asset).status).toBe(404);
  expect(await (await get('')).text()).toBe('<p>of the site</p>');
});

test('a page that comes to ask when the site stands already is answered at once', async () => {
  early.end();
  expect(await isWaiting(get('-/whole-page'))).toBe(false);
});
