/** What will come in of what is open: by week and by month, by which method, and how wrong that has been. */
import type { ReportPage } from '../page.ts';
import { forecastAnswer } from './answer.ts';
import { forecastBilling } from './billing.ts';
import { forecastEarlier } from './earlier.ts';
import { forecastGiants } from './giants.ts';
import { forecastLanding } from './landing.ts';
import { forecastLandingGroups } from './landing-groups.ts';
import { forecastLateRisk } from './late-risk.ts';
import { forecastMonths } from './months.ts';
import { forecastRecord } from './record.ts';
import { forecastTrials } from './trials.ts';
import { forecastWeeks } from './weeks.ts';
import { forecastWhatIf } from './what-if.ts';

export const forecastPage: ReportPage = {
  id: 'forecast',
  group: 'ahead',
  blocks: [
    forecastAnswer,
    forecastWhatIf,
    forecastWeeks,
    forecastMonths,
    forecastLanding,
    forecastTrials,
    forecastRecord,
    forecastGiants,
    forecastLandingGroups,
    forecastBilling,
    forecastEarlier,
    forecastLateRisk,
  ],
};
