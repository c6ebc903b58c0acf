/** The overview: where receivables stand, in one sentence, six figures, two charts and the accounts that matter. */
import { agingBlock } from './overview-aging.ts';
import { answerBlock } from './overview-answer.ts';
import { bridgeBlock } from './overview-bridge.ts';
import { debtorsBlock } from './overview-debtors.ts';
import { figuresBlock } from './overview-figures.ts';
import type { ReportPage } from './types.ts';

export const overviewPage: ReportPage = {
  id: 'overview',
  blocks: [answerBlock, figuresBlock, bridgeBlock, agingBlock, debtorsBlock],
};
