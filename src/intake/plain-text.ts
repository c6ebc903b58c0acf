/** Digits of any script as ASCII, and what text carries that cannot be seen. */

const DIGIT = /\p{Nd}/gu;
const IS_DIGIT = /^\p{Nd}$/u;
const INVISIBLE = /[\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;
const NOT_ASCII = /[^\x00-\x7f]/;
const APOSTROPHES = /[\u2018\u2019\u201b\u00b4\u02bc\u2032]/g;

const values = new Map<string, string>();

/** Digits come in runs of ten: the place within its run is a digit's value. */
function digitValue(digit: string): string {
  let value = values.get(digit);
  if (value === undefined) {
    const code = digit.codePointAt(0)!;
    let start = code;
    while (IS_DIGIT.test(String.fromCodePoint(start - 1))) start--;
    value = String((code - start) % 10);
    values.set(digit, value);
  }
  return value;
}

/** NFKC, digits in ASCII, apostrophes of one kind, without marks of direction; trimmed. */
export function plainText(raw: string): string {
  if (!NOT_ASCII.test(raw)) return raw.trim();
  return raw
    .replace(INVISIBLE, '')
    .replace(APOSTROPHES, "'")
    .normalize('NFKC')
    .replace(DIGIT, digitValue)
    .trim();
}

const isSmallLetter = (code: number): boolean => code >= 0x61 && code <= 0x7a;

/** False for a number or a code, such as "C-0036": ASCII without three letters beside each other. */
export function mayBeWords(text: string): boolean {
  let letters = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code > 0x7e) return true;
    letters = isSmallLetter(code | 0x20) ? letters + 1 : 0;
    if (letters === 3) return true;
  }
  return false;
}

const NOT_ZERO = /[1-9]/;

/** True for a text with a digit other than zero, of any script. */
export const hasMoreThanZero = (text: string): boolean =>
  NOT_ZERO.test(text) || (NOT_ASCII.test(text) && NOT_ZERO.test(plainText(text)));

/** With an I for the capital İ of Turkish, whose dot no pattern's i has. */
export const withPlainI = (text: string): string => text.replaceAll('İ', 'I');
