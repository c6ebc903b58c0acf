/** All Chinese wordings, by page. */
import { aging } from './zh/aging.ts';
import { alerts } from './zh/alerts.ts';
import { change } from './zh/change.ts';
import { common } from './zh/common.ts';
import { customer } from './zh/customer.ts';
import { customers } from './zh/customers.ts';
import { data } from './zh/data.ts';
import { metrics } from './zh/metrics.ts';
import { overview } from './zh/overview.ts';
import { person } from './zh/person.ts';
import { rep } from './zh/rep.ts';
import { reps } from './zh/reps.ts';
import { trend } from './zh/trend.ts';

export const zh = {
  common,
  change,
  metrics,
  overview,
  data,
  trend,
  aging,
  customers,
  customer,
  person,
  reps,
  rep,
  alerts,
};
