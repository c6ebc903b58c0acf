/** The overview: verdict, how much and how bad, why and how old, what to do this week, and a line on the reps. */

import type { ReportPage } from '../page.ts';
import { ageBlock } from './age.ts';
import { answerBlock } from './answer.ts';
import { figuresBlock } from './figures.ts';
import { repsBlock } from './reps.ts';
import { whyBlock } from './why.ts';
import { withinCompanyBlock } from './within-company.ts';
import { workBlock } from './work.ts';

export const overviewPage: ReportPage = {
  id: 'overview',
  group: 'stand',
  blocks: [answerBlock, figuresBlock, whyBlock, ageBlock, workBlock, repsBlock, withinCompanyBlock],
};
