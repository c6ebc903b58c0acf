/** Which settings belong to which folder of exports. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readSettings, type Settings } from './settings.ts';

export const DEFAULT_EXPORTS = 'data/exports';
const DEFAULT_SETTINGS_DIR = 'data';

/**
 * The settings for a folder of exports: its own report.yml where it has one, `data/report.yml` for
 * the default folder, otherwise the defaults. Throws SettingsError naming file and key.
 */
export function settingsFor(dir: string): Settings {
  if (!existsSync(join(dir, 'report.yml')) && resolve(dir) === resolve(DEFAULT_EXPORTS))
    return readSettings(DEFAULT_SETTINGS_DIR);
  return readSettings(dir);
}
