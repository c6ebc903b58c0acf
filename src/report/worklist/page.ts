/** Whom to contact this week, most valuable first: with why, the next step, and what to know before the call. */
import type { ReportPage } from '../page.ts';
import { worklistAnswer } from './answer.ts';
import { worklistDecided } from './decided.ts';
import { worklistDue } from './due.ts';
import { worklistFigures } from './figures.ts';
import { worklistList } from './list.ts';
import { worklistReps } from './reps.ts';
import { worklistSheets } from './sheets.ts';

export const worklistPage: ReportPage = {
  id: 'worklist',
  group: 'do',
  ofOnePractice: true,
  blocks: [
    worklistAnswer,
    worklistFigures,
    worklistDecided,
    worklistList,
    worklistDue,
    worklistReps,
    worklistSheets,
  ],
};
