/** Two columns of amounts, one for debits and one for credits, named by a pair of words from the books of a language. */
import { memo } from '../memo.ts';
import { hasMoreThanZero, withPlainI } from '../plain-text.ts';
import { LEDGER_PAIRS, MAY_BE_ANYTHING } from './side-marks.ts';

/** A word that is short may be a part of any other. */
const SHORT = 3;
const HAN_OR_HANGUL = /[\p{Script=Han}\p{Script=Hangul}]/u;

/** Every word of the books, and the pair that it belongs to. */
const WORDS = LEDGER_PAIRS.flatMap(({ sides }, pair) =>
  [...sides].map(([word, side]) => {
    const isWhole = word.length <= SHORT && !HAN_OR_HANGUL.test(word);
    const pattern = isWhole ? `(?<![\\p{L}\\p{M}])${word}(?![\\p{L}\\p{M}])` : word;
    const isLoose = MAY_BE_ANYTHING.test(word);
    let made: RegExp | undefined;
    /** The text without the word; hardly any header has one of them. */
    const without = (text: string, words: ReadonlySet<string>): string => {
      if (isWhole ? !words.has(word) : !text.includes(word)) return text;
      made ??= new RegExp(pattern, 'u');
      return text.replace(made, '#');
    };
    return { pair, side, isLoose, without };
  }),
);

interface Part {
  pair: number;
  side: 1 | -1;
  /** True where the word alone may be anything. */
  isLoose: boolean;
  /** What is left of the header without the word. */
  rest: string;
}

const partsOf = memo((header: string): readonly Part[] => {
  const plain = withPlainI(header.normalize('NFKC')).toLowerCase().replace(/\s+/g, ' ');
  const text = plain.trim();
  const words = new Set(text.split(/[^\p{L}\p{M}]+/u));
  return WORDS.flatMap(({ pair, side, isLoose, without }) => {
    const rest = without(text, words);
    return rest === text ? [] : [{ pair, side, isLoose, rest }];
  });
});

const isPair = (first: Part, second: Part): boolean =>
  first.pair === second.pair && first.side > second.side && !(first.isLoose && second.isLoose);

/** True for the header of debits beside that of credits. */
export const areSides = (debit: string, credit: string): boolean =>
  partsOf(debit).some((first) => partsOf(credit).some((second) => isPair(first, second)));

const isAmount = (cell: string | undefined): boolean => cell !== undefined && hasMoreThanZero(cell);

/** True where both columns have amounts, and no row has one on both sides. */
function takeTurns(rows: readonly (readonly string[])[], debit: number, credit: number): boolean {
  let hasDebit = false;
  for (const row of rows) {
    const isDebit = isAmount(row[debit]);
    if (isDebit && isAmount(row[credit])) return false;
    hasDebit ||= isDebit;
  }
  return hasDebit && rows.some((row) => isAmount(row[credit]));
}

/** Two columns whose headers differ in nothing but such a pair, the plainest first, and whose rows fill one or the other. */
export function sideColumns(
  headers: readonly string[],
  rows: readonly (readonly string[])[],
): { debit: number; credit: number } | null {
  if (rows.length === 0) return null;
  const parts = headers.flatMap((header, at) => partsOf(header).map((part) => ({ ...part, at })));
  return (
    parts
      .filter(({ side }) => side > 0)
      .flatMap((debit) =>
        parts
          .filter((credit) => isPair(debit, credit) && debit.rest === credit.rest)
          .map((credit) => ({ debit: debit.at, credit: credit.at, length: debit.rest.length })),
      )
      .sort((a, b) => a.length - b.length)
      .find(({ debit, credit }) => debit !== credit && takeTurns(rows, debit, credit)) ?? null
  );
}
