/** By which method money comes, how late by each, and what receiving it costs. */
import type { ReportPage } from '../page.ts';
import { methodsAnswer } from './answer.ts';
import { methodsLate } from './late.ts';
import { methodsMix } from './mix.ts';
import { methodsMonths } from './months.ts';

export const methodsPage: ReportPage = {
  id: 'methods',
  group: 'do',
  needs: ['method'],
  ofOnePractice: true,
  blocks: [methodsAnswer, methodsMix, methodsMonths, methodsLate],
};
