/** Why a rule fired: its name, the figures behind it and what they were held against. */
import type { Alert, AlertRule, AlertRuleId, Evidence } from '../../alerts/alert.ts';
import { thresholdsOf } from '../../alerts/evaluate.ts';
import { delayWindows, narrowedBy } from '../../alerts/rule-parts.ts';
import { alertRule } from '../../alerts/rules.ts';
import {
  count,
  decimal,
  exactMoney,
  percent,
  setPercent,
  wholeMoney,
} from '../../format/number.ts';
import { METRICS, metricLabel } from '../../metrics/catalogue.ts';
import type { View } from '../../view/view.ts';
import { viewCurrency } from '../context.ts';
import type { RenderContext } from '../page.ts';
import type { Child } from '../parts/dom.ts';
import { value } from '../parts/figure.ts';
import type { FigureAsk } from '../parts/figure-ask.ts';

/** The thresholds of a rule as printed, by the names of their settings. */
function thresholdTexts(
  { thresholds = {} }: AlertRule,
  { site, view, locale }: RenderContext,
): Record<string, string> {
  const settings = thresholdsOf(site);
  const currency = viewCurrency(site, view);
  const print = {
    amount: (name: string) => wholeMoney(settings.minor(name, currency), currency, locale),
    share: (name: string) => setPercent(settings.get(name) ?? null, locale),
    number: (name: string) => count(settings.get(name) ?? null, locale),
  };
  return Object.fromEntries(
    Object.entries(thresholds).map(([name, kind]) => [name, print[kind](name)]),
  );
}

/** “More than ¥10 K overdue by more than 60 days”. */
export const ruleText = (rule: AlertRule, context: RenderContext): string =>
  context.t.named('alerts.ruleText', rule.id, thresholdTexts(rule, context));

/** “Long overdue”. */
export const ruleName = (id: AlertRuleId, { t }: RenderContext): string => t(`alerts.rule.${id}`);

function label(evidence: Evidence, { rule }: Alert, context: RenderContext): string {
  const { t, locale } = context;
  // what is no metric, or has a threshold in its name
  const own = t.orNull(
    `alerts.evidence.${evidence.metric}`,
    thresholdTexts(alertRule(rule), context),
  );
  if (own !== null) return own;
  const name = metricLabel(evidence.metric, locale);
  return evidence.window ? t(`alerts.window.${evidence.window}`, { label: name }) : name;
}

function print(
  evidence: Evidence,
  amount: number | null,
  alert: Alert,
  context: RenderContext,
): string {
  const { t, locale } = context;
  if (amount === null) {
    return t(evidence.metric === 'days_since_contact' ? 'alerts.never' : 'alerts.noValue');
  }
  switch (evidence.unit) {
    case 'minor':
      return exactMoney(amount, alert.currency, locale, false);
    case 'ratio':
      return percent(amount, locale);
    case 'days':
      return t('common.days', { value: decimal(amount, locale, Number.isInteger(amount) ? 0 : 1) });
    default:
      return count(amount, locale);
  }
}

/** What makes the question behind a figure differ from the page's own. */
function evidenceAsk({ window, isWhole }: Evidence, { subject }: Alert, view: View): FigureAsk {
  if (window) return delayWindows(view.asOf)[window];
  if (!isWhole || (subject.dimension !== 'customer' && subject.dimension !== 'rep')) return {};
  const left = narrowedBy(view, subject.dimension);
  return left.length === 0 ? {} : { filter: Object.fromEntries(left.map((key) => [key, ''])) };
}

/** Nothing twice: an amount that is all of the one before it, and what stands beside the customer's name already. */
export function distinctEvidence({ evidence }: Alert, besides: readonly string[] = []): Evidence[] {
  return evidence.filter((each, i) => {
    if (each.threshold !== undefined || each.window) return true;
    if (besides.includes(each.metric)) return false;
    const before = evidence.slice(0, i);
    return !before.some(({ unit, value: same }) => unit === each.unit && same === each.value);
  });
}

function limitText(evidence: Evidence, alert: Alert, context: RenderContext): string | null {
  if (evidence.usual) {
    const [low, high] = [evidence.usual.low, evidence.usual.high].map((end) =>
      print(evidence, end, alert, context),
    ) as [string, string];
    return context.t('alerts.usualIs', { low, high });
  }
  if (evidence.threshold === undefined) return null;
  // the days themselves say nothing, and may be below zero: of who paid early and now pays on time
  if (alert.rule === 'delay_worse') {
    const { delay_worse_days: days = '' } = thresholdTexts(alertRule(alert.rule), context);
    return context.t('alerts.thresholdMore', { days });
  }
  const of = evidence.metric === 'open_amount' ? 'alerts.limitIs' : 'alerts.thresholdIs';
  return context.t(of, { value: print(evidence, evidence.threshold, alert, context) });
}

/** “Overdue by more than 60 days ¥50,000.00 (threshold ¥10,000.00)”, the amount a figure. */
export function evidenceLine(evidence: Evidence, alert: Alert, context: RenderContext): Child {
  const { h, locale } = context;
  const text = print(evidence, evidence.value, alert, context);
  // What is not a metric of its own carries its value only.
  const shown = !METRICS.some(({ id }) => id === evidence.metric)
    ? h('span', { class: 'value', 'data-value': evidence.value ?? '' }, text)
    : value(h, evidence.metric, evidence.value, text, evidenceAsk(evidence, alert, context.view));
  const limit = limitText(evidence, alert, context);
  return [
    `${label(evidence, alert, context)} `,
    shown,
    limit === null ? null : h('span', { class: 'note' }, locale === 'zh' ? limit : ` ${limit}`),
  ];
}

/** The same as a text. */
export const evidenceText = (evidence: Evidence, alert: Alert, context: RenderContext): string =>
  [
    label(evidence, alert, context),
    print(evidence, evidence.value, alert, context),
    limitText(evidence, alert, context),
  ]
    .filter((part) => part !== null)
    .join(' ');

/** The name of a rule that fired, marked where it is grave. */
export const ruleChip = ({ rule, severity }: Alert, context: RenderContext): HTMLElement => {
  const { h, t } = context;
  const title = t('alerts.severityIs', { severity: t(`alerts.severity.${severity}`) });
  return h('span', { class: `chip ${severity}`, title }, ruleName(rule, context));
};
