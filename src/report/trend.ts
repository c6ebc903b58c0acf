/** Trends: how much of what is billed comes in, in its named variants, and how fast; cohorts at equal age. */
import { trendAnswer } from './trend-answer.ts';
import { cohortByStep } from './trend-cohort.ts';
import { cohortCompare } from './trend-curves.ts';
import { trendRates } from './trend-rates.ts';
import { trendSpeed } from './trend-speed.ts';
import { cohortTriangle } from './trend-triangle.ts';
import type { ReportPage } from './types.ts';

export const trendPage: ReportPage = {
  id: 'trend',
  blocks: [trendAnswer, trendRates, trendSpeed, cohortByStep, cohortCompare, cohortTriangle],
};
