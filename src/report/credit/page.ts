/** Credit: who is over the limit and since when, who pays better or worse, and what limits and terms to grant. */
import type { ReportPage } from '../page.ts';
import { creditAnswer } from './answer.ts';
import { creditExposure } from './exposure.ts';
import { creditFigures } from './figures.ts';
import { creditHistory } from './history.ts';
import { creditPayers } from './payers.ts';
import { creditReview } from './review-list.ts';
import { creditList, creditUtilisation } from './utilisation.ts';

export const creditPage: ReportPage = {
  id: 'credit',
  group: 'owes',
  needs: ['limit'],
  ofOnePractice: true,
  blocks: [
    creditAnswer,
    creditFigures,
    creditUtilisation,
    creditHistory,
    creditList,
    creditExposure,
    creditReview,
    creditPayers,
  ],
};
