/** Terms and invoicing: days granted and taken, how late invoices go out, and what discounts cost, bring and would bring. */
import type { ReportPage } from '../page.ts';
import { termsAnswer } from './answer.ts';
import { termsDiscounts } from './discounts.ts';
import { termsFigures } from './figures.ts';
import { termsGranted } from './granted.ts';
import { termsLagMonths, termsLags } from './lags.ts';
import { termsRepMonths } from './rep-months.ts';
import { termsReps } from './reps.ts';
import { termsWhatIf } from './what-if.ts';
import { termsWithout } from './without.ts';

export const termsPage: ReportPage = {
  id: 'terms',
  group: 'do',
  ofOnePractice: true,
  blocks: [
    termsAnswer,
    termsFigures,
    termsLags,
    termsLagMonths,
    termsReps,
    termsRepMonths,
    termsDiscounts,
    termsWhatIf,
    termsGranted('segment'),
    termsGranted('customer'),
    termsWithout,
  ],
};
