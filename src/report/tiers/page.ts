/** Whom to call first: customers by how much and how long they are late, and who changed tier. */
import type { ReportPage } from '../page.ts';
import { tiersAnswer } from './answer.ts';
import { tiersLetters } from './letters.ts';
import { tiersList } from './list.ts';
import { tiersMatrix } from './matrix.ts';
import { tiersMoves } from './moves.ts';

export const tiersPage: ReportPage = {
  id: 'tiers',
  group: 'owes',
  ofOnePractice: true,
  blocks: [tiersAnswer, tiersMatrix, tiersMoves, tiersLetters, tiersList],
};
