/** The ladder of the settings: its defaults, days by tier, and what is refused. */
import { expect, test } from 'vitest';
import { settingsSchema } from '../../src/settings/settings.ts';

const read = (ladder: unknown) => settingsSchema.safeParse({ ladder });
const fault = (ladder: unknown): string | undefined => read(ladder).error?.issues[0]?.message;

test('is there without being set, each step later than the one before it', () => {
  const { ladder, ladder_pause_days } = settingsSchema.parse({});
  expect(ladder.map(({ step }) => step)).toEqual([
    ...['remind', 'call', 'dunning_1', 'dunning_2', 'stop_supply', 'hand_over'],
  ]);
  expect(ladder[0]!.days).toEqual({ A: -7, B: -7, C: -7, D: -7 });
  expect(ladder.at(-1)).toMatchObject({ days: { A: 75 }, done_by: ['legal', 'agency'] });
  expect(ladder_pause_days).toBe(7);
});

test('takes one number or one a tier, and words of any case', () => {
  const days = { A: 5, B: 6, C: 7, D: 8 };
  const parsed = settingsSchema.parse({
    ladder: [
      { step: 'call', days: 2, done_by: ['Phone'] },
      { step: 'dunning_1', days },
    ],
  });
  expect(parsed.ladder).toEqual([
    { step: 'call', days: { A: 2, B: 2, C: 2, D: 2 }, done_by: ['phone'] },
    { step: 'dunning_1', days, done_by: [] },
  ]);
});

test('refuses steps out of order, twice, unknown, or none', () => {
  const early = { step: 'dunning_1', days: { A: 3, B: 3, C: 2, D: 3 } };
  expect(fault([{ step: 'call', days: 2 }, early])).toBe(
    'expected steps in their order, each due later than the one before it',
  );
  const twice = [
    { step: 'call', days: 2 },
    { step: 'call', days: 3 },
  ];
  expect(fault(twice)).toBe('expected each step once');
  expect(read([{ step: 'shout', days: 2 }]).success).toBe(false);
  expect(read([{ step: 'call', days: 2.5 }]).success).toBe(false);
  expect(read([]).success).toBe(false);
});

test('settings that were read are settings', () => {
  const once = settingsSchema.parse({});
  expect(settingsSchema.parse(once)).toEqual(once);
});
