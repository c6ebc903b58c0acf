/** Dates in words and eras: "15 de enero de 2026", 令和8年1月15日, 2026년 1월 15일, "Thu, 15 Jan 2026 09:12:00 GMT". */
import { chineseDigits } from '../chinese-number.ts';
import { countOf, dayInCount, dayOf, eraOffset, fullYear } from './calendar.ts';
import { monthsNamed, saysNoMonth } from './month-names.ts';

const ERA_DATE =
  /^(\D{0,6}?)\s*(\d{1,4}|元)\s*(?:[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일號号]?|[-/.](\d{1,2})[-/.](\d{1,2}))$/;
const VIETNAMESE = /^(?:ngày\s+)?(\d{1,2})\s+(?:tháng|thg)\s+(\d{1,2}),?\s+(?:năm\s+)?(\d{4})$/iu;
const TIME_INSIDE =
  /(?<!\d)\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:\s*[ap]\.?m\.?(?!\p{L}))?(?:\s*(?:[A-Z]{3,5}(?![\p{L}])|Z(?!\p{L})))?(?:\s*[-+]\d{2}:?\d{2})?(?:\s*\([^)]*\))?/iu;
const TOKEN = /\d+|[\p{L}\p{M}'\u0970\u05f3]+(?:-[\p{L}\p{M}']+)*/gu;
const ORDINAL = /(?<=\d)(?:st|nd|rd|th|er|re|ère|º|ª|°|o|a|e|ja|ta|-й|-е|-го)(?![\p{L}\p{M}])/giu;

/** Months that words stand for where several languages differ, by the words as compared. */
export type MonthWords = ReadonlyMap<string, number>;
export const NO_WORDS: MonthWords = new Map();

/** 二〇二六年一月十五日 in digits. */
function fromChinese(text: string): string {
  if (!/[一二三四五六七八九十]/.test(text)) return text;
  return text.replace(/[〇零一二三四五六七八九十]+/g, chineseDigits);
}

/** A date with a name of a month or of an era; null where it has none that is known, or could be read in two ways. */
export function readWordedDate(text: string, words: MonthWords = NO_WORDS): number | null {
  const tidy = fromChinese(text);
  const era = ERA_DATE.exec(tidy);
  if (era) return ofEra(era);
  const vietnamese = VIETNAMESE.exec(tidy);
  if (vietnamese) return dayOf(Number(vietnamese[3]), Number(vietnamese[2]), Number(vietnamese[1]));
  return ofTokens(tokensOf(tidy), words);
}

function ofEra([, name = '', year = '', ...rest]: RegExpExecArray): number | null {
  const [month, day] = rest.filter(Boolean).map(Number) as [number, number];
  const offset = name.trim() === '' ? (year.length === 4 ? 0 : null) : eraOffset(name);
  // two digits before 年 are those of the century
  const isShort = name.trim() === '' && year.length === 2 && rest[0] !== undefined;
  if (offset === null && !isShort) return null;
  const count = year === '元' ? 1 : Number(year);
  return dayOf(count + (isShort ? 2000 : offset!), month, day);
}

interface Token {
  text: string;
  isNumber: boolean;
}

function tokensOf(text: string): Token[] {
  const plain = text.replace(TIME_INSIDE, ' ').replace(ORDINAL, ' ');
  return [...plain.matchAll(TOKEN)].map(([token]) => ({
    text: token,
    isNumber: /^\d/.test(token),
  }));
}

/** The words of a date as its column counts them. */
export const wordsOfDate = (text: string): string[] =>
  tokensOf(text).flatMap(({ text: word, isNumber }) => (isNumber ? [] : [word]));

function ofTokens(tokens: readonly Token[], words: MonthWords): number | null {
  const numbers = tokens.filter(({ isNumber }) => isNumber).map(({ text }) => text);
  const named = tokens.filter(({ isNumber }) => !isNumber).map(({ text }) => text);
  if (numbers.length !== 2 || named.length === 0 || named.length > 6) return null;
  const month = monthOfWords(named, words);
  if (month === null) return null;
  const [a, b] = numbers as [string, string];
  if (a.length >= 4) return b.length <= 2 ? yearFirst(a, month, b) : null;
  if (a.length > 2) return null;
  if (b.length === 4) return yearFirst(b, month, a);
  return b.length === 2 ? dayOf(fullYear(b), month, Number(a)) : null;
}

const yearFirst = (year: string, month: number, day: string): number | null => {
  const isBuddhist = countOf(Number(year)) === 'buddhist';
  return isBuddhist
    ? dayInCount('buddhist', Number(year), month, Number(day))
    : dayOf(Number(year), month, Number(day));
};

/** The one month among the words of a date, where the others are days of the week and particles. */
function monthOfWords(named: readonly string[], words: MonthWords): number | null {
  const whole = monthsNamed(named.join(' '));
  if (whole.size === 1) return [...whole][0]!;
  const months = new Set<number>();
  for (const word of named) {
    const found = monthsNamed(word);
    const month = found.size === 1 ? [...found][0]! : words.get(word.toLowerCase());
    if (month !== undefined && !isDayToo(word, named)) months.add(month);
    else if (found.size > 1 || !saysNoMonth(word)) return null;
  }
  return months.size === 1 ? [...months][0]! : null;
}

/** "mar" is Tuesday in some languages and March in others: beside another month it is the day. */
const isDayToo = (word: string, named: readonly string[]): boolean =>
  named.length > 1 &&
  saysNoMonth(word) &&
  named.some((other) => other !== word && monthsNamed(other).size > 0);
