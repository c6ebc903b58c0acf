/**
 * Imports point one way: from pages down to contract and format, never back and never in a circle; types count like
 * everything else. The browser never gets build code.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

const SRC = resolve(import.meta.dirname, '../src');

/** The folders of `src`, from the ground up, and which others each may import. */
const MAY_IMPORT: Record<string, string[]> = {
  i18n: [],
  format: ['i18n'],
  engine: [],
  seal: ['i18n'],
  settings: ['format', 'i18n'],
  intake: ['format', 'settings'],
  contract: ['intake', 'format', 'settings', 'engine', 'i18n'],
  ledger: ['engine', 'format'],
  forecast: ['ledger', 'engine', 'format'],
  models: ['ledger', 'forecast', 'contract', 'engine', 'format', 'settings'],
  shards: ['models', 'contract', 'engine', 'settings', 'i18n'],
  metrics: ['engine', 'format', 'i18n'],
  rows: ['engine', 'metrics', 'format'],
  pack: ['engine', 'models', 'settings', 'format'],
  cube: ['metrics', 'engine', 'format'],
  view: ['metrics', 'format', 'i18n'],
  charts: ['format', 'i18n'],
  alerts: ['view', 'metrics', 'format', 'i18n'],
  report: ['view', 'metrics', 'rows', 'charts', 'alerts', 'format', 'i18n'],
  board: ['report', 'view', 'metrics', 'charts', 'alerts', 'format', 'i18n'],
  letters: ['report', 'rows', 'format', 'i18n'],
  // A reader's own query has a chart of its own.
  client: [
    'letters',
    'report',
    'view',
    'charts',
    'cube',
    'rows',
    'metrics',
    'forecast',
    'seal',
    'engine',
    'format',
    'i18n',
  ],
  components: ['report', 'view', 'client', 'metrics', 'format', 'i18n'],
  pages: ['components', 'report', 'view', 'client', 'i18n'],
  site: [],
  demo: ['format'],
  publish: [
    'board',
    'charts',
    'contract',
    'cube',
    'engine',
    'forecast',
    'format',
    'i18n',
    'letters',
    'metrics',
    'models',
    'pack',
    'report',
    'rows',
    'seal',
    'settings',
    'shards',
    'site',
    'view',
  ],
  bench: ['publish', 'contract', 'demo', 'engine', 'format', 'site'],
};

/** Rooms of pages that other pages' rooms may use; what all pages share is in `parts`. */
const PAGES_MAY_IMPORT: Record<string, string[]> = {
  customer: ['person'],
  rep: ['person', 'reps', 'customers', 'forecast'],
  practices: ['metrics'],
};

/** No folder holds more files than a reader can take in. */
const MAX_FILES = 40;

interface Import {
  from: string;
  target: string;
  /** Only its types are used: nothing of it reaches the browser. */
  isType: boolean;
  /** Loaded only when it is needed. */
  isLater: boolean;
}

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((file) =>
  /\.(ts|astro)$/.test(file),
);
const room = (file: string): string => file.split('/')[0]!;

const IMPORT =
  /^\s*(?:import|export)\s+(type\s)?(?:([^;'"]*?)\sfrom\s)?['"](\.[^'"]+)['"]|import\(['"](\.[^'"]+)['"]\)/gm;
/** `{ type A, type B }` */
const ONLY_TYPES = /^\{\s*(?:type\s[^,}]+,?\s*)+\}$/;

const imports: Import[] = files.flatMap((from) =>
  [...readFileSync(join(SRC, from), 'utf8').matchAll(IMPORT)].flatMap(
    ([, type, names = '', path, later]) => {
      const target = relative(SRC, resolve(dirname(join(SRC, from)), (path ?? later)!));
      const isType = type !== undefined || ONLY_TYPES.test(names.trim());
      return target.startsWith('..')
        ? []
        : [{ from, target, isType, isLater: later !== undefined }];
    },
  ),
);

/** Every file that `from` loads, itself included. */
function reachedFrom(from: string[], follows: (link: Import) => boolean): Set<string> {
  const reached = new Set<string>();
  const visit = (file: string): void => {
    if (reached.has(file)) return;
    reached.add(file);
    for (const link of imports) if (link.from === file && follows(link)) visit(link.target);
  };
  for (const file of from) visit(file);
  return reached;
}

const arrow = ({ from, target }: Import): string => `${from} → ${target}`;

test('every room is known', () => {
  const rooms = new Set(files.filter((file) => file.includes('/')).map(room));
  expect([...rooms].filter((name) => !(name in MAY_IMPORT))).toEqual([]);
});

test('imports point one way, those of types too', () => {
  const wrong = imports.filter(
    ({ from, target }) =>
      room(target) !== room(from) &&
      room(target) !== 'styles' &&
      !MAY_IMPORT[room(from)]?.includes(room(target)),
  );
  expect(wrong.map(arrow)).toEqual([]);
  const order = Object.keys(MAY_IMPORT);
  for (const [from, allowed] of Object.entries(MAY_IMPORT))
    for (const to of allowed)
      expect([from, to, order.indexOf(to) < order.indexOf(from)]).toEqual([from, to, true]);
});

test('no files import each other in a circle', () => {
  const circles: string[] = [];
  const done = new Set<string>();
  const path: string[] = [];
  const visit = (file: string): void => {
    const at = path.indexOf(file);
    if (at >= 0) circles.push([...path.slice(at), file].join(' → '));
    if (at >= 0 || done.has(file)) return;
    path.push(file);
    for (const link of imports) if (link.from === file) visit(link.target);
    path.pop();
    done.add(file);
  };
  for (const file of files) visit(file);
  expect(circles).toEqual([]);
});

/** Rooms of the report that every page may use. */
const SHARED_ROOMS = ['parts', 'verdict'];

test('a page uses no other page’s room', () => {
  const pageRoom = (file: string): string | null => {
    const [top, name, inside] = file.split('/');
    return top === 'report' && inside !== undefined && !SHARED_ROOMS.includes(name!) ? name! : null;
  };
  const wrong = imports.filter(({ from, target }) => {
    const [own, other] = [pageRoom(from), pageRoom(target)];
    return own && other && own !== other && !PAGES_MAY_IMPORT[own]?.includes(other);
  });
  expect(wrong.map(arrow)).toEqual([]);
});

test('no folder of the source or the tests is too full to take in', () => {
  const counts = new Map<string, number>();
  for (const top of ['src', 'test'])
    for (const entry of readdirSync(resolve(SRC, '..', top), {
      recursive: true,
      withFileTypes: true,
    }))
      if (entry.isFile()) counts.set(entry.parentPath, (counts.get(entry.parentPath) ?? 0) + 1);
  expect([...counts].filter(([, count]) => count > MAX_FILES)).toEqual([]);
});

test('what the browser gets reaches no file system and no native engine', () => {
  const client = files.filter((name) => room(name) === 'client');
  const native = [...reachedFrom(client, ({ isType }) => !isType)].filter((file) =>
    /from 'node:|@duckdb\/node-(?:api|bindings)/.test(readFileSync(join(SRC, file), 'utf8')),
  );
  expect(native).toEqual([]);
});

test('of the pages only the files that a build has written are read from disk', () => {
  const native = files.filter(
    (file) => room(file) === 'report' && /from 'node:/.test(readFileSync(join(SRC, file), 'utf8')),
  );
  expect(native).toEqual(['report/built-files.ts']);
});

test('the script that every page starts with holds no wording, no metric and no chart', () => {
  const reached = reachedFrom(['client/main.ts'], ({ isType, isLater }) => !isType && !isLater);
  const heavy = /^(?:i18n\/(?!locale\.ts)|charts\/|cube\/|metrics\/catalogue)/;
  expect([...reached].filter((file) => heavy.test(file))).toEqual([]);
});

test('the script that opens links loads nothing but its own and what every page starts with', () => {
  const atOnce = ({ isType, isLater }: Import): boolean => !isType && !isLater;
  const everywhere = reachedFrom(['client/main.ts'], atOnce);
  const reached = [...reachedFrom(['client/sealed/open-link.ts'], atOnce)];
  const own = /^(?:client\/sealed|seal)\//;
  expect(reached.filter((file) => !own.test(file) && !everywhere.has(file))).toEqual([]);
});

test('what redraws any page holds no wording, and the blocks of no page', () => {
  const reached = reachedFrom(
    ['client/redraw/redraw-chunk.ts'],
    ({ isType, isLater }) => !isType && !isLater,
  );
  const ofOnePage = (file: string): boolean => {
    const [top, name, inside] = file.split('/');
    return top === 'report' && inside !== undefined && !SHARED_ROOMS.includes(name!);
  };
  const wordings = /^i18n\/(?:en\/|zh\/|wordings)/;
  expect([...reached].filter((file) => wordings.test(file) || ofOnePage(file))).toEqual([]);
});

test('metrics and models know no document, charts ask nothing', () => {
  for (const file of files.filter((name) => ['metrics', 'models', 'ledger'].includes(room(name))))
    expect([file, /\bdocument\b/.test(readFileSync(join(SRC, file), 'utf8'))]).toEqual([
      file,
      false,
    ]);
  for (const file of files.filter((name) => room(name) === 'charts'))
    expect([file, /\bquery\(|\bask\(/.test(readFileSync(join(SRC, file), 'utf8'))]).toEqual([
      file,
      false,
    ]);
});
