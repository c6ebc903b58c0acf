/** The parts of `npm run share`: each changes or reads the folder of keys, and gives the lines to print. */
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isIsoDate } from '../../format/date.ts';
import type { Locale, Localised } from '../../i18n/locale.ts';
import { linkOf } from '../../seal/link.ts';
import { newSecondKey, type SecondKey } from '../../seal/seal.ts';
import type { Audience } from '../../settings/audiences.ts';
import { audiencesFor, audiencesPath, settingsFor } from '../../settings/locate.ts';
import { SettingsError } from '../../settings/settings-error.ts';
import { todayHere } from '../earlier-forecasts.ts';
import { EXIT, UsageError } from '../terminal/command.ts';
import { printable } from '../terminal/printable.ts';
import { checkSite, isSealedSite } from './check-site.ts';
import { PROJECT, siteAround, writeSecret } from './key-files.ts';
import type { LiveKey, PersonKey } from './key-schema.ts';
import {
  addPerson,
  endLink,
  findPerson,
  type Keys,
  keysDir,
  openKeys,
  personName,
  readKeys,
  readLastBuild,
  writeProject,
} from './keys.ts';
import { newPassphrase } from './passphrase.ts';
import { printedLink } from './print-page.ts';
import { checkLines, faultsIn, listLines } from './share-text.ts';
import { type SayShare, shareWords } from './words.ts';

export interface Shared {
  say: SayShare;
  locale: Locale;
  company: Localised;
  audiences: Map<string, Audience>;
  folder: string;
  /** Where the site is built unless somebody says otherwise. */
  site: string;
  today: string;
}

export interface Printed {
  lines: string[];
  warnings: string[];
  code: number;
}

const MOST_NAME = 80;

/** What all parts need. Throws SettingsError where the settings cannot be used, or no audience is written down. */
export function openShared(data: string, site = 'dist'): Shared {
  const { languages, company } = settingsFor(data);
  const locale = languages[0]!;
  const say = shareWords(locale);
  const audiences = audiencesFor(data, languages);
  if (!audiences) throw new SettingsError(say('noAudiences', { path: audiencesPath(data) }));
  const name = typeof company === 'string' ? { en: company, zh: company } : company;
  return { say, locale, company: name, audiences, folder: keysDir(data), site, today: todayHere() };
}

const ids = ({ audiences }: Shared): string[] => [...audiences.keys()];

async function existingKeys(shared: Shared, audiences: string[] | null): Promise<Keys> {
  const { folder, site, say } = shared;
  const keys = await readKeys(folder, { audiences, site, say });
  if (!keys) throw new SettingsError(say('noKeys'));
  return keys;
}

export interface AddOptions {
  until?: string;
  passphrase?: true;
  address?: string;
}

export async function add(
  shared: Shared,
  [audienceId, typed]: [string, string],
  options: AddOptions,
): Promise<Printed> {
  const { say, today, audiences, folder, site } = shared;
  const audience = audiences.get(audienceId);
  const known = ids(shared).join(', ') || '–';
  if (!audience) throw new UsageError(say('noSuchAudience', { audience: audienceId, known }));
  if (!audience.sealed) throw new SettingsError(say('isOpen', { audience: audienceId }));
  if (audience.until && audience.until < today)
    throw new SettingsError(say('audienceOver', { audience: audienceId, date: audience.until }));
  const person = personName(typed);
  // a sign that steers a terminal, or that cannot be seen, would make two names look like one
  if (!person || person.length > MOST_NAME || /[\p{Cc}\p{Cf}]/u.test(person))
    throw new UsageError(say('noName', { n: MOST_NAME }));
  const until = options.until === undefined ? null : lastDayOf(options.until, shared);
  const given = options.address === undefined ? null : addressOf(options.address, say);
  const before = await readKeys(folder, { audiences: ids(shared), site, say });
  if (!given && !before?.project.site_address) throw new UsageError(say('noAddress'));
  const keys = await openKeys(folder, { audiences: ids(shared), site, say });
  const address = rememberAddress(keys, given);
  const words = options.passphrase ? newPassphrase() : null;
  const second = words === null ? null : await newSecondKey(words);
  const key = await addPerson(keys, { person, audience: audienceId, until, second, on: today });
  const namesakes = keys.people.filter(
    (other) => other.person.toLowerCase() === person.toLowerCase(),
  ).length;
  return printed(shared, [
    say('added', { person, id: key.id, audience: titleOf(shared, key) }),
    ...linkLines(shared, key, address, words),
    ...(namesakes > 1 ? [say('sameName', { n: namesakes, person })] : []),
    say('handOver', { id: key.id }),
    say('nextBuild'),
  ]);
}

/** The last day that somebody typed. Throws UsageError where it is none, or over. */
function lastDayOf(typed: string, { say, today }: Shared): string {
  if (!isIsoDate(typed))
    throw new UsageError(`--until ${typed}: expected a calendar date as YYYY-MM-DD`);
  if (typed < today) throw new UsageError(say('past', { date: typed, today }));
  return typed;
}

/** Throws where a link to the audience would open nothing, because its last day or `until` is over. */
function checkStillOpens(
  { person, audience }: LiveKey,
  until: string | null,
  shared: Shared,
): void {
  const { say, today, audiences } = shared;
  const last = audiences.get(audience)?.until;
  if (last && last < today) throw new SettingsError(say('audienceOver', { audience, date: last }));
  if (until !== null && until < today)
    throw new UsageError(say('linkOver', { person, date: until }));
}

/** The link and what goes with it. */
function linkLines(
  { say, audiences }: Shared,
  key: LiveKey,
  address: string,
  words: string | null,
): string[] {
  const until = lastDay(key, audiences.get(key.audience));
  return [
    '',
    `  ${linkOf(address, key.identity)}`,
    '',
    ...(words === null ? [] : [say('wordsAre'), '', `  ${words}`, '']),
    ...(until === null ? [] : [say('untilLine', { date: until })]),
    ...(isSafe(address) ? [] : [say('plainAddress', { address })]),
  ];
}

export async function list(shared: Shared): Promise<Printed> {
  const { say, today, locale } = shared;
  const keys = await existingKeys(shared, null);
  const people = keys.people.map((key) => ({
    ...key,
    until: lastDay(key, shared.audiences.get(key.audience)),
  }));
  const inPages = [...shared.audiences.values()].filter(
    ({ pages, opens, sealed }) => pages && opens === 'rows' && sealed,
  );
  return printed(shared, [
    ...listLines(people, today, say, locale),
    ...(inPages.length === 0
      ? []
      : ['', say('list.pages', { audiences: inPages.map(({ id }) => id).join(', ') })]),
  ]);
}

export interface RotateOptions {
  until?: string;
  passphrase?: true;
  address?: string;
}

export async function rotate(
  shared: Shared,
  typed: string,
  options: RotateOptions,
): Promise<Printed> {
  const { say, today } = shared;
  const keys = await existingKeys(shared, ids(shared));
  const before = findPerson(keys, typed, say);
  const until = options.until === undefined ? before.until : lastDayOf(options.until, shared);
  checkStillOpens(before, until, shared);
  const given = options.address === undefined ? null : addressOf(options.address, say);
  if (!given && !keys.project.site_address) throw new UsageError(say('noAddress'));
  const address = rememberAddress(keys, given);
  const words = options.passphrase ? newPassphrase() : null;
  const second: SecondKey | null = words === null ? before.second : await newSecondKey(words);
  const key = (await endLink(keys, before, 'replaced', today, { second, until })) as LiveKey;
  const parts = { person: key.person, id: key.id, audience: titleOf(shared, key) };
  return printed(shared, [
    say('replaced', parts),
    ...linkLines(shared, key, address, words),
    ...(words === null && second ? [say('wordsSame')] : []),
    ...removePrint(shared, key),
    say('nextBuild'),
  ]);
}

/** The page to hand over that lies beside the keys has a link that no longer opens. */
function removePrint({ folder, say }: Shared, { id }: PersonKey): string[] {
  const path = printPath(folder, id);
  if (!existsSync(path)) return [];
  rmSync(path);
  return [say('printRemoved', { path })];
}

const printPath = (folder: string, id: string): string => join(folder, `${id}.html`);

export async function revoke(shared: Shared, typed: string): Promise<Printed> {
  const { say, today } = shared;
  const keys = await existingKeys(shared, null);
  const key = findPerson(keys, typed, say);
  await endLink(keys, key, 'withdrawn', today);
  const parts = { person: key.person, id: key.id, audience: titleOf(shared, key) };
  return printed(shared, [say('revoked', parts), ...removePrint(shared, key), say('nextBuild')]);
}

export interface PrintOptions {
  address?: string;
  out?: string;
}

export async function print(
  shared: Shared,
  typed: string,
  options: PrintOptions,
): Promise<Printed> {
  const { say, site, company, audiences } = shared;
  const keys = await existingKeys(shared, ids(shared));
  const key = findPerson(keys, typed, say);
  checkStillOpens(key, key.until, shared);
  const path = options.out ?? printPath(keys.folder, key.id);
  const fault = printFault(path);
  if (fault) throw new UsageError(say(fault, { path, folder: dirname(path) }));
  const around = siteAround(dirname(path), site);
  if (around) throw new UsageError(say('toPrintOutside', { path, site: around }));
  const given = options.address === undefined ? null : addressOf(options.address, say);
  if (!given && !keys.project.site_address) throw new UsageError(say('noAddress'));
  const address = rememberAddress(keys, given);
  const audience = audiences.get(key.audience)!;
  const until = lastDay(key, audience);
  const { title, languages } = audience;
  writeSecret(path, printedLink({ key, company, audience: title, address, until, languages }));
  const note = isSafe(address) ? [] : [say('plainAddress', { address })];
  return printed(shared, [say('printed', { person: key.person, path }), ...note]);
}

const isFolder = (path: string): boolean =>
  statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

/** Why nothing can be written to a place; null: it can. */
function printFault(path: string): 'toPrintIsFolder' | 'toPrintNowhere' | null {
  if (isFolder(path)) return 'toPrintIsFolder';
  return isFolder(dirname(path)) ? null : 'toPrintNowhere';
}

export async function check(shared: Shared, out: string): Promise<Printed> {
  const { say, locale, today } = shared;
  if (!isSealedSite(out)) throw new UsageError(say('check.notSealed', { path: out }));
  const keys = await existingKeys(shared, ids(shared));
  const last = readLastBuild(keys, say);
  const checked = await checkSite({ out, people: keys.people, last, today });
  const result = printed(shared, checkLines(checked, say, locale));
  return { ...result, code: faultsIn(checked) === 0 ? EXIT.ok : EXIT.refused };
}

const printed = ({ folder, say }: Shared, lines: string[]): Printed => ({
  lines: lines.map((line) => (line === '' ? line : printable(line))),
  warnings: gitWarnings(folder, say),
  code: EXIT.ok,
});

const titleOf = ({ audiences, locale }: Shared, { audience }: LiveKey): string =>
  audiences.get(audience)?.title[locale] ?? audience;

/** The last day of the link or of its audience, whichever is earlier. */
const lastDay = (key: PersonKey, audience: Audience | undefined): string | null =>
  [key.until, audience?.until ?? null].filter((day) => day !== null).sort()[0] ?? null;

/** An address of the site, with a slash behind a folder. */
function addressOf(typed: string, say: SayShare): string {
  const url = URL.parse(typed.trim());
  const isSite = url && /^https?:$/.test(url.protocol) && !url.username && !url.hash && !url.search;
  if (!isSite) throw new UsageError(say('badAddress', { address: typed }));
  if (!/\/[^/]*\.[^/]*$|\/$/.test(url.pathname)) url.pathname += '/';
  return url.href;
}

function rememberAddress(keys: Keys, given: string | null): string {
  if (given && given !== keys.project.site_address) writeProject(keys, { site_address: given });
  return keys.project.site_address!;
}

/** Do browsers give pages of this address what it takes to open something sealed? */
function isSafe(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || /^(?:localhost|127\.0\.0\.1|\[::1\])$/.test(hostname);
}

/** Keys in a repository are keys given away. */
function gitWarnings(folder: string, say: SayShare): string[] {
  if (!existsSync(folder) || !isInRepository(folder)) return [];
  const file = join(folder, PROJECT);
  const { status } = spawnSync('git', ['check-ignore', '-q', PROJECT], { cwd: folder });
  if (status === 0) return [];
  return [say(status === 1 ? 'notIgnored' : 'gitUnknown', { path: dirname(file) })];
}

function isInRepository(folder: string): boolean {
  if (existsSync(join(folder, '.git'))) return true;
  const above = dirname(folder);
  return above !== folder && isInRepository(above);
}
