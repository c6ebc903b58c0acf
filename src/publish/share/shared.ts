/** What the parts of `npm run share` have in common: settings, keys and the address of the site. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isIsoDate } from '../../format/date.ts';
import type { Locale, Localised } from '../../i18n/locale.ts';
import type { Audience } from '../../settings/audiences.ts';
import { audiencesFor, settingsFor } from '../../settings/locate.ts';
import { audiencesPath } from '../../settings/places.ts';
import { SettingsError } from '../../settings/settings-error.ts';
import { todayHere } from '../earlier-forecasts.ts';
import { EXIT, UsageError } from '../terminal/command.ts';
import { printable } from '../terminal/printable.ts';
import { PROJECT } from './key-files.ts';
import type { LiveKey, PersonKey } from './key-schema.ts';
import { type Keys, keysDir, readKeys, writeProject } from './keys.ts';
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

export const ids = ({ audiences }: Shared): string[] => [...audiences.keys()];

export async function existingKeys(shared: Shared, audiences: string[] | null): Promise<Keys> {
  const { folder, site, say } = shared;
  const keys = await readKeys(folder, { audiences, site, say });
  if (!keys) throw new SettingsError(say('noKeys'));
  return keys;
}

/** The last day that somebody typed. Throws UsageError where it is none, or over. */
export function lastDayOf(typed: string, { say, today }: Shared): string {
  if (!isIsoDate(typed))
    throw new UsageError(`--until ${typed}: expected a calendar date as YYYY-MM-DD`);
  if (typed < today) throw new UsageError(say('past', { date: typed, today }));
  return typed;
}

/** Throws where a link to the audience would open nothing, because its last day or `until` is over. */
export function checkStillOpens(
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

export const printed = ({ folder, say }: Shared, lines: string[]): Printed => ({
  lines: lines.map((line) => (line === '' ? line : printable(line))),
  warnings: gitWarnings(folder, say),
  code: EXIT.ok,
});

export const titleOf = ({ audiences, locale }: Shared, { audience }: LiveKey): string =>
  audiences.get(audience)?.title[locale] ?? audience;

/** The last day of the link or of its audience, whichever is earlier. */
export const lastDay = (key: PersonKey, audience: Audience | undefined): string | null =>
  [key.until, audience?.until ?? null].filter((day) => day !== null).sort()[0] ?? null;

/** An address of the site, with a slash behind a folder. */
export function addressOf(typed: string, say: SayShare): string {
  const url = URL.parse(typed.trim());
  const isSite = url && /^https?:$/.test(url.protocol) && !url.username && !url.hash && !url.search;
  if (!isSite) throw new UsageError(say('badAddress', { address: typed }));
  if (!/\/[^/]*\.[^/]*$|\/$/.test(url.pathname)) url.pathname += '/';
  return url.href;
}

export function rememberAddress(keys: Keys, given: string | null): string {
  if (given && given !== keys.project.site_address) writeProject(keys, { site_address: given });
  return keys.project.site_address!;
}

/** Do browsers give pages of this address what it takes to open something sealed? */
export function isSafe(address: string): boolean {
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
