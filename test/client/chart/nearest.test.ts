/** Which mark is meant and where the tip stands, on positions that a person has put down. */
import { describe, expect, test } from 'vitest';
import { nearest, placeTip } from '../../../src/client/chart/nearest.ts';

const box = (name: string, left: number, right: number, top: number, bottom: number) => ({
  name,
  left,
  right,
  top,
  bottom,
});

describe('the nearest mark', () => {
  const dots = [
    box('Jan low', 98, 102, 78, 82),
    box('Jan high', 98, 102, 18, 22),
    box('Mar', 298, 302, 48, 52),
  ];
  test('along time is of the nearest step, and of that the nearest value', () => {
    expect(nearest({ x: 130, y: 70 }, dots, 'x')?.name).toBe('Jan low');
    expect(nearest({ x: 130, y: 30 }, dots, 'x')?.name).toBe('Jan high');
    // 201 is 101 from January and 99 from March, however close the value of January is
    expect(nearest({ x: 201, y: 20 }, dots, 'x')?.name).toBe('Mar');
    expect(nearest({ x: 199, y: 50 }, dots, 'x')?.name).toBe('Jan low');
  });

  const bars = [box('long', 100, 400, 0, 20), box('short', 380, 400, 28, 48)];
  test('along rows is of the row that the pointer is beside, however far its bar is', () => {
    expect(nearest({ x: 10, y: 38 }, bars, 'y')?.name).toBe('short');
    expect(nearest({ x: 10, y: 9 }, bars, 'y')?.name).toBe('long');
  });

  const column = [box('old', 0, 20, 0, 10), box('young', 0, 20, 10, 100)];
  test('in a column is the part that the pointer is on', () => {
    expect(nearest({ x: 8, y: 4 }, column, 'x')?.name).toBe('old');
    expect(nearest({ x: 8, y: 60 }, column, 'x')?.name).toBe('young');
  });

  test('anywhere between both axes is the one at the least distance', () => {
    // (30, 40) away is 50; (49, 0) away is 49
    const spots = [box('far', 130, 130, 140, 140), box('near', 149, 149, 100, 100)];
    expect(nearest({ x: 100, y: 100 }, spots, null)?.name).toBe('near');
    expect(nearest({ x: 100, y: 100 }, [], null)).toBeNull();
  });
});

describe('a tip', () => {
  const view = { width: 1000, height: 600 };
  const size = { width: 200, height: 100 };
  test('stands right of the pointer, and left where there is no room', () => {
    expect(placeTip({ x: 300, y: 300 }, size, view)).toEqual({ x: 314, y: 250 });
    expect(placeTip({ x: 900, y: 300 }, size, view)).toEqual({ x: 686, y: 250 });
  });

  test('never leaves the window', () => {
    expect(placeTip({ x: 300, y: 2 }, size, view).y).toBe(8);
    expect(placeTip({ x: 300, y: 599 }, size, view).y).toBe(492);
  });

  test('stands above on a narrow screen, below where there is no room above', () => {
    const phone = { width: 390, height: 844 };
    const wide = { width: 300, height: 100 };
    expect(placeTip({ x: 200, y: 400 }, wide, phone)).toEqual({ x: 50, y: 286 });
    expect(placeTip({ x: 310, y: 40 }, wide, phone)).toEqual({ x: 82, y: 54 });
  });
});
