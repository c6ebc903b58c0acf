import { expect, it } from 'vitest';
import { findHeader } from '../../src/intake/header-row.ts';

it('finds the header under title rows, and none where there is none', () => {
  const rows = [
    ['Aged receivables'],
    ['As at 31 March 2026'],
    [''],
    ['Invoice Number', 'Date', 'Total'],
    ['1', '2', '3'],
  ];
  expect(findHeader(rows)).toBe(3);
  expect(
    findHeader([
      ['x', 'y'],
      ['1', '2'],
    ]),
  ).toBe(-1);
});
