/** Collection rate: how much of what is billed comes in, in its named variants. */
import { trendAnswer } from './trend-answer.ts';
import { cohortByMonth } from './trend-cohort.ts';
import { rateByMonth } from './trend-month.ts';
import { cohortTriangle } from './trend-triangle.ts';
import type { ReportPage } from './types.ts';

export const trendPage: ReportPage = {
  id: 'trend',
  blocks: [
    trendAnswer,
    rateByMonth('period', 'collection_rate'),
    rateByMonth('due', 'collection_rate_due'),
    rateByMonth('arrears', 'collection_rate_arrears'),
    cohortByMonth,
    cohortTriangle,
  ],
};
