import { describe, expect, test } from 'vitest';
import { causeOf, holdersOf } from '../../../src/report/verdict/cause.ts';
import { judgeChanges, usualChange, verdictOf } from '../../../src/report/verdict/judge.ts';

describe('the usual change', () => {
  test('is the median size of the earlier changes over as many months', () => {
    // monthly changes 10, 20, 10, 30, 10, 40: in order 10 10 10 20 30 40, the middle two 10 and 20
    expect(usualChange([100, 110, 90, 100, 130, 120, 160], 1)).toBe(15);
    // three months apart: 0, 20, 30, 60
    expect(usualChange([100, 110, 90, 100, 130, 120, 160], 3)).toBeNull();
  });

  test('passes over month ends without a value', () => {
    expect(usualChange([null, 1, 2, 4, null, 5, 6, 7, 8, 9, 10], 1)).toBe(1);
  });
});

describe('which change matters', () => {
  const calm = Array.from({ length: 30 }, (_, i) => 1000 + (i % 2) * 10);

  test('the one most out of the ordinary, not the last one', () => {
    // rises by 5 a month: a month's change is usual, a year's is not against a flat history before
    const history = [...calm, 1005, 1010, 1015, 1020, 1025, 1030];
    const judged = judgeChanges({
      now: 1300,
      earlier: { month: 1290, quarter: 1200, year: 1000 },
      history,
      least: 20,
    });
    expect(judged[0]!.span).toBe('year');
    expect(judged[0]!.isMaterial).toBe(true);
    expect(judged.find(({ span }) => span === 'month')!.isMaterial).toBe(false);
  });

  test('a change that is small against the book is none, however rare', () => {
    const judged = judgeChanges({ now: 1015, earlier: { month: 1000 }, history: calm, least: 20 });
    expect(judged[0]!.score).toBeGreaterThanOrEqual(1.5);
    expect(judged[0]!.isMaterial).toBe(false);
  });

  test('a change as large as such changes usually are is none, however large', () => {
    const wild = Array.from({ length: 30 }, (_, i) => 1000 + (i % 2) * 500);
    const judged = judgeChanges({ now: 1500, earlier: { month: 1000 }, history: wild, least: 20 });
    expect(judged[0]!.isMaterial).toBe(false);
  });

  test('half as much again in the longest span is one, also where it always grew like that', () => {
    // by 100 a month for 36 months: a year's change was always 1200, a quarter's 300
    const steady = Array.from({ length: 36 }, (_, i) => 100 * (i + 1));
    const grown = { month: 3600, quarter: 3400, year: 2500 };
    const judged = judgeChanges({ now: 3700, earlier: grown, history: steady, least: 80 });
    // 1200 of 2500 is less than half
    expect(judged.some(({ isMaterial }) => isMaterial)).toBe(false);
    const more = judgeChanges({
      now: 3700,
      earlier: { ...grown, year: 2400 },
      history: steady,
      least: 80,
    });
    expect(more.filter(({ isMaterial }) => isMaterial).map(({ span }) => span)).toEqual(['year']);
    // a month swings, and is never said for its size alone
    const swing = judgeChanges({ now: 3700, earlier: { month: 1000 }, history: [], least: 2000 });
    expect(swing[0]!.isMaterial).toBe(false);
  });

  test('what the reader compares with goes first, and what matters more is said second', () => {
    const judged = judgeChanges({
      now: 1300,
      earlier: { month: 1290, year: 1000 },
      history: calm,
      least: 20,
    });
    const verdict = verdictOf(judged, 'month');
    expect(verdict.first!.span).toBe('month');
    expect(verdict.second!.span).toBe('year');
    expect(verdictOf(judged).first!.span).toBe('year');
    expect(verdictOf([])).toEqual({ first: null, second: null });
  });
});

describe('the cause of a change', () => {
  const part = (key: string, change: number) => ({ key, change });

  test('is the fewest parts that are more than half of it', () => {
    const parts = [part('a', 40), part('b', 30), part('c', 20), part('d', 15), part('e', -5)];
    // 40 of 100 is not half; 70 is
    expect(causeOf(parts, 100)).toEqual({
      kind: 'few',
      parts: parts.slice(0, 2),
      share: 0.7,
      isAll: false,
    });
  });

  test('one part can be more than all of it', () => {
    expect(causeOf([part('a', 130), part('b', -30)], 100)).toMatchObject({
      kind: 'few',
      share: 1.3,
      isAll: true,
    });
  });

  test('is none where more than half of what moved one way moved back elsewhere', () => {
    const parts = [part('a', 100), part('b', 20), part('c', -70)];
    expect(causeOf(parts, 50)).toEqual({
      kind: 'offset',
      up: { parts: parts.slice(0, 2), change: 120 },
      down: { parts: parts.slice(2), change: -70 },
    });
    expect(causeOf([part('a', 100), part('b', -50)], 50).kind).toBe('few');
  });

  test('of a fall are the parts that fell', () => {
    expect(causeOf([part('a', 10), part('b', -60), part('c', -50)], -100)).toMatchObject({
      kind: 'few',
      parts: [part('b', -60)],
      share: 0.6,
    });
  });

  test('that more than five parts share is a spread', () => {
    const many = Array.from({ length: 20 }, (_, i) => part(`c${i}`, 5));
    expect(causeOf(many, 100)).toEqual({ kind: 'spread', count: 20, largestShare: 0.05 });
    expect(causeOf([part('a', 1)], 0)).toEqual({ kind: 'none' });
  });
});

test('the fewest that hold more than half', () => {
  expect(holdersOf([10, 60, 30])).toEqual({ count: 1, share: 0.6, of: 3 });
  expect(holdersOf([50, 50])).toEqual({ count: 2, share: 1, of: 2 });
  expect(holdersOf([0, -5])).toBeNull();
});
