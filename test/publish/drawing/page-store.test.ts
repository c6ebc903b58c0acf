/** What is left of a page for later builds: the whole of it under its own key, or nothing. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keepPage, sweepPages, takePage } from '../../../src/publish/drawing/page-store.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'pages-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

const [content, br, gz] = ['<p>page</p>', 'packed', 'packed otherwise'].map((text) =>
  Buffer.from(text),
) as [Buffer, Buffer, Buffer];

test('a page is taken as it was left, with its copies or without', () => {
  keepPage(dir, 'large', { content, copies: { br, gz } });
  keepPage(dir, 'small', { content, copies: null });
  expect(takePage(dir, 'large')).toEqual({ content, copies: { br, gz } });
  expect(takePage(dir, 'small')).toEqual({ content, copies: null });
  expect(takePage(dir, 'other')).toBeNull();
  expect(readdirSync(dir).sort()).toEqual(['large', 'small']);
});

test('one that is half written, damaged anywhere or under another name is none', () => {
  keepPage(dir, 'page', { content, copies: { br, gz } });
  const whole = readFileSync(join(dir, 'page'));
  cpSync(join(dir, 'page'), join(dir, 'other'));
  expect(takePage(dir, 'other')).toBeNull();
  for (let length = 0; length < whole.length; length++) {
    writeFileSync(join(dir, 'page'), whole.subarray(0, length));
    expect(takePage(dir, 'page')).toBeNull();
  }
  for (let at = 0; at < whole.length; at++) {
    const damaged = Buffer.from(whole);
    damaged[at]! ^= 1;
    writeFileSync(join(dir, 'page'), damaged);
    expect(takePage(dir, 'page')).toBeNull();
  }
});

test('no more than a thousand are left, those used last', () => {
  for (let i = 0; i < 1003; i++) writeFileSync(join(dir, `old${i}`), '');
  keepPage(dir, 'new', { content, copies: null });
  sweepPages(dir);
  expect(readdirSync(dir)).toHaveLength(1000);
  expect(takePage(dir, 'new')).not.toBeNull();
  sweepPages(join(dir, 'missing'));
});
