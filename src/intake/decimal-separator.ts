/**
 * Which decimal separator a column of numbers has, as all its values together show.
 *
 * `1.234,56` has both signs: the last one, `,`, is the separator, so it counts for the comma. `1.234.567` repeats the
 * point, which only thousands do: comma again. `12,5` has no three digits behind its comma: comma. `1.234` alone could be
 * 1234 or 1.234: it counts as ambiguous. A column of 1.234,56 and 1.234 is therefore decided (comma, 1 to 0) and its
 * second value is 1234; a column of 1.234 and 2.500 takes what the other amounts of the file show, and where they show
 * nothing the file is refused until report.yml says `decimal_sign`. Fewer than one contradicting value in twenty are taken for
 * a slip, which is reported where that value is read.
 */
import { type DecimalSeparator, isBlankValue, numberInText, plainHundredths } from './number.ts';
import { type NumberParts, partsOf } from './number-parts.ts';

/** What a column's values say about its decimal separator. */
export interface NumberEvidence {
  point: number;
  comma: number;
  /** Values such as 1,234 or 1.234, which fit both, and how many of them have a comma. */
  ambiguous: number;
  ambiguousComma: number;
  /** The first of them, as written. */
  example: string | null;
  /** Currencies written beside the values, and those of them that only a sign of their own names, such as "A$". */
  codes: Set<string>;
  bySign: Set<string>;
  /** Signs beside the values that several currencies have, each with a value that bears it. */
  signs: Map<string, string>;
  /** Values with four decimals or more, with just three, and what follows the second decimal. */
  long: number;
  three: number;
  tails: Set<string>;
}

/** So many tails show that amounts were computed and not rounded. */
const MANY_TAILS = 3;

/** True for amounts such as a net amount times 1.21: most have four decimals or more, and their ends differ. */
export const areComputed = ({ long, three, tails }: NumberEvidence): boolean =>
  tails.size >= MANY_TAILS && long >= three;

export const noNumberEvidence = (): NumberEvidence => ({
  point: 0,
  comma: 0,
  ambiguous: 0,
  ambiguousComma: 0,
  example: null,
  codes: new Set(),
  bySign: new Set(),
  signs: new Map(),
  long: 0,
  three: 0,
  tails: new Set(),
});

/** The separator that digits and signs alone show. */
function shownBy(core: string): DecimalSeparator | 'ambiguous' | 'neither' {
  const point = core.lastIndexOf('.');
  const comma = core.lastIndexOf(',');
  if (point < 0 && comma < 0) return 'neither';
  if (point >= 0 && comma >= 0) return point > comma ? '.' : ',';
  const separator = point >= 0 ? '.' : ',';
  const other = separator === '.' ? ',' : '.';
  if (core.indexOf(separator) !== core.lastIndexOf(separator)) return other;
  return /^[1-9]\d{0,2}[.,]\d{3}$/.test(core) ? 'ambiguous' : separator;
}

/**
 * Counts one value of a column. `isWhole` is asked where a value fits both signs, with the currency beside it: in a
 * currency without decimals its sign can only part thousands.
 */
export function observeNumber(
  evidence: NumberEvidence,
  raw: string,
  isWhole: (code: string | null) => boolean = () => false,
): void {
  if (!Number.isNaN(plainHundredths(raw))) {
    if (raw.includes('.')) evidence.point++;
    return;
  }
  if (isBlankValue(raw)) return;
  const parts = partsOf(raw) ?? partsOf(numberInText(raw) ?? '');
  if (parts === null) return;
  observeMark(evidence, parts, raw);
  observeTail(evidence, parts.core);
  const shown = shownBy(parts.core);
  if (shown === '.') evidence.point++;
  else if (shown === ',') evidence.comma++;
  else if (shown === 'ambiguous') {
    const hasComma = parts.core.includes(',');
    if (isWhole(parts.code)) evidence[hasComma ? 'point' : 'comma']++;
    else {
      evidence.ambiguous++;
      if (hasComma) evidence.ambiguousComma++;
      evidence.example ??= raw;
    }
  }
}

/** What is left of a binary float: 56855.130000000005. */
const NOISE = /(?:0{5,}|9{5,})\d*$/;

function observeTail(evidence: NumberEvidence, core: string): void {
  const at = Math.max(core.lastIndexOf('.'), core.lastIndexOf(','));
  if (at < 0 || core.length - at < 4) return;
  const fraction = core
    .slice(at + 1)
    .replace(NOISE, '')
    .replace(/0+$/, '');
  if (fraction.length === 3) evidence.three++;
  if (fraction.length <= 3) return;
  evidence.long++;
  if (evidence.tails.size < MANY_TAILS) evidence.tails.add(fraction.slice(2));
}

function observeMark(
  { codes, bySign, signs }: NumberEvidence,
  { code, sign }: NumberParts,
  raw: string,
): void {
  if (code !== null && !codes.has(code)) {
    codes.add(code);
    if (!raw.toUpperCase().includes(code)) bySign.add(code);
  }
  if (sign !== null && !signs.has(sign)) signs.set(sign, raw);
}

/** The same evidence where all amounts are of a currency without decimals. */
export const asWholeNumbers = (evidence: NumberEvidence): NumberEvidence => ({
  ...evidence,
  point: evidence.point + evidence.ambiguousComma,
  comma: evidence.comma + evidence.ambiguous - evidence.ambiguousComma,
  ambiguous: 0,
  ambiguousComma: 0,
});

/**
 * The decimal separator of a column, or null where it could be both and it matters. The other columns of the file
 * (`file`, added up) count where the column itself shows nothing, the setting where its values contradict each other.
 */
export function decideDecimalSeparator(
  own: NumberEvidence,
  file: NumberEvidence,
  setting?: DecimalSeparator,
): DecimalSeparator | null {
  for (const { point, comma } of [own, file]) {
    if (point > 0 && comma < point * 0.05) return '.';
    if (comma > 0 && point < comma * 0.05) return ',';
    if (point > 0 && comma > 0) return setting ?? null;
  }
  if (setting) return setting;
  return own.ambiguous > 0 ? null : '.';
}
