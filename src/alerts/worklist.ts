/** The alerts turned into work: one row a customer, with all that fired for it and the next step. */
import type { AnswerRow } from '../metrics/types.ts';
import type { Alert, RuleOutcome } from './alert.ts';
import { sortAlerts } from './evaluate.ts';
import { type NextStep, nextStepOf, STEP_RULES } from './next-step.ts';
import { ALERT_RULES, alertRule } from './rules.ts';

/** The rules that a next step comes from. */
export const WORK_RULES = ALERT_RULES.filter(({ id }) =>
  STEP_RULES.some(({ rule }) => rule === id),
);

export interface WorkItem {
  customer: string | null;
  currency: string | null;
  /** Minor units of `currency`; 0 where nothing is late. */
  overdue: number;
  /** Gravest first, those of the whole company not among them. */
  alerts: Alert[];
  next: NextStep;
}

/** What somebody calls a customer for; all else is of the company, a rep or an export. */
const isOfCustomer = ({ rule, subject }: Alert): boolean =>
  subject.dimension === 'customer' && !alertRule(rule).isCompanyWide;

/** No currency has a space. */
const keyOf = (customer: string | null | undefined, currency: string | null): string =>
  customer == null ? `${currency}` : `${currency} ${customer}`;

/** By customer and currency; gravest first. */
function firedByCustomer(outcomes: RuleOutcome[]): Map<string, Alert[]> {
  const fired = new Map<string, Alert[]>();
  for (const alert of sortAlerts(outcomes)) {
    if (!isOfCustomer(alert)) continue;
    const own = keyOf(alert.subject.value, alert.currency);
    fired.set(own, [...(fired.get(own) ?? []), alert]);
  }
  return fired;
}

function workItem(
  customer: string | null,
  currency: string | null,
  overdue: number,
  alerts: Alert[],
): WorkItem {
  return { customer, currency, overdue, alerts, next: nextStepOf({ overdue, alerts }) };
}

/** Everybody who owes late, whether a rule fired or not. `overdue`: by customer; the largest first. */
export function worklist(overdue: AnswerRow[], outcomes: RuleOutcome[]): WorkItem[] {
  const fired = firedByCustomer(outcomes);
  return overdue
    .filter((row) => (row.value ?? 0) > 0)
    .toSorted((a, b) => b.value! - a.value!)
    .map(({ by, currency, value }) =>
      workItem(
        by.customer ?? null,
        currency,
        value!,
        fired.get(keyOf(by.customer, currency)) ?? [],
      ),
    );
}

const stake = ({ alerts }: WorkItem): number =>
  Math.max(0, ...alerts.map(({ amount }) => amount ?? 0));

/** Everybody for whom a rule fired, also who owes nothing late yet; who owes most late first, then by what is at stake. */
export function customersToActOn(overdue: AnswerRow[], outcomes: RuleOutcome[]): WorkItem[] {
  const late = new Map(overdue.map((row) => [keyOf(row.by.customer, row.currency), row.value]));
  return [...firedByCustomer(outcomes).values()]
    .map((alerts) => {
      const { subject, currency } = alerts[0]!;
      const overdueNow = Math.max(0, late.get(keyOf(subject.value, currency)) ?? 0);
      return workItem(subject.value, currency, overdueNow, alerts);
    })
    .sort((a, b) => b.overdue - a.overdue || stake(b) - stake(a));
}

/** What fired for the company, a rep or an export; gravest first. */
export const companyAlerts = (outcomes: RuleOutcome[]): Alert[] =>
  sortAlerts(outcomes).filter((alert) => !isOfCustomer(alert));
