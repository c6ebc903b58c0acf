/** The site's wording: one file a page and language, keys `page.name`, parts in braces. */

import { en } from './en.ts';
import type { Locale, Messages } from './locale.ts';
import { zh } from './zh.ts';

export const MESSAGES: Record<Locale, Record<string, Messages>> = { en, zh };

export type Translate = (key: string, parts?: Record<string, string | number>) => string;

const PART = /\{(\w+)(?::([^|}]*)\|([^}]*))?\}/g;

/** Wordings of one language. `t` throws on an unknown key or a missing part. */
export function translator(locale: Locale): Translate {
  return (key, parts = {}) => {
    const dot = key.indexOf('.');
    const text = MESSAGES[locale][key.slice(0, dot)]?.[key.slice(dot + 1)];
    if (text === undefined) throw new Error(`no wording "${key}" in ${locale}`);
    return translate(key, text, parts);
  };
}

/** The text with its parts filled; `key` names it in the error of a missing one. */
export function translate(
  key: string,
  text: string,
  parts: Record<string, string | number>,
): string {
  return text.replace(PART, (_, name: string, one?: string, other?: string) => {
    const part = parts[name];
    if (part === undefined) throw new Error(`wording "${key}" needs the part "${name}"`);
    if (one === undefined) return String(part);
    return String(part) === '1' ? one : other!;
  });
}

/** Whether there is such a wording; for names that only some values have. */
export function hasWording(locale: Locale, key: string): boolean {
  const dot = key.indexOf('.');
  return MESSAGES[locale][key.slice(0, dot)]?.[key.slice(dot + 1)] !== undefined;
}
