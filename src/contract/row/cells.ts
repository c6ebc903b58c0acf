/** One cell's text to a typed value under the file's reading, or the rule that it breaks. */
import { noteLine } from '../../format/note-cell.ts';
import { cleanDate, isNoDate, isoDay, readDate, readMonth } from '../../intake/date.ts';
import { isPlaceholderDate } from '../../intake/dates/placeholder-date.ts';
import { withoutFieldCodes } from '../../intake/marks/field-codes.ts';
import { isBlankValue, readDecimal, readNumber } from '../../intake/number.ts';
import { withoutTextMark } from '../../intake/text-mark.ts';
import { readFlag, readTerms } from '../../intake/vocabulary.ts';
import type { Reading } from '../profile/reading.ts';
import type { RuleId } from '../rules/rules.ts';
import type { WritableCell } from '../table-writer.ts';
import type { Column } from '../tables.ts';
import { instalmentNumber } from './instalment-mark.ts';

/** The rule that a cell breaks, in place of its value. */
export class CellError {
  readonly rule: RuleId;
  readonly expected: string | undefined;
  constructor(rule: RuleId, expected?: string) {
    this.rule = rule;
    this.expected = expected;
  }
}

export type CellReader = (text: string) => WritableCell | CellError;

const NOT_A_DATE = new CellError('unreadable_date', 'a date such as 2026-03-31');
const EMPTY_DATE = new CellError('empty_date');
const NO_DAY = new CellError('placeholder_date');
/** Between 1970-01-01 and 2079-06-06, both placeholders, lie the days of business. */
const FIRST_FAR_DAY = 39_968;
const NOT_A_MONTH = new CellError('unreadable_month', 'a month such as 2026-03');
const NOT_A_NUMBER = new CellError('not_a_number', 'a number such as 1234.56');
const NOT_AN_INSTALMENT = new CellError('not_a_number', 'an instalment such as 2, 2/3, B or 第2期');
const NOT_A_FLAG = new CellError('value_ignored', 'yes or no');
const NOT_TERMS = new CellError('unknown_terms');
const UNCALCULATED = new CellError('formula_without_value');
/** `=A1+B1`, not the mark of a text, `="0012"`, nor a line drawn in signs. */
const FORMULA = /^\s*=\s*[^\s="'=]/;
export const isFormula = (text: string): boolean => FORMULA.test(text);
const TOO_LONG = new CellError('text_too_long');
/** A longer id or name has usually swallowed other cells, after a quotation mark that is not closed. */
const MAX_TEXT_LENGTH = 500;
const FREE_TEXT = new Set(['note', 'bank_ref', 'reason', 'outcome']);
const EQUALS = 61;
const NULL_WORD = /^(?:null|#n\/a|nan)$/i;
const MAX_NULL_WORD_LENGTH = 4;

/** True for ASCII without blanks at an end or beside each other; false where a text may need tidying. */
function isTidy(text: string): boolean {
  let before = 0x20;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x20 || code > 0x7e || (code === 0x20 && before === 0x20)) return false;
    before = code;
  }
  return before !== 0x20;
}

/** Trims, makes one blank of several and of full-width ones, and removes invisible marks, such as those that change the direction of text. */
export function tidyText(text: string): string {
  if (isTidy(text)) return text;
  const trimmed = text.trim();
  return /\s\s|[\u3000\u00a0\t\n\u0000-\u001f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/.test(
    trimmed,
  )
    ? trimmed
        .replace(
          /[\u0000-\u0008\u000e-\u001f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g,
          '',
        )
        .replace(/[\s\u3000\u00a0]+/g, ' ')
        .trim()
    : trimmed;
}

const MAX_CACHED_CELLS = 20_000;

/** A reader that remembers what it read, for columns whose values repeat. */
function cached(read: CellReader): CellReader {
  const cache = new Map<string, WritableCell | CellError>();
  const blank = read('');
  return (text) => {
    if (text === '') return blank;
    const hit = cache.get(text);
    if (hit !== undefined) return hit;
    const value = read(text);
    if (cache.size < MAX_CACHED_CELLS) cache.set(text, value);
    return value;
  };
}

/** The reader of one column, `isSheet` where its cells may be formulas; money, currency and words with a context are read by the row. */
export function cellReader(
  column: Column,
  index: number,
  reading: Reading,
  isSheet = false,
): CellReader {
  const separator = reading.decimalSeparators.get(index) ?? '.';
  switch (column.type) {
    case 'date': {
      const numbered = reading.numberedDates.get(index) ?? null;
      const isPlaceholder = (text: string): boolean =>
        isPlaceholderDate(text, reading.dateOrder, numbered === 'serial');
      const read = cached((text) => {
        if (isBlankValue(text)) return null;
        if (isPlaceholder(text)) return column.isRequired ? NO_DAY : EMPTY_DATE;
        if (isNoDate(cleanDate(text))) return null;
        return readDate(text, reading.dateOrder, numbered, reading.monthWords) ?? NOT_A_DATE;
      });
      return (text) => {
        if (text === '') return null;
        const day = isoDay(text);
        return day !== null && day > 0 && day < FIRST_FAR_DAY ? day : read(text);
      };
    }
    case 'month':
      return cached((text) => (isBlankValue(text) ? null : (readMonth(text) ?? NOT_A_MONTH)));
    case 'integer': {
      const isInstalment = column.name === 'instalment_no';
      return cached((text) => {
        if (isBlankValue(text)) return null;
        const value = readNumber(text, separator);
        const isWhole = value !== null && Number.isInteger(value);
        if (isInstalment && !(isWhole && value >= 0))
          return instalmentNumber(text) ?? NOT_AN_INSTALMENT;
        return isWhole ? value : NOT_A_NUMBER;
      });
    }
    case 'number':
      return cached((text) =>
        isBlankValue(text) ? null : (readNumber(text, separator) ?? NOT_A_NUMBER),
      );
    case 'share':
      return cached((text) => {
        if (isBlankValue(text)) return null;
        const isPercent = /[%％]\s*$/.test(text);
        const decimal = readDecimal(text.replace(/[%％]\s*$/, ''), separator);
        if (decimal === null) return NOT_A_NUMBER;
        const value = Number(`${decimal.digits}e-${decimal.fraction + (isPercent ? 2 : 0)}`);
        if (decimal.isNegative) return -value;
        return column.name === 'discount_rate' && !isPercent && value >= 1 ? value / 100 : value;
      });
    case 'terms':
      return cached((text) => (isBlankValue(text) ? null : (readTerms(text)?.days ?? NOT_TERMS)));
    case 'flag':
      return cached((text) => {
        if (isBlankValue(text)) return null;
        const isBlock = reading.paymentBlocks.has(index) && /^[A-Z]$/.test(text.trim());
        return isBlock ? true : (readFlag(text) ?? NOT_A_FLAG);
      });
    case 'note':
      return noteLine;
    default: {
      const plain = column.name === 'bank_ref' ? withoutFieldCodes : (text: string) => text;
      return (text) => {
        if (text === '' || (text.length <= MAX_NULL_WORD_LENGTH && NULL_WORD.test(text)))
          return null;
        if (isSheet && text.charCodeAt(0) === EQUALS && isFormula(text)) return UNCALCULATED;
        if (text.length <= MAX_TEXT_LENGTH) return tidyText(plain(withoutTextMark(text))) || null;
        return FREE_TEXT.has(column.name)
          ? tidyText(plain(text.slice(0, MAX_TEXT_LENGTH)))
          : TOO_LONG;
      };
    }
  }
}
