/** What is disputed: how much it holds up, why, for how long, who disputes, and what is given up in the end. */
import type { ReportPage } from '../page.ts';
import { disputesAges } from './ages.ts';
import { disputesAnswer } from './answer.ts';
import { disputesFigures } from './figures.ts';
import { disputesLasting } from './lasting.ts';
import { disputesList } from './list.ts';
import { disputesReasons } from './reasons.ts';
import { disputesCustomers, disputesRegions, disputesReps, disputesSegments } from './who.ts';

export const disputesPage: ReportPage = {
  id: 'disputes',
  group: 'do',
  needs: ['dispute'],
  ofOnePractice: true,
  blocks: [
    disputesAnswer,
    disputesFigures,
    disputesList,
    disputesReasons,
    disputesAges,
    disputesLasting,
    disputesCustomers,
    disputesReps,
    disputesRegions,
    disputesSegments,
  ],
};
