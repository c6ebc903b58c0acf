/** A file of rules that a person wrote in YAML: its value, and what is wrong with it, a line a key. */
import { parse } from 'yaml';
import type { z } from 'zod';
import { type Locale, type Localised, text } from '../i18n/locale.ts';
import { SettingsError } from './settings-error.ts';

/** The value of a text; `path` is what errors name, `empty` what is said where there is none. Throws SettingsError. */
export function parseRules(
  written: string,
  path: string,
  locale: Locale,
  empty: Localised,
): unknown {
  let raw: unknown;
  try {
    raw = parse(written);
  } catch (error) {
    const what = text('not readable as YAML', '无法作为 YAML 读取')[locale];
    throw new SettingsError(`${path}: ${what}: ${(error as Error).message}`);
  }
  if (raw === null) throw new SettingsError(`${path}: ${empty[locale]}`);
  return raw;
}

/** What a schema found wrong, in the words of `said`; a key that is none is named itself, not what it stands in. */
export function rulesError(
  { issues }: z.ZodError,
  path: string,
  said: (issue: z.core.$ZodIssue) => string,
): SettingsError {
  const lines = issues.flatMap((issue) =>
    (issue.code === 'unrecognized_keys' ? issue.keys : [null]).map((key) => {
      const keys = key === null ? issue.path : [...issue.path, key];
      return `${path}: ${keys.join('.') || '(top)'}: ${said(issue)}`;
    }),
  );
  return new SettingsError(lines.join('\n'));
}
