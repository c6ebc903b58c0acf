/**
 * Pages of builds before, with their compressed copies, under a hash of all that they were drawn from. One that is damaged
 * is as if it were not there, and the folder may be deleted at any time.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Compressed } from '../../site/compress.ts';
import { keepLatest } from './keep-latest.ts';

/** About 100 MB. */
const MAX_PAGES = 1000;

const HASH_BYTES = 32;
const HEAD_BYTES = HASH_BYTES + 8;

/** The page under that key; null where there is none, or not the whole of one. */
export function takePage(dir: string, key: string): Compressed | null {
  const path = join(dir, key);
  try {
    const all = readFileSync(path);
    const rest = all.subarray(HASH_BYTES);
    if (!sha256(key, rest).equals(all.subarray(0, HASH_BYTES))) return null;
    const length = all.readUInt32LE(HASH_BYTES);
    const packed = all.readUInt32LE(HASH_BYTES + 4);
    const body = all.subarray(HEAD_BYTES);
    const now = new Date();
    utimesSync(path, now, now);
    const copies = {
      br: body.subarray(length, length + packed),
      gz: body.subarray(length + packed),
    };
    return { content: body.subarray(0, length), copies: packed > 0 ? copies : null };
  } catch {
    return null;
  }
}

export function keepPage(dir: string, key: string, { content, copies }: Compressed): void {
  const { br, gz } = copies ?? { br: Buffer.alloc(0), gz: Buffer.alloc(0) };
  const lengths = Buffer.alloc(8);
  lengths.writeUInt32LE(content.length, 0);
  lengths.writeUInt32LE(br.length, 4);
  const rest = Buffer.concat([lengths, content, br, gz]);
  const unfinished = join(dir, `${key}.${process.pid}`);
  mkdirSync(dir, { recursive: true });
  writeFileSync(unfinished, Buffer.concat([sha256(key, rest), rest]));
  renameSync(unfinished, join(dir, key));
}

export const sweepPages = (dir: string): void => keepLatest(dir, MAX_PAGES);

/** Of a page and of what it is kept for: one that stands under another's name is not taken. */
const sha256 = (key: string, rest: Uint8Array): Buffer =>
  createHash('sha256').update(key).update(rest).digest();
