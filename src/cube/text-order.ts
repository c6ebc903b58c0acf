/** Texts in the order in which DuckDB sorts them: by code point, null last. */

/** Units of characters beyond the first plane. */
const BEYOND = /[\ud800-\udfff]/;

/** Each text once. */
function sortedTexts(values: readonly (string | null)[]): (string | null)[] {
  const unique = new Set(values);
  const texts = [...unique].filter((value) => value !== null);
  // the engine's own order of texts is that of units
  if (texts.some((text) => BEYOND.test(text))) texts.sort(compareText);
  else texts.sort();
  return unique.has(null) ? [...texts, null] : texts;
}

/** A list's texts in order, and of each entry the rank of its text. */
export interface Ranking {
  sorted: (string | null)[];
  ranks: Int32Array;
}

/** Lists of the cube never change, and sorting all customers takes longer than the rest of an answer. */
const ranked = new WeakMap<readonly (string | null)[], Ranking>();

export function ranksOf(values: readonly (string | null)[]): Ranking {
  const known = ranked.get(values);
  if (known) return known;
  const sorted = sortedTexts(values);
  const numbers = new Map(sorted.map((value, number) => [value, number]));
  const ranking = { sorted, ranks: Int32Array.from(values, (value) => numbers.get(value)!) };
  ranked.set(values, ranking);
  return ranking;
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
