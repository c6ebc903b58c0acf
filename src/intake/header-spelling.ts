/** Header names in one spelling: as printed, as compared, and the spellings under which a header may be known. */
import { memo } from './memo.ts';
import { withoutObject, withoutUnit } from './vocabulary.ts';

const CONTROL = /[\u0000-\u001f\u007f\ufeff\u200b]+/g;
const DROPPED = /[*_\-./:()\s]+/g;

/** A header as printed in messages: control characters and double blanks gone. */
export const cleanHeader = (text: string): string =>
  text
    .replace(CONTROL, ' ')
    .replace(/[\s\u3000]+/g, ' ')
    .trim();

/** A header as compared: NFKC, lower case, without `* _ - . / : ( )` and blanks. */
export const normaliseHeader = (text: string): string =>
  text.replace(CONTROL, '').normalize('NFKC').toLowerCase().replace(DROPPED, '');

/** What a header may be known by, in the order of trying: as written, without its unit, without its object. */
export const spellings = memo((header): readonly string[] => {
  const plain = withoutUnit(header);
  return [...new Set([header, plain, withoutObject(plain)].map(normaliseHeader))];
});
