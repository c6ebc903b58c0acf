/** Every page's wordings in both languages: a page adds its two files here, an alert rule adds to those of its page. */
import { aging as agingEn } from './en/aging.ts';
import { alerts as alertsEn } from './en/alerts.ts';
import { board as boardEn } from './en/board.ts';
import { change as changeEn } from './en/change.ts';
import { common as commonEn } from './en/common.ts';
import { confirmations as confirmationsEn } from './en/confirmations.ts';
import { credit as creditEn } from './en/credit.ts';
import { customer as customerEn } from './en/customer.ts';
import { customers as customersEn } from './en/customers.ts';
import { data as dataEn } from './en/data.ts';
import { disputes as disputesEn } from './en/disputes.ts';
import { followUp as followUpEn } from './en/follow-up.ts';
import { forecast as forecastEn } from './en/forecast.ts';
import { methods as methodsEn } from './en/methods.ts';
import { metrics as metricsEn } from './en/metrics.ts';
import { overview as overviewEn } from './en/overview.ts';
import { person as personEn } from './en/person.ts';
import { practices as practicesEn } from './en/practices.ts';
import { rep as repEn } from './en/rep.ts';
import { reps as repsEn } from './en/reps.ts';
import { terms as termsEn } from './en/terms.ts';
import { tiers as tiersEn } from './en/tiers.ts';
import { trend as trendEn } from './en/trend.ts';
import { verdict as verdictEn } from './en/verdict.ts';
import { work as workEn } from './en/work.ts';
import { worklist as worklistEn } from './en/worklist.ts';
import type { Locale, Messages } from './locale.ts';
import { aging as agingZh } from './zh/aging.ts';
import { alerts as alertsZh } from './zh/alerts.ts';
import { board as boardZh } from './zh/board.ts';
import { change as changeZh } from './zh/change.ts';
import { common as commonZh } from './zh/common.ts';
import { confirmations as confirmationsZh } from './zh/confirmations.ts';
import { credit as creditZh } from './zh/credit.ts';
import { customer as customerZh } from './zh/customer.ts';
import { customers as customersZh } from './zh/customers.ts';
import { data as dataZh } from './zh/data.ts';
import { disputes as disputesZh } from './zh/disputes.ts';
import { followUp as followUpZh } from './zh/follow-up.ts';
import { forecast as forecastZh } from './zh/forecast.ts';
import { methods as methodsZh } from './zh/methods.ts';
import { metrics as metricsZh } from './zh/metrics.ts';
import { overview as overviewZh } from './zh/overview.ts';
import { person as personZh } from './zh/person.ts';
import { practices as practicesZh } from './zh/practices.ts';
import { rep as repZh } from './zh/rep.ts';
import { reps as repsZh } from './zh/reps.ts';
import { terms as termsZh } from './zh/terms.ts';
import { tiers as tiersZh } from './zh/tiers.ts';
import { trend as trendZh } from './zh/trend.ts';
import { verdict as verdictZh } from './zh/verdict.ts';
import { work as workZh } from './zh/work.ts';
import { worklist as worklistZh } from './zh/worklist.ts';

export const WORDINGS = {
  common: { en: commonEn, zh: commonZh },
  overview: { en: overviewEn, zh: overviewZh },
  change: { en: changeEn, zh: changeZh },
  trend: { en: trendEn, zh: trendZh },
  aging: { en: agingEn, zh: agingZh },
  customers: { en: customersEn, zh: customersZh },
  tiers: { en: tiersEn, zh: tiersZh },
  customer: { en: customerEn, zh: customerZh },
  credit: { en: creditEn, zh: creditZh },
  terms: { en: termsEn, zh: termsZh },
  person: { en: personEn, zh: personZh },
  reps: { en: repsEn, zh: repsZh },
  rep: { en: repEn, zh: repZh },
  alerts: { en: alertsEn, zh: alertsZh },
  disputes: { en: disputesEn, zh: disputesZh },
  'follow-up': { en: followUpEn, zh: followUpZh },
  forecast: { en: forecastEn, zh: forecastZh },
  methods: { en: methodsEn, zh: methodsZh },
  practices: { en: practicesEn, zh: practicesZh },
  data: { en: dataEn, zh: dataZh },
  metrics: { en: metricsEn, zh: metricsZh },
  board: { en: boardEn, zh: boardZh },
  verdict: { en: verdictEn, zh: verdictZh },
  work: { en: workEn, zh: workZh },
  confirmations: { en: confirmationsEn, zh: confirmationsZh },
  worklist: { en: worklistEn, zh: worklistZh },
} satisfies Record<string, Record<Locale, Messages>>;
