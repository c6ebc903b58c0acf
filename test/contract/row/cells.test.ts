import fc from 'fast-check';
import { expect, it } from 'vitest';
import { tidyText } from '../../../src/contract/row/cells.ts';
import { words } from './drawn-text.ts';

it('a text that is tidy as it is equals the same text tidied', () => {
  fc.assert(
    fc.property(fc.oneof(words, fc.string({ unit: 'grapheme' })), (text) => {
      expect(tidyText(text)).toBe(tidyText(`\u3000${text}\u3000`));
    }),
  );
});
