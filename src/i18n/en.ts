/** All English wordings, by page. */
import { aging } from './en/aging.ts';
import { alerts } from './en/alerts.ts';
import { change } from './en/change.ts';
import { common } from './en/common.ts';
import { customer } from './en/customer.ts';
import { customers } from './en/customers.ts';
import { data } from './en/data.ts';
import { metrics } from './en/metrics.ts';
import { overview } from './en/overview.ts';
import { person } from './en/person.ts';
import { rep } from './en/rep.ts';
import { reps } from './en/reps.ts';
import { trend } from './en/trend.ts';

export const en = {
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
