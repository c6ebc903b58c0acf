/** Wordings of the panel; fetched with it, not with every page. */

import { rows as en } from '../../i18n/en/rows.ts';
import { type PartsOf, type Translate, wordingsOf } from '../../i18n/index.ts';
import type { Locale, Messages } from '../../i18n/locale.ts';
import { rows as zh } from '../../i18n/zh/rows.ts';

type Wordings = typeof en;
type Key = keyof Wordings;

const ROWS: Record<Locale, Messages> = { en, zh };

export type RowsTranslate = <K extends Key>(key: K, ...parts: PartsOf<Wordings[K]>) => string;

/** The panel's wordings in one language, with their `{name}` parts filled. */
export const rowsTranslator =
  (locale: Locale): RowsTranslate =>
  (key, ...parts) =>
    rowsText(locale, key, ...parts);

export const rowsText = wordingsOf('rows', { en, zh });

/** What a column of rows is called. Throws on an unknown one. */
export function rowsColumn(locale: Locale, id: string): string {
  const text = ROWS[locale][`column.${id}`];
  if (text === undefined) throw new Error(`no wording "rows.column.${id}" in ${locale}`);
  return text;
}

/** What only the panel calls the lines of a document or a statement; null of all else. */
export const rowsWord = (locale: Locale, value: string): string | null =>
  ROWS[locale][`word.${value}`] ?? null;

/** Why there are no rows, in the reader's words: what is wrong with the engine, or what it said. */
export function engineReason(error: unknown, t: Translate): string {
  const key = `common.engineReason.${(error as { reason?: string }).reason}` as const;
  return t.orNull(key) ?? (error instanceof Error ? error.message : String(error));
}
