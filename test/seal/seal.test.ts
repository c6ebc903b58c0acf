/** What is sealed opens with its key, by the library and by a reader of its own; anything else says why not, and no content. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Bytes, linkName, linkNameFor } from '../../src/seal/envelope.ts';
import { normalPassphrase, openFile, openLink, openList, unlock } from '../../src/seal/open.ts';
import type { Build, LinkRecord, SealedFile, SealedList } from '../../src/seal/records.ts';
import {
  type KeyPair,
  linkSize,
  lockedFor,
  newKeyPair,
  newSecondKey,
  sealFile,
  sealLink,
} from '../../src/seal/seal.ts';
import { SealError } from '../../src/seal/seal-error.ts';
import { fromArmor, readAge, readHeader } from './age-reader.ts';

const BUILD: Build = { number: 7, at: '2026-11-30T08:15:00.000Z' };
const LATER: Build = { number: 8, at: '2026-12-31T08:15:00.000Z' };
const TODAY = '2026-12-01';
const CHUNK = 65_536;

/** No two places alike, so that a chunk out of place is seen. */
const content = (length: number): Bytes =>
  Uint8Array.from({ length }, (_, i) => (i * 131 + (i >> 8) * 7 + (i >> 16)) & 255);

const reasonOf = async (opening: Promise<unknown>): Promise<string> => {
  try {
    await opening;
  } catch (error) {
    if (error instanceof SealError) return error.reason;
    throw error;
  }
  return 'opened';
};

const changed = (bytes: Bytes, at: number): Bytes => {
  const copy = bytes.slice();
  copy[at]! ^= 1;
  return copy;
};

/** Opens a file with Debian's `age`, where that is installed; null where it is not. */
function openedByAge(file: Uint8Array, identity: string): Buffer | null {
  const folder = mkdtempSync(join(tmpdir(), 'age-'));
  writeFileSync(join(folder, 'key'), identity);
  writeFileSync(join(folder, 'file.age'), file);
  const args = ['-d', '-i', join(folder, 'key'), join(folder, 'file.age')];
  const { error, status, stdout, stderr } = spawnSync('age', args, { maxBuffer: 2 ** 30 });
  if ((error as NodeJS.ErrnoException)?.code === 'ENOENT') return null;
  expect([status, String(stderr)]).toEqual([0, '']);
  return stdout;
}

let pair: KeyPair;
beforeAll(async () => {
  pair = await newKeyPair();
});

const sealed = async (bytes: Bytes, packed: SealedFile['packed'] = null, build = BUILD) =>
  sealFile(bytes, packed, { recipient: pair.recipient, build });
const open = (bytes: Bytes, file: SealedFile, build = BUILD, { identity } = pair) =>
  openFile(bytes, file, { identity, build });

describe('a file', () => {
  it.each([0, 1, 999, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 200_000])(
    'of %i bytes opens, by age’s specification too',
    async (length) => {
      const bytes = content(length);
      const { file, sealed: age } = await sealed(bytes);
      expect(Buffer.from(await open(age, file)).equals(bytes)).toBe(true);
      for (const plain of [readAge(age, pair), openedByAge(age, pair.identity)]) {
        if (plain === null) continue;
        expect(plain.subarray(0, file.bytes).equals(bytes)).toBe(true);
        expect(plain.subarray(file.bytes).every((byte) => byte === 0)).toBe(true);
      }
    },
  );

  it('comes out unpacked', async () => {
    const text = Buffer.from('open 100.00\n'.repeat(9000));
    const packed = new Uint8Array(gzipSync(text));
    const { file, sealed: age } = await sealed(packed, 'gzip');
    expect(age.length).toBeLessThan(2000);
    expect(Buffer.from(await open(age, file)).equals(text)).toBe(true);
  });

  it('has one size with all that pad to the same', async () => {
    // 65 to 72 bytes: steps of 8
    const sizes = await Promise.all(
      [65, 68, 72, 73].map(async (length) => (await sealed(content(length))).sealed.length),
    );
    expect(new Set(sizes.slice(0, 3)).size).toBe(1);
    expect(sizes[3]).toBe(sizes[0]! + 8);
  });

  it('is another one each time, with a name that says nothing', async () => {
    const [one, two] = [await sealed(content(50)), await sealed(content(50))];
    expect(one.file.name).toMatch(/^[a-z2-7]{26}$/);
    expect(one.file.name).not.toBe(two.file.name);
    expect(Buffer.from(one.sealed).equals(two.sealed)).toBe(false);
  });

  it('opens to nobody else, such as a reader of another audience', async () => {
    const { file, sealed: age } = await sealed(content(1000));
    const stranger = await newKeyPair();
    const own = { ...file, name: 'a'.repeat(26) };
    expect(await reasonOf(open(age, own, BUILD, stranger))).toBe('wrong_key');
    expect(await reasonOf(open(age, own, LATER, stranger))).toBe('other_build');
    // name and key stand in one record: where the name is right, the file must have been changed
    expect(await reasonOf(open(age, file, BUILD, stranger))).toBe('damaged');
    expect(() => readAge(age, stranger)).toThrow('not for this identity');
  });

  it('of another build is known as such, also under the right name', async () => {
    const { file } = await sealed(content(1000));
    const old = await newKeyPair();
    const other = await sealFile(content(1000), null, { recipient: old.recipient, build: LATER });
    expect(await reasonOf(open(other.sealed, file))).toBe('other_build');
  });

  it('cannot be passed off as another of its build', async () => {
    const [one, two] = [await sealed(content(500)), await sealed(content(500))];
    expect(await reasonOf(open(two.sealed, one.file))).toBe('damaged');
  });

  it('is damaged with any bit of it changed', async () => {
    const { file, sealed: age } = await sealed(content(2 * CHUNK));
    const header = age.length - readHeader(age).payload.length;
    const places = [
      ...Array.from({ length: header }, (_, at) => at),
      // nonce, first, second and last chunk with its tag
      header,
      header + 15,
      header + 16,
      header + 16 + CHUNK,
      header + 16 + CHUNK + 16,
      age.length - 17,
      age.length - 1,
    ];
    const reasons = new Set<string>();
    for (const at of places) reasons.add(await reasonOf(open(changed(age, at), file)));
    expect([...reasons]).toEqual(['damaged']);
  });

  it('is damaged with bytes behind its end', async () => {
    const { file, sealed: age } = await sealed(content(CHUNK));
    const longer = new Uint8Array([...age, 0]);
    expect(await reasonOf(open(longer, file))).toBe('damaged');
  });

  it('is truncated wherever it was cut: in the header, inside a chunk, at the end of one', async () => {
    const { file, sealed: age } = await sealed(content(4 * CHUNK));
    const header = age.length - readHeader(age).payload.length;
    const chunks = [0, 1, 2, 3].map((count) => header + 16 + count * (CHUNK + 16));
    const cuts = [
      ...[0, 1, 10, 22, 60, header - 1, header, header + 8],
      ...chunks.flatMap((start) => [start, start + 1, start + 16, start + 17, start + 30_000]),
      age.length - 16,
      age.length - 1,
    ];
    const reasons = new Set<string>();
    for (const length of cuts) reasons.add(await reasonOf(open(age.slice(0, length), file)));
    expect([...reasons]).toEqual(['truncated']);
  });

  it('is damaged with its chunks in another order', async () => {
    const { file, sealed: age } = await sealed(content(3 * CHUNK));
    const start = age.length - readHeader(age).payload.length + 16;
    const size = CHUNK + 16;
    const swapped = age.slice();
    swapped.set(age.subarray(start, start + size), start + size);
    swapped.set(age.subarray(start + size, start + 2 * size), start);
    expect(await reasonOf(open(swapped, file))).toBe('damaged');
  });

  it('that a host answers with a page of its own is not there', async () => {
    const { file } = await sealed(content(10));
    const page = new TextEncoder().encode('<!doctype html><title>Not found</title>');
    expect(await reasonOf(open(page, file))).toBe('other_build');
  });
});

describe('a link', () => {
  const record: LinkRecord = {
    person: '李伟 “Wei”',
    build: BUILD,
    until: '2026-12-31',
    day: '2026-11-30',
    identity: 'AGE-SECRET-KEY-1',
    list: { name: 'a'.repeat(26), bytes: 10, packed: 'gzip' },
    passphrase: null,
  };
  const link = async (of: LinkRecord | null, size = 4096) => {
    const name = await linkNameFor(pair.recipient);
    return { name, file: await sealLink(of, size, pair.recipient, { name, build: BUILD }) };
  };
  const read = async (file: Bytes, today = TODAY, { identity } = pair) =>
    openLink(file, { key: identity, name: await linkName(identity), today });

  it('is found by its key alone, and says what was written', async () => {
    const { name, file } = await link(record);
    expect(await linkName(pair.identity)).toBe(name);
    expect(await read(file)).toEqual(record);
    for (const plain of [readAge(file, pair), openedByAge(file, pair.identity)])
      if (plain) expect([plain.length, JSON.parse(String(plain))]).toEqual([4096, record]);
  });

  it('opens with a key of the browser that gives nothing out', async () => {
    const { name, file } = await link(record);
    const { secretOf } = await import('./age-reader.ts');
    const key = await crypto.subtle.importKey(
      'pkcs8',
      Buffer.concat([
        Buffer.from('302e020100300506032b656e04220420', 'hex'),
        secretOf(pair.identity),
      ]),
      { name: 'X25519' },
      false,
      ['deriveBits'],
    );
    const opaque = key as CryptoKey;
    expect(await linkName(opaque)).toBe(name);
    expect(await openLink(file, { key: opaque, name, today: TODAY })).toEqual(record);
  });

  it('of somebody else does not open', async () => {
    const { file } = await link(record);
    expect(await reasonOf(read(file, TODAY, await newKeyPair()))).toBe('wrong_key');
  });

  it('is damaged or truncated, and says which', async () => {
    const { file } = await link(record);
    const damaged = new Set<string>();
    for (let at = 0; at < file.length; at += at < 300 ? 1 : 97)
      damaged.add(await reasonOf(read(changed(file, at))));
    damaged.add(await reasonOf(read(changed(file, file.length - 1))));
    expect([...damaged]).toEqual(['damaged']);
    const truncated = new Set<string>();
    for (let length = 0; length < file.length; length += 61)
      truncated.add(await reasonOf(read(file.slice(0, length))));
    expect([...truncated]).toEqual(['truncated']);
  });

  it('that fills up says nothing, though it looks like any other', async () => {
    const [full, empty] = [await link(record), await link(null)];
    expect(empty.file.length).toBe(full.file.length);
    expect(await reasonOf(read(empty.file))).toBe('damaged');
  });

  it('that ended says how, when and whose it was', async () => {
    const { file } = await link({ ended: 'replaced', on: '2026-11-01', person: 'Li Wei' });
    await expect(read(file)).rejects.toMatchObject({
      reason: 'ended',
      ending: { how: 'replaced', on: '2026-11-01', person: 'Li Wei' },
    });
  });

  it('opens on its last day and not after it, whatever a clock that is behind says', async () => {
    const { file } = await link(record);
    expect(await read(file, '2026-12-31')).toEqual(record);
    await expect(read(file, '2027-01-01')).rejects.toMatchObject({
      reason: 'expired',
      ending: { on: '2026-12-31' },
    });
    const over = await link({ ...record, until: '2026-11-29' });
    expect(await reasonOf(read(over.file, '2025-11-30'))).toBe('expired');
    // an instant of the next day in UTC, where the build was made a day of its own
    const late = { number: 3, at: '2027-01-01T04:00:00.000Z' };
    const west = await link({ ...record, build: late, day: '2026-12-31' });
    expect(await read(west.file, '2026-12-31')).toMatchObject({ build: late });
    const byBuilder = await link({ ended: 'expired', on: '2026-11-29', person: 'Li Wei' });
    expect(await reasonOf(read(byBuilder.file))).toBe('expired');
  });

  it('grows with the longest of all links, by powers of two', () => {
    const long = { ...record, person: '长'.repeat(2000) };
    expect(linkSize([record])).toBe(4096);
    expect(linkSize([record, long])).toBe(8192);
  });

  it('asks for six words, which are not in it', async () => {
    const words = 'resource tile bonus legal nest legume';
    const second = await newSecondKey(words);
    const list = { name: 'b'.repeat(26), bytes: 11, packed: null };
    const key = { identity: pair.identity, list };
    const lock = await lockedFor(second, key);
    const { person, build, until, day } = record;
    const { file } = await link({ person, build, until, day, passphrase: lock });
    const opened = await read(file);
    expect(JSON.stringify(opened)).not.toContain(pair.identity);
    expect(opened.passphrase).toEqual(lock);
    expect(await unlock(lock, ' Resource  TILE-bonus\nlegal, nest legume.')).toEqual(key);
    expect(await reasonOf(unlock(lock, words.replace('nest', 'vest')))).toBe('passphrase');
    expect(await reasonOf(unlock(lock, ''))).toBe('passphrase');
    // as `age` would: the words give the second identity, that the key
    const identity = String(readAge(fromArmor(lock.identity), { words }));
    expect(JSON.parse(String(readAge(fromArmor(lock.locked), { identity })))).toEqual(key);
  });
});

describe('a list', () => {
  const list = (build: Build): SealedList => ({
    build,
    audience: { id: 'east', title: { en: 'East', zh: '华东' }, languages: ['zh', 'en'] },
    files: { 'en/index.html': { name: 'c'.repeat(26), bytes: 12, packed: 'gzip' } },
    fillers: [],
    pages: ['overview'],
  });
  const sealedList = async (value: unknown) => {
    const { file, sealed: age } = await sealed(new TextEncoder().encode(JSON.stringify(value)));
    return { key: { identity: pair.identity, list: file }, age };
  };

  it('opens with the build’s key', async () => {
    const { key, age } = await sealedList(list(BUILD));
    expect(await openList(age, key, BUILD)).toEqual(list(BUILD));
  });

  it('of another build than the link’s is refused', async () => {
    const { key, age } = await sealedList(list(LATER));
    expect(await reasonOf(openList(age, key, BUILD))).toBe('other_build');
  });

  it.each([
    ['no JSON', 'x'],
    ['a file without a name', { ...list(BUILD), files: { a: { bytes: 1, packed: null } } }],
    [
      'a name that leads elsewhere',
      { ...list(BUILD), files: { a: { name: '../a', bytes: 1, packed: null } } },
    ],
    ['no files', { ...list(BUILD), files: null }],
    ['no build', { ...list(BUILD), build: { number: -1, at: '' } }],
  ])('with %s is damaged', async (_, value) => {
    const { key, age } = await sealedList(value);
    expect(await reasonOf(openList(age, key, BUILD))).toBe('damaged');
  });
});

it('takes words however they are typed', () => {
  expect(normalPassphrase('  Ａbc—DEF\u00a0ghi\n')).toBe('abc def ghi');
});
