/** Ageing: how old what we are owed is, in total, over time, and by who owes or sold it. */
import { agingAnswer } from './aging-answer.ts';
import { agingBuckets } from './aging-buckets.ts';
import { agingBy } from './aging-by.ts';
import { agingMonths } from './aging-months.ts';
import { agingRoll } from './aging-roll.ts';
import type { ReportPage } from './types.ts';

export const agingPage: ReportPage = {
  id: 'aging',
  blocks: [
    agingAnswer,
    agingBuckets,
    agingMonths,
    agingBy('customer', 20),
    agingBy('rep', 50),
    agingBy('region', 50),
    agingRoll,
  ],
};
