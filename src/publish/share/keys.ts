/** Who has a link to which audience: one file a person in the folder `keys` beside the settings. */
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { identityToRecipient } from 'age-encryption';
import type { Build } from '../../seal/records.ts';
import { newKeyPair, type SecondKey } from '../../seal/seal.ts';
import { settingsPath } from '../../settings/places.ts';
import { SettingsError } from '../../settings/settings-error.ts';
import {
  checkMode,
  LAST_BUILD,
  makeKeyFolder,
  PROJECT,
  personFiles,
  readJson,
  siteAround,
  writeJson,
} from './key-files.ts';
import {
  isLive,
  type LastBuild,
  type LiveKey,
  lastBuildSchema,
  type PersonKey,
  type Project,
  personSchema,
  projectSchema,
} from './key-schema.ts';
import type { SayShare } from './words.ts';

/** The folder of keys that belongs to a folder of exports. */
export const keysDir = (data: string): string => join(dirname(settingsPath(data)), 'keys');

export interface Keys {
  folder: string;
  project: Project;
  /** By person, then by id. */
  people: PersonKey[];
}

export interface ReadOptions {
  /** Ids of the audiences that there are; null where a link to none of them is no fault, as for `revoke`. */
  audiences: Iterable<string> | null;
  /** The folder of the site, which the keys must not be in; null where none is meant. */
  site: string | null;
  say: SayShare;
}

/** All keys; null where there is no folder of keys. Throws SettingsError with the file and what mends it. */
export async function readKeys(folder: string, options: ReadOptions): Promise<Keys | null> {
  const { audiences, site, say } = options;
  const around = siteAround(folder, site);
  if (around) throw new SettingsError(say('insideSite', { path: folder, site: around }));
  if (!existsSync(folder)) return null;
  checkMode(folder, say);
  const files = personFiles(folder);
  const projectPath = join(folder, PROJECT);
  if (!existsSync(projectPath)) {
    if (files.length > 0) throw new SettingsError(say('noProject', { path: projectPath }));
    return null;
  }
  const project = readJson(projectPath, projectSchema, 'damagedState', say);
  const people = await Promise.all(
    files.map((file) => readPerson(join(folder, file), project, say)),
  );
  const known = audiences === null ? null : new Set(audiences);
  for (const key of people)
    if (known && isLive(key) && !known.has(key.audience))
      throw new SettingsError(
        say('unknownAudience', {
          path: join(folder, `${key.id}.json`),
          person: key.person,
          audience: key.audience,
          id: key.id,
          known: [...known].join(', ') || '–',
        }),
      );
  people.sort((a, b) => a.person.localeCompare(b.person) || (a.id < b.id ? -1 : 1));
  return { folder, project, people };
}

async function readPerson(path: string, project: Project, say: SayShare): Promise<PersonKey> {
  const key = readJson(path, personSchema, 'damaged', say);
  const damaged = (why: string): SettingsError => new SettingsError(say('damaged', { path, why }));
  if (key.project !== project.id) throw new SettingsError(say('otherProject', { path }));
  if (!path.endsWith(`${key.id}.json`)) throw damaged(say('why.name', { id: key.id }));
  const recipient = key.identity === null ? null : await recipientOf(key.identity);
  if (recipient !== key.recipient) throw damaged(say('why.pair'));
  return key;
}

/** Null where the checksum of the identity does not hold. */
async function recipientOf(identity: string): Promise<string | null> {
  try {
    return await identityToRecipient(identity);
  } catch {
    return '';
  }
}

/** The keys of a project, with a new folder where there is none yet. */
export async function openKeys(folder: string, options: ReadOptions): Promise<Keys> {
  const keys = await readKeys(folder, options);
  if (keys) return keys;
  makeKeyFolder(folder);
  const project = { id: randomBytes(16).toString('hex'), site_address: null, build: null };
  writeJson(join(folder, PROJECT), project);
  return (await readKeys(folder, options))!;
}

export function writeProject(keys: Keys, change: Partial<Project>): void {
  keys.project = { ...keys.project, ...change };
  writeJson(join(keys.folder, PROJECT), keys.project);
}

/** What names are made into codes with, the same as long as the folder of keys is. */
export async function maskSecretIn(folder: string, options: ReadOptions): Promise<string> {
  const keys = await openKeys(folder, options);
  if (!keys.project.mask_secret)
    writeProject(keys, { mask_secret: randomBytes(32).toString('hex') });
  return keys.project.mask_secret!;
}

export interface NewPerson {
  person: string;
  audience: string;
  until: string | null;
  second: SecondKey | null;
  /** The day of today. */
  on: string;
}

export async function addPerson(keys: Keys, added: NewPerson): Promise<LiveKey> {
  const { on, ...rest } = added;
  const taken = new Set(keys.people.map(({ id }) => id));
  let id = newId();
  while (taken.has(id)) id = newId();
  const key = {
    project: keys.project.id,
    id,
    ...rest,
    ...(await newKeyPair()),
    made_on: on,
    ended: [],
  };
  save(keys, key);
  return key;
}

const ID_LETTERS = 'abcdefghijklmnopqrstuvwxyz234567';
const newId = (): string =>
  [...randomBytes(4)].map((byte) => ID_LETTERS[byte % ID_LETTERS.length]).join('');

/** Ends a link; `replaced` gives another in its place. */
export async function endLink(
  keys: Keys,
  key: LiveKey,
  how: 'replaced' | 'withdrawn',
  on: string,
  { second, until }: Pick<PersonKey, 'second' | 'until'> = key,
): Promise<PersonKey> {
  const pair = how === 'replaced' ? await newKeyPair() : { identity: null, recipient: null };
  const ended = [...key.ended, { recipient: key.recipient, on, how }];
  const changed = { ...key, ...pair, until, second: how === 'replaced' ? second : null, ended };
  save(keys, changed);
  return changed;
}

function save(keys: Keys, key: PersonKey): void {
  writeJson(join(keys.folder, `${key.id}.json`), personSchema.parse(key));
  keys.people = [...keys.people.filter(({ id }) => id !== key.id), key];
}

/** The one person with a link that a name or an id means. Throws SettingsError otherwise. */
export function findPerson(keys: Keys, typed: string, say: SayShare): LiveKey {
  const meant = personName(typed).toLowerCase();
  const found = keys.people.filter(
    ({ id, person }) => id === meant || person.toLowerCase() === meant,
  );
  const live = found.filter(isLive);
  const [only, another] = live;
  if (another) {
    const ids = live.map(({ id, person, audience }) => `${id} (${person}, ${audience})`).join(', ');
    throw new SettingsError(say('ambiguous', { person: typed, n: live.length, ids }));
  }
  if (only) return only;
  const withdrawn = found[0]?.ended.at(-1);
  throw new SettingsError(
    withdrawn
      ? say('hasNone', { person: typed, date: withdrawn.on })
      : say('unknownPerson', { person: typed }),
  );
}

/** A name as it is compared and shown. */
export const personName = (typed: string): string =>
  typed.normalize('NFC').replace(/\s+/g, ' ').trim();

/** Who has a link to a sealed audience. Throws SettingsError where nobody has: it would be built for no one. */
export function linksTo(keys: Keys | null, audience: string, say: SayShare): LiveKey[] {
  const links = (keys?.people ?? []).filter(isLive).filter((key) => key.audience === audience);
  if (links.length === 0) throw new SettingsError(say('noLinks', { audience }));
  return links;
}

/** The number of a build that begins now. A build that fails leaves a gap in the numbers, never the same twice. */
export function startBuild(keys: Keys, now = new Date()): Build {
  const build = { number: (keys.project.build?.number ?? 0) + 1, at: now.toISOString() };
  writeProject(keys, { build });
  return build;
}

/** Remembers what was sealed, so that `check` can open all of it without anybody's words. */
export const finishBuild = (keys: Keys, last: LastBuild): void =>
  writeJson(join(keys.folder, LAST_BUILD), last);

export function readLastBuild(keys: Keys, say: SayShare): LastBuild | null {
  const path = join(keys.folder, LAST_BUILD);
  return existsSync(path) ? readJson(path, lastBuildSchema, 'damagedState', say) : null;
}
