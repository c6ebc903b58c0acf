/** The reps page. */
import type { ReportPage } from './types.ts';

export const repsPage: ReportPage = { id: 'reps', blocks: [] };
