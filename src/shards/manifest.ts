/** What a shard and a reduced shard say of themselves, and the hashes by which they are known. */
import { createHash } from 'node:crypto';
import {
  closeSync,
  cpSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { COMMISSION_FILE } from '../settings/commission.ts';
import { AUDIENCES_FILE, SETTINGS_FILE } from '../settings/places.ts';
import { ShardError } from './shard-error.ts';

/** Goes up when the files change their form. */
const FORM = 1;

const SHARD_FILE = 'shard.json';
export const REDUCED_FILE = 'reduced.json';
/** What reading the exports found, as JSON. */
export const IMPORT_FILE = 'import.json';
export const TABLES_FOLDER = 'tables';

/** What comes beside the rows of a shard: a report has it from its folder of exports. */
const SETTINGS_FILES = [SETTINGS_FILE, COMMISSION_FILE, AUDIENCES_FILE, 'letters'];

const count = z.int().min(0);
const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** A table of a shard: where its rows are known, and what they must sum to. */
const storedTable = z.object({
  rows: count,
  /** Columns of an ENUM type in the database that it was written from. */
  coded: z.array(z.string()),
  /** Sums of its amounts by column, as decimal text: they may pass 2^53. */
  sums: z.record(z.string(), z.string()),
  sha256: hash,
});

/** Which shards belong together: a set is cut from one reading of the exports. */
const setSchema = z.object({ id: hash, number: z.int().min(1), of: z.int().min(1) });

const shardSchema = z.object({
  form: z.literal(FORM),
  code: hash,
  set: setSchema,
  tables: z.record(z.string(), storedTable),
});

const reducedSchema = z.object({
  form: z.literal(FORM),
  code: hash,
  /** Of the folder that was reduced. */
  inputs: hash,
  settings: hash,
  asOfGiven: z.string().nullable(),
  /** Null where the shard is a folder of exports of its own. */
  set: setSchema.nullable(),
  /** What all shards of a book must say alike, in words that name it. */
  facts: z.record(z.string(), z.string().nullable()),
  /** The largest numbers of a row and of an item. */
  lastRow: count,
  lastItem: count,
  tables: z.record(z.string(), storedTable),
});

export type StoredTotals = z.infer<typeof storedTable>;
export type Shard = z.infer<typeof shardSchema>;
export type Reduced = z.infer<typeof reducedSchema>;

export const writeShard = (dir: string, shard: Omit<Shard, 'form'>): void =>
  writeFileSync(join(dir, SHARD_FILE), JSON.stringify({ form: FORM, ...shard }));

export const writeReduced = (dir: string, reduced: Omit<Reduced, 'form'>): void =>
  writeFileSync(join(dir, REDUCED_FILE), JSON.stringify({ form: FORM, ...reduced }));

/** Null where the folder is one of exports. Throws ShardError where its manifest cannot be used. */
export const readShard = (dir: string): Shard | null => read(dir, SHARD_FILE, shardSchema);

/** Null where nothing was reduced into the folder. Throws ShardError where its manifest cannot be used. */
export const readReduced = (dir: string): Reduced | null => read(dir, REDUCED_FILE, reducedSchema);

function read<T>(dir: string, file: string, schema: z.ZodType<T>): T | null {
  const path = join(dir, file);
  if (!existsSync(path)) return null;
  try {
    return schema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    throw new ShardError(
      `${path}: cannot be read, or another version wrote it; expected: the file that this version writes; mend: make the shard again`,
    );
  }
}

/** What files are read into, one after the other. */
const chunk = Buffer.allocUnsafe(1 << 18);

/** SHA-256 of a file, in hex. */
export function fileHash(path: string): string {
  const digest = createHash('sha256');
  const file = openSync(path, 'r');
  try {
    for (let n = readSync(file, chunk); n > 0; n = readSync(file, chunk))
      digest.update(chunk.subarray(0, n));
  } finally {
    closeSync(file);
  }
  return digest.digest('hex');
}

/** Of the files with these names in `dir`, where they are; of folders with all that is in them but what is for people to read. */
function hashOf(dir: string, names: readonly string[]): string {
  const digest = createHash('sha256');
  for (const name of names.filter((one) => !one.endsWith('.md')).sort()) {
    const path = join(dir, name);
    if (!existsSync(path)) continue;
    const content = statSync(path).isDirectory() ? hashOf(path, readdirSync(path)) : fileHash(path);
    digest.update(JSON.stringify([name, content]));
  }
  return digest.digest('hex');
}

/** Of the settings in a folder; files that no figure follows from, such as letters, do not count. */
export const settingsHash = (dir: string): string => hashOf(dir, [SETTINGS_FILE, COMMISSION_FILE]);

/** Of all that is reduced in a folder: not to which set it belongs, nor what was said of the exports. */
export const inputsHash = (dir: string): string =>
  hashOf(
    dir,
    readdirSync(dir).filter((name) => name !== SHARD_FILE && name !== IMPORT_FILE),
  );

/** The rooms whose code decides what is in a shard. */
const ROOMS = ['contract', 'engine', 'format', 'intake', 'ledger', 'models', 'settings', 'shards'];

let code: string | undefined;

/** Of the code that reads, models and reduces: what another version made is made again. */
export const codeHash = (): string => {
  code ??= hashOf(join(import.meta.dirname, '..'), ROOMS);
  return code;
};

/** Copies the settings of a folder of exports, so that a shard stands for itself. */
export function copySettings(from: string, to: string): void {
  for (const name of SETTINGS_FILES)
    if (existsSync(join(from, name))) cpSync(join(from, name), join(to, name), { recursive: true });
}
