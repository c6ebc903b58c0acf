import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isPlaceholderDate } from '../../src/intake/dates/placeholder-date.ts';

const PLACEHOLDERS = [
  [1900, 1, 1],
  [1899, 12, 30],
  [1899, 12, 31],
  [1970, 1, 1],
  [1753, 1, 1],
  [1, 1, 1],
  [9999, 12, 31],
  [0, 0, 0],
] as const;

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const two = (n: number): string => String(n).padStart(2, '0');
type Form = (year: string, month: number, day: number) => string;
const FORMS: readonly Form[] = [
  (y, m, d) => `${y}-${two(m)}-${two(d)}`,
  (y, m, d) => `${y}/${m}/${d}`,
  (y, m, d) => `${two(d)}.${two(m)}.${y}`,
  (y, m, d) => `${d}/${m}/${y}`,
  (y, m, d) => `${m}/${d}/${y}`,
  (y, m, d) => `${y}年${m}月${d}日`,
  (y, m, d) => `${y}${two(m)}${two(d)}`,
  (y, m, d) => `${two(d)}-${MONTHS[m - 1] ?? '00'}-${y}`,
];
const TIMES = ['', ' 00:00:00', ' 0:00', 'T00:00:00Z', 'T00:00:00.0000000', ' 12:00:00 AM'];

test('finds the placeholder of an empty date in every way of writing it, with any time', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...PLACEHOLDERS),
      fc.constantFrom(...FORMS),
      fc.constantFrom(...TIMES),
      ([year, month, day], form, time) => {
        const text = form(String(year).padStart(4, '0'), month, day) + time;
        expect(isPlaceholderDate(text, 'dmy')).toBe(true);
      },
    ),
  );
});

test('takes no day of business for a placeholder', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1990, max: 2060 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 28 }),
      fc.constantFrom(...FORMS),
      fc.constantFrom(...TIMES),
      (year, month, day, form, time) => {
        expect(isPlaceholderDate(form(String(year), month, day) + time, 'dmy')).toBe(false);
      },
    ),
  );
});

test('knows the first days of a spreadsheet only among its days', () => {
  expect(isPlaceholderDate('1', 'dmy', true)).toBe(true);
  expect(isPlaceholderDate('1', 'dmy')).toBe(false);
  expect(isPlaceholderDate('46111', 'dmy', true)).toBe(false);
});
