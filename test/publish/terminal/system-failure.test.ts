/** What the computer refused is said in words; a fault of the program keeps its trace. */
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { QueryError } from '../../../src/engine/engine.ts';
import { listExports } from '../../../src/intake/list-exports.ts';
import { describeFailure, folderProblem } from '../../../src/publish/terminal/command.ts';

const failed = (code: string, place: object): Error =>
  Object.assign(new Error(`${code}: …`), { code, ...place });

test.each([
  ['ENOSPC', { path: '/a/site' }, /^\/a\/site: the disk is full/],
  ['EROFS', { path: '/a', dest: '/b/site' }, /^\/b\/site: the disk is read-only/],
  ['EACCES', { path: '/b' }, /^\/b: this account has no right/],
  ['ENOENT', { path: '/b/x.csv' }, /^\/b\/x.csv: it is gone/],
  ['EADDRINUSE', {}, /^the port is taken/],
])('%s', (code, place, words) => {
  const said = describeFailure(failed(code, place));
  expect(said).toMatch(words);
  expect(said).not.toMatch(/\n|\bat /);
});

test('a file that is gone, and a full disk below the engine', () => {
  const gone = join(tmpdir(), 'no-such-file');
  const read = () => readFileSync(gone);
  expect(read).toThrow();
  try {
    read();
  } catch (error) {
    expect(describeFailure(error)).toBe(
      `${gone}: it is gone; if it was being moved or synchronised, wait for that and start again`,
    );
  }
  const full = new QueryError('IO Error: Could not write file: No space left on device', 'select');
  expect(describeFailure(full)).toMatch(/the disk is full/);
  expect(describeFailure(new TypeError('x is not a function'))).toMatch(/\n\s+at /);
});

test('links that lead back or nowhere end no listing', () => {
  const dir = mkdtempSync(join(tmpdir(), 'links-'));
  try {
    writeFileSync(join(dir, 'invoices.csv'), '');
    symlinkSync(dir, join(dir, 'again'));
    symlinkSync('b.csv', join(dir, 'a.csv'));
    symlinkSync('a.csv', join(dir, 'b.csv'));
    symlinkSync('nowhere.csv', join(dir, 'c.csv'));
    const { exports, unsupported } = listExports(dir);
    expect(exports.map(({ name }) => name)).toEqual(['invoices.csv']);
    expect(unsupported).toEqual(['a.csv', 'again', 'b.csv', 'c.csv']);
    expect(folderProblem(join(dir, 'a.csv'))).toMatch(/leads back to itself/);
  } finally {
    rmSync(dir, { recursive: true });
  }
});
