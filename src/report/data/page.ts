/** The data page: what was read, what became of it, and that it ties. */

import type { ReportPage } from '../page.ts';
import { changesBlock } from './changes.ts';
import { consoleBlock } from './console.ts';
import { correctionsBlock } from './corrections.ts';
import { filesBlock } from './files.ts';
import { missingBlock } from './missing.ts';
import { problemsBlock } from './problems.ts';
import { questionsBlock } from './questions.ts';
import { summaryBlock } from './summary.ts';
import { tieOutBlock } from './tie-out.ts';

export const dataPage: ReportPage = {
  id: 'data',
  group: 'trust',
  blocks: [
    summaryBlock,
    filesBlock,
    changesBlock,
    questionsBlock,
    correctionsBlock,
    problemsBlock,
    tieOutBlock,
    missingBlock,
    consoleBlock,
  ],
};
