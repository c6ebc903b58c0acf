/** How well the twelve practices of collecting in time are followed: a line each, and what changed in all. */
import type { ReportPage } from '../page.ts';
import { practicesAnswer } from './answer.ts';
import { practicesScorecard } from './scorecard.ts';

export const practicesPage: ReportPage = {
  id: 'practices',
  group: 'do',
  blocks: [practicesAnswer, practicesScorecard],
};
