/** The parts of `npm run share`: each changes or reads the folder of keys, and gives the lines to print. */
import { existsSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { linkOf } from '../../seal/link.ts';
import { newSecondKey, type SecondKey } from '../../seal/seal.ts';
import { SettingsError } from '../../settings/settings-error.ts';
import { EXIT, UsageError } from '../terminal/command.ts';
import { checkSite, isSealedSite } from './check-site.ts';
import { siteAround, writeSecret } from './key-files.ts';
import type { LiveKey, PersonKey } from './key-schema.ts';
import {
  addPerson,
  endLink,
  findPerson,
  openKeys,
  personName,
  readKeys,
  readLastBuild,
} from './keys.ts';
import { newPassphrase } from './passphrase.ts';
import { printedLink } from './print-page.ts';
import { checkLines, faultsIn, listLines } from './share-text.ts';
import {
  addressOf,
  checkStillOpens,
  existingKeys,
  ids,
  isSafe,
  lastDay,
  lastDayOf,
  type Printed,
  printed,
  rememberAddress,
  type Shared,
  titleOf,
} from './shared.ts';

const MOST_NAME = 80;

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
