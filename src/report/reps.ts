/** Who brings the money in: reps ranked by the due-based rate, with what else the amount rests on. */
import { repsAnswer } from './reps-answer.ts';
import { repsChart, repsOverdue } from './reps-charts.ts';
import { repsTable } from './reps-table.ts';
import type { ReportPage } from './types.ts';

export const repsPage: ReportPage = {
  id: 'reps',
  blocks: [repsAnswer, repsTable, repsChart, repsOverdue],
};
