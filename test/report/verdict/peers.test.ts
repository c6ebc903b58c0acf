import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chanceLimit, type PeerBase, standingOf } from '../../../src/report/verdict/peers.ts';

/** `items` equal items of one. */
const peer = (rate: number, items: number): PeerBase => ({ rate, due: items, squares: items });
const standings = (peers: PeerBase[]) => [...standingOf(peers).values()];

test('the limit is the normal quantile for one list in twenty, on both sides', () => {
  // tables: 1.9600 for one, 2.8070 for ten, 3.2905 for fifty
  expect(chanceLimit(1)).toBeCloseTo(1.96, 2);
  expect(chanceLimit(10)).toBeCloseTo(2.807, 2);
  expect(chanceLimit(50)).toBeCloseTo(3.29, 2);
});

test('a rep who really is worse is named, and does not lift the others above average', () => {
  const peers = [
    peer(0.98, 200),
    peer(0.975, 220),
    peer(0.985, 150),
    peer(0.99, 180),
    peer(0.7, 200),
  ];
  expect(standings(peers)).toEqual(['level', 'level', 'level', 'level', 'below']);
});

test('the same rates on a handful of items may be chance', () => {
  const peers = [peer(0.98, 5), peer(0.975, 5), peer(0.985, 5), peer(0.7, 5)];
  expect(standings(peers)).toEqual(['level', 'level', 'level', 'level']);
});

test('a few large items count as few', () => {
  const uneven: PeerBase = { rate: 0.7, due: 200, squares: 150 ** 2 + 50 };
  expect(standings([peer(0.98, 200), peer(0.97, 200), uneven])[2]).toBe('level');
});

test('who is better beyond chance stands above; one alone is level', () => {
  expect(standings([peer(0.6, 300), peer(0.62, 300), peer(0.9, 300)])).toEqual([
    'level',
    'level',
    'above',
  ]);
  expect(standings([peer(0.2, 300)])).toEqual(['level']);
});

test('more than all that fell due lifts the others’ bar no higher than all of it', () => {
  // 130 % against 95 % and 95 %: beside a peer at 100 %, 95 % of 200 items may be chance
  expect(standings([peer(1.3, 200), peer(0.95, 200), peer(0.95, 200)])).toEqual([
    'above',
    'level',
    'level',
  ]);
});

test('equal reps are named by chance in few lists', () => {
  // ten reps of 200 items, each paid with odds of 95 %: fixed draws
  let seed = 7;
  const random = (): number => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed / 2_147_483_647;
  };
  let named = 0;
  const lists = 200;
  for (let list = 0; list < lists; list++) {
    const peers = Array.from({ length: 10 }, () => {
      let paid = 0;
      for (let i = 0; i < 200; i++) if (random() < 0.95) paid++;
      return peer(paid / 200, 200);
    });
    if (standings(peers).some((standing) => standing !== 'level')) named++;
  }
  expect(named / lists).toBeLessThan(0.1);
});

test('nobody is lost, whatever the books are', () => {
  const any = fc.record({
    rate: fc.double({ min: 0, max: 1.2, noNaN: true }),
    due: fc.integer({ min: 0, max: 10_000 }),
    squares: fc.integer({ min: 0, max: 10_000_000 }),
  });
  fc.assert(
    fc.property(fc.array(any, { maxLength: 12 }), (peers) => {
      expect(standingOf(peers).size).toBe(peers.length);
    }),
  );
});
