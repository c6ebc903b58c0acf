import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tidyText } from '../../../src/contract/row/cells.ts';
import { isFilled } from '../../../src/contract/row/sheet-rows.ts';
import { plainHundredths } from '../../../src/intake/number.ts';
import { isTotalLike } from '../../../src/intake/vocabulary.ts';

const textOf = (...characters: string[]) =>
  fc.string({ unit: fc.constantFrom(...characters), maxLength: 18 });
const words = textOf(
  ' ',
  '\u00a0',
  '\u3000',
  '\t',
  '\u200b',
  '\u202e',
  'a',
  'Z',
  '7',
  '-',
  '客',
  'é',
);

describe('what is answered without a closer look is what a closer look finds', () => {
  it('hundredths of a plain number', () => {
    fc.assert(
      fc.property(textOf('0', '1', '5', '9', '.', '-', ',', ' '), (text) => {
        const parts = /^(-?)(\d{1,13})(?:\.(\d{1,2}))?$/.exec(text);
        const isPlain = parts !== null && (parts[2] + (parts[3] ?? '')).length <= 13;
        const expected = isPlain
          ? Number(BigInt(parts[2]! + (parts[3] ?? '').padEnd(2, '0')) * (parts[1] ? -1n : 1n))
          : Number.NaN;
        expect(plainHundredths(text)).toBe(expected);
      }),
      { numRuns: 3000 },
    );
  });

  it('a cell with more than blanks', () => {
    fc.assert(
      fc.property(fc.oneof(words, fc.string()), (text) => {
        expect(isFilled(text)).toBe(text.trim() !== '');
      }),
    );
  });

  it('a text that is tidy as it is', () => {
    fc.assert(
      fc.property(fc.oneof(words, fc.string({ unit: 'grapheme' })), (text) => {
        expect(tidyText(text)).toBe(tidyText(`\u3000${text}\u3000`));
      }),
    );
  });

  it('an id that is no total', () => {
    const ends = textOf(
      't',
      'o',
      'T',
      'a',
      'l',
      's',
      'u',
      'm',
      'e',
      '合',
      '计',
      ':',
      ' ',
      '7',
      '-',
    );
    const starts = fc.constantFrom('Total', 'sum', '合计', '*', 'INV', 'PAY', 'X', 'grand ', '');
    fc.assert(
      fc.property(starts, ends, (start, end) => {
        // a blank in front keeps it from being taken for an id
        expect(isTotalLike(start + end)).toBe(isTotalLike(` ${start}${end}`));
      }),
      { numRuns: 2000 },
    );
  });
});
