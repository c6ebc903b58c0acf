import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { watch } from 'chokidar';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type LiveReload, liveReload } from '../../src/site/live.ts';
import { type Serving, serve } from '../../src/site/serve.ts';
import { rebuildOnChange } from '../../src/site/watch.ts';

let dir: string;
let live: LiveReload;
let server: Serving;
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'huikuan-live-'));
  live = liveReload(dir);
  server = await serve(dir, { port: 0, before: live.before });
});
afterEach(async () => {
  live.close();
  await server.close();
  rmSync(dir, { recursive: true });
});
const get = async (path: string) => (await fetch(server.address + path)).text();
const build = (text: string): void => {
  mkdirSync(join(dir, 'en'), { recursive: true });
  writeFileSync(join(dir, 'index.html'), `<body>${text}</body>`);
  writeFileSync(join(dir, 'en/index.html'), `<body>${text}</body>`);
};

/** An open page: each call gives what it hears next. */
async function listen(stop: AbortController): Promise<() => Promise<string | undefined>> {
  const { body } = await fetch(`${server.address}-/live`, { signal: stop.signal });
  const reader = body!.pipeThrough(new TextDecoderStream()).getReader();
  return async () => (await reader.read()).value;
}

test('before the first build every address says so, after it the page is shown', async () => {
  expect(await get('en/')).toContain('is being built');
  build('figures');
  expect(await get('en/')).toBe(
    '<body>figures<script type="module" src="/-/live.js"></script></body>',
  );
  expect((await fetch(`${server.address}nope/`)).status).toBe(404);
  expect(await get('-/live.js')).toContain('EventSource');
});

test('open pages hear of a build and of a failed one, a page opened later of the failure too', async () => {
  const stop = new AbortController();
  const next = await listen(stop);
  expect(await next()).toBe(':\n\n');
  live.problem('row 3: "<b>"\nsecond line');
  expect(await next()).toBe('event: problem\ndata: "row 3: \\"<b>\\"\\nsecond line"\n\n');
  expect(await (await listen(stop))()).toContain('event: problem');
  live.reload();
  expect(await next()).toBe('event: reload\ndata: \n\n');
  expect(await (await listen(stop))()).toBe(':\n\n');
  stop.abort();
});

test('what the figures leave out is said on open pages and on those opened later, until it is mended', async () => {
  const stop = new AbortController();
  const next = await listen(stop);
  expect(await next()).toBe(':\n\n');
  live.notice({ en: '2 rows', zh: '2 行' });
  const event = 'event: notice\ndata: {"en":"2 rows","zh":"2 行"}\n\n';
  expect(await next()).toBe(event);
  const later = await listen(stop);
  let heard = '';
  while (!heard.includes(event)) heard += await later();
  live.notice(null);
  expect(await next()).toBe('event: notice\ndata: null\n\n');
  stop.abort();
});

test('a page drawn first is shown at once, other pages and what it loads wait for the rest', async () => {
  build('old');
  live.close();
  await server.close();
  live = liveReload(dir, { assetAddress: (path) => (path === '-/made/pack' ? 'a.json' : null) });
  server = await serve(dir, { port: 0, before: live.before });
  writeFileSync(join(dir, 'a.json'), '{}');
  const stop = new AbortController();
  await fetch(`${server.address}-/live?page=%2Fen%2F`, { signal: stop.signal });
  expect(live.openPages()).toContain('/en/');
  const shown = live.show('/en/', '<body>new</body>');
  expect(await get('en/')).toContain('new');
  const rest = [get(''), get('-/made/pack')];
  expect(await Promise.race([...rest, shown.then(() => 'waiting')])).toBe('waiting');
  build('whole');
  live.reload();
  expect(await Promise.all(rest)).toEqual([expect.stringContaining('whole'), '{}']);
  expect(await get('en/')).toContain('whole');
  expect((await fetch(`${server.address}-/made/other`)).status).toBe(404);
  stop.abort();
});

test('a page of a build that was left for a newer one is shown anew with that one', async () => {
  build('old');
  const stop = new AbortController();
  /** Opens the page as a browser does: its text, and what it hears from then on. */
  const openPage = async () => {
    const text = await get('en/');
    const { body } = await fetch(`${server.address}-/live?page=%2Fen%2F`, { signal: stop.signal });
    const reader = body!.pipeThrough(new TextDecoderStream()).getReader();
    const next = async () => (await reader.read()).value;
    expect(await next()).toBe(':\n\n');
    return { text, next };
  };
  const first = await openPage();
  let shown = live.show('/en/', '<body>one file</body>');
  expect(await first.next()).toBe('event: reload\ndata: /en/\n\n');
  const second = await openPage();
  expect(second.text).toContain('one file');
  await shown;
  // another file arrives before the rest is made
  live.abandon();
  shown = live.show('/en/', '<body>both files</body>');
  expect(await second.next()).toBe('event: reload\ndata: /en/\n\n');
  const third = await openPage();
  expect(third.text).toContain('both files');
  await shown;
  // and a third one, which is ready before any page could be drawn first
  live.abandon();
  build('all files');
  live.reload();
  expect(await third.next()).toBe('event: reload\ndata: \n\n');
  expect((await openPage()).text).toContain('all files');
  stop.abort();
});

test('a change builds again, and changes during a build only once more', async () => {
  let builds = 0;
  let finish = () => {};
  let isStale = () => false;
  const settle = 50;
  const build = (isStaleNow: () => boolean): Promise<void> => {
    builds++;
    isStale = isStaleNow;
    return new Promise((resolve) => {
      finish = resolve;
    });
  };
  const watching = await rebuildOnChange([dir], build, settle);
  // sees what the other sees, after it
  const seen: string[] = [];
  const witness = watch(dir, { ignoreInitial: true }).on('all', (_, path) => {
    seen.push(basename(path));
  });
  await new Promise<void>((ready) => witness.once('ready', ready));
  expect(builds).toBe(1);
  for (const name of ['a.csv', 'b.csv']) {
    writeFileSync(join(dir, name), 'x');
    await expect.poll(() => seen).toContain(name);
    // set later than the other's, for as long: it ends later
    await new Promise((resolve) => setTimeout(resolve, settle));
    expect([builds, isStale()]).toEqual([1, true]);
  }
  finish();
  await expect.poll(() => builds).toBe(2);
  expect(isStale()).toBe(false);
  finish();
  await Promise.all([watching.close(), witness.close()]);
  expect(builds).toBe(2);
});
