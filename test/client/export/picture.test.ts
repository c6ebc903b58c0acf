/** The lines over an exported drawing are no wider than it is. */
import { expect, test } from 'vitest';
import { wrapped } from '../../../src/client/export/picture.ts';

/** Every character is one wide, a Chinese one two. */
const measure = (text: string): number =>
  [...text].reduce((sum, character) => sum + (character > '\u2e80' ? 2 : 1), 0);

test('lines break between words, and between any two Chinese characters', () => {
  expect(wrapped('Overdue is 2.6 times a year ago', 12, measure)).toEqual([
    'Overdue is',
    '2.6 times a',
    'year ago',
  ]);
  expect(wrapped('逾期金额 ¥237万', 10, measure)).toEqual(['逾期金额', '¥237万']);
  expect(wrapped('逾期金额上升', 8, measure)).toEqual(['逾期金额', '上升']);
});

test('a word that is wider than the drawing stands alone, and no text is no line', () => {
  expect(wrapped('a unbreakably b', 4, measure)).toEqual(['a', 'unbreakably', 'b']);
  expect(wrapped('', 4, measure)).toEqual([]);
});
