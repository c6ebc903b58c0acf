/** The first line of the alerts page, and what became of each rule: "no data" is never "healthy". */
import type { Alert, RuleOutcome } from '../../alerts/alert.ts';
import { alertQuestions, evaluateRules, sortAlerts, thresholdsOf } from '../../alerts/evaluate.ts';
import { count, money, percent } from '../../format/number.ts';
import { sentences } from '../../i18n/locale.ts';
import { viewCurrency } from '../context.ts';
import type { Block, RenderContext } from '../page.ts';
import { table } from '../parts/table.ts';

/** The thresholds that a rule's wording names. */
export function ruleParts({ site, view, locale }: RenderContext): Record<string, string | number> {
  const thresholds = thresholdsOf(site);
  const currency = viewCurrency(site, view);
  const amount = (name: string): string =>
    money(thresholds.minor(name, currency), { currency, locale });
  const share = (name: string): string => percent(thresholds.get(name) ?? null, locale, 0);
  const number = (name: string): string => count(thresholds.get(name) ?? null, locale);
  return {
    overdueDays: number('overdue_days'),
    overdueAmount: amount('overdue_amount'),
    near: share('limit_near'),
    worseDays: number('delay_worse_days'),
    minItems: number('delay_min_items'),
    share: share('concentration'),
    disputeDays: number('dispute_days'),
    silentDays: number('silent_days'),
    dueSoonDays: number('due_soon_days'),
    dueSoonAmount: amount('due_soon_amount'),
    slowDays: number('slow_payer_days'),
    exportDays: number('export_days'),
    unapplied: amount('unapplied_amount'),
    target: share('rate_target'),
  };
}

/** A customer or rep by name, an export by its file. */
export const subjectName = ({ subject }: Alert, { label }: RenderContext): string =>
  subject.dimension === 'data' ? (subject.value ?? '') : label(subject.dimension, subject.value);

/** “Long overdue”; the full rule is the wording `alerts.ruleText.…`. */
export const ruleName = (id: string, { t }: RenderContext): string => t(`alerts.rule.${id}`);

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
  if (outcome.state === 'off') return t('alerts.off', { setting: outcome.rule.setting ?? '' });
  if (outcome.state === 'not_evaluated') {
    const missing = outcome.missing.map((input) => t(`alerts.input.${input}`));
    return t('alerts.notEvaluated', { missing: missing.join(t('alerts.and')) });
  }
  if (outcome.alerts.length === 0) return t('alerts.noneFired');
  return t('alerts.fired', { n: outcome.alerts.length });
}

export const alertsAnswer: Block = {
  id: 'answer',
  questions: alertQuestions,
  render(answers, context) {
    const { h, t } = context;
    const outcomes = evaluateRules(context.site, answers);
    return h(
      'div',
      null,
      h('p', { class: 'answer' }, sentence(sortAlerts(outcomes), outcomes, context)),
      h('p', { class: 'who' }, t('alerts.who')),
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
    const parts = ruleParts(context);
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
            cell: (row) => t(`alerts.ruleText.${row.rule.id}`, parts),
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
