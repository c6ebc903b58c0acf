/** Which encoding text that is not UTF-8 is in: each is judged by the words that it makes of the bytes, and by the headers. */
import type { Encoding } from '../../settings/encodings.ts';
import { chunks } from '../chunks.ts';
import { knownHeaders } from '../header-row.ts';
import { letterModel } from './letter-pairs.ts';

export interface EncodingGuess {
  encoding: Encoding;
  /** A text as it reads, for a person to look at. */
  shown: string;
  /** The next best reading where the first is not sure. */
  other?: { encoding: Encoding; shown: string };
}

/** Languages by encoding; of encodings that read a text alike, the first is taken. */
const LANGUAGES: [Encoding, string[]][] = [
  ['windows-1252', ['de', 'fr', 'es', 'it', 'pt', 'nl', 'sv', 'da', 'nb', 'fi', 'is']],
  ['gb18030', ['zh-Hans']],
  ['big5', ['zh-Hant']],
  ['shift_jis', ['ja']],
  ['euc-jp', ['ja']],
  ['euc-kr', ['ko']],
  ['windows-1250', ['cs', 'pl', 'hu', 'sk', 'sl', 'hr', 'ro']],
  ['windows-1251', ['ru', 'uk', 'bg', 'sr']],
  ['windows-1253', ['el']],
  ['windows-1254', ['tr']],
  ['windows-1255', ['he']],
  ['windows-1256', ['ar', 'fa']],
  ['windows-1257', ['lt', 'lv', 'et']],
  ['windows-1258', ['vi']],
  ['windows-874', ['th']],
  ['iso-8859-2', ['cs', 'pl', 'hu', 'sk', 'sl', 'hr', 'ro']],
  ['iso-8859-7', ['el']],
  ['macintosh', ['de', 'fr', 'es', 'it', 'pt', 'nl', 'sv', 'da', 'nb']],
  ['koi8-r', ['ru']],
  ['koi8-u', ['uk']],
  ['ibm866', ['ru']],
  ['iso-8859-5', ['ru']],
  ['x-mac-cyrillic', ['ru', 'uk']],
];

/** Lead and trail bytes of the characters that a language of many characters uses most. */
const COMMON: Partial<Record<Encoding, [leads: [number, number], trails: [number, number]]>> = {
  gb18030: [
    [0xb0, 0xd7],
    [0xa1, 0xfe],
  ],
  big5: [
    [0xa4, 0xc6],
    [0x40, 0xfe],
  ],
  shift_jis: [
    [0x88, 0x97],
    [0x40, 0xfc],
  ],
  'euc-jp': [
    [0xb0, 0xcf],
    [0xa1, 0xfe],
  ],
  'euc-kr': [
    [0xb0, 0xc8],
    [0xa1, 0xfe],
  ],
};

const commonCharacters = new Map<Encoding, ReadonlySet<string>>();
function commonOf(encoding: Encoding): ReadonlySet<string> | null {
  const zone = COMMON[encoding];
  if (!zone) return null;
  let found = commonCharacters.get(encoding);
  if (!found) {
    const decoder = new TextDecoder(encoding);
    const [[firstLead, lastLead], [firstTrail, lastTrail]] = zone;
    const bytes: number[] = [];
    for (let lead = firstLead; lead <= lastLead; lead++)
      for (let trail = firstTrail; trail <= lastTrail; trail++)
        if (trail !== 0x7f && trail !== 0xff) bytes.push(lead, trail, 0x0a);
    found = new Set(
      [...decoder.decode(Uint8Array.from(bytes))].filter((letter) =>
        /[\p{Script=Han}\p{Script=Hangul}]/u.test(letter),
      ),
    );
    commonCharacters.set(encoding, found);
  }
  return found;
}

/** How companies are called in law, and what a reading in which they stand is worth. */
const COMPANIES: Partial<Record<Encoding, RegExp>> = {
  gb18030: /有限公司|股份公司|集团/,
  big5: /有限公司|股份公司|集團/,
  shift_jis: /株式会社|有限会社|合同会社|㈱/,
  'euc-jp': /株式会社|有限会社|合同会社|㈱/,
  'euc-kr': /주식회사|유한회사|합자회사|\(주\)|㈜/,
};
const COMPANY = 12;
const MOST_COMPANIES = 3;

const STRANGE = Math.log(1e-6);
const KANA = Math.log(1 / 160);
const WIDE_SIGN = Math.log(1 / 300);
const NARROW_KANA = Math.log(1e-4);
/** Of an ASCII letter in a text of another script. */
const FOREIGN = -3;
const TURN = -7;
const USUAL: Encoding = 'windows-1252';
/** What the most usual encoding has in advance. */
const FOR_USUAL = 4;
/** Signs that stand around words in every language. */
const NEUTRAL = /[\u00a0«»“”„‘’‚–—…€£°№§©®™·•]/;

/** How likely one text of a language with few letters is; `isLatin` where ASCII letters are its own. */
function scoreWords(text: string, locale: string, isLatin: boolean): number {
  const model = letterModel(locale);
  let score = 0;
  let before: 'none' | 'ascii' | 'sign' | 'letter' = 'none';
  let last = '^';
  let wasLower = false;
  for (const letter of text) {
    const isAscii = letter.charCodeAt(0) < 0x80;
    const kind = !/[\p{L}\p{M}]/u.test(letter) ? 'sign' : isAscii ? 'ascii' : 'letter';
    const lower = letter.toLowerCase();
    const isLower = kind !== 'sign' && lower !== letter.toUpperCase() && lower === letter;
    if (kind === 'sign') {
      // a sign beyond ASCII inside a word is none of the language
      if (!isAscii) score += before !== 'none' || !NEUTRAL.test(letter) ? STRANGE : FOREIGN;
      before = isAscii ? 'none' : 'sign';
      last = '^';
    } else {
      const isMixed = !isLatin && before !== 'none' && before !== kind;
      if (before === 'sign' || isMixed) score += STRANGE;
      const isForeign = isAscii && !isLatin;
      score += isForeign ? FOREIGN : Math.max(STRANGE, model.pair(last, lower));
      if (wasLower && !isLower && lower !== letter) score += TURN;
      last = isForeign ? '^' : lower;
      before = kind;
    }
    wasLower = isLower;
  }
  return score;
}

/** How likely one text of a language of many characters is. */
function scoreCharacters(text: string, locale: string, common: ReadonlySet<string>): number {
  const model = letterModel(locale);
  // names hold most syllables of Korean, but few of all Chinese characters
  const base = Math.log((locale === 'ko' ? 0.03 : 0.3) / common.size);
  // a small ASCII letter beside such a character is a letter of a western word
  let score = STRANGE * (text.match(/[a-z][^\u0000-\u007f]|[^\u0000-\u007f][a-z]/g)?.length ?? 0);
  for (const letter of text) {
    const code = letter.codePointAt(0)!;
    if (code < 0x80) score += /[A-Za-z]/.test(letter) ? FOREIGN : 0;
    else if (common.has(letter)) score += Math.max(base, model.single(letter));
    else if (code >= 0x3040 && code < 0x3100) score += locale === 'ja' ? KANA : STRANGE;
    else if (code >= 0xff61 && code < 0xffa0) score += NARROW_KANA;
    else if (
      (code >= 0x3000 && code < 0x3040) ||
      (code > 0xff00 && code < 0xff61) ||
      NEUTRAL.test(letter)
    )
      score += WIDE_SIGN;
    else score += STRANGE;
  }
  return score;
}

const MAX_SAMPLE = 24 * 1024;
const OF_PIECE = 4 * 1024;

/** Cells with bytes beyond ASCII, spread over the file, each once; no encoding has these separators inside a character. */
function sampleOf(path: string): Buffer[] {
  const cells = new Map<string, Buffer>();
  let all = 0;
  for (const piece of chunks(path)) {
    let taken = 0;
    let start = 0;
    for (let at = 0; at <= piece.length && taken < OF_PIECE; at++) {
      const byte = piece[at];
      if (byte !== undefined && ![0x2c, 0x3b, 0x09, 0x22, 0x0a, 0x0d].includes(byte)) continue;
      const cell = piece.subarray(start, at);
      start = at + 1;
      if (cell.length > 200 || !cell.some((each) => each >= 0x80)) continue;
      const key = cell.toString('latin1');
      if (cells.has(key)) continue;
      cells.set(key, Buffer.from(cell));
      taken += cell.length;
    }
    all += taken;
    if (all > MAX_SAMPLE) break;
  }
  return [...cells.values()];
}

/** True where every byte of the file is part of a character. */
function isReadableAs(path: string, encoding: Encoding): boolean {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for (const piece of chunks(path)) decoder.decode(piece, { stream: true });
    decoder.decode();
    return true;
  } catch {
    return false;
  }
}

interface Reading {
  encoding: Encoding;
  texts: string[];
  score: number;
}

const LATIN = /[a-z]/;

/** What a known header beyond ASCII is worth. */
const HEADER = 40;

function readingsOf(sample: readonly Buffer[], head: Buffer): Reading[] {
  const readings: Reading[] = [];
  for (const [encoding, locales] of LANGUAGES) {
    const decoder = new TextDecoder(encoding, { fatal: true });
    const texts: string[] = [];
    try {
      for (const cell of sample) texts.push(decoder.decode(cell));
    } catch {
      continue;
    }
    const common = commonOf(encoding);
    if (!common && texts.some((text) => /[\u0080-\u009f]/.test(text))) continue;
    const ofLanguages = locales.map((locale) => {
      const region = new Intl.DisplayNames([locale], { type: 'region' }).of('FR') ?? '';
      const isLatin = LATIN.test(region);
      return texts.map((text) =>
        common ? scoreCharacters(text, locale, common) : scoreWords(text, locale, isLatin),
      );
    });
    // most of a list is in one language, but customers of several countries stand in it
    const inOne = Math.max(...ofLanguages.map((scores) => scores.reduce((a, b) => a + b, 0)));
    const inEach = texts.reduce(
      (sum, _, i) => sum + Math.max(...ofLanguages.map((scores) => scores[i]!)),
      0,
    );
    const headers = new TextDecoder(encoding).decode(head).split(/[,;\t|"\r\n]/);
    const known = knownHeaders(
      headers.filter((cell) => /[^\u0000-\u007f]/.test(cell)),
      new Set(),
    );
    const companies = texts.filter((text) => COMPANIES[encoding]?.test(text)).length;
    const named = Math.min(companies, MOST_COMPANIES);
    readings.push({
      encoding,
      texts,
      score:
        (inOne + inEach) / 2 +
        known * HEADER +
        named * COMPANY +
        (encoding === USUAL ? FOR_USUAL : 0),
    });
  }
  return readings.sort((a, b) => b.score - a.score);
}

/** By how much the first reading must be better than another one, in all and a byte. */
const MARGIN_OF_BYTE = 0.12;
/** More than the usual one, and of a Mac, needs more: three letters of rare French words are no proof of Latvian. */
const marginOf = (best: Encoding, next: Encoding): number => {
  if (best === 'macintosh') return 16;
  return next === USUAL ? 12 : 9;
};

/** True where capitals with marks stand inside most words that have marks, "MÅller": the text is of DOS, not of a Mac. */
function hasInnerCapitals(texts: readonly string[]): boolean {
  const words = texts.flatMap((text) => text.match(/[\p{L}\p{M}]+/gu) ?? []);
  const marked = words.filter((word) => /[^\u0000-\u007f]/.test(word));
  const odd = marked.filter((word) => /\p{L}(?=[^\u0000-\u007f])\p{Lu}\p{Ll}/u.test(word));
  return odd.length * 2 >= marked.length && odd.length > 0;
}

/** The encoding of a file that is no UTF-8; null where none reads all of its bytes. */
export function guessEncoding(path: string, head: Buffer): EncodingGuess | null {
  const sample = sampleOf(path);
  const bytes = sample.reduce((sum, cell) => sum + cell.length, 0);
  const readings = readingsOf(sample, head);
  const at = readings.findIndex(({ encoding }) => isReadableAs(path, encoding));
  const likeliest = readings[at];
  if (!likeliest) return null;
  if (likeliest.encoding === 'macintosh' && hasInnerCapitals(likeliest.texts)) return null;
  const isAlike = (other: Reading): boolean =>
    other.texts.every((text, i) => text === likeliest.texts[i]);
  const alike = LANGUAGES.map(([encoding]) =>
    readings.find((other) => other.encoding === encoding && isAlike(other)),
  );
  const best = alike.find((other) => other && isReadableAs(path, other.encoding)) ?? likeliest;
  const differs = (i: number, other: Reading): boolean => other.texts[i] !== best.texts[i];
  const next = readings.slice(at + 1).find((other) => !isAlike(other));
  const first = Math.max(0, next ? next.texts.findIndex((_, i) => differs(i, next)) : 0);
  const found: EncodingGuess = { encoding: best.encoding, shown: best.texts[first] ?? '' };
  if (!next) return found;
  const lead = likeliest.score - next.score;
  if (lead < Math.max(marginOf(best.encoding, next.encoding), MARGIN_OF_BYTE * bytes))
    found.other = { encoding: next.encoding, shown: next.texts[first] ?? '' };
  return found;
}
