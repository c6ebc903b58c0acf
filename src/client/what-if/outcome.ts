/** What would come by week and month if the reader's assumptions held, beside the forecast, under the page's filters. */
import type { WhatIfBook } from '../../forecast/what-if/book.ts';
import {
  type Expected,
  expectedIf,
  FORECAST,
  type Scenario,
  type Wanted,
} from '../../forecast/what-if/expected.ts';
import { monthSteps, type Step, slicesOf, weekSteps } from '../../format/ahead.ts';
import { daysBetween } from '../../format/date.ts';
import { FILTER_KEYS, NONE } from '../../metrics/types.ts';
import type { View } from '../../view/view.ts';
import type { WhatIf } from '../../view/what-if.ts';

export interface OutcomeStep {
  /** A week by its last day, a month as `YYYY-MM`. */
  key: string;
  forecast: number;
  assumed: number;
}

export interface Outcome {
  weeks: OutcomeStep[];
  months: OutcomeStep[];
  amounts: Expected['amounts'];
}

export function outcomeOf(book: WhatIfBook, whatIf: WhatIf, view: View): Outcome {
  const { asOf } = book;
  const slices = slicesOf(asOf);
  const wanted = wantedOf(view);
  const forecast = expectedIf(book, slices, FORECAST, wanted);
  const assumed = expectedIf(book, slices, scenarioOf(whatIf, book), wanted);
  const steps = (ends: Step[]): OutcomeStep[] => {
    const within = ({ by }: Expected, { after, until }: Step): number => {
      const reached = (day: number) => by[slices.findIndex((slice) => slice.until === day)] ?? 0;
      return reached(until) - reached(after);
    };
    return ends.map((step) => ({
      key: step.key,
      forecast: within(forecast, step),
      assumed: within(assumed, step),
    }));
  };
  return {
    weeks: steps(weekSteps(asOf)),
    months: steps(monthSteps(asOf)),
    amounts: assumed.amounts,
  };
}

/** What the page's filters leave; `NONE` stands for owners that are nobody. */
function wantedOf({ filter }: View): Wanted {
  const wanted: Wanted = {};
  for (const key of FILTER_KEYS) {
    const value = filter[key];
    if (value !== undefined) wanted[key] = value === NONE ? null : value;
  }
  return wanted;
}

const scenarioOf = ({ paid, broken, slip, discount }: WhatIf, { asOf }: WhatIfBook): Scenario => ({
  paidOn: new Map(paid.map(({ customer, date }) => [customer, daysBetween(asOf, date)])),
  broken: broken === 'all' ? broken : new Set(broken),
  slipDays: slip,
  discount,
});
