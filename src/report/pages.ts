/** The pages of the site, in the order of the navigation; those under another page are reached from there. */
import { METRICS } from '../metrics/catalogue.ts';
import { agingPage } from './aging/page.ts';
import { alertsPage } from './alerts/page.ts';
import { changePage } from './change/page.ts';
import { confirmationsPage } from './confirmations/page.ts';
import { creditPage } from './credit/page.ts';
import { customerPage } from './customer/page.ts';
import { customersPage } from './customers/page.ts';
import { dataPage } from './data/page.ts';
import { disputesPage } from './disputes/page.ts';
import { followUpPage } from './follow-up/page.ts';
import { forecastPage } from './forecast/page.ts';
import { methodsPage } from './methods/page.ts';
import { metricPage } from './metrics/metric-page.ts';
import { metricsPage } from './metrics/page.ts';
import { overviewPage } from './overview/page.ts';
import type { ReportPage } from './page.ts';
import { practicesPage } from './practices/page.ts';
import { repPage } from './rep/page.ts';
import { repsPage } from './reps/page.ts';
import { termsPage } from './terms/page.ts';
import { tiersPage } from './tiers/page.ts';
import { trendPage } from './trend/page.ts';
import { worklistPage } from './worklist/page.ts';

export const PAGES: ReportPage[] = [
  overviewPage,
  changePage,
  trendPage,
  forecastPage,
  agingPage,
  customersPage,
  customerPage,
  tiersPage,
  creditPage,
  confirmationsPage,
  repsPage,
  repPage,
  worklistPage,
  alertsPage,
  followUpPage,
  disputesPage,
  termsPage,
  methodsPage,
  practicesPage,
  dataPage,
  metricsPage,
];
const showing = PAGES.filter((page) => page !== metricsPage);

/** A page for each metric of the catalogue. */
export const METRIC_PAGES: ReportPage[] = METRICS.map((metric) => metricPage(metric, showing));

const byId = new Map([...PAGES, ...METRIC_PAGES].map((page) => [page.id as string, page]));

/** The page of that id; throws on an unknown one. */
export function pageById(id: string): ReportPage {
  const page = byId.get(id);
  if (!page) throw new Error(`no page "${id}"`);
  return page;
}
