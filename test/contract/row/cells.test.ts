import fc from 'fast-check';
import { expect, it } from 'vitest';
import { tidyText } from '../../../src/contract/row/cells.ts';

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

it('a text that is tidy as it is equals the same text tidied', () => {
  fc.assert(
    fc.property(fc.oneof(words, fc.string({ unit: 'grapheme' })), (text) => {
      expect(tidyText(text)).toBe(tidyText(`\u3000${text}\u3000`));
    }),
  );
});
