/** Aging: how old what we are owed is, in total, over time, by who owes or sold it, and what of it may be lost. */

import type { ReportPage } from '../page.ts';
import { agingAllowance } from './allowance.ts';
import { agingAnswer } from './answer.ts';
import { agingBuckets } from './buckets.ts';
import { agingBy } from './by.ts';
import { agingConcentration } from './concentration.ts';
import { agingMonths } from './months.ts';
import { agingRoll } from './roll.ts';
import { agingRollMonths } from './roll-months.ts';

export const agingPage: ReportPage = {
  id: 'aging',
  group: 'owes',
  blocks: [
    agingAnswer,
    agingBuckets,
    agingMonths,
    agingBy('customer', 20),
    agingConcentration,
    agingBy('rep', 50),
    agingBy('region', 50),
    agingBy('segment', 50),
    agingRoll,
    agingRollMonths,
    agingAllowance,
  ],
};
