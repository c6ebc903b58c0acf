/** Which instalment of an invoice a mark means: 2, 2/3, "Rate 2 von 3", -02, B, II, 第2期, 第二期, 乙. */
import { chineseDigits } from '../../intake/chinese-number.ts';
import { plainText } from '../../intake/plain-text.ts';

const MOST = 120;
const ROMAN = /^(?=[ivx])x{0,3}(?:ix|iv|v?i{0,3})$/;
const ROMAN_VALUE: Record<string, number> = { i: 1, v: 5, x: 10 };
const HEAVENLY_STEMS = '甲乙丙丁戊己庚辛壬癸';
const HAN_NUMBER = /^第?([一二三四五六七八九]?十?[一二三四五六七八九]?)[期次回笔筆批]?$/u;
/** The first letters of alphabets whose letters follow each other. */
const ALPHABETS = ['a', 'α', 'а', 'ა', 'ա', 'א'];
const LETTERS = 20;

function hanNumber(text: string): number | null {
  const digits = HAN_NUMBER.exec(text)?.[1];
  if (!digits) return null;
  return Number(chineseDigits(digits));
}

function romanNumber(text: string): number | null {
  if (text === '' || !ROMAN.test(text)) return null;
  const values = [...text].map((letter) => ROMAN_VALUE[letter]!);
  return values.reduce((sum, value, i) => sum + (value < (values[i + 1] ?? 0) ? -value : value), 0);
}

function letterNumber(letter: string): number | null {
  const code = letter.codePointAt(0)!;
  for (const first of ALPHABETS) {
    const place = code - first.codePointAt(0)! + 1;
    if (place >= 1 && place <= LETTERS) return place;
  }
  const stem = HEAVENLY_STEMS.indexOf(letter);
  return stem < 0 ? null : stem + 1;
}

/** The number of a mark from 1 on; null where the text says none, such as "balance" or 30 %. */
export function instalmentNumber(raw: string): number | null {
  const text = plainText(raw).toLowerCase();
  if (/[%‰]|\d{5}|\d[.,]0*[1-9]/.test(text)) return null;
  const numbers = (text.match(/\d+(?:\.0+(?!\d))?/g) ?? []).map(Number);
  const [number, of] = numbers;
  if (number !== undefined) {
    const isOne = numbers.length === 1 || (numbers.length === 2 && number <= of! && of! <= MOST);
    return isOne && number >= 1 && number <= MOST * 10 ? number : null;
  }
  const last =
    text
      .split(/[\s\-_./#()：:]+/u)
      .filter((word) => word !== '')
      .at(-1) ?? '';
  const isLetter = [...last].length === 1;
  return hanNumber(last) ?? romanNumber(last) ?? (isLetter ? letterNumber(last) : null);
}
