/** The same rows are published under the same name as the same bytes, whatever the engine would write this time. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { cachedPack } from '../../src/publish/pack-cache.ts';

let root: string;
let written: number;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'packs-'));
  written = 0;
});
afterEach(() => rmSync(root, { recursive: true }));

/** A pack whose bytes are never the same again. */
async function publish(key: string): Promise<string> {
  const dir = mkdtempSync(join(root, 'site-'));
  const pack = { core: `core-${key}`, items: [`items-1-${key}`] };
  const files = await cachedPack({ cacheDir: join(root, 'cache'), key, dir }, async () => {
    written++;
    for (const file of [pack.core, ...pack.items])
      writeFileSync(join(dir, file), `${file} ${written}`);
    return pack;
  });
  expect(files).toEqual(pack);
  expect(readdirSync(dir).sort()).toEqual([pack.core, ...pack.items]);
  return [pack.core, ...pack.items].map((file) => readFileSync(join(dir, file), 'utf8')).join();
}

test('what was written once is published again; other rows are written', async () => {
  const first = await publish('a');
  expect([await publish('a'), written]).toEqual([first, 1]);
  expect(await publish('b')).not.toBe(first);
  expect([await publish('a'), written]).toEqual([first, 2]);
});

test('a stored pack that is damaged or half there is written anew', async () => {
  const first = await publish('a');
  writeFileSync(join(root, 'cache', 'a', 'items-1-a'), 'damaged');
  const second = await publish('a');
  expect(second).not.toBe(first);
  rmSync(join(root, 'cache', 'a', 'core-a'));
  expect(await publish('a')).not.toBe(second);
  expect(written).toBe(3);
});

test('two at a time publish the same', async () => {
  const [one, two] = await Promise.all([publish('a'), publish('a')]);
  expect(two).toBe(one);
});

test('only the packs used last are kept', async () => {
  for (let i = 0; i < 12; i++) await publish(`p${i}`);
  expect(readdirSync(join(root, 'cache')).length).toBeLessThanOrEqual(8);
  expect(readdirSync(join(root, 'cache'))).toContain('p11');
});

test('where nothing can be stored the pack is written', async () => {
  writeFileSync(join(root, 'cache'), 'a file');
  expect(await publish('a')).toBe('core-a 1,items-1-a 1');
});
