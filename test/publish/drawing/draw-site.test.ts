/** A site is the same bytes whether its pages are drawn or taken from a build before. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type DrawSiteOptions, drawSite } from '../../../src/publish/drawing/draw-site.ts';
import { type DrawingPool, drawingPool } from '../../../src/publish/drawing/drawing-pool.ts';
import { type PageCode, pageCode } from '../../../src/publish/drawing/page-code.ts';
import {
  type ListedPage,
  PAGE_LIST,
  pageKeys,
  readPageList,
} from '../../../src/publish/drawing/page-list.ts';
import { openForSite, prepareSite } from '../../../src/publish/prepare-site.ts';
import { filesIn } from '../../../src/publish/site-files.ts';

const SHOWN = ['/', '/en/', '/zh/', '/zh/trend/', '/en/data/', '/en/metrics/open_amount/'];

let dir: string;
let workDir: string;
let store: string;
let code: PageCode;
let all: ListedPage[];
let pool: DrawingPool;
beforeAll(async () => {
  // the code that other tests' builds have made
  vi.stubEnv('NODE_ENV', 'production');
  dir = mkdtempSync(join(tmpdir(), 'drawing-'));
  [workDir, store] = [join(dir, 'work'), join(dir, 'store')];
  mkdirSync(workDir);
  const data = new URL('../hand-ledger', import.meta.url).pathname;
  const out = join(dir, 'none');
  const preparing = openForSite({ data, out }).then((report) => prepareSite(report, out, workDir));
  [code] = await Promise.all([pageCode().code, preparing]);
  pool = drawingPool(code.dir);
  // large, and nothing that pages are drawn from
  rmSync(join(workDir, 'assets/engine'), { recursive: true });
  all = readPageList(workDir);
  const shown = all.filter(({ path }) => SHOWN.includes(path));
  writeFileSync(join(workDir, PAGE_LIST), JSON.stringify(shown));
});
afterAll(async () => {
  expect(await pool.close()).toBeGreaterThan(1_000_000);
  rmSync(dir, { recursive: true });
});

/** Draws into a new folder; which pages it drew, and every file as it is. */
async function draw(
  name: string,
  more: Partial<DrawSiteOptions> = {},
): Promise<{ drawn: string[]; files: Map<string, Buffer> }> {
  const outDir = join(dir, name);
  const drawn: string[] = [];
  const watched: DrawingPool = {
    ...pool,
    run(task, isFirst) {
      if ('draw' in task) drawn.push(task.draw);
      return pool.run(task, isFirst);
    },
  };
  await drawSite({ workDir, outDir, code, pool: watched, store, ...more });
  const files = filesIn(outDir).map((file) => [file, readFileSync(join(outDir, file))] as const);
  return { drawn, files: new Map(files) };
}

test('pages drawn once are taken as they were; what is gone or damaged is drawn again', async () => {
  const first = await draw('first');
  expect(first.drawn).toEqual(SHOWN);
  expect(first.files.get('en/index.html')!.toString()).toContain('data-page="overview"');
  expect(first.files.has('en/index.html.br')).toBe(true);
  expect(readdirSync(store)).toHaveLength(SHOWN.length);

  const second = await draw('second');
  expect(second.drawn).toEqual([]);
  expect(second.files).toEqual(first.files);

  const keys = pageKeys(workDir, readPageList(workDir), code.key);
  writeFileSync(join(store, keys.get('/zh/')!), 'half');
  const page = readFileSync(join(store, keys.get('/en/')!));
  page[page.length - 1]! ^= 1;
  writeFileSync(join(store, keys.get('/en/')!), page);
  const third = await draw('third');
  expect(third.drawn).toEqual(['/en/', '/zh/']);
  expect(third.files).toEqual(first.files);

  rmSync(store, { recursive: true });
  const fourth = await draw('fourth');
  expect(fourth.drawn).toEqual(SHOWN);
  expect(fourth.files).toEqual(first.files);
});

test('the overviews stand first; a page that is asked for then is drawn before the others', async () => {
  const isThere = (path: string): boolean =>
    existsSync(join(dir, 'asked', path.slice(1), 'index.html'));
  const { drawn, files } = await draw('asked', {
    store: join(dir, 'empty'),
    async onOverview(ready) {
      expect(SHOWN.filter(isThere)).toEqual(['/', '/en/', '/zh/']);
      expect(existsSync(join(dir, 'asked', 'notices.txt'))).toBe(true);
      expect(ready('/en/')).toBeNull();
      expect(ready('/en/nowhere/')).toBeNull();
      await ready('/en/data/');
      expect(SHOWN.filter(isThere)).toEqual(['/', '/en/', '/zh/', '/en/data/']);
    },
  });
  expect(drawn.slice(0, 4)).toEqual(['/', '/en/', '/zh/', '/en/data/']);
  expect(files).toEqual((await draw('not-asked')).files);
});

test('a page is drawn anew for what it shows: its answers, its rows, names, settings and code', () => {
  const keysWith = (file?: string): Map<string, string> => {
    if (!file) return pageKeys(workDir, all, code.key);
    const path = join(workDir, file);
    const before = readFileSync(path);
    writeFileSync(path, `${before} `);
    const keys = pageKeys(workDir, all, code.key);
    writeFileSync(path, before);
    return keys;
  };
  const standard = keysWith();
  const changedBy = (file: string): string[] => {
    const keys = keysWith(file);
    return all.flatMap(({ path }) => (keys.get(path) === standard.get(path) ? [] : [path]));
  };
  const paths = all.map(({ path }) => path);
  const ofMetrics = paths.filter((path) => path.includes('/metrics/'));
  expect(changedBy('answers/trend.json')).toEqual(['/en/trend/', '/zh/trend/']);
  expect(changedBy('rows/worklist.json')).toEqual(['/en/worklist/', '/zh/worklist/']);
  expect(changedBy('answers/metrics.json')).toEqual(ofMetrics);
  expect(changedBy('data.json')).toEqual(['/en/data/', '/zh/data/']);
  expect(changedBy('labels.json')).toEqual(paths.filter((path) => path !== '/'));
  expect(changedBy('site.json')).toEqual(paths);
  const other = pageKeys(workDir, all, 'other code');
  expect(paths.filter((path) => other.get(path) === standard.get(path))).toEqual([]);
});
