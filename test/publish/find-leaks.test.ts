/** Something that must not be published is planted in each kind of file: each is found, and nothing else. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  findLeaks,
  foreignTexts,
  type Leak,
  leakText,
} from '../../src/publish/audience/find-leaks.ts';

const NAME = '江苏宏远机械有限公司';
const SCRIPT = Buffer.from('export const t = "Overdue";');
const SEALED = Buffer.concat([
  Buffer.from('age-encryption.org/v1\n-> huikuan aaaa bbbb\n\n--- x\n'),
  Buffer.alloc(900, 7),
]);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'leaks-'));
  put('_astro/main.js', SCRIPT);
  put('sealed/abc.age', SEALED);
  put('li/_astro/main.js', SCRIPT);
  put('li/en/index.html', '<p>C0001 Own Works, Overdue</p>');
});
afterEach(() => rmSync(folder, { recursive: true }));

function put(file: string, content: string | Uint8Array): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), content);
}

const found = (secrets = [NAME, 'C0777'], foreign = [NAME, 'C0777', 'Overdue']): Leak[] =>
  findLeaks({
    folder,
    own: new Map([['_astro/main.js', SCRIPT]]),
    secrets,
    foreign: new Map([['li', foreign]]),
  });

test('a site without a leak has none; a customer may be called what a page says anyway', () => {
  expect(found()).toEqual([]);
});

test('in clear there is nothing but the program’s own files, as they are', () => {
  put('figures.json', '{}');
  put('_astro/main.js', `${SCRIPT}//`);
  expect(found()).toEqual([
    { file: '_astro/main.js', why: 'unknown' },
    { file: 'figures.json', why: 'unknown' },
  ]);
});

test('what lies among the sealed files is sealed, to its end', () => {
  put('sealed/def.age', 'PK not sealed');
  put('sealed/ghi.age', Buffer.concat([SEALED, Buffer.from(NAME)]));
  expect(found()).toEqual([
    { file: 'sealed/def.age', why: 'not_sealed' },
    { file: 'sealed/ghi.age', why: 'text', text: NAME },
  ]);
});

test.each([
  ['a page', 'li/en/aging/index.html', Buffer.from(`<td>${NAME}</td>`)],
  ['figures', 'li/figures.json', Buffer.from('{"customer":"C0777"}')],
  ['a packed cube', 'li/data/cube.bin.gz', gzipSync(`xx${NAME}`)],
  ['a compressed copy', 'li/en/index.html.br', brotliCompressSync(Buffer.from(`<b>${NAME}`))],
  ['UTF-16', 'li/data/a.bin', Buffer.from(NAME, 'utf16le')],
  ['UTF-16, other order', 'li/data/b.bin', Buffer.from(NAME, 'utf16le').swap16()],
])('a foreign name is found in %s of a part in clear', (_, file, content) => {
  put(file, content);
  const text = content.includes('C0777') ? 'C0777' : NAME;
  expect(found()).toEqual([{ file, why: 'text', text }]);
});

test.each([
  ['a name of two signs in a page', 'li/en/a.html', Buffer.from('<td>宏远</td>'), '宏远'],
  ['one of three in a packed file', 'li/data/e.bin', Buffer.from('\0\xff宏远厂'), '宏远厂'],
  [
    'one of two in a text of UTF-16',
    'li/data/f.csv',
    Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('宏远', 'utf16le')]),
    '宏远',
  ],
])('%s is found', (_, file, content, text) => {
  put(file, content);
  expect(found([], ['宏远', '宏远厂'])).toContainEqual({ file, why: 'text', text });
});

test('what chance makes of packed bytes is no short name or id', () => {
  put('li/data/g.bin', Buffer.concat([Buffer.from([0, 0xff]), Buffer.from(' C0777 宏远 ')]));
  expect(found([], ['C0777', '宏远'])).toEqual([]);
});

test('a short id counts where it stands alone', () => {
  put('li/data/c.json', '["C07771","xC0777"]');
  expect(found()).toEqual([]);
});

test('a number that may be an amount is no id, a longer one is', () => {
  put('li/data/d.json', '{"minor":[100234,5],"id":"0000100235"}');
  expect(found([], ['100234'])).toEqual([]);
  expect(found([], ['100234', '0000100235'])).toEqual([
    { file: 'li/data/d.json', why: 'text', text: '0000100235' },
  ]);
});

test('a name that stands within one of the audience’s own tells of nobody', () => {
  const all = new Set(['CUST-0001', 'CUST-00012', 'Harbour & Sons', 'Harbour & Sons Ltd', 'C1234']);
  const own = new Set(['CUST-00012', 'Harbour & Sons Ltd', 'C12345']);
  expect(foreignTexts(all, own)).toEqual(['C1234']);
});

test('what is said names files and reasons, at most twenty', () => {
  for (let i = 10; i < 33; i++) put(`f${i}`, '');
  const lines = leakText(found()).split('\n');
  expect(lines[0]).toMatch(/nothing was published/);
  expect(lines[1]).toBe('f10: is in clear and no file of the program');
  expect(lines.at(-1)).toBe('and 3 more files');
});
