/** Takes a number's text apart: digits and separators, sign, what stands beside them. */
import { unitBehind } from './currencies/amount-units.ts';
import { currenciesOf, currencyOfName, type MarkedCurrency } from './currencies/currency-mark.ts';
import { plainText } from './plain-text.ts';
import { withoutTextMark } from './text-mark.ts';

export interface NumberParts {
  /** Digits, points and commas; `٫` where the decimal sign is its own and only one. */
  core: string;
  isNegative: boolean;
  /** The one currency that stands beside the number. */
  code: string | null;
  /** A sign that several currencies have, such as "$". */
  sign: string | null;
  /** Power of ten of 万, 亿 or an exponent. */
  power: number;
}

export const ARABIC_DECIMAL = '\u066b';
const DASHES = /[\u2010-\u2015\u2212\ufe58\uff0d]/g;
const CORE = /^(\D*?)([.,\u066b]?\d(?:[\d.,\u066b\u066c\u060c' ]*\d)?[.,]?)(\D*)$/;
const EXPONENT = /^([-+]?)(\d(?:[.,]\d+)?)e([+-]?\d{1,3})$/i;
/** "12€50": the sign of the currency in place of the decimal sign. */
const SIGN_WITHIN = /^(\D*\d[\d.,' ]*)(\p{Sc})(\d{2})(\D*)$/u;
const GROUPS = /(?<=\d)[' ]+(?=\d{3}(?!\d))/g;
const MINUS_WORD = /^(?:[负負]|マイナス|minus(?![a-z]))\s*/i;
/** Signs before a number; a triangle is a minus in Japan. A hyphen inside a word, such as Jemen-Rial, is none. */
const BEFORE = /(?<!\p{L})-|-(?!\p{L})|[+(<△▲▽▼]/gu;
const AFTER = /(?<!\p{L})-|-(?!\p{L})|[)>]/gu;
/** "100,-" and "100.--": no hundredths. */
const NO_HUNDREDTHS = /^\s*-{1,2}(?=\s|\p{L}|\p{Sc}|$)/u;
/** The rupee's mark of an end, "100/-". */
const END_MARK = /^\s*\/\s*[-=]/;
const SIDE = /^\s*(?:(cr|c|h)|(?:dr|d|s))\.?(?![\p{L}\p{Sc}])/iu;
const UNIT =
  /^\s*(百万|百萬|千|万|萬|亿|億|만|억|тыс|млн|млрд|lakhs?|lacs?|crores?|crs|mio|mrd|tsd)(?![a-zа-я])\.?/i;
/** A thousand; "5 K" is money of Myanmar, Zambia or Papua. "M" is a thousand to some and a million to others. */
const KILO = /^(?:\s*k|K)(?!\p{L})/u;
/** Of "thousand EUR" or "tysięcy zł". */
const LONGEST_UNIT = 16;
/** 1万2500: ten thousands, and what is left. */
const MYRIADS = /(?<![\d.,])(\d{1,4})[万萬만] ?(\d{1,4})(?=\D*$)/u;
const POWERS: Readonly<Record<string, number>> = {
  ...{ 千: 3, 万: 4, 萬: 4, 만: 4, 百万: 6, 百萬: 6, 亿: 8, 億: 8, 억: 8 },
  ...{
    тыс: 3,
    млн: 6,
    млрд: 9,
    tsd: 3,
    mio: 6,
    mrd: 9,
    lakh: 5,
    lakhs: 5,
    lac: 5,
    lacs: 5,
    crore: 7,
    crores: 7,
    crs: 7,
  },
};

/** Which currency a mark names; null where it is no currency. */
interface Mark {
  code: string | null;
  sign: string | null;
}
const NO_MARK: Mark = { code: null, sign: null };

function markOf(text: string): Mark | null {
  if (text === '') return NO_MARK;
  const codes: MarkedCurrency | null = currenciesOf(text);
  if (codes !== null)
    return codes.size === 1 ? { code: [...codes][0]!, sign: null } : { code: null, sign: text };
  // a word of a language, not a letter or the beginning of a number of a document
  const name = /^\p{L}[\p{L}\p{M}\s.-]+$/u.test(text) ? currencyOfName(text) : null;
  return name === null ? null : { code: name, sign: null };
}

/** Both marks of "US$ 5 USD" as one; null where they contradict each other. */
function both(before: Mark, after: Mark): Mark | null {
  if (before === NO_MARK) return after;
  if (after === NO_MARK) return before;
  const code = before.code ?? after.code;
  const other = before.code === null ? before : after;
  if (code === null) return before.sign === after.sign ? before : null;
  const mayBe = other.code === null ? currenciesOf(other.sign!)!.has(code) : other.code === code;
  return mayBe ? { code, sign: null } : null;
}

/** Takes minus, currency, blanks and 万 off a number; null where the rest is not one. */
export function partsOf(raw: string): NumberParts | null {
  let text = withoutTextMark(plainText(raw)).replace(DASHES, '-');
  const exponent = EXPONENT.exec(text);
  if (exponent) {
    const [, sign, core, power] = exponent;
    return { core: core!, isNegative: sign === '-', ...NO_MARK, power: Number(power) };
  }
  text = text
    .replace(MINUS_WORD, '-')
    .replace(
      SIGN_WITHIN,
      (all: string, whole: string, sign: string, hundredths: string, rest: string) =>
        /[.,]\d{1,2}$/.test(whole) ? all : `${whole}${ARABIC_DECIMAL}${hundredths}${sign}${rest}`,
    );
  const found = CORE.exec(text);
  if (found) return partsAround(found[1]!, found[2]!, found[3]!);
  const myriads = text.replace(
    MYRIADS,
    (_, high: string, low: string) => high + low.padStart(4, '0'),
  );
  return myriads === text ? dashOf(text) : partsOf(myriads);
}

/** "$ -" as spreadsheets print a zero; a dash alone is a blank. */
function dashOf(text: string): NumberParts | null {
  const mark = text.includes('-') ? text.replace(/-+/, '').trim() : '';
  const found = mark === '' || /[-.\d]/.test(mark) ? null : markOf(mark);
  return found && { core: '0', isNegative: false, ...found, power: 0 };
}

function partsAround(before: string, written: string, after: string): NumberParts | null {
  let core = written;
  let rest = after;
  if (/[.,]$/.test(core) && NO_HUNDREDTHS.test(rest)) {
    core = core.slice(0, -1);
    rest = rest.replace(NO_HUNDREDTHS, '');
  }
  rest = rest.replace(END_MARK, '');
  let power = 0;
  rest = rest.replace(UNIT, (_, unit: string) => {
    power = POWERS[unit.toLowerCase()]!;
    return '';
  });
  if (power === 0 && KILO.test(rest)) {
    power = 3;
    rest = rest.replace(KILO, '');
  }
  let credits = 0;
  rest = rest.replace(SIDE, (_, credit?: string) => {
    if (credit) credits++;
    return ' ';
  });
  const front = before.replace(BEFORE, ' ').trim();
  if (core.startsWith('.') && /\p{L}$/u.test(front) && !/(?:^|[^A-Za-z])[A-Z]{3}$/.test(front))
    core = core.slice(1);
  const isNegative = signOf(before.match(BEFORE) ?? [], rest.match(AFTER) ?? [], credits);
  const back = rest.replace(AFTER, ' ').trim();
  if (isNegative === null) return null;
  const one = markOf(front);
  // a letter behind a number may be a unit as well
  let two = /^[A-Za-z]$/.test(back) ? null : markOf(back);
  if (one !== null && two === null && power === 0 && back.length <= LONGEST_UNIT) {
    const unit = unitBehind(back);
    two = unit && markOf(unit.currency);
    power = unit?.power ?? 0;
  }
  const mark = one && two && both(one, two);
  const digits = withoutGroups(core);
  return mark && digits !== null ? { core: digits, isNegative, ...mark, power } : null;
}

/** Whether the signs around a number say minus; null for two of them, or a bracket that is not closed. */
function signOf(before: string[], after: string[], credits: number): boolean | null {
  const isIn = (sign: string): boolean => before.includes(sign);
  if (isIn('(') !== after.includes(')') || isIn('<') !== after.includes('>')) return null;
  const minuses = before.filter((sign) => sign !== '+').length;
  const trailing = after.filter((sign) => sign === '-').length;
  const all = minuses + trailing + credits;
  return all > 1 || (isIn('+') && all > 0) || before.length > 1 ? null : all === 1;
}

/** Digits, points and commas of a number; null where other marks stand between them. */
function withoutGroups(written: string): string | null {
  let core = written;
  if (/[' ]/.test(core)) core = core.replace(GROUPS, '');
  if (/[\u066b\u066c\u060c]/.test(core)) core = arabic(core);
  return /^[\d.,]*\d[\d.,]*$|^\d*\u066b\d+$/.test(core) ? core : null;
}

/** Arabic marks of groups taken out, where they part groups of three. */
function arabic(core: string): string {
  const isGrouped = /^\d{1,3}(?:[\u066c\u060c]\d{3})*(?:[.\u066b]\d+)?$/.test(core);
  return isGrouped ? core.replace(/[\u066c\u060c]/g, '') : core;
}

const MAY_BE_NEGATIVE = /[-(<\u2010-\u2015\u2212△▲▽▼（﹣－＜负負]|[A-Za-zマ]/;

/** True for an amount with a minus, in any way of writing it. */
export const isNegativeAmount = (text: string): boolean =>
  MAY_BE_NEGATIVE.test(text) && partsOf(text)?.isNegative === true;
