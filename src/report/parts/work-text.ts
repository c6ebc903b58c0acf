/** The work with a late customer in words: why, by the rules that fired, and what to do next, by which of them. */
import type { Alert } from '../../alerts/alert.ts';
import { firedFigure, netLate, STEP_RULES } from '../../alerts/next-step.ts';
import type { WorkItem } from '../../alerts/worklist.ts';
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

const place = ({ rule }: Alert): number => STEP_RULES.findIndex((each) => each.rule === rule);

/** Why the customer is on the list, in the order of the rules of next steps; else the rules that fired; else “late”. */
export function reasonsOf(item: WorkItem, context: RenderContext, print: Print): string[] {
  const texts = item.alerts
    .toSorted((a, b) => place(a) - place(b))
    .map((alert) => reason(alert, item, context, print))
    .filter((text) => text !== null);
  if (texts.length > 0) return texts;
  if (item.alerts.length === 0) return [context.t('work.reason.late')];
  return [...new Set(item.alerts.map(({ rule }) => context.t(`alerts.rule.${rule}`)))];
}

/** “stop supply”, and the rule that calls for it. */
export function stepText(
  item: WorkItem,
  { t }: RenderContext,
  print: Print,
): { step: string; rule: string } {
  const { step, rule } = item.next;
  return {
    step:
      step === 'apply_credit'
        ? t('work.step.apply_credit', { net: print(netLate(item)) })
        : t(`work.step.${step}`),
    rule: rule === null ? t('work.noRule') : t('work.rule', { rule: t(`alerts.rule.${rule}`) }),
  };
}
