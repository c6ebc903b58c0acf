/** Names of months, and the words that stand beside them in dates, in all languages of CLDR. */
import { languages } from '../languages.ts';

/** Known at once; the others take half a second, only where a word is in none of these. */
const FIRST = ['en', 'de', 'fr', 'nl', 'es', 'it', 'pt', 'ru', 'zh', 'ja'];
const BASE = { calendar: 'gregory', numberingSystem: 'latn', timeZone: 'UTC' } as const;
const DAY_OF_YEAR = { year: 'numeric', day: 'numeric' } as const;
const FORMS: readonly Intl.DateTimeFormatOptions[] = [
  { ...BASE, ...DAY_OF_YEAR, month: 'long', weekday: 'long' },
  { ...BASE, ...DAY_OF_YEAR, month: 'short', weekday: 'short' },
  { ...BASE, month: 'long' },
  { ...BASE, month: 'short' },
  { ...BASE, dateStyle: 'medium' },
];
/** Written in one of the first languages, and not in CLDR. */
const ALSO: readonly (readonly [string, number])[] = [
  ['mrz', 3],
  ['mär', 3],
  ['jän', 1],
  ['sept', 9],
  ['avr', 4],
  ['янв', 1],
];

interface Words {
  months: Map<string, number>;
  /** Days of the week, "de", "of" and other words that decide nothing. */
  others: Set<string>;
}

/** A word as it is compared. */
const wordKey = (word: string): string =>
  word
    .toLowerCase()
    .replace(/^[dl]'/, '')
    .replace(/[.\u0970\u05f3']+$/, '');

const wordsIn = (text: string): string[] =>
  text
    .split(/[\s,./()\u060c]+/)
    .map((word) => wordKey(word.replace(/^-+|-+$/g, '')))
    .filter((word) => /\p{L}/u.test(word));

/** A day of the month, each on another day of the week. */
function dayOf(month: number): number {
  const weekday = new Date(Date.UTC(2026, month - 1, 1)).getUTCDay();
  return Date.UTC(2026, month - 1, 1 + ((month + 7 - weekday) % 7));
}

function wordsOf(language: string): Words {
  const months = new Map<string, number>();
  const others = new Set<string>();
  for (const form of FORMS) {
    const formatter = new Intl.DateTimeFormat(language, form);
    for (let month = 1; month <= 12; month++)
      for (const { type, value } of formatter.formatToParts(dayOf(month))) {
        const words = wordsIn(value.normalize('NFKC').replace(/[\u2019\u02bc]/g, "'"));
        if (type === 'month' && !/\d/.test(value)) {
          const name = words.join(' ');
          // of "de gener" the particle stands apart in a date
          for (const written of [name, name.replace(/^de /, '')])
            if (written.length > 1) months.set(written, month);
        } else for (const word of words) others.add(word);
      }
  }
  return { months, others };
}

const byLanguage = new Map<string, Words>();

function wordsOfAll(names: readonly string[]): Words[] {
  return names.map((language) => {
    const words = byLanguage.get(language) ?? wordsOf(language);
    byLanguage.set(language, words);
    return words;
  });
}

const NONE: ReadonlySet<number> = new Set();
const found = new Map<string, ReadonlySet<number>>(
  ALSO.map(([word, month]) => [word, new Set([month])]),
);
const MOST_FOUND = 5000;

/** The months that a word, or several, stand for: none, one, or several in different languages. */
export function monthsNamed(name: string): ReadonlySet<number> {
  const key = wordKey(name);
  let months = found.get(key);
  if (months === undefined) {
    months = monthsIn(FIRST, key);
    if (months.size === 0) months = monthsIn(languages(), key);
    if (found.size < MOST_FOUND) found.set(key, months);
  }
  return months;
}

/** True for the name of a month in a language that most exports are in. */
export const isUsualMonth = (word: string): boolean => monthsIn(FIRST, wordKey(word)).size > 0;

function monthsIn(names: readonly string[], key: string): ReadonlySet<number> {
  const months = new Set<number>();
  for (const words of wordsOfAll(names)) {
    const month = words.months.get(key);
    if (month !== undefined) months.add(month);
  }
  return months.size === 0 ? NONE : months;
}

/** Beside a day or a year, and not in CLDR. */
const PARTICLES = new Set([
  'of',
  'the',
  'vom',
  'am',
  'den',
  'dne',
  'dnia',
  'du',
  'day',
  'yil',
  'yılı',
]);
let others: Set<string> | undefined;

/** True for a day of the week or a particle of any language. */
export function saysNoMonth(word: string): boolean {
  const key = wordKey(word);
  if (PARTICLES.has(key) || wordsOfAll(FIRST).some((words) => words.others.has(key))) return true;
  others ??= new Set(wordsOfAll(languages()).flatMap((words) => [...words.others]));
  return others.has(key);
}

/** The month of a word of several, by the languages that know all the words of its column; null where they differ. */
export function monthAmong(word: string, column: Iterable<string>): number | null {
  const keys = [...column].map(wordKey);
  const months = new Set<number>();
  for (const words of wordsOfAll(languages())) {
    const month = words.months.get(wordKey(word));
    const knows = keys.every((key) => words.months.has(key) || words.others.has(key));
    if (month !== undefined && knows) months.add(month);
  }
  return months.size === 1 ? [...months][0]! : null;
}
