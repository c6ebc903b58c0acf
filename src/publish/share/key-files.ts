/** Reads and writes the folder of keys, which nobody else may read and no site may hold. */
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { z } from 'zod';
import { SettingsError } from '../../settings/settings-error.ts';
import { realPlace } from '../out-folder.ts';
import { NEXT, SITE_LIST } from '../site-files.ts';
import type { SayShare } from './words.ts';

const FOLDER_MODE = 0o700;
const FILE_MODE = 0o600;
const OTHERS = 0o077;

/** The site around a place, if it lies in one: the folder that is named, or any that a build wrote. */
export function siteAround(place: string, site: string | null): string | null {
  const named = site === null ? null : realPlace(site);
  for (let folder = realPlace(place); ; folder = dirname(folder)) {
    const isSite = existsSync(join(folder, SITE_LIST)) || existsSync(join(folder, NEXT));
    if (folder === named || isSite) return folder;
    if (dirname(folder) === folder) return null;
  }
}

/** Throws SettingsError where others may read it. Windows says nothing of others by a mode. */
export function checkMode(path: string, say: SayShare): void {
  if (process.platform === 'win32') return;
  const stats = statSync(path);
  const mode = stats.mode & 0o777;
  if ((mode & OTHERS) === 0) return;
  const right = (stats.isDirectory() ? FOLDER_MODE : FILE_MODE).toString(8);
  throw new SettingsError(say('readable', { path, mode: mode.toString(8), right }));
}

/** The folder, made where it is missing, and with a word to git to leave it alone. */
export function makeKeyFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: FOLDER_MODE });
  const ignore = join(folder, '.gitignore');
  if (!existsSync(ignore)) writeFileSync(ignore, '*\n', { mode: FILE_MODE });
}

/** Writes a file that only this account reads; at every moment it is the old one or the new one. */
export function writeSecret(path: string, text: string): void {
  const unfinished = `${path}.new`;
  rmSync(unfinished, { force: true });
  try {
    writeFileSync(unfinished, text, { mode: FILE_MODE, flag: 'wx', flush: true });
    // a file system that knows no such modes still takes the file
    chmodSync(unfinished, FILE_MODE);
    renameSync(unfinished, path);
  } finally {
    rmSync(unfinished, { force: true });
  }
}

export const writeJson = (path: string, value: unknown): void =>
  writeSecret(path, `${JSON.stringify(value, null, 1)}\n`);

/** A file's value by its schema. Throws SettingsError with `word` where it is none, or where others may read it. */
export function readJson<T>(
  path: string,
  schema: z.ZodType<T>,
  word: 'damaged' | 'damagedState',
  say: SayShare,
): T {
  checkMode(path, say);
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new SettingsError(say(word, { path, why: say('why.json') }));
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  const extra = issue.code === 'unrecognized_keys' ? issue.keys : [];
  const field = [...issue.path, ...extra].join('.') || 'JSON';
  throw new SettingsError(say(word, { path, why: say('why.field', { field }) }));
}

/** Names of the key files of people, sorted; others in the folder have names of their own. */
export const personFiles = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.json') && !OWN.has(name))
    .sort();

export const PROJECT = 'project.json';
export const LAST_BUILD = 'last-build.json';
const OWN = new Set([PROJECT, LAST_BUILD]);
