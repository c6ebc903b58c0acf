/** Which customers have confirmed their balance, which have another one in their books, and who has not answered. */
import type { ReportPage } from '../page.ts';
import { confirmationsAnswer } from './answer.ts';
import { confirmationsBars } from './bars.ts';
import { confirmationsFigures } from './figures.ts';
import { confirmationsList } from './list.ts';
import { confirmationsReps } from './reps.ts';
import { confirmationsUnsent } from './unsent.ts';

export const confirmationsPage: ReportPage = {
  id: 'confirmations',
  group: 'owes',
  needs: ['confirmation'],
  ofOnePractice: true,
  blocks: [
    confirmationsAnswer,
    confirmationsFigures,
    confirmationsBars,
    confirmationsList,
    confirmationsUnsent,
    confirmationsReps,
  ],
};
