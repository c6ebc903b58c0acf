/** A site that is sealed: every link leads to its audience's files and to no others, and nothing else can be read. */
import { readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it, vi } from 'vitest';
import { checkSite } from '../../src/publish/share/check-site.ts';
import type { LiveKey } from '../../src/publish/share/key-schema.ts';
import {
  addPerson,
  endLink,
  type Keys,
  linksTo,
  type NewPerson,
  readLastBuild,
} from '../../src/publish/share/keys.ts';
import { linkName } from '../../src/seal/envelope.ts';
import { newSecondKey } from '../../src/seal/seal.ts';
import { readAge, readHeader } from '../seal/age-reader.ts';
import { dataFolder, keysOf, say, sealAll, siteOf } from './sealed-site.ts';

const NOW = new Date('2026-11-30T08:15:00Z');
const TODAY = '2026-11-30';

const person = (name: string, audience: string, more: Partial<NewPerson> = {}): NewPerson => ({
  person: name,
  audience,
  until: null,
  second: null,
  on: TODAY,
  ...more,
});

const sealedFiles = (out: string): string[] => readdirSync(join(out, 'sealed')).sort();
const read = (out: string, name: string): Buffer =>
  readFileSync(join(out, 'sealed', `${name}.age`));

/** What a link leads to, by the independent reader. */
async function seenBy(out: string, { identity }: LiveKey) {
  const record = JSON.parse(String(readAge(read(out, await linkName(identity)), { identity })));
  const unpacked = (file: { name: string; bytes: number; packed: string | null }): Buffer => {
    const plain = readAge(read(out, file.name), record).subarray(0, file.bytes);
    return file.packed ? gunzipSync(plain) : plain;
  };
  const list = JSON.parse(String(unpacked(record.list)));
  const files: Record<string, Buffer> = {};
  for (const path of Object.keys(list.files)) files[path] = unpacked(list.files[path]);
  return { record, list, files };
}

const check = (out: string, keys: Keys, today = TODAY) =>
  checkSite({ out, people: keys.people, last: readLastBuild(keys, say), today });

describe('a sealed site', () => {
  it('shows each person the files of the audience, unchanged, and says whose they are', async () => {
    const keys = await keysOf(dataFolder());
    const li = await addPerson(keys, person('Li Wei', 'board'));
    const other = await addPerson(keys, person('Li Wei', 'east', { until: '2027-01-31' }));
    const out = await sealAll(keys, NOW);
    for (const key of [li, other]) {
      const { record, list, files } = await seenBy(out, key);
      expect(files).toEqual(siteOf(key.audience).files);
      expect(list.audience.id).toBe(key.audience);
      expect([record.person, record.until]).toEqual(['Li Wei', key.until]);
      expect(record.build).toEqual({ number: 1, at: NOW.toISOString() });
      expect(list.build).toEqual(record.build);
    }
  });

  it('opens to a key of one audience no file of another', async () => {
    const keys = await keysOf(dataFolder());
    const board = await addPerson(keys, person('A', 'board'));
    await addPerson(keys, person('B', 'east'));
    const out = await sealAll(keys);
    const { record, list } = await seenBy(out, board);
    const own = new Set<string>([
      record.list.name,
      ...Object.values(list.files as Record<string, { name: string }>).map(({ name }) => name),
    ]);
    const opened = sealedFiles(out)
      .map((file) => file.replace('.age', ''))
      .filter((name) => {
        try {
          return readAge(read(out, name), record) !== null;
        } catch {
          return false;
        }
      });
    expect(new Set(opened)).toEqual(own);
  });

  it('gives nothing away by names, sizes or words', async () => {
    const keys = await keysOf(dataFolder());
    await addPerson(keys, person('Li Wei', 'board'));
    await addPerson(keys, person('王芳', 'east', { until: '2027-01-31' }));
    const out = await sealAll(keys);
    const files = sealedFiles(out);
    expect(files.filter((file) => !/^[a-z2-7]{26}\.age$/.test(file))).toEqual([]);
    const sizes = files.map((file) => statSync(join(out, 'sealed', file)).size);
    const header = readHeader(read(out, files[0]!.replace('.age', '')));
    const around = statSync(join(out, 'sealed', files[0]!)).size - header.payload.length + 16 + 16;
    expect(sizes.filter((size) => size === 4096 + around).length).toBe(16);
    const words = ['Li Wei', '王芳', 'board', 'east', 'Zhang', '1,234.56', 'index.html'];
    const all = Buffer.concat(files.map((file) => readFileSync(join(out, 'sealed', file))));
    for (const word of words)
      for (const bytes of [Buffer.from(word), Buffer.from(word, 'utf16le')])
        expect([word, all.includes(bytes)]).toEqual([word, false]);
  });

  it('has links in sixteens, of one size', async () => {
    const keys = await keysOf(dataFolder());
    for (let i = 0; i < 17; i++) await addPerson(keys, person(`P${i}`, 'board'));
    const out = await sealAll(keys);
    const { dummies, files, dataFiles } = await check(out, keys);
    // four files and the list
    expect([dataFiles, dummies, files]).toEqual([5, 32 - 17, 32 + 5]);
  });

  it('serves 500 links', async () => {
    const keys = await keysOf(dataFolder());
    const people: LiveKey[] = [];
    for (let i = 0; i < 500; i++)
      people.push(await addPerson(keys, person(`P${i}`, i % 2 ? 'board' : 'east')));
    const out = await sealAll(keys);
    const checked = await check(out, keys);
    expect(checked.links.filter(({ fault }) => fault)).toEqual([]);
    expect([checked.links.length, checked.dummies, checked.unknown]).toEqual([500, 12, []]);
    const { list } = await seenBy(out, people[499]!);
    expect(list.audience.id).toBe('board');
  });

  it('tells the holder of a link that ended so, and no more; the others see what they saw', async () => {
    const keys = await keysOf(dataFolder());
    const old = await addPerson(keys, person('Li Wei', 'board'));
    const gone = await addPerson(keys, person('Gone', 'board'));
    const other = await addPerson(keys, person('Other', 'board'));
    const replaced = (await endLink(keys, old, 'replaced', '2026-12-01')) as LiveKey;
    await endLink(keys, gone, 'withdrawn', '2026-12-02');
    const out = await sealAll(keys);
    const said = async ({ identity }: LiveKey) =>
      JSON.parse(String(readAge(read(out, await linkName(identity)), { identity })));
    expect(await said(old)).toEqual({ ended: 'replaced', on: '2026-12-01', person: 'Li Wei' });
    expect(await said(gone)).toEqual({ ended: 'withdrawn', on: '2026-12-02', person: 'Gone' });
    for (const key of [replaced, other])
      expect((await seenBy(out, key)).files).toEqual(siteOf('board').files);
  });

  it('built after the last day holds no key for that link', async () => {
    const keys = await keysOf(dataFolder());
    const late = await addPerson(keys, person('Late', 'board', { until: '2026-11-29' }));
    await addPerson(keys, person('Other', 'board', { until: '2026-11-30' }));
    const out = await sealAll(keys, NOW);
    const { identity } = late;
    const record = readAge(read(out, await linkName(identity)), { identity });
    expect(JSON.parse(String(record))).toEqual({
      ended: 'expired',
      on: '2026-11-29',
      person: 'Late',
    });
    const { links } = await check(out, keys);
    expect(links.map(({ fault, expired }) => [fault, expired?.on ?? null])).toEqual([
      [null, '2026-11-29'],
      [null, null],
    ]);
  });

  it('counts days where it is made, not as they are in Greenwich', async () => {
    const keys = await keysOf(dataFolder());
    const late = await addPerson(keys, person('Late', 'board', { until: '2026-11-30' }));
    const inShanghai = vi.spyOn(Date.prototype, 'getTimezoneOffset').mockReturnValue(-480);
    try {
      const { identity } = late;
      const said = async (now: string): Promise<{ ended?: string }> => {
        const out = await sealAll(keys, new Date(now));
        return JSON.parse(String(readAge(read(out, await linkName(identity)), { identity })));
      };
      expect((await said('2026-11-30T15:59:00Z')).ended).toBeUndefined();
      expect((await said('2026-11-30T16:01:00Z')).ended).toBe('expired');
    } finally {
      inShanghai.mockRestore();
    }
  });

  it('has no place for an audience that nobody has a link to', async () => {
    const keys = await keysOf(dataFolder());
    expect(() => linksTo(keys, 'board', say)).toThrow(/audience board: is sealed, and nobody has/);
    expect(() => linksTo(null, 'board', say)).toThrow(/audience board/);
  });
});

describe('a check', () => {
  const made = async () => {
    const keys = await keysOf(dataFolder());
    const li = await addPerson(keys, person('Li Wei', 'board'));
    const second = await newSecondKey('one two three four five six');
    const wang = await addPerson(keys, person('王芳', 'east', { second }));
    return { keys, li, wang, out: await sealAll(keys, NOW) };
  };
  const path = (out: string, name: string): string => join(out, 'sealed', `${name}.age`);

  it('opens all of the last build, also behind six words that it does not know', async () => {
    const { keys, out } = await made();
    const checked = await check(out, keys);
    const bytes = (audience: string): number =>
      Object.values(siteOf(audience).files).reduce((sum, { length }) => sum + length, 0);
    expect(
      checked.links.map(({ key, files, bytes: sum, fault }) => [key.person, files, sum, fault]),
    ).toEqual([
      ['Li Wei', 4, bytes('board'), null],
      ['王芳', 4, bytes('east'), null],
    ]);
    const { files, dataFiles, dummies, unknown, unsure, inClear } = checked;
    expect([files, dataFiles, dummies, unknown, unsure, inClear]).toEqual([26, 10, 14, [], 0, 1]);
  });

  it('of an earlier build cannot do without the words', async () => {
    const { keys, out } = await made();
    await sealAll(keys);
    const checked = await check(out, keys);
    expect(checked.links.map(({ fault }) => fault?.kind ?? null)).toEqual([null, 'words']);
    expect([checked.unsure, checked.unknown.length]).toEqual([14, 5]);
  });

  it('names a file that was changed, cut or lost, and one that nobody can open', async () => {
    const { keys, li, out } = await made();
    const { list } = await seenBy(out, li);
    const { name } = list.files['en/index.html'];
    const whole = read(out, name);
    const faultNow = async () => (await check(out, keys)).links[0]!.fault;
    writeFileSync(path(out, name), whole.subarray(0, whole.length - 1));
    expect(await faultNow()).toEqual({ kind: 'file', file: name, reason: 'truncated' });
    whole[whole.length - 1]! ^= 1;
    writeFileSync(path(out, name), whole);
    expect(await faultNow()).toEqual({ kind: 'file', file: name, reason: 'damaged' });
    const stray = 'z'.repeat(26);
    renameSync(path(out, name), path(out, stray));
    expect(await faultNow()).toEqual({ kind: 'file', file: name, reason: 'missing' });
    expect((await check(out, keys)).unknown).toEqual([`${stray}.age`]);
  });

  it('finds a link without a file, one of an earlier build and one whose end is not published yet', async () => {
    const { keys, li, wang, out } = await made();
    rmSync(path(out, await linkName(wang.identity)));
    const replaced = await endLink(keys, li, 'replaced', TODAY);
    const { links, stillOpen } = await check(out, keys);
    expect(links.map(({ fault }) => fault?.kind)).toEqual(['missing', 'missing']);
    expect(stillOpen.map(({ id }) => id)).toEqual([replaced.id]);
  });
});
