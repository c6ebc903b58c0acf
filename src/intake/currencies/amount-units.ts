/** The unit of amounts that a title or a header names in words: thousands, 千円, тыс. руб., Lakhs, k€; the words come from CLDR. */
import { memo } from '../memo.ts';
import { currenciesOf, currencyOfName } from './currency-mark.ts';
import { unitWords } from './unit-words.ts';

export interface AmountUnit {
  power: number;
  /** The one currency beside it. */
  currency: string | null;
  /** What stands before the unit. */
  name: string;
}

/** Forms that CLDR does not print behind a number. */
const MORE: Readonly<Record<string, number>> = {
  ...{
    '000': 3,
    '000s': 3,
    '1000': 3,
    '1.000': 3,
    mil: 3,
    'mil.': 6,
    tsd: 3,
    milliers: 3,
    miles: 3,
    milhares: 3,
    migliaia: 3,
    mii: 3,
    mn: 6,
    mm: 6,
    bn: 9,
  },
  ...{ lakh: 5, lac: 5, crore: 7, tkr: 3, tusental: 3, χιλιάδων: 3, אלפי: 3, 千: 3, 仟: 3, 천: 3 },
  ...{ 万: 4, 萬: 4, 만: 4, 百万: 6, 百萬: 6, 백만: 6, 千万: 7, 亿: 8, 億: 8, 억: 8 },
};
const HAN =
  /^(百万|百萬|千万|千|仟|万|萬|亿|億|천|백만|만|억)(元|円|圓|圆|원|人民币|日元|美元|ドル)$/u;
const HAN_AT_END =
  /^(.*[^\s千百万萬])(百万|百萬|千|仟|万|萬|亿|億|천|백만|만|억)(?:元|円|圓|圆|원)$/u;

let known: Map<string, number> | undefined;

/** Word → power of ten. */
function knownWords(): ReadonlyMap<string, number> {
  known ??= new Map([...unitWords(), ...Object.entries(MORE)]);
  return known;
}

const plainWord = (text: string): string => text.toLowerCase().replace(/\.+$/, '').trim();

const LONG = 4;

/** The power of a word, also in another case or number: тысячах, thousands, lakhs. */
const powerOfWord = memo((text): number | null => {
  const word = plainWord(text);
  const han = HAN.exec(word);
  const words = knownWords();
  // "mil" is a thousand in Spain and Brazil, "mil." a million in Prague
  const found = words.get(han?.[1] ?? (word === 'mil' ? text.toLowerCase() : word));
  if (found !== undefined) return found;
  for (let cut = 1; cut <= 3 && word.length - cut >= LONG; cut++) {
    const stem = words.get(word.slice(0, -cut));
    if (stem !== undefined) return stem;
  }
  return null;
});

/** k€, TEUR, EUR'000, $mn: unit and currency in one word. */
const COMPOUND: readonly (readonly [RegExp, number])[] = [
  [/^(?:k|t)(?=\p{Sc}$|[a-z]{3}$|kr$)|^e(?=ft$)|(?<=^\p{Sc}|^[a-z]{3})'?(?:k|000s?)$/iu, 3],
  // "M$" is a thousand in some books and a million in others
  [/^(?:[mM]|mn|[mM]io)(?=[^\P{Sc}$]$|[A-Z]{3}$|kr$|Ft$)|^(?:mn?|mio)(?=\$$)/u, 6],
  [/^MM(?=\p{Sc}$|[A-Z]{3}$)|(?<=^\p{Sc})(?:m|mn|mio|MM)$/u, 6],
  [/^bn(?=\p{Sc}$)|(?<=^\p{Sc})bn$/u, 9],
];

interface Mark {
  power: number | null;
  codes: ReadonlySet<string> | null;
  isLink: boolean;
  /** Too short a word to be a unit without a currency or "in". */
  isShort: boolean;
}

/** Words that join an amount, a unit and a currency. */
const LINK =
  /^(?:in|en|em|w|v|ve|i|в|у|σε|dalam|trong|as|of|de|di|d|der|von|van|des|do|the|所|单位|単位|單位|단위|unit|units|einheit|unité|unidad|unità|единица|ед|изм)$/iu;
/** Of a price for so many pieces. */
const EACH = /^(?:per|pro|par|je|за|each|every|por|na)$/iu;

/** What a word says without a list of units or currencies. */
const joiningMark = memo((text): Mark | null => {
  if (LINK.test(text)) return { power: null, codes: null, isLink: true, isShort: false };
  for (const [pattern, power] of COMPOUND) {
    const codes = pattern.test(text) ? currenciesOf(text.replace(pattern, '').toUpperCase()) : null;
    if (codes !== null) return { power, codes, isLink: false, isShort: false };
  }
  return null;
});

/** What a word says without a list of units. */
const plainMark = memo((text): Mark | null => {
  const mark = joiningMark(text);
  if (mark !== null) return mark;
  const codes = currencyIn(text);
  return codes && { power: null, codes, isLink: false, isShort: false };
});

const markOf = memo((text): Mark | null => {
  const mark = plainMark(text);
  if (mark !== null) return mark;
  const power = powerOfWord(text);
  const isShort = power !== null && /^[\p{Script=Latin}\p{M}.]{1,4}$|^[\d.]+$/u.test(text);
  return power === null ? null : { power, codes: null, isLink: false, isShort };
});

/** What a word of a currency may be; words of no more than two letters are none. */
function currencyIn(text: string): ReadonlySet<string> | null {
  const codes = currenciesOf(text) ?? currenciesOf(text.replace(/\.$/, ''));
  const isMark = /\p{Sc}|^\p{Lu}{3}$|[^\x00-\x7f]|^\p{Lu}\p{Ll}\.?$|^(?:kr|tl|lei|rp)\.?$|.{4}/iu;
  if (codes !== null) return isMark.test(text) ? codes : null;
  const name = /\p{L}{4}/u.test(text) ? currencyOfName(text) : null;
  return name === null ? null : new Set([name]);
}

/** True where one of the words may be a unit; looked for first, as the names of currencies are many. */
const hasUnit = (words: readonly Word[]): boolean =>
  words.some(({ text }) => {
    const mark = joiningMark(text);
    return mark === null ? powerOfWord(text) !== null : mark.power !== null;
  });

interface Word {
  text: string;
  start: number;
}

const wordsOf = (text: string): Word[] =>
  [...text.matchAll(/[^\s,;:：/()（）[\]【】{}|–—-]+/gu)].map((found) => ({
    text: found[0].replace(/^(?:d?['’‘])+|['’‘]+$/g, ''),
    start: found.index,
  }));

/** The run of units, currencies and links that ends before `end`, or null where it names no one unit. */
function runBefore(words: readonly Word[], end: number): { from: number; unit: AmountUnit } | null {
  let [from, power, isBeside, isShort]: [number, number | null, boolean, boolean] = [
    end,
    null,
    false,
    false,
  ];
  const codes = new Set<string>();
  for (; from > 0; from--) {
    const mark = markOf(words[from - 1]!.text);
    if (mark === null) break;
    if (mark.power !== null) {
      if (power !== null) return null;
      power = mark.power;
      isShort = mark.isShort;
    }
    if (mark.isLink || mark.codes !== null) isBeside = true;
    for (const code of mark.codes ?? []) codes.add(code);
  }
  if (power === null || (isShort && !isBeside) || EACH.test(words[from - 1]?.text ?? ''))
    return null;
  const currency = codes.size === 1 ? [...codes][0]! : null;
  return { from, unit: { power, currency, name: '' } };
}

const MOST_WORDS = 3;

/** The unit behind a number, and the currency beside it as written: "k€", "tys. zł"; null where not every word is of one. */
export const unitBehind = memo((text): { power: number; currency: string } | null => {
  const words = wordsOf(text);
  if (words.length > MOST_WORDS || !hasUnit(words)) return null;
  let power: number | null = null;
  let currency = '';
  for (const { text: word } of words) {
    const mark = markOf(word);
    if (mark === null || mark.isLink) return null;
    const isSecond = mark.power !== null && power !== null;
    if (isSecond || (mark.codes !== null && currency !== '')) return null;
    power ??= mark.power;
    if (mark.codes !== null) currency = mark.power === null ? word : withoutCompound(word);
  }
  return power === null ? null : { power, currency };
});

const withoutCompound = (word: string): string =>
  word.replace(COMPOUND.find(([pattern]) => pattern.test(word))![0], '');

const MAY_BE_UNIT = /[\p{L}0]/u;

/** The unit at the end of a header, and the header without it. */
export const unitOfHeader = memo((header): AmountUnit | null => {
  if (!MAY_BE_UNIT.test(header)) return null;
  const han = HAN_AT_END.exec(header);
  if (han) return { power: powerOfWord(han[2]!)!, currency: null, name: han[1]! };
  const words = wordsOf(header);
  // nothing beside the last word, and it is none
  const isBeside = (): boolean => words.slice(-3).some(({ text }) => plainMark(text) !== null);
  if (words.length < 2 || !hasUnit(words) || (!/[,，)）\]】]/.test(header) && !isBeside()))
    return null;
  const run = runBefore(words, words.length);
  if (run === null || run.from === 0) return null;
  const name = header.slice(0, words[run.from]!.start).replace(/[\s,;:：/([（【–—-]+$/u, '');
  return { ...run.unit, name };
});

/** The power of ten of a line above a table: "All amounts in USD thousands", "単位：千円", "Kwoty w tys. zł". */
export function powerOfTitle(cell: string): number | null {
  const words = wordsOf(cell.normalize('NFKC'));
  if (!hasUnit(words) || !words.some(({ text }) => plainMark(text) !== null)) return null;
  for (let end = words.length; end > 0; end--) {
    if (markOf(words[end - 1]!.text) === null) continue;
    const run = runBefore(words, end);
    if (run === null) continue;
    const own = words.slice(run.from, end).map(({ text }) => plainMark(text));
    if (own.some((mark) => mark !== null && mark.codes !== null)) return run.unit.power;
    // "in thousands", "em milhares de reais"; Thousand Oaks is a town
    const next = words[end]?.text ?? '';
    const isSaid = own[0]?.isLink && (next === '' || own.at(-1) !== null || /^\p{Ll}/u.test(next));
    if (isSaid) return run.unit.power;
  }
  return null;
}
