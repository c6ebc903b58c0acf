/** Texts in the order in which DuckDB sorts them: by code point, null last. */

/** Units of characters beyond the first plane. */
const BEYOND = /[\ud800-\udfff]/;

/** Each text once. */
export function sortedTexts(values: readonly (string | null)[]): (string | null)[] {
  const unique = new Set(values);
  const texts = [...unique].filter((value) => value !== null);
  // the engine's own order of texts is that of units
  if (texts.some((text) => BEYOND.test(text))) texts.sort(compareText);
  else texts.sort();
  return unique.has(null) ? [...texts, null] : texts;
}

/** UTF-8 bytes sort as code points do; UTF-16 units do not beyond the first plane. */
function compareText(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const [x, y] = [a.charCodeAt(i), b.charCodeAt(i)];
    if (x === y) continue;
    const isHigh = (unit: number): boolean => unit >= 0xd800 && unit < 0xe000;
    if (isHigh(x) !== isHigh(y)) return isHigh(x) ? 1 : -1;
    return x - y;
  }
  return a.length - b.length;
}
