/** Whether a phrase is known in all its words: the part that nobody knows may say the opposite. */
import { isUsualMonth } from '../dates/month-names.ts';
import { withPlainI } from '../plain-text.ts';
import { NEUTRAL_PARTS, NEUTRAL_WORDS } from './neutral-words.ts';

/** Stands for a word that was found. */
const FOUND = '\u0001';
/** Numbers, and ids that hold one. */
const NUMBERED = /(?:(?<![A-Za-z])no[.:]?\s*)?[A-Za-zА-Яа-я_./#%-]*\d[A-Za-zА-Яа-я\d_./#%:-]*/gi;
/** A word of found parts, with the letters that join them and an ending. */
const INFLECTED = /^\u0001+(?:[\p{L}\p{M}]{0,2}\u0001+)*[\p{L}\p{M}]{0,3}$/u;
/** The article of Arabic and Hebrew is written with its word. */
const ARTICLE = /^(?:ال|وال|بال|ב|ה|ל|ו)(?=\u0001)/u;
const NO_SPACES = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const MOST_LEFT_THAI = 4;

/** Words of a pattern that stand alone. */
const alone = (words: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{M}\\u0001])(?:${words})(?![\\p{L}\\p{M}\\u0001])`, 'giu');

/** Words of a pattern wherever they stand, also joined to others. */
const anywhere = (words: string): RegExp => new RegExp(words, 'giu');

/** Takes apart words that are written together: snake_case, l'avoir. */
const splitJoined = (text: string): string =>
  withPlainI(text.normalize('NFKC'))
    .replace(/[_'’`]/g, ' ')
    .replace(NUMBERED, ' ');
/** Takes camelCase apart, which is also how names such as PayPal are written. */
const uncamel = (text: string): string => text.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2');

function isKnownRest(part: string): boolean {
  const word = part.replace(ARTICLE, '');
  const letters = word.replaceAll(FOUND, '');
  if (letters === '') return true;
  if (NO_SPACES.test(letters)) return false;
  if (/\p{Script=Thai}/u.test(letters)) return letters.length <= MOST_LEFT_THAI;
  if (word === letters) return letters.length === 1 || isUsualMonth(letters);
  return INFLECTED.test(word);
}

const WORDS_END = /[^\p{L}\p{M}\u0001]+/u;
/** All that is left are numbers, marks and found words. */
const ALL_FOUND = /^[^\p{L}\p{M}]*$/u;

/** The words of a pattern that are written as they are, without a choice of letters. */
const plainWords = (pattern: string): string[] =>
  pattern.split('|').filter((word) => /^[a-z]+$/.test(word));

/** Reads whether every word of a text is known, neutral or a number: `words` stand alone, `parts` also within words. */
export function wholePhrase(words: string, parts: string): (text: string) => boolean {
  // only files with such words pay for it
  let patterns: readonly RegExp[] | undefined;
  let plain: ReadonlySet<string> | undefined;
  const isWhole = (text: string): boolean => {
    if (ALL_FOUND.test(text)) return true;
    // most words stand in the lists as they are, and long patterns take their time
    plain ??= new Set([words, NEUTRAL_WORDS].flatMap(plainWords));
    if (
      text
        .trim()
        .toLowerCase()
        .split(' ')
        .every((word) => plain!.has(word))
    )
      return true;
    patterns ??= [alone(words), alone(NEUTRAL_WORDS), anywhere(parts), anywhere(NEUTRAL_PARTS)];
    let rest = text;
    for (const pattern of patterns) {
      rest = rest.replace(pattern, FOUND);
      if (ALL_FOUND.test(rest)) return true;
    }
    return rest.split(WORDS_END).every(isKnownRest);
  };
  return (text) => {
    const split = splitJoined(text);
    return isWhole(split) || isWhole(uncamel(split));
  };
}
