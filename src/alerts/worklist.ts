/** The alerts turned into work: one row a customer, with all that fired for it and the next step. */
import type { Answer, AnswerRow } from '../metrics/types.ts';
import type { Site } from '../view/site.ts';
import type { Alert, RuleOutcome } from './alert.ts';
import { sortAlerts } from './evaluate.ts';
import { type NextStep, nextStepOf, STEP_RULES } from './next-step.ts';
import { ALERT_RULES, alertRule } from './rules.ts';
import { customerKey, type WorkFacts, workFacts } from './work-facts.ts';
import { stakeOf, worthOf } from './worth.ts';

type LadderSite = Pick<Site, 'inputs'> & {
  settings: Pick<Site['settings'], 'ladder' | 'ladderPauseDays'>;
};

/** The rules that a next step comes from. */
export const WORK_RULES = ALERT_RULES.filter(({ id }) => STEP_RULES.includes(id));

export interface WorkItem {
  customer: string | null;
  currency: string | null;
  /** Minor units of `currency`; 0 where nothing is late. */
  overdue: number;
  /** Gravest first, those of the whole company not among them. */
  alerts: Alert[];
  facts: WorkFacts;
  /** What of the overdue asking can bring. */
  stake: number;
  /** Orders the list. */
  worth: number;
  next: NextStep;
}

/** What somebody calls a customer for; all else is of the company, a rep or an export. */
const isOfCustomer = ({ rule, subject }: Alert): boolean =>
  subject.dimension === 'customer' && !alertRule(rule).isCompanyWide;

/** By customer and currency; gravest first. */
function firedByCustomer(outcomes: RuleOutcome[]): Map<string, Alert[]> {
  const fired = new Map<string, Alert[]>();
  for (const alert of sortAlerts(outcomes)) {
    if (!isOfCustomer(alert)) continue;
    const own = customerKey(alert.subject.value, alert.currency);
    fired.set(own, [...(fired.get(own) ?? []), alert]);
  }
  return fired;
}

type MakeItem = (
  customer: string | null,
  currency: string | null,
  overdue: number,
  alerts: Alert[],
) => WorkItem;

function itemMaker(answers: Record<string, Answer>, site: LadderSite): MakeItem {
  const factsOf = workFacts(answers, site);
  return (customer, currency, overdue, alerts) => {
    const facts = factsOf(customerKey(customer, currency));
    return {
      ...{ customer, currency, overdue, alerts, facts },
      stake: stakeOf(overdue, facts),
      worth: worthOf(overdue, alerts, facts),
      next: nextStepOf({ overdue, alerts }, facts, site.settings),
    };
  };
}

/** Whether there is nothing to be done about the customer yet. */
export const isWaiting = ({ next }: WorkItem): boolean =>
  next.step === 'wait' || next.step === 'await_promise';

/**
 * Everybody who owes late, whether a rule fired or not; with whom acting is worth most first, who can wait last.
 * `overdue`: by customer; `answers` to `workFactQuestions`.
 */
export function worklist(
  overdue: AnswerRow[],
  outcomes: RuleOutcome[],
  answers: Record<string, Answer>,
  site: LadderSite,
): WorkItem[] {
  const fired = firedByCustomer(outcomes);
  const itemOf = itemMaker(answers, site);
  return overdue
    .filter((row) => (row.value ?? 0) > 0)
    .map(({ by, currency, value }) =>
      itemOf(
        by.customer ?? null,
        currency,
        value!,
        fired.get(customerKey(by.customer, currency)) ?? [],
      ),
    )
    .sort(
      (a, b) =>
        Number(isWaiting(a)) - Number(isWaiting(b)) || b.worth - a.worth || b.overdue - a.overdue,
    );
}

const largest = ({ alerts }: WorkItem): number =>
  Math.max(0, ...alerts.map(({ amount }) => amount ?? 0));

/** Everybody for whom a rule fired, also who owes nothing late yet; who owes most late first, then by the largest amount of a rule. */
export function customersToActOn(
  overdue: AnswerRow[],
  outcomes: RuleOutcome[],
  answers: Record<string, Answer>,
  site: LadderSite,
): WorkItem[] {
  const late = new Map(
    overdue.map((row) => [customerKey(row.by.customer, row.currency), row.value]),
  );
  const itemOf = itemMaker(answers, site);
  return [...firedByCustomer(outcomes).values()]
    .map((alerts) => {
      const { subject, currency } = alerts[0]!;
      const overdueNow = Math.max(0, late.get(customerKey(subject.value, currency)) ?? 0);
      return itemOf(subject.value, currency, overdueNow, alerts);
    })
    .sort((a, b) => b.overdue - a.overdue || largest(b) - largest(a));
}

/** What fired for the company, a rep or an export; gravest first. */
export const companyAlerts = (outcomes: RuleOutcome[]): Alert[] =>
  sortAlerts(outcomes).filter((alert) => !isOfCustomer(alert));
