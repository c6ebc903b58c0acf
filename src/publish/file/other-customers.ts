/** A customer's folder names nobody else: who pays for another, or owns him, stands there as somebody. */
import { text } from '../../i18n/locale.ts';
import { foreignTexts, leakText } from '../audience/find-leaks.ts';
import { createTextFinder } from '../audience/text-finder.ts';
import { ReportedFailure } from '../errors.ts';

const SOMEBODY = text('another customer', '其他客户');

/** Shorter ones stand in other words; numbers may be any. */
const isTelling = (name: string): boolean => name.length >= 4 && !/^[\d.,]+$/.test(name);

/** `known`: all customers with their names. Throws ReportedFailure where one is still named. */
export function withoutOthers(
  html: string,
  known: readonly (readonly [string, readonly string[]])[],
  id: string,
): string {
  const own = new Set(
    known.filter(([value]) => value === id).flatMap(([value, names]) => [value, ...names]),
  );
  const all = new Set(known.flatMap(([value, names]) => [value, ...names]).filter(isTelling));
  const others = new Set(foreignTexts(all, own));
  let locale: 'en' | 'zh' = 'en';
  const shown = html.replace(/<article lang="(\w\w)|>([^<>]+)</g, (whole, language, said) => {
    if (language) locale = language;
    return said && others.has(said.trim()) ? `>${SOMEBODY[locale]}<` : whole;
  });
  const [named] = createTextFinder([...others])(Buffer.from(shown));
  if (named !== undefined)
    throw new ReportedFailure(leakText([{ file: id, why: 'text', text: named }]));
  return shown;
}
