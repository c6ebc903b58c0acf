/** What is answered without a closer look is what a closer look finds. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { plainHundredths } from '../../src/intake/number.ts';
import { isTotalLike } from '../../src/intake/vocabulary.ts';

const textOf = (...characters: string[]) =>
  fc.string({ unit: fc.constantFrom(...characters), maxLength: 18 });

it('the quick reading of hundredths is that of the digits', () => {
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

it('the quick look for a total sees what the full one sees', () => {
  const ends = textOf('t', 'o', 'T', 'a', 'l', 's', 'u', 'm', 'e', '合', '计', ':', ' ', '7', '-');
  const starts = fc.constantFrom('Total', 'sum', '合计', '*', 'INV', 'PAY', 'X', 'grand ', '');
  fc.assert(
    fc.property(starts, ends, (start, end) => {
      // a blank in front keeps it from being taken for an id
      expect(isTotalLike(start + end)).toBe(isTotalLike(` ${start}${end}`));
    }),
    { numRuns: 2000 },
  );
});
