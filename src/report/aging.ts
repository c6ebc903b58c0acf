/** Ageing: how old what we are owed is, in total, over time, by who owes or sold it, and what of it may be lost. */
import { agingAllowance } from './aging-allowance.ts';
import { agingAnswer } from './aging-answer.ts';
import { agingBuckets } from './aging-buckets.ts';
import { agingBy } from './aging-by.ts';
import { agingConcentration } from './aging-concentration.ts';
import { agingMonths } from './aging-months.ts';
import { agingRoll } from './aging-roll.ts';
import { agingRollMonths } from './aging-roll-months.ts';
import type { ReportPage } from './types.ts';

export const agingPage: ReportPage = {
  id: 'aging',
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
