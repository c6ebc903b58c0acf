/** The data page: what was read, what became of it, and that it ties. */
import { changesBlock } from './data-changes.ts';
import { consoleBlock } from './data-console.ts';
import { correctionsBlock } from './data-corrections.ts';
import { filesBlock } from './data-files.ts';
import { missingBlock } from './data-missing.ts';
import { problemsBlock } from './data-problems.ts';
import { summaryBlock } from './data-summary.ts';
import { tieOutBlock } from './data-tie-out.ts';
import type { ReportPage } from './types.ts';

export const dataPage: ReportPage = {
  id: 'data',
  blocks: [
    summaryBlock,
    filesBlock,
    changesBlock,
    correctionsBlock,
    problemsBlock,
    tieOutBlock,
    missingBlock,
    consoleBlock,
  ],
};
