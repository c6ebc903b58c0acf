/**
 * What pages are drawn with, whatever is in them: their own code, bundled, and the scripts and styles beside them. Made once
 * for the same source and left in the working folder, from where it may be deleted at any time.
 */
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { makeOwnFolder, removeOwnFolder } from '../../engine/own-folder.ts';
import { type Child, startChild } from '../child-process.ts';
import { ROOT } from '../root.ts';
import { filesIn } from '../site-files.ts';
import { keepLatest } from './keep-latest.ts';

export interface PageCode {
  /** Says which code it is: the same for the same source, packages and program. */
  key: string;
  dir: string;
  /** Peak memory of its making, in bytes; 0 where it was there. */
  peakBytes: number;
}

/** In its folder: what is published, the code that draws, and a list of both with what is in them. */
export const SITE = 'site';
export const CODE = 'code';
const LIST = 'files.json';
/** In the folder of the code: which styles each page has, as Astro's bundler found them. */
export const STYLES = 'styles.json';

const KEPT = join(ROOT, '.huikuan', 'page-code');
/** How many of them are left there. */
const MAX_KEPT = 4;

/** What decides on the code, and where changes would not be seen in the source. */
const SOURCES = ['src', 'public'];
const SETTINGS = [
  'astro.config.mjs',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'node_modules/.package-lock.json',
];

/** A making that can be left. */
export interface Making {
  code: Promise<PageCode>;
  stop(): void;
}

/** Finds the code for the source as it is now, or makes it in a process of its own. */
export function pageCode(): Making {
  let child: Child | undefined;
  const findOrMake = async (): Promise<PageCode> => {
    const key = sourceKey();
    const dir = join(KEPT, key);
    if (isWhole(dir)) {
      utimesSync(dir, new Date(), new Date());
      return { key, dir, peakBytes: 0 };
    }
    const coming = makeOwnFolder(join(ROOT, '.huikuan'), 'bundling');
    try {
      child = startChild('drawing/bundle-process.ts', [coming]);
      const peakBytes = await child.ended;
      writeFileSync(join(coming, LIST), JSON.stringify(hashes(coming)));
      place(coming, dir);
      return { key, dir, peakBytes };
    } finally {
      removeOwnFolder(coming);
    }
  };
  return { code: findOrMake(), stop: () => child?.stop() };
}

/** A hash of all that the code is made from. */
function sourceKey(): string {
  const hash = createHash('sha256');
  const add = (file: string): void => {
    const path = join(ROOT, file);
    const content = existsSync(path) ? readFileSync(path) : '';
    hash.update(`${file}\n${content.length}\n`).update(content);
  };
  for (const dir of SOURCES)
    if (existsSync(join(ROOT, dir)))
      for (const file of filesIn(join(ROOT, dir))) add(`${dir}/${file}`);
  for (const file of SETTINGS) add(file);
  hash.update(JSON.stringify([process.version, process.env.NODE_ENV ?? '', ROOT]));
  return hash.digest('hex').slice(0, 24);
}

const hashes = (dir: string): Record<string, string> =>
  Object.fromEntries(
    filesIn(dir)
      .filter((file) => file !== LIST)
      .map((file) => [
        file,
        createHash('sha256')
          .update(readFileSync(join(dir, file)))
          .digest('hex'),
      ]),
  );

/** Is it there, with every file as it was written and none beside? */
function isWhole(dir: string): boolean {
  try {
    return readFileSync(join(dir, LIST), 'utf8') === JSON.stringify(hashes(dir));
  } catch {
    return false;
  }
}

/** Another build may have put the same there; one that is damaged gives way. */
function place(coming: string, dir: string): void {
  mkdirSync(KEPT, { recursive: true });
  if (existsSync(dir) && !isWhole(dir)) rmSync(dir, { recursive: true, force: true });
  try {
    renameSync(coming, dir);
  } catch (error) {
    if (!isWhole(dir)) throw error;
  }
  keepLatest(KEPT, MAX_KEPT);
}
