/** The site's wording: one file a page and language, keys `page.name`, parts in braces. */

import type { EN } from './en/pages.ts';
import type { Locale, Messages } from './locale.ts';

type Wordings = typeof EN;

/** `page.name`, as the English file of the page has it. */
type WordingKey = {
  [Page in keyof Wordings]: `${Page}.${keyof Wordings[Page] & string}`;
}[keyof Wordings];

type TextOf<Key> = Key extends `${infer Page extends keyof Wordings}.${infer Name}`
  ? Wordings[Page][Name & keyof Wordings[Page]]
  : never;

/** The names in braces: `{amount}`, `{n:day|days}`. */
type PartOf<Text> = Text extends `${string}{${infer Part}}${infer Rest}`
  ? (Part extends `${infer Name}:${string}` ? Name : Part) | PartOf<Rest>
  : never;

type Parts = Record<string, string | number>;

/** What fills a text; there may be more than its parts. */
export type PartsOf<Text> = [PartOf<Text>] extends [never]
  ? [parts?: Parts]
  : [parts: Parts & Record<PartOf<Text>, string | number>];

/** `data.input` of `data.input.payment`. */
type PrefixOf<Key> = Key extends `${infer Head}.${infer Rest}`
  ? Head | `${Head}.${PrefixOf<Rest>}`
  : never;

/** What stands before the name of several wordings. */
type WordingPrefix = PrefixOf<WordingKey>;

/** The names that have a wording under a prefix. */
export type WordingIn<Prefix extends WordingPrefix> = WordingKey extends infer Key
  ? Key extends `${Prefix}.${infer Name}`
    ? Name
    : never
  : never;

/** Pages that have a name and a title. */
export type PageName = {
  [Page in keyof Wordings]: Wordings[Page] extends { name: string; title: string } ? Page : never;
}[keyof Wordings];

export interface Translate {
  /** A wording with its parts filled. */
  <Key extends WordingKey>(key: Key, ...parts: PartsOf<TextOf<Key>>): string;
  /** One whose name is known only at run time: throws where it or a part of it is missing. */
  named(prefix: WordingPrefix, name: string, parts?: Parts): string;
  /** A wording that only some values have; null for the others. */
  orNull(key: `${WordingPrefix}.${string}`, parts?: Parts): string | null;
}

/** The wordings of a language, by page. */
export type PageTexts = Record<keyof Wordings, Messages>;

const PART = /\{(\w+)(?::([^|}]*)\|([^}]*))?\}/g;

/** Wordings from the texts of one language. */
export function translatorOf(locale: Locale, pages: PageTexts): Translate {
  const find = (key: string): string | undefined => {
    const dot = key.indexOf('.');
    const [page, name] = [key.slice(0, dot), key.slice(dot + 1)];
    const texts = Object.hasOwn(pages, page) ? pages[page as keyof PageTexts] : {};
    // the name may be a word of the data
    return Object.hasOwn(texts, name) ? texts[name] : undefined;
  };
  const orNull: Translate['orNull'] = (key, parts = {}) => {
    const text = find(key);
    return text === undefined ? null : translate(key, text, parts);
  };
  const wording = (key: string, parts: Parts = {}): string => {
    const text = find(key);
    if (text === undefined) throw new Error(`no wording "${key}" in ${locale}`);
    return translate(key, text, parts);
  };
  const named: Translate['named'] = (prefix, name, parts) => wording(`${prefix}.${name}`, parts);
  return Object.assign(wording, { named, orNull });
}

/** The text with its parts filled; throws on a missing one and names the key. */
export function translate(key: string, text: string, parts: Parts): string {
  let filled = '';
  let end = 0;
  for (const match of text.matchAll(PART)) {
    const [whole, name, one, other] = match;
    const part = parts[name!];
    if (part === undefined) throw new Error(`wording "${key}" needs the part "${name}"`);
    const filling = one === undefined ? printed(part) : String(part) === '1' ? one : other!;
    filled = joined(joined(filled, text.slice(end, match.index)), filling);
    end = match.index + whole.length;
  }
  return joined(filled, text.slice(end));
}

/** Whole numbers with their thousands apart, in both languages; a number of a row or document is handed over as text. */
const printed = (part: string | number): string =>
  Number.isInteger(part) ? String(part).replace(/\B(?=(?:\d{3})+$)/g, ',') : String(part);

/** Most texts are far from the first Chinese sign. */
const isHan = (sign: string): boolean => sign >= '\u2e80' && /\p{Script=Han}/u.test(sign);
/** Letters, digits, and signs that belong to a number. */
const LATIN = /[\p{Script=Latin}\p{Nd}%‰+−¥$€£]/u;

/** One text after the other: a space where Chinese meets letters or digits, none within Chinese. */
function joined(before: string, after: string): string {
  const last = before.at(-1) ?? '';
  const first = after.charAt(0);
  if ((isHan(last) && LATIN.test(first)) || (isHan(first) && LATIN.test(last)))
    return `${before} ${after}`;
  if (isHan(last) && /^ \p{Script=Han}/u.test(after)) return before + after.slice(1);
  if (isHan(first) && /\p{Script=Han} $/u.test(before)) return before.slice(0, -1) + after;
  return before + after;
}

/** The wordings of one file, for what is fetched only when it is needed: one in a language, with its parts filled. */
export const wordingsOf =
  <Wordings extends Messages>(name: string, texts: { en: Wordings; zh: Messages }) =>
  <Key extends keyof Wordings & string>(
    locale: Locale,
    key: Key,
    ...[parts]: PartsOf<Wordings[Key]>
  ): string =>
    translate(`${name}.${key}`, (texts[locale] as Messages)[key]!, parts ?? {});

/** The wordings of a command, for a terminal that speaks one language: said by key, with their parts filled. */
export const sayingOf =
  <Key extends string>(texts: Record<Locale, Record<Key, string>>) =>
  (locale: Locale) =>
  (key: Key, parts: Parts = {}): string =>
    translate(key, texts[locale][key], parts);
