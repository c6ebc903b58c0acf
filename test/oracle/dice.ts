/** Days and dice for random books. Days are counted from 2025-01-01. */

/** Integers from `low` to `high`, both included (Lehmer's, 48271 mod 2³¹ − 1). */
export type Roll = (low: number, high: number) => number;

export function dice(seed: number): Roll {
  let state = ((Math.abs(seed) % 200_000) * 7919 + 1) % 2147483647;
  return (low, high) => {
    state = (state * 48271) % 2147483647;
    return low + (state % (high - low + 1));
  };
}

const START = Date.UTC(2025, 0, 1);
export const dateOf = (day: number): string =>
  new Date(START + 86_400_000 * day).toISOString().slice(0, 10);
export const dayOf = (date: string): number => (Date.parse(date) - START) / 86_400_000;
export const monthOf = (day: number): string => dateOf(day).slice(0, 7);

/** First day of the month `back` months before the day's. */
export function monthStart(day: number, back = 0): number {
  const date = new Date(START + 86_400_000 * day);
  return (Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - back, 1) - START) / 86_400_000;
}

/** The rows of each key, in their order. */
export function listsBy<T, Key = string>(rows: T[], key: (row: T) => Key): Map<Key, T[]> {
  const lists = new Map<Key, T[]>();
  for (const row of rows) {
    const list = lists.get(key(row));
    if (list) list.push(row);
    else lists.set(key(row), [row]);
  }
  return lists;
}

export const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0);
/** No value where the denominator is zero or less. */
export const over = (numerator: number, denominator: number): number | null =>
  denominator > 0 ? numerator / denominator : null;
