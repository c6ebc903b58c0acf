import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isFilled } from '../../../src/contract/row/sheet-rows.ts';
import { words } from './drawn-text.ts';

it('a cell is filled where it holds more than blanks', () => {
  fc.assert(
    fc.property(fc.oneof(words, fc.string()), (text) => {
      expect(isFilled(text)).toBe(text.trim() !== '');
    }),
  );
});
