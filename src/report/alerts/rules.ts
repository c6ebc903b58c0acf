/** Every rule, when it fires, and what became of it; folded, for who wants to know. */
import type { RuleOutcome } from '../../alerts/alert.ts';
import { alertQuestions, evaluateRules } from '../../alerts/evaluate.ts';
import type { Block, RenderContext } from '../page.ts';
import { table } from '../parts/table.ts';
import { ruleName, ruleText } from './evidence.ts';

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

export const alertsRules: Block = {
  id: 'rules',
  questions: alertQuestions,
  render(answers, context) {
    const { h, t } = context;
    return h(
      'details',
      null,
      h('summary', null, t('alerts.rulesFold')),
      h('p', { class: 'note' }, t('alerts.who')),
      table<RuleOutcome>(h, {
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
        rows: evaluateRules(context.site, answers),
        key: (row) => row.rule.id,
        empty: t('common.noData'),
        stacks: true,
      }),
    );
  },
};
