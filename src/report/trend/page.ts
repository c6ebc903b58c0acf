/** Trends: how much of what is billed comes in, in its named variants, and how fast; cohorts at equal age. */

import type { ReportPage } from '../page.ts';
import { trendAnswer } from './answer.ts';
import { bridgeBlock } from './balance-bridge.ts';
import { cohortByStep } from './cohort-block.ts';
import { cohortCompare } from './curves.ts';
import { trendRates } from './rates.ts';
import { trendSpeed } from './speed.ts';
import { cohortTriangle } from './triangle.ts';

export const trendPage: ReportPage = {
  id: 'trend',
  group: 'stand',
  blocks: [
    trendAnswer,
    trendRates,
    trendSpeed,
    bridgeBlock,
    cohortByStep,
    cohortCompare,
    cohortTriangle,
  ],
};
