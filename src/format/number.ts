/** Numbers as a reader sees them: money in summaries and in full, percentages, days, counts, changes. */
import type { Locale } from '../i18n/locale.ts';
import { currencyDigits } from './currency-digits.ts';
import type { Unit } from './unit.ts';

export const NO_VALUE = '–';

/** Whether all digits of a printed number are zeros. */
export const isPrintedZero = (text: string): boolean => !/[1-9]/.test(text);
const MINUS = '\u2212';
const SPACE = '\u00a0';
const TAG: Record<Locale, string> = { en: 'en-US', zh: 'zh-CN' };

const formatters = new Map<string, Intl.NumberFormat>();

function formatterFor(locale: Locale, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = locale + JSON.stringify(options);
  let formatter = formatters.get(key);
  if (!formatter) {
    formatter = new Intl.NumberFormat(TAG[locale], options);
    formatters.set(key, formatter);
  }
  return formatter;
}

/** By locale and decimals, without the key above: a page prints hundreds of numbers. */
const decimalFormatters: Record<Locale, Intl.NumberFormat[]> = { en: [], zh: [] };

/** The number without its sign, with exactly `digits` decimals. */
function unsigned(value: number, digits: number, locale: Locale): string {
  decimalFormatters[locale][digits] ??= formatterFor(locale, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return decimalFormatters[locale][digits].format(Math.abs(value));
}

/** Below this a number is what calculating with fractions leaves of nothing. */
const NOTHING = 1e-12;

/** The same; what is there never prints as nothing, but as less than what these decimals can say. */
function neverNothing(value: number, digits: number, locale: Locale): string {
  const text = unsigned(value, digits, locale);
  const isLost = Math.abs(value) > NOTHING && isPrintedZero(text);
  return isLost ? `<${unsigned(10 ** -digits, digits, locale)}` : text;
}

/** "+" only when asked for; no sign on what is printed as zero. */
function sign(value: number, printed: string, always: boolean): string {
  if (isPrintedZero(printed)) return '';
  if (value < 0) return MINUS;
  return always ? '+' : '';
}

/** Asking Intl about a currency takes longer than printing an amount. */
const cachedSymbols = new Map<string, string>();

/** "¥" for CNY; "" for unnamed; the code itself and a space where it has no symbol. */
function currencySymbol(currency: string | null, locale: Locale): string {
  if (!currency) return '';
  const key = locale + currency;
  const symbol = cachedSymbols.get(key) ?? readSymbol(currency, locale);
  cachedSymbols.set(key, symbol);
  return symbol;
}

function readSymbol(currency: string, locale: Locale): string {
  if (!/^[A-Z]{3}$/.test(currency)) return currency + SPACE;
  const parts = formatterFor(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
  }).formatToParts(0);
  const symbol = parts.find((part) => part.type === 'currency')?.value ?? currency;
  return /[A-Za-z]$/.test(symbol) ? symbol + SPACE : symbol;
}

/** One unit for all the amounts of a page, so that they compare at sight. */
export interface MoneyScale {
  /** Major units in one unit: 1_000_000 for M. */
  factor: number;
  /** "K", "M", "B", "万", "亿" or "". */
  unit: string;
}

const SCALES: Record<Locale, { from: number; factor: number; unit: string }[]> = {
  en: [
    { from: 2e9, factor: 1e9, unit: 'B' },
    { from: 2e6, factor: 1e6, unit: 'M' },
    { from: 1e4, factor: 1e3, unit: 'K' },
  ],
  zh: [
    { from: 1e9, factor: 1e8, unit: '亿' },
    { from: 2e4, factor: 1e4, unit: '万' },
  ],
};

/** Amounts in full, without cents. */
const WHOLE: MoneyScale = { factor: 1, unit: '' };

/** The unit that the largest of `amounts` (minor units of `currency`) calls for. */
export function moneyScale(
  amounts: Iterable<number | null>,
  currency: string | null,
  locale: Locale,
): MoneyScale {
  let largest = 0;
  for (const amount of amounts) largest = Math.max(largest, Math.abs(amount ?? 0));
  largest /= 10 ** currencyDigits(currency);
  const scale = SCALES[locale].find(({ from }) => largest >= from);
  return scale ? { factor: scale.factor, unit: scale.unit } : WHOLE;
}

export interface MoneyOptions {
  currency: string | null;
  locale: Locale;
  /** Chosen by the amount itself where it is missing. */
  scale?: MoneyScale;
  /** Decimals; otherwise enough for two or three significant digits. */
  digits?: number;
  /** Leaves out the currency's symbol and the unit, for columns whose title names them. */
  bare?: boolean;
  /** Writes "+" on increases. */
  signed?: boolean;
}

/** Minor units as a summary, "¥18.1 M"; "–" for no value. */
export function money(minor: number | null, options: MoneyOptions): string {
  if (minor === null) return NO_VALUE;
  const { currency, locale } = options;
  const wanted = options.scale ?? moneyScale([minor], currency, locale);
  const major = minor / 10 ** currencyDigits(currency);
  // In the page's unit a small amount would print as 0.00, and nothing at all as “¥0.00 M”.
  const isLost = !options.bare && Math.abs(major) / wanted.factor < 0.005;
  const scale = isLost ? WHOLE : wanted;
  const value = major / scale.factor;
  const size = Math.abs(value);
  const digits = options.digits ?? summaryDigits(size, scale, currency);
  // a label of a chart has no unit of its own to go down to
  const text = neverNothing(value, digits, locale);
  const symbol = options.bare ? '' : currencySymbol(currency, locale);
  const unit = options.bare || scale.unit === '' ? '' : (locale === 'zh' ? '' : SPACE) + scale.unit;
  return sign(value, text, options.signed ?? false) + symbol + text + unit;
}

/** Two or three significant digits of a summary, and none of whole units unless the amount would print as 0. */
function summaryDigits(size: number, { factor }: MoneyScale, currency: string | null): number {
  if (factor === 1) return size > 0 && size < 0.5 ? currencyDigits(currency) : 0;
  return size >= 99.95 ? 0 : size >= 1 ? 1 : 2;
}

/** What one row, a limit or a threshold says: in full without cents, whatever the unit of the page, "¥119,987". */
export const wholeMoney = (minor: number | null, currency: string | null, locale: Locale): string =>
  money(minor, { currency, locale, scale: WHOLE });

/** Minor units in full with the currency's decimals, "1,234.56"; "–" for no value. Bare: without the currency's symbol. */
export function exactMoney(
  minor: number | null,
  currency: string | null,
  locale: Locale,
  bare = true,
): string {
  if (minor === null) return NO_VALUE;
  const digits = currencyDigits(currency);
  const text = unsigned(minor / 10 ** digits, digits, locale);
  return sign(minor, text, false) + (bare ? '' : currencySymbol(currency, locale)) + text;
}

/** What stands in a title: "CNY M", "万元", "EUR", or "" for unnamed whole units. */
export function moneyUnit(currency: string | null, scale: MoneyScale, locale: Locale): string {
  if (locale === 'zh')
    return scale.unit + (currency === 'CNY' ? '元' : currency ? currencyName(currency, 'zh') : '');
  return [currency, scale.unit].filter(Boolean).join(SPACE);
}

let chineseNames: Intl.DisplayNames | undefined;

/** A currency by its code, "CNY"; by its name in Chinese, "人民币". */
export function currencyName(currency: string, locale: Locale): string {
  if (locale !== 'zh' || !/^[A-Z]{3}$/.test(currency)) return currency;
  chineseNames ??= new Intl.DisplayNames(TAG.zh, { type: 'currency' });
  return chineseNames.of(currency) ?? currency;
}

/** 0.8 as "80.0%"; what is there and too small for the decimals as "<0.1%". */
export function percent(value: number | null, locale: Locale, digits = 1): string {
  if (value === null) return NO_VALUE;
  const text = neverNothing(value * 100, digits, locale);
  return `${sign(value, text, false)}${text}%`;
}

/** A share that somebody has set, without a decimal where it has none: “90%”, “92.5%”. */
export const setPercent = (share: number | null, locale: Locale): string =>
  percent(share, locale, Math.round((share ?? 0) * 1000) % 10 === 0 ? 0 : 1);

/** Decimals of a percentage that a rate may have: of rules that are given in millionths. */
export const RATE_DECIMALS = 4;

/** A rate that somebody has set, with the decimals that it has: “1%”, “0.25%”, “33.3333%”. */
export function exactPercent(rate: number, locale: Locale): string {
  const millionths = Math.round(rate * 1e6);
  let digits = RATE_DECIMALS;
  while (digits > 0 && millionths % 10 ** (RATE_DECIMALS - digits + 1) === 0) digits--;
  return percent(rate, locale, digits);
}

/** The difference of two ratios in percentage points, "+2.1"; the caller adds the unit. */
export function points(difference: number | null, locale: Locale, digits = 1): string {
  if (difference === null) return NO_VALUE;
  const text = unsigned(difference * 100, digits, locale);
  return sign(difference, text, true) + text;
}

/** A number with `digits` decimals, for days and indices. */
export function decimal(value: number | null, locale: Locale, digits = 1, signed = false): string {
  if (value === null) return NO_VALUE;
  const text = unsigned(value, digits, locale);
  return sign(value, text, signed) + text;
}

/** A ratio that is not in percent, with two decimals. */
function index(value: number | null, locale: Locale): string {
  if (value === null) return NO_VALUE;
  const text = neverNothing(value, 2, locale);
  return sign(value, text, false) + text;
}

export const count = (value: number | null, locale: Locale): string => decimal(value, locale, 0);

/** Any metric's value by its unit: money as a summary, ratios in percent, days with one decimal. */
export function formatValue(value: number | null, unit: Unit, options: MoneyOptions): string {
  switch (unit) {
    case 'minor':
      return money(value, options);
    case 'ratio':
      return percent(value, options.locale);
    case 'days':
      return decimal(value, options.locale, 1);
    case 'count':
      return count(value, options.locale);
    case 'index':
      return index(value, options.locale);
  }
}
