/** What the next step and the order of the work rest on, beside the rules that fired: by customer and currency. */

import type { TierLetter } from '../format/ladder-steps.ts';
import type { Answer, AnswerRow, Question } from '../metrics/types.ts';
import { byCustomer, questionFor } from '../view/question.ts';
import type { Site } from '../view/site.ts';
import type { View } from '../view/view.ts';
import type { LadderFacts } from './ladder.ts';

/** Amounts in minor units of one currency. */
export interface WorkFacts extends LadderFacts {
  /** Overdue and in dispute. */
  disputed: number;
  /** For the days ahead that the settings name, at most what is open. */
  promised: number;
  /** Days until the next promise; null: there is none. */
  daysToPromise: number | null;
  /** Chance that what is overdue stays unpaid until it is 90 days late; null where there is no forecast. */
  risk: number | null;
}

export function workFactQuestions(site: Site, view: View): Record<string, Question> {
  const { activity, promise, dispute, payment } = site.inputs;
  return {
    'work.oldest': byCustomer(view, 'oldest_overdue_days'),
    'work.tier': questionFor(view, 'tier_amount', ['customer', 'tier']),
    ...(activity && {
      'work.stage': questionFor(view, 'days_since_stage', ['customer', 'stage']),
    }),
    ...(dispute && { 'work.disputed': byCustomer(view, 'disputed_overdue_amount') }),
    ...(promise && {
      'work.promised': byCustomer(view, 'promised_soon_amount'),
      'work.promise': byCustomer(view, 'days_to_promise'),
    }),
    // a forecast is of the report's own day
    ...(payment && view.asOf === site.asOf && { 'work.risk': byCustomer(view, 'very_late_risk') }),
  };
}

/** No currency has a space. */
export const customerKey = (
  customer: string | null | undefined,
  currency: string | null,
): string => (customer == null ? `${currency}` : `${currency} ${customer}`);

const keyOf = ({ by, currency }: AnswerRow): string => customerKey(by.customer, currency);

/** From the answers to `workFactQuestions`, by `customerKey`. */
export function workFacts(
  answers: Record<string, Answer>,
  site: Pick<Site, 'inputs'>,
): (key: string) => WorkFacts {
  const rows = (name: string): AnswerRow[] => answers[`work.${name}`]?.rows ?? [];
  const values = (name: string): Map<string, number | null> =>
    new Map(rows(name).map((row) => [keyOf(row), row.value]));
  const tiers = new Map(
    rows('tier').flatMap((row): [string, TierLetter][] =>
      (row.value ?? 0) > 0 && row.by.tier ? [[keyOf(row), row.by.tier as TierLetter]] : [],
    ),
  );
  const contacts = new Map<string, Map<string, number>>();
  for (const row of rows('stage')) {
    if (row.value === null || !row.by.stage) continue;
    const own = contacts.get(keyOf(row)) ?? new Map<string, number>();
    contacts.set(keyOf(row), own.set(row.by.stage.toLowerCase(), row.value));
  }
  const [oldest, disputed, promised] = [values('oldest'), values('disputed'), values('promised')];
  const [promise, risk] = [values('promise'), values('risk')];
  const noContacts = site.inputs.activity ? new Map<string, number>() : null;
  return (key) => ({
    daysLate: oldest.get(key) ?? null,
    tier: tiers.get(key) ?? null,
    contacts: contacts.get(key) ?? noContacts,
    disputed: disputed.get(key) ?? 0,
    promised: promised.get(key) ?? 0,
    daysToPromise: promise.get(key) ?? null,
    risk: risk.get(key) ?? null,
  });
}
