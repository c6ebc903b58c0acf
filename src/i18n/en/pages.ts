/** Every page’s wordings in English, by the first part of their keys; a page adds its file here and in `../zh/pages.ts`. */
import { aging } from './aging.ts';
import { alerts } from './alerts.ts';
import { board } from './board.ts';
import { change } from './change.ts';
import { common } from './common.ts';
import { confirmations } from './confirmations.ts';
import { credit } from './credit.ts';
import { customer } from './customer.ts';
import { customers } from './customers.ts';
import { data } from './data.ts';
import { disputes } from './disputes.ts';
import { followUp } from './follow-up.ts';
import { forecast } from './forecast.ts';
import { methods } from './methods.ts';
import { metrics } from './metrics.ts';
import { overview } from './overview.ts';
import { person } from './person.ts';
import { practices } from './practices.ts';
import { rep } from './rep.ts';
import { reps } from './reps.ts';
import { terms } from './terms.ts';
import { tiers } from './tiers.ts';
import { trend } from './trend.ts';
import { verdict } from './verdict.ts';
import { work } from './work.ts';
import { worklist } from './worklist.ts';

export const EN = {
  common,
  overview,
  change,
  trend,
  aging,
  customers,
  tiers,
  customer,
  credit,
  terms,
  person,
  reps,
  rep,
  alerts,
  disputes,
  'follow-up': followUp,
  forecast,
  methods,
  practices,
  data,
  metrics,
  board,
  verdict,
  work,
  confirmations,
  worklist,
};
