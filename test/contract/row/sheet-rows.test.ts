import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isFilled } from '../../../src/contract/row/sheet-rows.ts';

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

it('a cell is filled where it holds more than blanks', () => {
  fc.assert(
    fc.property(fc.oneof(words, fc.string()), (text) => {
      expect(isFilled(text)).toBe(text.trim() !== '');
    }),
  );
});
