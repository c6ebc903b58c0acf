/** Which folder a site may be put into: nothing that a build did not write is ever lost, whatever the folder is called. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeProblemsCsv } from '../../src/contract/problems-csv.ts';
import { outProblem, problemsFileProblem, realPlace } from '../../src/publish/out-folder.ts';
import { writeSiteList } from '../../src/publish/site-files.ts';

let dir: string;
let data: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'out-'));
  data = join(dir, 'year', 'exports');
  mkdirSync(join(data, 'more'), { recursive: true });
  writeFileSync(join(data, 'invoices.csv'), 'invoice_id\n');
});
afterEach(() => rmSync(dir, { recursive: true }));

const problem = (out: string): string | null => outProblem(join(dir, out), data);
function files(folder: string, ...names: string[]): void {
  for (const name of names) {
    mkdirSync(join(dir, folder, name, '..'), { recursive: true });
    writeFileSync(join(dir, folder, name), name === 'figures.json' ? '{"as_of":"2026-06-30"}' : '');
  }
}

test('a new and an empty folder are taken, beside the exports too', () => {
  mkdirSync(join(dir, 'year', 'site'));
  expect([problem('year/site'), problem('year/new/site')]).toEqual([null, null]);
});

test.each([
  ['year/exports', /is the folder of the exports/],
  ['year/../year/exports/more/..', /is the folder of the exports/],
  ['year', /holds the folder of the exports/],
  ['.', /holds the folder of the exports/],
  ['year/exports/site', /lies in the folder of the exports/],
  ['year/exports/more', /lies in the folder of the exports/],
  ['year/exports/more/a/b', /lies in the folder of the exports/],
])('%s is refused', (out, reason) => {
  expect(problem(out)).toMatch(reason);
  files('year/exports', 'figures.json', 'index.html');
  expect(problem(out)).toMatch(reason);
});

test('links lead where they lead', () => {
  symlinkSync(data, join(dir, 'link'));
  symlinkSync(join(dir, 'year'), join(dir, 'up'));
  symlinkSync(join(dir, 'later'), join(dir, 'soon'));
  mkdirSync(join(dir, 'elsewhere'));
  symlinkSync(join(dir, 'elsewhere'), join(data, 'linked'));
  expect(problem('link')).toMatch(/is the folder of the exports/);
  expect(problem('up')).toMatch(/holds the folder/);
  expect(problem('link/site')).toMatch(/lies in the folder/);
  expect(problem('elsewhere/site')).toMatch(/lies in the folder/);
  expect(problem('soon')).toBeNull();
  expect(realPlace(join(dir, 'soon'))).toBe(realPlace(join(dir, 'later')));
});

test('a link in a circle and a file are said in words', () => {
  symlinkSync('b', join(dir, 'a'));
  symlinkSync('a', join(dir, 'b'));
  files('.', 'notes.txt');
  expect(problem('a')).toMatch(/leads back to itself/);
  expect(problem('notes.txt')).toMatch(/is a file/);
  expect(problem('notes.txt/site')).toMatch(/lies below a file/);
});

test('a site is known by the list of its files, and foreign files in it by name', () => {
  files('site', 'index.html', 'en/index.html', 'pack/core-1.duckdb.gz');
  expect(problem('site')).toMatch(/not a built site \(en\/index.html, index.html, pack/);
  writeSiteList(join(dir, 'site'));
  files('site', '.DS_Store');
  expect(problem('site')).toBeNull();
  files('site', 'en/notes.txt', 'CNAME');
  expect(problem('site')).toMatch(/also has files that no build wrote \(CNAME, en\/notes.txt\)/);
});

test('figures.json alone makes no site; a site of before there was a list is one if it has nothing else', () => {
  files('old', 'figures.json', 'index.html', 'en/trend/index.html', 'en/trend/index.html.br');
  files('old', 'data/labels-0123456789ab.json', 'pack/items-1-0123456789ab.duckdb.gz');
  expect(problem('old')).toBeNull();
  files('old', 'budget.xlsx');
  expect(problem('old')).toMatch(/budget.xlsx/);
  files('mine', 'figures.json', 'figures-2025.json');
  expect(problem('mine')).toMatch(/figures-2025.json/);
});

test('a list that leads out of its folder is none', () => {
  files('trap', 'index.html');
  const list = { made_by: 'huikuan', files: ['index.html', '../year/exports/invoices.csv'] };
  writeFileSync(join(dir, 'trap', 'site-files.json'), JSON.stringify(list));
  expect(problem('trap')).toMatch(/not a built site/);
});

test('a list of problems replaces an earlier one, and nothing else', () => {
  const listed = (file: string): string | null => problemsFileProblem(join(dir, file), data);
  files('lists', 'empty.csv');
  writeProblemsCsv(join(dir, 'lists', 'old.csv'), []);
  writeFileSync(join(dir, 'lists', 'accounts.csv'), 'file,sheet,row\nmine,1,2\n');
  symlinkSync(join(dir, 'lists', 'accounts.csv'), join(dir, 'lists', 'link.csv'));
  symlinkSync('round', join(dir, 'round'));
  expect(['new.csv', 'lists/empty.csv', 'lists/old.csv', 'no/such/new.csv'].map(listed)).toEqual([
    null,
    null,
    null,
    null,
  ]);
  expect(listed('lists/accounts.csv')).toMatch(/is there already and is no list of problems/);
  expect(listed('lists/link.csv')).toMatch(/is there already and is no list of problems/);
  expect(listed('lists')).toMatch(/is no file/);
  expect(listed('lists/old.csv/below.csv')).toMatch(/lies below a file/);
  expect(listed('round')).toMatch(/leads back to itself/);
  expect(listed('year/exports/problems.csv')).toMatch(/lies in the folder of the exports/);
  expect(listed('year/exports/more/new/problems.csv')).toMatch(/lies in the folder of the exports/);
  expect(listed('year/exports')).toMatch(/is the folder of the exports/);
});
