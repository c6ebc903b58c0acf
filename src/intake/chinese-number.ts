/** Numbers that are written in Chinese characters. */

const DIGITS = '〇一二三四五六七八九';
const digitOf = (character: string): number => Math.max(DIGITS.indexOf(character), 0);

/** 十五 is "15", 二〇二六 is "2026"; each character is a digit, 零 or 〇, or 十. */
export function chineseDigits(text: string): string {
  if (!text.includes('十')) return [...text].map(digitOf).join('');
  const [tens, ones] = text.split('十') as [string, string];
  return String((tens === '' ? 1 : digitOf(tens)) * 10 + (ones === '' ? 0 : digitOf(ones)));
}
