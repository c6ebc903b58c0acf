/** Amounts whose sum no number can hold exactly are refused by the check already, in words. */
import { expect, test } from 'vitest';
import { FileReconciliation } from '../../src/contract/file-reconciliation.ts';
import { sumProblem } from '../../src/contract/folder-problems.ts';
import { systemFailure } from '../../src/publish/terminal/system-failure.ts';

const LIMIT = 2n ** 53n;

test('one file, or all of them together, up to the last cent that can be counted', () => {
  expect(sumProblem('a.csv', LIMIT - 1n, LIMIT - 1n)).toBeNull();
  expect(sumProblem('a.csv', LIMIT, LIMIT)).toMatchObject({
    severity: 'refused',
    rule: 'sum_too_large',
    file: 'a.csv',
    value: '9007199254740992',
  });
  expect(sumProblem('b.csv', 1n, LIMIT)).toMatchObject({ file: 'b.csv' });
});

test('amounts of both signs do not hide each other', () => {
  const file = new FileReconciliation();
  for (const sign of [1, -1, 1, -1]) file.add('used', sign * (Number.MAX_SAFE_INTEGER - 1));
  expect(file.read.amount).toBe(0n);
  expect(sumProblem('a.csv', file.largestSum, file.largestSum)?.rule).toBe('sum_too_large');
});

test('what is too large only when it is weighted by days is said in words too', () => {
  expect(systemFailure(new Error('column n: 9007199254740993 is not exact'))).toMatch(
    /more than can be counted exactly/,
  );
});
