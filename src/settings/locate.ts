/** Which settings belong to which folder of exports. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Locale } from '../i18n/locale.ts';
import { AUDIENCES_FILE, type Audience, readAudiences } from './audiences.ts';
import { readCommission } from './commission.ts';
import { readSettings, SETTINGS_FILE, type Settings } from './settings.ts';

export const DEFAULT_EXPORTS = 'data/exports';
const DEFAULT_SETTINGS_DIR = 'data';

/**
 * Where the settings of a folder of exports are: in its own report.yml where it has one, in `data/report.yml` for
 * the default folder.
 */
function settingsDir(dir: string): string {
  const isDefault = resolve(dir) === resolve(DEFAULT_EXPORTS);
  return isDefault && !existsSync(join(dir, SETTINGS_FILE)) ? DEFAULT_SETTINGS_DIR : dir;
}

/** The file that has the settings of a folder of exports, or would have them. */
export const settingsPath = (dir: string): string => join(settingsDir(dir), SETTINGS_FILE);

/** The folder that has the letters of a folder of exports, where the company has its own. */
export const lettersDir = (dir: string): string => join(settingsDir(dir), 'letters');

/** The file that says who is shown which part of a folder of exports, or would say so. */
export const audiencesPath = (dir: string): string => join(settingsDir(dir), AUDIENCES_FILE);

/** The audiences of a folder of exports; null where the report is not divided. Throws SettingsError naming the key. */
export const audiencesFor = (dir: string, languages: Locale[]): Map<string, Audience> | null =>
  readAudiences(settingsDir(dir), languages);

/** The settings for a folder of exports, else the defaults. Throws SettingsError naming file and key. */
export function settingsFor(dir: string): Settings {
  const place = settingsDir(dir);
  const settings = readSettings(place);
  const commission = readCommission(place, settings.languages[0]!);
  return commission ? { ...settings, commission } : settings;
}
