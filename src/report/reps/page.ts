/** Who brings the money in: reps ranked by the due-based rate, with what else the amount rests on. */

import type { ReportPage } from '../page.ts';
import { repsAnswer } from './answer.ts';
import { repsChart, repsOverdue } from './charts.ts';
import { repsCommission } from './commission.ts';
import { repsTable } from './table.ts';

export const repsPage: ReportPage = {
  id: 'reps',
  group: 'collects',
  needs: ['rep'],
  blocks: [repsAnswer, repsTable, repsChart, repsOverdue, repsCommission],
};
