/** The folder of keys: who may read it, what is refused and how that is mended. */
import {
  chmodSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { PersonKey } from '../../src/publish/share/key-schema.ts';
import {
  addPerson,
  endLink,
  findPerson,
  keysDir,
  openKeys,
  readKeys,
  startBuild,
} from '../../src/publish/share/keys.ts';
import { newPassphrase, passphraseWords } from '../../src/publish/share/passphrase.ts';
import { linkOf, readLink } from '../../src/seal/link.ts';
import { dataFolder, keysOf, READ, say } from './sealed-site.ts';

const LI = { person: 'Li Wei', audience: 'board', until: null, second: null, on: '2026-11-30' };

async function withKey() {
  const data = dataFolder();
  const keys = await keysOf(data);
  const key = await addPerson(keys, LI);
  return { data, keys, key, folder: keysDir(data), file: join(keysDir(data), `${key.id}.json`) };
}

const change = (file: string, how: (key: PersonKey) => object): void =>
  writeFileSync(file, JSON.stringify(how(JSON.parse(readFileSync(file, 'utf8')))));

describe('the folder of keys', () => {
  it('is there after the first key, and reads as it was written', async () => {
    const data = dataFolder();
    expect(await readKeys(keysDir(data), READ)).toBeNull();
    const keys = await keysOf(data);
    const key = await addPerson(keys, LI);
    const read = await openKeys(keysDir(data), READ);
    expect(read.people).toEqual([key]);
    const { on, ...rest } = LI;
    expect(key).toMatchObject({ ...rest, made_on: on, ended: [] });
    expect(readLink(linkOf('https://example.com/', key.identity))).toMatchObject({
      wasSent: false,
    });
  });

  it('is for this account alone, and git leaves it alone', async () => {
    const { folder } = await withKey();
    expect(readFileSync(join(folder, '.gitignore'), 'utf8')).toBe('*\n');
    if (process.platform === 'win32') return;
    expect((statSync(folder).mode & 0o777).toString(8)).toBe('700');
    for (const name of readdirSync(folder))
      expect([name, (statSync(join(folder, name)).mode & 0o777).toString(8)]).toEqual([
        name,
        '600',
      ]);
  });

  it.runIf(process.platform !== 'win32')(
    'is refused when others can read it, or a file in it',
    async () => {
      for (const place of ['folder', 'file'] as const) {
        const made = await withKey();
        chmodSync(made[place], place === 'folder' ? 0o750 : 0o644);
        await expect(readKeys(made.folder, READ)).rejects.toThrow(
          place === 'folder'
            ? `${made.folder}: others on this computer can read it (mode 750), and whoever has a key reads the report; mend: chmod 700 "${made.folder}"`
            : `mend: chmod 600 "${made.file}"`,
        );
      }
    },
  );

  it('is refused inside a site, the one that is named or any that was built', async () => {
    const { data, folder } = await withKey();
    await expect(readKeys(folder, { ...READ, site: data })).rejects.toThrow(
      /lies inside a site that is published/,
    );
    writeFileSync(join(data, 'site-files.json'), '{}');
    await expect(readKeys(folder, READ)).rejects.toThrow(/lies inside a site that is published/);
  });

  it.each([
    [
      'cut JSON',
      (text: string) => text.slice(0, 60),
      /cannot be read as a key file: no whole JSON/,
    ],
    ['no JSON', () => '', /no whole JSON/],
    [
      'another value',
      (text: string) => text.replace('"made_on": "2026', '"made_on": "last'),
      /made_on is missing or is no such value/,
    ],
    [
      'a field of its own',
      (text: string) => text.replace('{', '{"note": 1,'),
      /note is missing or is no such value/,
    ],
    [
      'an identity with a letter changed',
      (text: string) => text.replace(/(KEY-1..)./, '$1Q').replace(/(KEY-1...)./, '$1P'),
      /identity and recipient do not belong together/,
    ],
  ])('is refused with %s in a file of it', async (_, spoil, fault) => {
    const { file, folder } = await withKey();
    writeFileSync(file, spoil(readFileSync(file, 'utf8')));
    await expect(readKeys(folder, READ)).rejects.toThrow(fault);
    await expect(readKeys(folder, READ)).rejects.toThrow(file);
  });

  it('is refused with another’s identity in a file of it', async () => {
    const { keys, file, folder } = await withKey();
    const other = await addPerson(keys, { ...LI, person: 'Other' });
    change(file, (key) => ({ ...key, identity: other.identity }));
    await expect(readKeys(folder, READ)).rejects.toThrow(/do not belong together/);
  });

  it('is refused with a file of another project, and without the project’s own', async () => {
    const [one, other] = [await withKey(), await withKey()];
    const copied = join(one.folder, `${other.key.id}.json`);
    cpSync(other.file, copied);
    await expect(readKeys(one.folder, READ)).rejects.toThrow(
      `${copied}: was copied from another project`,
    );
    const { folder } = await withKey();
    writeFileSync(join(folder, 'project.json'), '{"id": 1}');
    await expect(readKeys(folder, READ)).rejects.toThrow(
      /project\.json: cannot be read: id is missing/,
    );
    const moved = join(dataFolder(), 'keys');
    mkdirSync(moved, { mode: 0o700 });
    cpSync(other.file, join(moved, `${other.key.id}.json`));
    await expect(readKeys(moved, READ)).rejects.toThrow(
      /project\.json: is missing, and there are key files/,
    );
  });

  it('is refused with a file under another’s name', async () => {
    const { folder, file } = await withKey();
    cpSync(file, join(folder, 'aaaa.json'));
    await expect(readKeys(folder, READ)).rejects.toThrow(/its name is not that of its id/);
  });

  it('is refused when a link leads to an audience that is gone, but not to withdraw it', async () => {
    const { folder, keys, key } = await withKey();
    const audiences = ['east'];
    await expect(readKeys(folder, { ...READ, audiences })).rejects.toThrow(
      `Li Wei is to see “board”, which audiences.yml does not have (east); mend: write it there, or npm run share -- revoke ${key.id}`,
    );
    const any = (await readKeys(folder, { ...READ, audiences: null }))!;
    await endLink(any, findPerson(any, 'li wei', say), 'withdrawn', '2026-12-01');
    expect((await readKeys(folder, { ...READ, audiences }))!.people[0]).toMatchObject({
      identity: null,
      ended: [{ recipient: key.recipient, on: '2026-12-01', how: 'withdrawn' }],
    });
    expect(keys.people).toHaveLength(1);
  });

  it('counts builds, and never gives a number twice', async () => {
    const { data, keys } = await withKey();
    expect(startBuild(keys).number).toBe(1);
    expect(startBuild(await keysOf(data)).number).toBe(2);
    expect(startBuild(await keysOf(data)).number).toBe(3);
  });
});

describe('people of one name', () => {
  it('are told apart by id, in one audience and in several', async () => {
    const { keys, key } = await withKey();
    const same = await addPerson(keys, LI);
    const east = await addPerson(keys, { ...LI, person: 'LI WEI', audience: 'east' });
    expect(new Set([key.id, same.id, east.id]).size).toBe(3);
    expect(findPerson(keys, same.id, say)).toBe(same);
    expect(() => findPerson(keys, ' li  wei ', say)).toThrow(
      `3 people are meant by it; name one by id: ${key.id} (Li Wei, board), ${same.id} (Li Wei, board), ${east.id} (LI WEI, east)`,
    );
  });

  it('of whom one is left are one', async () => {
    const { keys, key } = await withKey();
    const same = await addPerson(keys, LI);
    await endLink(keys, key, 'withdrawn', '2026-12-01');
    expect(findPerson(keys, 'Li Wei', say).id).toBe(same.id);
    await endLink(keys, same, 'withdrawn', '2026-12-02');
    expect(() => findPerson(keys, 'Li Wei', say)).toThrow(/was withdrawn on 2026-12-0/);
    expect(() => findPerson(keys, 'Nobody', say)).toThrow(/nobody of that name or id has a link/);
  });
});

it('draws six words of a list of 7,772', () => {
  expect(new Set(passphraseWords).size).toBe(7772);
  const drawn = Array.from({ length: 300 }, newPassphrase);
  for (const words of drawn) expect(words).toMatch(/^([a-z]{3,9} ){5}[a-z]{3,9}$/);
  expect(new Set(drawn).size).toBe(300);
  // of 1,800 draws about 1,600 are of different words; a draw that prefers some would show
  expect(new Set(drawn.flatMap((words) => words.split(' '))).size).toBeGreaterThan(1450);
});
