/** What the page being watched says of rows that are in no figure, and of what is assumed. */
import type { ImportResult } from '../contract/import-result.ts';
import { sourceName } from '../contract/rules/problem.ts';
import { count } from '../format/number.ts';
import { LOCALES, type Locale } from '../i18n/locale.ts';
import { translator } from '../i18n/wordings.ts';

const MAX_FILES_NAMED = 3;

/** In every language; null where every row is used and nothing is assumed. */
export function noticeOf({
  files,
  questions,
}: Pick<ImportResult, 'files' | 'questions'>): Record<Locale, string> | null {
  const short = files.filter(({ rowsSetAside }) => rowsSetAside > 0);
  const setAside = short.reduce((sum, { rowsSetAside }) => sum + rowsSetAside, 0);
  const read = files.reduce((sum, { rowsRead }) => sum + rowsRead, 0);
  const assumed = questions.filter(({ answered }) => answered === null).length;
  if (setAside === 0 && assumed === 0) return null;
  const text = (locale: Locale): string => {
    const t = translator(locale);
    const separator = t('data.separator');
    const names = short
      .toSorted((a, b) => b.rowsSetAside - a.rowsSetAside)
      .slice(0, MAX_FILES_NAMED)
      .map((file) => `${sourceName(file)} ${count(file.rowsSetAside, locale)}`);
    if (short.length > MAX_FILES_NAMED) names.push('…');
    const rows = t('data.live.setAside', {
      n: count(setAside, locale),
      rows: count(read, locale),
      files: names.join(separator),
    });
    const open = t('data.live.assumed', { n: assumed });
    return [setAside > 0 ? rows : '', assumed > 0 ? open : ''].filter(Boolean).join(separator);
  };
  return Object.fromEntries(LOCALES.map((locale) => [locale, text(locale)])) as Record<
    Locale,
    string
  >;
}
