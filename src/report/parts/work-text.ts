/** The work with a late customer in words: why, by the rules that fired, and what to do next, by which of them. */
import type { Alert } from '../../alerts/alert.ts';
import { firedFigure, type NextStep, netLate, STEP_RULES } from '../../alerts/next-step.ts';
import type { WorkItem } from '../../alerts/worklist.ts';
import { addDays, type IsoDate } from '../../format/date.ts';
import { dateLabel, shortDay } from '../../format/label.ts';
import { count, percent } from '../../format/number.ts';
import type { RenderContext } from '../page.ts';

/** An amount: in full in the rows of a list, in the page's unit in its sentences. */
type Print = (minor: number | null) => string;

/** “43% over its credit limit”; null for a rule without a reason of its own. */
function reason(
  { rule }: Alert,
  item: WorkItem,
  { t, locale, site }: RenderContext,
  print: Print,
): string | null {
  const figure = (metric: string): number | null => firedFigure(item, rule, metric);
  const amount = (metric: string): string => print(figure(metric));
  const days = (setting: string): string => count(site.settings.alerts[setting] ?? null, locale);
  switch (rule) {
    case 'limit_passed': {
      const over = (figure('credit_utilisation') ?? 1) - 1;
      return t('work.reason.limit_passed', { share: percent(over, locale, over < 0.01 ? 1 : 0) });
    }
    case 'promise_broken':
      return t('work.reason.promise_broken', { n: figure('broken_promise_count') ?? 0 });
    case 'dispute_old':
      return t('work.reason.dispute_old', {
        amount: amount('dispute_old_amount'),
        days: days('dispute_days'),
      });
    case 'unapplied_waiting':
      return t('work.reason.unapplied_waiting', { amount: amount('unapplied_amount') });
    case 'overdue_beyond':
      return t('work.reason.overdue_beyond', {
        amount: amount('overdue_beyond_amount'),
        days: days('overdue_days'),
      });
    case 'silent': {
      const since = figure('days_since_contact');
      return since === null ? t('work.reason.never') : t('work.reason.silent', { n: since });
    }
    default:
      return null;
  }
}

const place = ({ rule }: Alert): number => STEP_RULES.indexOf(rule);

/** Whether a rule that a next step may come from fired. */
export const hasReason = ({ alerts }: WorkItem): boolean =>
  alerts.some((alert) => place(alert) >= 0);

/** “12 days late”. */
const lateText = ({ facts }: WorkItem, { t }: RenderContext): string =>
  facts.daysLate === null ? t('work.reason.late') : t('work.reason.days', { n: facts.daysLate });

/** Why the customer is on the list, in the order of the rules of next steps; else the rules that fired; else “late”. */
export function reasonsOf(item: WorkItem, context: RenderContext, print: Print): string[] {
  const texts = item.alerts
    .toSorted((a, b) => place(a) - place(b))
    .map((alert) => reason(alert, item, context, print))
    .filter((text) => text !== null);
  if (texts.length > 0) return texts;
  if (item.alerts.length === 0) return [lateText(item, context)];
  return [...new Set(item.alerts.map(({ rule }) => context.t(`alerts.rule.${rule}`)))];
}

/** “30 Jun”; with its year where that is not the as-of date's. */
export function dayText(date: IsoDate, { view, locale }: RenderContext): string {
  const isOfYear = date.slice(0, 4) === view.asOf.slice(0, 4);
  return isOfYear ? shortDay(date, locale) : dateLabel(date, locale);
}

/** “dunning letter 1 done on 20 Jun; wait until 5 Jul”. */
function waitText({ done, inDays }: NextStep, context: RenderContext): string {
  const { t, view } = context;
  const until = inDays == null ? null : dayText(addDays(view.asOf, inDays), context);
  if (!done) return t('work.step.waitUntil', { until: until ?? '' });
  const parts = {
    done: t(`work.step.${done.step}`),
    day: dayText(addDays(view.asOf, -done.daysAgo), context),
  };
  return until === null ? t('work.step.waitEnd', parts) : t('work.step.wait', { ...parts, until });
}

/** “stop supply”, and the rule that calls for it. */
export function stepText(
  item: WorkItem,
  context: RenderContext,
  print: Print,
): { step: string; rule: string } {
  const { t, locale, view } = context;
  const { step, rule, inDays } = item.next;
  const { daysLate, tier } = item.facts;
  const text = (): string => {
    if (step === 'wait') return waitText(item.next, context);
    if (step === 'apply_credit') return t('work.step.apply_credit', { net: print(netLate(item)) });
    if (step === 'await_promise')
      return t('work.step.await_promise', {
        day: dayText(addDays(view.asOf, inDays ?? 0), context),
      });
    return t(`work.step.${step}`);
  };
  return {
    step: text(),
    rule:
      rule === null
        ? t('work.byLadder', { days: count(daysLate, locale), tier: tier ?? '–' })
        : t('work.rule', { rule: t(`alerts.rule.${rule}`) }),
  };
}
