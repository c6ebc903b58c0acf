import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { instalmentNumber } from '../../../src/contract/row/instalment-mark.ts';

describe('a mark of an instalment', () => {
  test.each([
    ['A', 1],
    ['b', 2],
    ['Tranche C', 3],
    ['1/3', 1],
    ['Rate 2/3', 2],
    ['2 von 3', 2],
    ['第1期', 1],
    ['第二期', 2],
    ['第十二期', 12],
    ['三', 3],
    ['第2期/共3期', 2],
    ['-01', 1],
    ['02', 2],
    ['#3', 3],
    ['3ª parcela', 3],
    ['2nd', 2],
    ['II', 2],
    ['IV', 4],
    ['Teil XII', 12],
    ['Б', 2],
    ['β', 2],
    ['乙', 2],
    ['٣', 3],
    ['２', 2],
    ['2.0', 2],
  ])('%s is number %i', (text, number) => expect(instalmentNumber(text)).toBe(number));

  test.each([
    'Schlussrate',
    '尾款',
    '30 %',
    '01/2026',
    '2026-02',
    '05.02.2026',
    '2.5',
    '20260131',
    '',
  ])('%s is none', (text) => expect(instalmentNumber(text)).toBeNull());

  test('is its number in any script, with any word, of any count', () => {
    const zero = fc.constantFrom('0', '٠', '۰', '०', '๐', '０', '০');
    const word = fc.constantFrom('', 'Rate ', 'delbetaling ', 'қисм ', '第', 'ratą nr ');
    const after = fc.constantFrom('', '/', ' von ', ' de ', '／');
    const draw = fc.record({ zero, word, after, number: fc.integer({ min: 1, max: 60 }) });
    fc.assert(
      fc.property(draw, ({ zero, word, after, number }) => {
        const inScript = (value: number): string =>
          [...String(value)]
            .map((digit) => String.fromCodePoint(zero.codePointAt(0)! + Number(digit)))
            .join('');
        const of = after === '' ? '' : after + inScript(60);
        expect(instalmentNumber(word + inScript(number) + of)).toBe(number);
      }),
      { numRuns: 200 },
    );
  });
});
