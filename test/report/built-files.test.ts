/** What pages are drawn from is read once, and again when the build has written it anew. */
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readWork } from '../../src/report/built-files.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'work-'));
  mkdirSync(join(dir, 'answers'));
  mkdirSync(join(dir, 'rows'));
});
afterEach(() => rmSync(dir, { recursive: true }));

/** Written at a second of its own, as two builds are. */
function write(name: string, value: unknown, second: number): void {
  writeFileSync(join(dir, `${name}.json`), JSON.stringify(value));
  utimesSync(join(dir, `${name}.json`), second, second);
}

test('each page has its own answers, and a new build its own of everything', () => {
  for (const name of ['site', 'data', 'labels']) write(name, { [name]: 'first' }, 1);
  write('answers/aging', { aging: 'first' }, 1);
  write('answers/metrics', { metrics: 'first' }, 1);
  write('rows/aging', { rows: 'first' }, 1);
  const work = readWork(dir);
  expect(work).toMatchObject({ site: { site: 'first' }, data: { data: 'first' } });
  expect(readWork(dir).site).toBe(work.site);
  expect(work.answers('aging')).toEqual({ aging: 'first' });
  expect(work.answers('metrics/dso')).toEqual({ metrics: 'first' });
  expect(work.answers('aging')).toEqual({ aging: 'first' });
  expect(work.rows('aging')).toEqual({ rows: 'first' });
  write('site', { site: 'second' }, 2);
  write('answers/aging', { aging: 'second' }, 2);
  expect(readWork(dir).site).toEqual({ site: 'second' });
  expect(readWork(dir).labels).toBe(work.labels);
  expect(readWork(dir).answers('aging')).toEqual({ aging: 'second' });
});
