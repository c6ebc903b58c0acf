/** A site takes its folder page by page: at no moment is there none, and what a killed build began is finished or removed. */
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeOwnFolder, removeOwnFolder, sweepOwnFolders } from '../../src/engine/own-folder.ts';
import { outProblem } from '../../src/publish/out-folder.ts';
import { placeSite, recoverSite } from '../../src/publish/place-site.ts';
import { filesIn, writeSiteList } from '../../src/publish/site-files.ts';

const { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } = fs;

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'place-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

function site(name: string, files: Record<string, string>): string {
  const folder = join(dir, name);
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(join(folder, file, '..'), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  return folder;
}
const text = (file: string): string => readFileSync(join(dir, 'out', file), 'utf8');
const FIRST = {
  'index.html': 'first',
  'index.html.br': 'first, packed',
  'zh/index.html': '第一',
  'data/a-1.json': '1',
};
const SECOND = { 'index.html': 'second', 'en/index.html': 'second', 'data/a-2.json': '2' };
const LISTED = ['data/a-2.json', 'en/index.html', 'index.html', 'site-files.json'];

/** Of a process that has just ended. */
function deadTag(): string {
  const script = `import(${JSON.stringify(new URL('../../src/engine/own-folder.ts', import.meta.url).href)}).then((m) => console.log(m.PROCESS_TAG))`;
  return spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' }).stdout.trim();
}

test('the second site is there in place of the first, whole and alone', async () => {
  const place = join(dir, 'out');
  await placeSite(site('one', FIRST), place);
  expect(filesIn(place)).toEqual([...Object.keys(FIRST), 'site-files.json'].sort());
  await placeSite(site('two', SECOND), place);
  expect(filesIn(place)).toEqual(LISTED);
  expect(readdirSync(place).sort()).toEqual(['data', 'en', 'index.html', 'site-files.json']);
  expect(text('index.html')).toBe('second');
  expect(readdirSync(dir)).toContain('out');
});

test('what others put there meanwhile stays', async () => {
  const place = join(dir, 'out');
  await placeSite(site('one', FIRST), place);
  writeFileSync(join(place, 'notes.txt'), 'mine');
  await placeSite(site('two', SECOND), place);
  expect(text('notes.txt')).toBe('mine');
});

test('the same site is the same bytes, its list too', async () => {
  await placeSite(site('one', SECOND), join(dir, 'out'));
  const list = text('site-files.json');
  await placeSite(site('two', SECOND), join(dir, 'out'));
  expect(text('site-files.json')).toBe(list);
  expect(JSON.parse(list)).toEqual({ made_by: 'huikuan', files: LISTED });
});

test.each(['nothing', 'assets', 'a page', 'all but the list', 'all'])(
  'a build that was killed with %s in place is finished by the next one',
  async (state) => {
    const place = join(dir, 'out');
    await placeSite(site('one', FIRST), place);
    const next = site('out/.huikuan-next', SECOND);
    writeSiteList(next);
    writeFileSync(join(next, '.moved-by'), deadTag());
    const order = ['data/a-2.json', 'index.html', 'en/index.html', 'site-files.json'];
    const steps = ['nothing', 'assets', 'a page', 'all but the list', 'all'].indexOf(state);
    mkdirSync(join(place, 'en'));
    for (const file of order.slice(0, steps)) fs.renameSync(join(next, file), join(place, file));
    // the list comes last, when what is not in it has gone
    if (state === 'all')
      for (const file of ['data/a-1.json', 'index.html.br', 'zh/index.html'])
        rmSync(join(place, file));
    const data = site('exports', { 'invoices.csv': '' });
    expect(outProblem(place, data)).toBeNull();
    recoverSite(place);
    expect(readdirSync(place)).not.toContain('.huikuan-next');
    expect(text('index.html')).toBe('second');
    expect(filesIn(place)).toEqual(expect.arrayContaining(LISTED));
  },
);

/** How far it comes where one of its files cannot take its place. */
async function placedUpTo(blocked: string, files: Record<string, string>): Promise<string[]> {
  const place = join(dir, 'out');
  rmSync(join(place, blocked), { force: true });
  mkdirSync(join(place, blocked, 'somebody’s'), { recursive: true });
  await expect(placeSite(site('next', files), place)).rejects.toThrow();
  const there = filesIn(place, (entry) => entry.startsWith('.huikuan'));
  return there.filter((file) => text(file).startsWith('second')).sort();
}

test('the service worker comes when all else is in place, and what is no longer needed is gone', async () => {
  const place = join(dir, 'out');
  await placeSite(site('one', { ...FIRST, 'sw.js': 'first', 'east/sw.js': 'first' }), place);
  const next = { 'index.html': 'second', 'zz/index.html': 'second', 'data/a-2.json': 'second' };
  const workers = { 'sw.js': 'second', 'east/sw.js': 'second' };
  const placed = await placedUpTo('east/sw.js', { ...next, ...workers });
  expect(placed).toEqual(Object.keys(next).sort());
  expect(text('sw.js')).toBe('first');
  expect(filesIn(place)).not.toContain('data/a-1.json');
  expect(text('site-files.json')).toContain('data/a-1.json');
});

test('a link leads to its new build when all of that is there', async () => {
  const place = join(dir, 'out');
  const link = 'sealed/aa-link.age';
  await placeSite(site('one', { 'index.html': 'first', [link]: 'first' }), place);
  const next = { 'sealed/bb.age': 'second', 'sealed/zz.age': 'second' };
  const placed = await placedUpTo(link, { ...next, [link]: 'second', 'zh/index.html': 'second' });
  expect(placed).toEqual(Object.keys(next));
});

test('a folder of a running process is left alone, one of a killed process is removed, others never', () => {
  const mine = makeOwnFolder(dir, 'build');
  mkdirSync(join(dir, `build-${deadTag()}-abcdef`));
  mkdirSync(join(dir, 'build-2024'));
  mkdirSync(join(dir, `build-${process.ppid}-${mine.split('-').at(-2)}-abcdef`));
  sweepOwnFolders(dir, 'build');
  expect(readdirSync(dir).sort()).toEqual(
    [
      mine.slice(dir.length + 1),
      'build-2024',
      `build-${process.ppid}-${mine.split('-').at(-2)}-abcdef`,
    ].sort(),
  );
  removeOwnFolder(mine);
  expect(readdirSync(dir)).toHaveLength(2);
});
