/** The overview: where receivables stand, in one sentence, six figures, two charts and the accounts that matter. */

import type { ReportPage } from '../page.ts';
import { agingBlock } from './aging.ts';
import { answerBlock } from './answer.ts';
import { bridgeBlock } from './bridge.ts';
import { debtorsBlock } from './debtors.ts';
import { figuresBlock } from './figures.ts';

export const overviewPage: ReportPage = {
  id: 'overview',
  blocks: [answerBlock, figuresBlock, bridgeBlock, agingBlock, debtorsBlock],
};
