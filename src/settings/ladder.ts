/** The steps by which overdue money is followed up: from which day on each is due, and what of the exports shows that it was done. */
import { z } from 'zod';
import { LADDER_STEPS, TIER_LETTERS } from '../format/ladder-steps.ts';

/** Below 0: before the due date. */
const daysLate = z.number().int().min(-90).max(3650);

const ladderStep = z
  .strictObject({
    step: z.enum(LADDER_STEPS),
    /** Days past due of the oldest item, one number or one a tier. */
    days: z.union([
      daysLate,
      z.strictObject({ A: daysLate, B: daysLate, C: daysLate, D: daysLate }),
    ]),
    /** Stages, or channels of contacts without one. */
    done_by: z.array(z.string().min(1)).default([]),
  })
  .transform(({ step, days, done_by }) => ({
    step,
    days: typeof days === 'number' ? { A: days, B: days, C: days, D: days } : days,
    done_by: done_by.map((word) => word.toLowerCase()),
  }));

type Steps = z.infer<typeof ladderStep>[];

const isInOrder = (steps: Steps): boolean =>
  TIER_LETTERS.every((tier) =>
    steps.every(({ days }, i) => i === 0 || days[tier] > steps[i - 1]!.days[tier]),
  );
const hasEachOnce = (steps: Steps): boolean =>
  new Set(steps.map(({ step }) => step)).size === steps.length;

export const ladderSettings = z
  .array(ladderStep)
  .min(1)
  .refine(hasEachOnce, 'expected each step once')
  .refine(isInOrder, 'expected steps in their order, each due later than the one before it')
  .prefault([
    { step: 'remind', days: -7, done_by: ['reminder'] },
    { step: 'call', days: { A: 1, B: 3, C: 7, D: 14 }, done_by: ['phone', 'visit'] },
    { step: 'dunning_1', days: { A: 7, B: 14, C: 21, D: 30 }, done_by: ['dunning-1'] },
    { step: 'dunning_2', days: { A: 21, B: 30, C: 45, D: 60 }, done_by: ['dunning-2'] },
    { step: 'stop_supply', days: { A: 45, B: 60, C: 75, D: 90 } },
    { step: 'hand_over', days: { A: 75, B: 90, C: 120, D: 180 }, done_by: ['legal', 'agency'] },
  ]);
