/** The first line of the alerts page, and what became of each rule: "no data" is never "healthy". */
import type { Alert, AlertRule, AlertRuleId, RuleOutcome } from '../../alerts/alert.ts';
import { alertQuestions, evaluateRules, sortAlerts, thresholdsOf } from '../../alerts/evaluate.ts';
import { narrowedBy } from '../../alerts/rule-parts.ts';
import { alertRule } from '../../alerts/rules.ts';
import { count, money, percent } from '../../format/number.ts';
import { wordingOrNull } from '../../i18n/index.ts';
import { sentences } from '../../i18n/locale.ts';
import { viewCurrency } from '../context.ts';
import type { Block, RenderContext } from '../page.ts';
import { emptinessQuestions, emptyPage } from '../parts/emptiness.ts';
import { table } from '../parts/table.ts';
import { ofWhom } from '../verdict/sentences.ts';

/** The thresholds of a rule as printed, by the names of their settings. */
function thresholdTexts(
  { thresholds = {} }: AlertRule,
  { site, view, locale }: RenderContext,
): Record<string, string> {
  const settings = thresholdsOf(site);
  const currency = viewCurrency(site, view);
  const print = {
    amount: (name: string) => money(settings.minor(name, currency), { currency, locale }),
    share: (name: string) => percent(settings.get(name) ?? null, locale, 0),
    number: (name: string) => count(settings.get(name) ?? null, locale),
  };
  return Object.fromEntries(
    Object.entries(thresholds).map(([name, kind]) => [name, print[kind](name)]),
  );
}

/** “More than ¥10 K overdue by more than 60 days”. */
const ruleText = (rule: AlertRule, context: RenderContext): string =>
  context.t.named('alerts.ruleText', rule.id, thresholdTexts(rule, context));

/** What a figure behind an alert is called where it is no metric or a threshold is part of it; else null. */
export const evidenceName = (rule: AlertRuleId, metric: string, context: RenderContext) =>
  wordingOrNull(
    context.locale,
    `alerts.evidence.${metric}`,
    thresholdTexts(alertRule(rule), context),
  );

/** A customer or rep by name, an export by its file. */
export const subjectName = ({ subject }: Alert, { label }: RenderContext): string =>
  subject.dimension === 'data' ? (subject.value ?? '') : label(subject.dimension, subject.value);

/** “Long overdue”; the full rule is the wording `alerts.ruleText.…`. */
export const ruleName = (id: AlertRuleId, { t }: RenderContext): string => t(`alerts.rule.${id}`);

function sentence(alerts: Alert[], outcomes: RuleOutcome[], context: RenderContext): string {
  const { t, locale } = context;
  const blind = outcomes.filter((outcome) => outcome.state === 'not_evaluated').length;
  const judged = outcomes.filter((outcome) => outcome.state === 'evaluated').length;
  const [first] = alerts;
  const unknown = blind > 0 ? t('alerts.answerBlind', { n: blind }) : null;
  const found = first
    ? t('alerts.answer', {
        n: alerts.length,
        high: alerts.filter((alert) => alert.severity === 'high').length,
        subject: subjectName(first, context),
        rule: ruleName(first.rule, context),
        amount: money(first.amount, { currency: first.currency, locale }),
      })
    : t('alerts.answerNone', { n: judged });
  return sentences(locale, [found, unknown]);
}

function state(outcome: RuleOutcome, { t }: RenderContext): string {
  if (outcome.state === 'off')
    return t('alerts.off', { setting: outcome.rule.offWithout?.setting ?? '' });
  if (outcome.state === 'not_evaluated') {
    const missing = outcome.missing.map((input) => t.named('alerts.input', input));
    return t('alerts.notEvaluated', { missing: missing.join(t('alerts.and')) });
  }
  const { alerts, unjudged } = outcome;
  const found =
    alerts.length === 0 ? t('alerts.noneFired') : t('alerts.fired', { n: alerts.length });
  return unjudged > 0 ? t('alerts.unjudged', { found, n: unjudged }) : found;
}

export const alertsAnswer: Block = {
  id: 'answer',
  questions: (site, view) => ({
    ...alertQuestions(site, view),
    ...emptinessQuestions(site, view),
  }),
  render(answers, context) {
    const empty = emptyPage(answers, context);
    if (empty) return empty;
    const { h, t, locale, view } = context;
    const outcomes = evaluateRules(context.site, answers);
    const isNarrowed = narrowedBy(view, 'customer').length > 0;
    return h(
      'div',
      null,
      h(
        'p',
        { class: 'answer' },
        ofWhom(sentence(sortAlerts(outcomes), outcomes, context), context),
      ),
      h(
        'p',
        { class: 'who' },
        sentences(locale, [isNarrowed ? t('alerts.whole') : null, t('alerts.who')]),
      ),
    );
  },
};

/** Every rule, when it fires, and what became of it. */
export const alertsRules: Block = {
  id: 'rules',
  questions: alertQuestions,
  render(answers, context) {
    const { h, t } = context;
    const outcomes = evaluateRules(context.site, answers);
    return h(
      'div',
      null,
      table(h, {
        caption: t('alerts.rules'),
        columns: [
          {
            id: 'rule',
            label: t('alerts.ruleHead'),
            cell: (row) => ruleName(row.rule.id, context),
          },
          {
            id: 'text',
            label: t('alerts.firesWhen'),
            cell: (row) => ruleText(row.rule, context),
          },
          {
            id: 'severity',
            label: t('alerts.severityHead'),
            cell: (row) => t(`alerts.severity.${row.rule.severity}`),
          },
          { id: 'state', label: t('alerts.state'), cell: (row) => state(row, context) },
        ],
        rows: outcomes,
        key: (row) => row.rule.id,
        empty: t('common.noData'),
        stacks: true,
      }),
    );
  },
};
