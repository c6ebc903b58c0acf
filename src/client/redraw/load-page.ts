/** Fetches what is of one page alone, its blocks and their charts, and what is of one language alone. */
import { type PageName, type Translate, translatorOf } from '../../i18n/index.ts';
import type { Locale } from '../../i18n/locale.ts';
import { metricById } from '../../metrics/catalogue.ts';
import { isMetricPage, type PageId, type ReportPage } from '../../report/page.ts';

const PAGES: Record<PageName, () => Promise<ReportPage>> = {
  overview: async () => (await import('../../report/overview/page.ts')).overviewPage,
  change: async () => (await import('../../report/change/page.ts')).changePage,
  trend: async () => (await import('../../report/trend/page.ts')).trendPage,
  forecast: async () => (await import('../../report/forecast/page.ts')).forecastPage,
  aging: async () => (await import('../../report/aging/page.ts')).agingPage,
  customers: async () => (await import('../../report/customers/page.ts')).customersPage,
  customer: async () => (await import('../../report/customer/page.ts')).customerPage,
  tiers: async () => (await import('../../report/tiers/page.ts')).tiersPage,
  credit: async () => (await import('../../report/credit/page.ts')).creditPage,
  confirmations: async () => (await import('../../report/confirmations/page.ts')).confirmationsPage,
  reps: async () => (await import('../../report/reps/page.ts')).repsPage,
  rep: async () => (await import('../../report/rep/page.ts')).repPage,
  worklist: async () => (await import('../../report/worklist/page.ts')).worklistPage,
  alerts: async () => (await import('../../report/alerts/page.ts')).alertsPage,
  'follow-up': async () => (await import('../../report/follow-up/page.ts')).followUpPage,
  disputes: async () => (await import('../../report/disputes/page.ts')).disputesPage,
  terms: async () => (await import('../../report/terms/page.ts')).termsPage,
  methods: async () => (await import('../../report/methods/page.ts')).methodsPage,
  practices: async () => (await import('../../report/practices/page.ts')).practicesPage,
  data: async () => (await import('../../report/data/page.ts')).dataPage,
  metrics: async () => (await import('../../report/metrics/page.ts')).metricsPage,
};

/** Which pages show the metric stands in a block that no filter changes: it is drawn at build alone. */
async function loadMetricPage(id: string): Promise<ReportPage> {
  const { metricPage } = await import('../../report/metrics/metric-page.ts');
  return metricPage(metricById(id), []);
}

/** The page of that id. Throws where its script does not come; it may be asked for again. */
export const loadPage = (id: PageId): Promise<ReportPage> =>
  isMetricPage(id) ? loadMetricPage(id.slice('metrics/'.length)) : PAGES[id]();

/** Throws where the script of that language does not come; it may be asked for again. */
export const loadWordings = async (locale: Locale): Promise<Translate> =>
  translatorOf(
    locale,
    locale === 'en'
      ? (await import('../../i18n/en/pages.ts')).EN
      : (await import('../../i18n/zh/pages.ts')).ZH,
  );
