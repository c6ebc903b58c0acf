/** Whether follow-up keeps its schedule and what it brings: ladder, promises, contacts, third parties. */
import type { ReportPage } from '../page.ts';
import { followUpAnswer } from './answer.ts';
import { followUpContacts } from './contacts.ts';
import { followUpFigures } from './figures.ts';
import { followUpFunnel } from './funnel.ts';
import { followUpLadder } from './ladder.ts';
import { followUpBroken, followUpDue } from './promises.ts';
import { followUpSchedule } from './schedule.ts';
import { followUpThirdParties } from './third-parties.ts';
import { followUpWeeks } from './weeks.ts';

export const followUpPage: ReportPage = {
  id: 'follow-up',
  group: 'do',
  needs: ['activity'],
  ofOnePractice: true,
  blocks: [
    followUpAnswer,
    followUpFigures,
    followUpDue,
    followUpWeeks,
    followUpFunnel,
    followUpBroken,
    followUpLadder,
    followUpThirdParties,
    followUpContacts,
    followUpSchedule,
  ],
};
