/** Imports point one way: from pages down to contract and format, never back; the browser never gets build code. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

const SRC = resolve(import.meta.dirname, '../src');

/** What a room may import besides itself. Types may cross: they leave nothing behind. */
const MAY_IMPORT: Record<string, string[]> = {
  format: ['i18n'],
  settings: ['format'],
  i18n: [],
  engine: [],
  intake: ['format', 'settings'],
  contract: ['intake', 'format', 'settings', 'engine'],
  ledger: ['engine', 'format'],
  models: ['ledger', 'contract', 'engine', 'format', 'settings'],
  metrics: ['engine', 'format'],
  rows: ['engine', 'metrics', 'format'],
  pack: ['engine', 'models'],
  cube: ['metrics', 'engine', 'format'],
  charts: ['format'],
  alerts: ['metrics', 'format', 'i18n'],
  report: ['metrics', 'charts', 'alerts', 'format', 'i18n'],
  // A reader's own query has a chart of its own.
  client: ['report', 'charts', 'cube', 'rows', 'metrics', 'engine', 'format', 'i18n'],
  components: ['report', 'client', 'format', 'i18n'],
  pages: ['components', 'report'],
  site: [],
  demo: ['format'],
  bench: ['publish', 'contract', 'demo', 'engine', 'site'],
  publish: [
    'contract',
    'cube',
    'engine',
    'format',
    'metrics',
    'models',
    'pack',
    'report',
    'rows',
    'settings',
    'site',
  ],
};

interface Import {
  /** Loaded only when it is needed. */
  isLater: boolean;
  from: string;
  to: string;
  target: string;
}

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((file) =>
  /\.(ts|astro)$/.test(file),
);
const room = (file: string): string => file.split('/')[0]!;

const imports: Import[] = files.flatMap((file) => {
  const text = readFileSync(join(SRC, file), 'utf8');
  const found = text.matchAll(
    /^\s*(?:import|export)\s(?!type\b)(?:[^;'"]*\sfrom\s)?['"](\.[^'"]+)['"]|import\(['"](\.[^'"]+)['"]\)/gm,
  );
  return [...found].flatMap((match) => {
    const target = relative(SRC, resolve(dirname(join(SRC, file)), (match[1] ?? match[2])!));
    const onlyTypes = /import\s*\{\s*(type\s+\w+,?\s*)+\}/.test(match[0]);
    return onlyTypes || target.startsWith('..')
      ? []
      : [{ from: file, to: room(target), target, isLater: match[1] === undefined }];
  });
});

test('every room is known', () => {
  expect(
    [...new Set(files.filter((f) => f.includes('/')).map(room))].filter(
      (name) => !(name in MAY_IMPORT),
    ),
  ).toEqual([]);
});

test('imports point one way', () => {
  const wrong = imports.filter(
    ({ from, to }) => to !== room(from) && !MAY_IMPORT[room(from)]?.includes(to) && to !== 'styles',
  );
  expect(wrong.map(({ from, target }) => `${from} → ${target}`)).toEqual([]);
});

test('what the browser gets reaches no file system and no native engine', () => {
  const reached = new Set<string>();
  const visit = (file: string): void => {
    if (reached.has(file)) return;
    reached.add(file);
    for (const { from, target } of imports) if (from === file) visit(target);
  };
  for (const file of files.filter((name) => room(name) === 'client')) visit(file);
  const native = [...reached].filter((file) =>
    /from 'node:|@duckdb\/node-api/.test(readFileSync(join(SRC, file), 'utf8')),
  );
  expect(native).toEqual([]);
});

test('the script that every page starts with holds no wording, no metric and no chart', () => {
  const reached = new Set<string>();
  const visit = (file: string): void => {
    if (reached.has(file)) return;
    reached.add(file);
    for (const { from, target, isLater } of imports) if (from === file && !isLater) visit(target);
  };
  visit('client/main.ts');
  const heavy = /^(?:i18n|charts|cube)\/|^metrics\/catalogue/;
  expect([...reached].filter((file) => heavy.test(file))).toEqual([]);
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
