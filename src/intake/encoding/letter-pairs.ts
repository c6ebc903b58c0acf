/** How likely letters follow each other in a language, learnt from the names that CLDR has for regions, languages, currencies and days. */

const A = 97;
const letters = Array.from({ length: 26 }, (_, i) => String.fromCharCode(A + i));
const pairs = letters.flatMap((a) => letters.map((b) => a + b));

type Kind = 'region' | 'language' | 'currency';
let codes: [Kind, string][] | null = null;

function namesIn(locale: string): string[] {
  const names = (kind: Kind, of: string): ((code: string) => string | undefined) => {
    const display = new Intl.DisplayNames([of], { type: kind, fallback: 'none' });
    return (code) => display.of(code);
  };
  codes ??= (
    [
      ['region', pairs.map((pair) => pair.toUpperCase())],
      ['language', pairs],
      ['currency', Intl.supportedValuesOf('currency')],
    ] as [Kind, string[]][]
  ).flatMap(([kind, all]) => {
    const nameOf = names(kind, 'en');
    return all.filter((code) => nameOf(code)).map((code): [Kind, string] => [kind, code]);
  });
  const own = {
    region: names('region', locale),
    language: names('language', locale),
    currency: names('currency', locale),
  };
  const found = codes.map(([kind, code]) => own[kind](code) ?? '');
  for (let month = 0; month < 12; month++)
    found.push(
      new Date(Date.UTC(2026, month, month + 1)).toLocaleDateString(locale, { dateStyle: 'full' }),
    );
  return found;
}

export interface LetterModel {
  /** Natural logarithm of how likely a letter follows another; `^` stands before a word. Lower case. */
  pair(before: string, letter: string): number;
  /** Of a letter by itself. */
  single(letter: string): number;
}

const models = new Map<string, LetterModel>();
/** Letters that were never seen share this much of one. */
const UNSEEN = 0.1;
const ALPHABET = 3000;
const BACKING = 5;

/** The model of a language, made when first asked for. */
export function letterModel(locale: string): LetterModel {
  const known = models.get(locale);
  if (known) return known;
  const singles = new Map<string, number>();
  const both = new Map<string, number>();
  let total = 0;
  for (const word of new Set(
    namesIn(locale).flatMap((name) => name.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? []),
  )) {
    let before = '^';
    singles.set('^', (singles.get('^') ?? 0) + 1);
    for (const letter of word) {
      total++;
      singles.set(letter, (singles.get(letter) ?? 0) + 1);
      both.set(before + letter, (both.get(before + letter) ?? 0) + 1);
      before = letter;
    }
  }
  const share = (letter: string): number =>
    ((singles.get(letter) ?? 0) + UNSEEN) / (total + UNSEEN * ALPHABET);
  const model: LetterModel = {
    pair: (before, letter) =>
      Math.log(
        ((both.get(before + letter) ?? 0) + BACKING * share(letter)) /
          ((singles.get(before) ?? 0) + BACKING),
      ),
    single: (letter) => Math.log(share(letter)),
  };
  models.set(locale, model);
  return model;
}
