/** Which settings belong to which folder of exports. */
import type { Locale } from '../i18n/locale.ts';
import { type Audience, readAudiences } from './audiences.ts';
import { readCommission } from './commission.ts';
import { settingsDir } from './places.ts';
import { readSettings, type Settings } from './settings.ts';

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
