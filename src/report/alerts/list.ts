/** The alerts, gravest and largest first, each with the figures that made it fire and a way to the items. */
import type { Alert, Evidence } from '../../alerts/alert.ts';
import { alertQuestions, evaluateRules, sortAlerts } from '../../alerts/evaluate.ts';
import { delayWindows, narrowedBy } from '../../alerts/rule-parts.ts';
import { dateLabel } from '../../format/label.ts';
import { count, decimal, exactMoney, percent } from '../../format/number.ts';
import { METRICS, metricLabel } from '../../metrics/catalogue.ts';
import { NONE } from '../../metrics/types.ts';
import type { View } from '../../view/view.ts';
import type { Block, RenderContext } from '../page.ts';
import type { Child } from '../parts/dom.ts';
import { value } from '../parts/figure.ts';
import type { FigureAsk } from '../parts/figure-ask.ts';
import { table } from '../parts/table.ts';
import { evidenceName, ruleName, subjectName } from './answer.ts';

/** More than a person works through on one day; the filters reach the rest. */
const MAX_ROWS = 100;

function evidenceLabel(evidence: Evidence, alert: Alert, context: RenderContext): string {
  const { t, locale } = context;
  const name = evidenceName(alert.rule, evidence.metric, context);
  if (name !== null) return name;
  const label = metricLabel(evidence.metric, locale);
  return evidence.window ? t(`alerts.window.${evidence.window}`, { label }) : label;
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

function evidenceLine(evidence: Evidence, alert: Alert, context: RenderContext): Child {
  const { h, t } = context;
  const text = print(evidence, evidence.value, alert, context);
  // What is not a metric of its own carries its value only.
  const shown = !METRICS.some(({ id }) => id === evidence.metric)
    ? h('span', { class: 'value', 'data-value': evidence.value ?? '' }, text)
    : value(h, evidence.metric, evidence.value, text, evidenceAsk(evidence, alert, context.view));
  const limit =
    evidence.threshold === undefined
      ? null
      : t(evidence.metric === 'open_amount' ? 'alerts.limitIs' : 'alerts.thresholdIs', {
          value: print(evidence, evidence.threshold, alert, context),
        });
  return h(
    'li',
    null,
    `${evidenceLabel(evidence, alert, context)} `,
    shown,
    limit === null ? null : h('span', { class: 'note' }, ` ${limit}`),
  );
}

/** The page of the customer or rep that the alert is about; of anything else the ageing, narrowed to it. */
function alertAddress({ subject }: Alert, { site, view }: RenderContext): string {
  const { dimension, value } = subject;
  // The rows of an export that were set aside, and why, are on the page of the data.
  if (dimension === 'data') return '../data/';
  const query = new URLSearchParams({ [dimension]: value ?? NONE });
  const { currency } = view.filter;
  if (currency !== undefined && currency !== site.currencies[0]) query.set('currency', currency);
  const isPerson = dimension === 'customer' || dimension === 'rep';
  return `../${isPerson ? dimension : 'aging'}/?${query}`;
}

export const alertsList: Block = {
  id: 'list',
  questions: alertQuestions,
  render(answers, context) {
    const { h, t, locale, view } = context;
    const alerts = sortAlerts(evaluateRules(context.site, answers));
    return h(
      'div',
      { 'data-chart': 'alerts-list' },
      table(h, {
        caption: t('alerts.caption', { date: dateLabel(view.asOf, locale) }),
        columns: [
          {
            id: 'subject',
            label: t('alerts.subject'),
            cell: (alert) => [
              h(
                'a',
                { href: alertAddress(alert, context), 'data-nav': true },
                subjectName(alert, context),
              ),
              h(
                'div',
                { class: 'note' },
                `${ruleName(alert.rule, context)} · `,
                h(
                  'span',
                  { class: alert.severity === 'high' ? 'bad grave' : null },
                  t('alerts.severityIs', { severity: t(`alerts.severity.${alert.severity}`) }),
                ),
              ),
            ],
          },
          {
            id: 'amount',
            label: t('alerts.amount'),
            cell: (alert) => exactMoney(alert.amount, alert.currency, locale, false),
            numeric: true,
          },
          {
            id: 'evidence',
            label: t('alerts.evidenceHead'),
            cell: (alert) =>
              h(
                'ul',
                { class: 'evidence' },
                alert.evidence.map((evidence) => evidenceLine(evidence, alert, context)),
              ),
          },
        ],
        rows: alerts.slice(0, MAX_ROWS),
        ask: ({ subject, currency }) =>
          subject.dimension === 'data'
            ? null
            : {
                at: { [subject.dimension]: subject.value },
                ...(currency ? { filter: { currency } } : {}),
              },
        key: ({ rule, subject }) => `${rule}:${subject.value ?? NONE}`,
        empty: t('alerts.empty'),
        stacks: true,
      }),
      alerts.length > MAX_ROWS
        ? h('p', { class: 'note' }, t('alerts.more', { n: alerts.length - MAX_ROWS }))
        : null,
    );
  },
};
