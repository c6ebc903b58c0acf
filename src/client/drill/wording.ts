/** Wordings of the panel; fetched with it, not with every page. */

import { rows as en } from '../../i18n/en/rows.ts';
import { translate } from '../../i18n/index.ts';
import type { Locale } from '../../i18n/locale.ts';
import { rows as zh } from '../../i18n/zh/rows.ts';

const ROWS = { en, zh };

/** A wording of the panel with its `{name}` parts filled. Throws on an unknown key. */
export function rowsText(
  locale: Locale,
  key: string,
  parts: Record<string, string | number> = {},
): string {
  const text = ROWS[locale][key];
  if (text === undefined) throw new Error(`no wording "rows.${key}" in ${locale}`);
  return translate(`rows.${key}`, text, parts);
}

/** A word of the data's own vocabulary; one that is not known is shown as it is. */
export const rowsWord = (locale: Locale, value: string): string =>
  ROWS[locale][`word.${value}`] ?? value;
