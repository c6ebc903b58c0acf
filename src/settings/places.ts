/** Where the settings of a folder of exports lie. A command that only asks for that starts without what reads them. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const SETTINGS_FILE = 'report.yml';
export const AUDIENCES_FILE = 'audiences.yml';

export const DEFAULT_EXPORTS = 'data/exports';
const DEFAULT_SETTINGS_DIR = 'data';

/**
 * Where the settings of a folder of exports are: in its own report.yml where it has one, in `data/report.yml` for
 * the default folder.
 */
export function settingsDir(dir: string): string {
  const isDefault = resolve(dir) === resolve(DEFAULT_EXPORTS);
  return isDefault && !existsSync(join(dir, SETTINGS_FILE)) ? DEFAULT_SETTINGS_DIR : dir;
}

/** The file that has the settings of a folder of exports, or would have them. */
export const settingsPath = (dir: string): string => join(settingsDir(dir), SETTINGS_FILE);

/** The folder that has the letters of a folder of exports, where the company has its own. */
export const lettersDir = (dir: string): string => join(settingsDir(dir), 'letters');

/** The file that says who is shown which part of a folder of exports, or would say so. */
export const audiencesPath = (dir: string): string => join(settingsDir(dir), AUDIENCES_FILE);
