/** Reads one number, once the decimal separator of its column is decided; money becomes exact minor units. */
import { ARABIC_DECIMAL, partsOf } from './number-parts.ts';

export type DecimalSeparator = '.' | ',';

/** Digits of a number that is exact in hundredths. */
const MOST_DIGITS = 13;

/** Hundredths of a number such as 1234, -1234.5 or 1234.56, as most are; NaN for any other text. */
export function plainHundredths(text: string): number {
  const isNegative = text.charCodeAt(0) === 45;
  const start = isNegative ? 1 : 0;
  let value = 0;
  let point = -1;
  for (let i = start; i < text.length; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (digit >= 0 && digit <= 9) value = value * 10 + digit;
    else if (digit === -2 && point < 0 && i > start) point = i;
    else return Number.NaN;
  }
  const decimals = point < 0 ? 0 : text.length - point - 1;
  const digits = text.length - start - (point < 0 ? 0 : 1);
  if (digits === 0 || digits > MOST_DIGITS || decimals > 2 || (point >= 0 && decimals === 0))
    return Number.NaN;
  const hundredths = decimals === 2 ? value : decimals === 1 ? value * 10 : value * 100;
  return isNegative ? -hundredths || 0 : hundredths;
}
const EMPTY = /^(?:|-+|–|—|n\/?a|null|none|nan|#n\/a|\(blank\))$/i;
/** Blank for a number or a date: "", "-", "N/A", "null" and the like. */
export const isBlankValue = (text: string): boolean =>
  text === '' || (!startsWithDigit(text) && EMPTY.test(text.trim()));

const startsWithDigit = (text: string): boolean => {
  const first = text.charCodeAt(0);
  return first >= 48 && first <= 57;
};

const NOTHING = /^(?:нет|отсутствует|nil|无|没有)$/i;
/** Words that say there is no amount, such as "нет" or 没有. */
export const isNothing = (text: string): boolean => NOTHING.test(text.trim());

/** A decimal number as text: `digits` without separators, of which the last `fraction` are decimals. */
export interface Decimal {
  digits: string;
  fraction: number;
  isNegative: boolean;
  /** The currency beside it, or a sign that several currencies have. */
  code: string | null;
  sign: string | null;
  /** The power of ten of a unit beside it, which its digits have already. */
  power: number;
}

/** Reads one number under a decided separator; null where it is none. Thousands groups are checked. */
export function readDecimal(raw: string, separator: DecimalSeparator): Decimal | null {
  const parts = partsOf(raw);
  if (parts === null) return null;
  const group = separator === '.' ? ',' : '.';
  const own = parts.core.includes(ARABIC_DECIMAL) ? ARABIC_DECIMAL : separator;
  const at = parts.core.indexOf(own);
  if (at !== parts.core.lastIndexOf(own)) return null;
  const whole = at < 0 ? parts.core : parts.core.slice(0, at);
  let fraction = at < 0 ? '' : parts.core.slice(at + 1);
  if (fraction.includes(group)) return null;
  // groups of three, or the Indian 1,10,775
  if (whole.includes(group)) {
    const groups = whole.split(group);
    const isGrouped =
      /^\d{1,3}$/.test(groups[0]!) &&
      groups.at(-1)!.length === 3 &&
      (groups.slice(1).every((g) => g.length === 3) ||
        (groups[0]!.length <= 2 && groups.slice(1, -1).every((g) => g.length === 2)));
    if (!isGrouped) return null;
  }
  let digits = whole.replaceAll(group, '');
  if (parts.power > 0) {
    digits += fraction.slice(0, parts.power).padEnd(parts.power, '0');
    fraction = fraction.slice(parts.power);
  } else if (parts.power < 0) {
    fraction = digits.padStart(1 - parts.power, '0').slice(parts.power) + fraction;
    digits = digits.padStart(1 - parts.power, '0').slice(0, parts.power);
  }
  return {
    digits: digits + fraction,
    fraction: fraction.length,
    isNegative: parts.isNegative,
    code: parts.code,
    sign: parts.sign,
    power: parts.power,
  };
}

export type Amount =
  | {
      minor: number;
      code: string | null;
      sign: string | null;
      isRepaired: boolean;
      /** What rounding added to a computed amount, in minor units; may be less than nothing. */
      roundedBy?: number;
    }
  | {
      rule:
        | 'not_a_number'
        | 'unit_unclear'
        | 'too_many_decimals'
        | 'number_too_large'
        | 'number_shortened';
    };

/** "1.5M": a thousand to some, a million to others. */
const UNCLEAR_UNIT = /\d\s*M$/i;

/**
 * Exact integer minor units of an amount; `digits` are the currency's decimals, `power` the power
 * of ten that a title such as 单位：万元 puts on the whole sheet. Binary float noise is rounded, and half up what is `isComputed`.
 */
export function readAmount(
  raw: string,
  separator: DecimalSeparator,
  digits: number,
  power = 0,
  isComputed = false,
): Amount {
  if (separator === '.' && digits === 2 && power === 0) {
    const minor = plainHundredths(raw);
    if (!Number.isNaN(minor)) return { minor, code: null, sign: null, isRepaired: false };
  }
  if (isShortened(raw)) return { rule: 'number_shortened' };
  const decimal = readDecimal(raw, separator);
  if (decimal === null)
    return { rule: UNCLEAR_UNIT.test(raw.trim()) ? 'unit_unclear' : 'not_a_number' };
  // the unit of the column again in a cell is one unit
  const unit = decimal.power === power ? 0 : power;
  const shift = digits + unit - decimal.fraction;
  let whole = decimal.digits;
  let isRepaired = false;
  let roundedBy: number | undefined;
  if (shift >= 0) {
    whole += '0'.repeat(shift);
  } else {
    const cut = whole.length + shift;
    const rest = whole.slice(Math.max(cut, 0)).padStart(-shift, '0');
    const head = BigInt(whole.slice(0, Math.max(cut, 0)) || '0');
    if (/[1-9]/.test(rest)) {
      const rounded = head + (rest >= '5' ? 1n : 0n);
      isRepaired = isNoise(whole, rounded, -shift);
      if (!isRepaired && !isComputed) return { rule: 'too_many_decimals' };
      if (!isRepaired) roundedBy = Number(rounded - head) - Number(`0.${rest}`);
      whole = String(rounded);
    } else whole = String(head);
  }
  const minor = Number(whole) * (decimal.isNegative ? -1 : 1);
  if (!Number.isSafeInteger(minor)) return { rule: 'number_too_large' };
  const { code, sign } = decimal;
  const amount = { minor: minor === 0 ? 0 : minor, code, sign, isRepaired };
  if (roundedBy === undefined) return amount;
  return { ...amount, roundedBy: decimal.isNegative ? -roundedBy : roundedBy };
}

/** True where a value differs from its rounding only as a binary float would: 79656.60000000001. */
function isNoise(digits: string, rounded: bigint, cut: number): boolean {
  const significant = digits.replace(/^0+/, '').length;
  if (significant < 15) return false;
  const written = Number(digits);
  const meant = Number(`${rounded}${'0'.repeat(cut)}`);
  return Math.abs(written - meant) <= Math.abs(written) * 8 * Number.EPSILON;
}

/** A plain number, for rates and counts; null where it is none. */
export function readNumber(raw: string, separator: DecimalSeparator): number | null {
  const decimal = readDecimal(raw, separator);
  if (decimal === null) return null;
  const text = `${decimal.digits}e-${decimal.fraction}`;
  const value = Number(text) * (decimal.isNegative ? -1 : 1);
  return Number.isFinite(value) ? value : null;
}

const SHORTENED = /^-?\d[.,](\d+)E\+(\d{2})$/;
/** True for 1.42E+05: a spreadsheet's short form, whose last digits are lost. */
function isShortened(raw: string): boolean {
  const found = SHORTENED.exec(raw.trim());
  return found !== null && found[1]!.length < Number(found[2]);
}

const NUMBER_IN_TEXT =
  /(?<![\p{L}\d№#/-])(\d{1,3}(?:[\s.,'’]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,2})?)\s*(?=руб|р\.|₽|грн|₴|тенге|z[łl]|Kč|EUR|USD|CNY|GBP|RMB|€|\$|元)/giu;

/** The one number with a currency beside it in a text such as "Оплата 1 200,50 руб. по счёту"; null where there is none or more than one. */
export function numberInText(raw: string): string | null {
  const found = [...raw.normalize('NFKC').matchAll(NUMBER_IN_TEXT)].map((match) => match[1]!);
  return found.length === 1 ? found[0]! : null;
}
