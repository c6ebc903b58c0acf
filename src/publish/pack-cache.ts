/**
 * Packs by what is in them: the engine leaves a few bytes to chance wherever it writes a file (what stands in the place
 * of no value, which texts its compression looks at), so that the same rows written twice would differ under one name
 * that promises they do not. What was written once is published again.
 */
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { PackFiles } from '../engine/engine.ts';
import { makeOwnFolder, removeOwnFolder } from '../engine/own-folder.ts';

const MAX_PACKS = 8;
const MAX_BYTES = 512 * 1024 * 1024;

/** In the folder of a pack: its files and the hash of each. */
const LIST = 'pack.json';

interface Stored {
  pack: PackFiles;
  hashes: Record<string, string>;
}

/**
 * Leaves the files of a pack in `dir`: those of an earlier build with the same `key`, or what `write` makes there, which
 * is stored below `cacheDir` for the next one. Where nothing can be stored, the pack is written each time.
 */
export async function cachedPack(
  { cacheDir, key, dir }: { cacheDir: string; key: string; dir: string },
  write: () => Promise<PackFiles>,
): Promise<PackFiles> {
  const folder = join(cacheDir, key);
  const stored = take(folder, dir);
  if (stored) return stored;
  const pack = await write();
  try {
    store(cacheDir, folder, dir, pack);
    forgetOldest(cacheDir);
  } catch {
    // a full disk costs only the next build its time
  }
  // two builds at a time: both publish what the first one stored
  return take(folder, dir) ?? pack;
}

const filesOf = ({ core, items }: PackFiles): string[] => [core, ...items];
const hashOf = (path: string): string =>
  createHash('sha256').update(readFileSync(path)).digest('hex');

/** Null where there is none, or not as it was stored. */
function take(folder: string, dir: string): PackFiles | null {
  try {
    const { pack, hashes }: Stored = JSON.parse(readFileSync(join(folder, LIST), 'utf8'));
    const files = filesOf(pack);
    if (files.some((file) => hashOf(join(folder, file)) !== hashes[file])) {
      rmSync(folder, { recursive: true, force: true });
      return null;
    }
    mkdirSync(dir, { recursive: true });
    for (const file of files) copyFileSync(join(folder, file), join(dir, file));
    const now = new Date();
    utimesSync(folder, now, now);
    return pack;
  } catch {
    return null;
  }
}

function store(cacheDir: string, folder: string, dir: string, pack: PackFiles): void {
  const files = filesOf(pack);
  if (files.reduce((sum, file) => sum + statSync(join(dir, file)).size, 0) > MAX_BYTES) return;
  const coming = makeOwnFolder(cacheDir, 'pack');
  try {
    for (const file of files) copyFileSync(join(dir, file), join(coming, file));
    const hashes = Object.fromEntries(files.map((file) => [file, hashOf(join(dir, file))]));
    writeFileSync(join(coming, LIST), JSON.stringify({ pack, hashes } satisfies Stored));
    if (!existsSync(folder)) renameSync(coming, folder);
  } finally {
    removeOwnFolder(coming);
  }
}

/** Keeps the packs that were used last, up to so many and so large. */
function forgetOldest(cacheDir: string): void {
  const packs = readdirSync(cacheDir)
    .filter((name) => existsSync(join(cacheDir, name, LIST)))
    .map((name) => {
      const path = join(cacheDir, name);
      const bytes = readdirSync(path).reduce(
        (sum, file) => sum + statSync(join(path, file)).size,
        0,
      );
      return { path, bytes, usedAt: statSync(path).mtimeMs };
    })
    .sort((a, b) => b.usedAt - a.usedAt);
  let sum = 0;
  for (const [i, { path, bytes }] of packs.entries()) {
    sum += bytes;
    if (i >= MAX_PACKS || sum > MAX_BYTES) rmSync(path, { recursive: true, force: true });
  }
}
