/** Reads back what a page prints: a number with its separators, sign and percent; a date of either language. */
import { type NumberValue, numberFormat, percentFormat } from './sheet.ts';

const NUMBER =
  /^([+\u2212-]?)([A-Z]{0,3}\p{Sc}|[A-Z]{3}\u00a0)?(\d{1,3}(?:,\d{3})*|\d+)(\.\d+)?(%?)$/u;

/** Null where the text is no number alone, or no amount with its currency. */
export function printedNumber(text: string): NumberValue | null {
  const [, sign, symbol, whole, fraction = '', percent] = NUMBER.exec(text.trim()) ?? [];
  if (whole === undefined) return null;
  const digits = Math.max(0, fraction.length - 1);
  const plain = (sign && sign !== '+' ? '-' : '') + whole.replaceAll(',', '') + fraction;
  const prefix = symbol ? `"${symbol}"` : '';
  if (!percent)
    return { number: Number(plain), exact: plain, format: prefix + numberFormat(digits) };
  const share = Number((Number(plain) / 100).toFixed(digits + 2));
  return { number: share, exact: String(share), format: percentFormat(digits) };
}

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** YYYY-MM-DD; null where the text is no date alone. */
export function printedDate(text: string): string | null {
  const chinese = /^(\d{4})年(\d{1,2})月(\d{1,2})日$/.exec(text);
  const english = /^(\d{1,2})[ \u00a0]([A-Z][a-z]{2})[a-z]?[ \u00a0](\d{4})$/.exec(text);
  const [year, month, day] = chinese
    ? [chinese[1], Number(chinese[2]), chinese[3]]
    : english
      ? [english[3], MONTHS.indexOf(english[2]!) + 1, english[1]]
      : [undefined, 0, undefined];
  if (year === undefined || month < 1) return null;
  return [year, String(month).padStart(2, '0'), day!.padStart(2, '0')].join('-');
}
