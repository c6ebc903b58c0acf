/** Words of different methods as one, by hand. */
import { expect, test } from 'vitest';
import { type Learnt, sharesTogether } from '../../src/forecast/learnt.ts';
import { DAYS_AHEAD } from '../../src/format/ahead.ts';

/** A half comes on the tenth day. */
const HALF: Learnt = {
  method: 'trailing_share',
  shares: Float64Array.from({ length: DAYS_AHEAD + 1 }, (_, day) => (day < 10 ? 0 : 0.5)),
};
/** A quarter comes on the fortieth day, a half on the sixtieth. */
const LATE: Learnt = {
  method: 'trailing_share',
  shares: Float64Array.from({ length: DAYS_AHEAD + 1 }, (_, day) =>
    day < 40 ? 0 : day < 60 ? 0.25 : 0.75,
  ),
};
const steps = [
  { until: 30, learnt: HALF },
  { until: 90, learnt: { method: 'due_date' } as const },
  { until: DAYS_AHEAD, learnt: { method: 'due_date' } as const },
];
const at = (byAge: Learnt | null, days: number[], age = 5): number[] => {
  const shares = sharesTogether({ steps, otherwise: [], byAge })(age);
  return days.map((day) => shares[day]!);
};

test('between two words money comes when the curve says it does', () => {
  // a half by day 30, all by day 90; of the other half a third on day 40, the rest on day 60
  const days = [9, 10, 30, 39, 40, 59, 60, 90, DAYS_AHEAD];
  const third = 0.5 + 0.5 / 3;
  expect(at(LATE, days)).toEqual([0, 0.5, 0.5, 0.5, third, third, 1, 1, 1]);
});

test('what is old goes by the curve alone', () => {
  const days = [30, 40, 60, 90, DAYS_AHEAD];
  expect(at(LATE, days, 90)).toEqual([0.5, 0.5 + 0.5 / 3, 1, 1, 1]);
  expect(at(LATE, days, 91)).toEqual([0, 0.25, 0.75, 0.75, 0.75]);
});

test('evenly where nothing says when', () => {
  expect(at(null, [30, 60, 90])).toEqual([0.5, 0.75, 1]);
});
