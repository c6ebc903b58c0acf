/** What the rules found of the whole company, its reps and the exports: nobody is called for it. */
import type { Alert } from '../../alerts/alert.ts';
import { monthEnd, monthStart } from '../../format/date.ts';
import { exactMoney } from '../../format/number.ts';
import { NONE } from '../../metrics/types.ts';
import type { Block, RenderContext } from '../page.ts';
import type { Child } from '../parts/dom.ts';
import { customerLink, repLink } from '../parts/people-links.ts';
import { table } from '../parts/table.ts';
import { distinctEvidence, evidenceLine, ruleChip } from './evidence.ts';
import { foundBy, foundQuestions } from './found.ts';

/** A way to the page of the customer, of the rep, of trends, or of the exports. */
function subjectLink({ subject }: Alert, context: RenderContext): Child {
  const { dimension, value } = subject;
  if (dimension === 'rep') return repLink(value, context);
  if (dimension === 'customer') return customerLink(value, context);
  if (dimension === 'month')
    return context.h('a', { href: '../trend/' }, context.label('month', value));
  return context.h('a', { href: '../data/' }, value ?? '');
}

/** Figures of one month are of its own days, whatever the reader's period is. */
const monthPeriod = (month: string) => ({
  period: { from: monthStart(month), to: monthEnd(month) },
});

export const alertsCompany: Block = {
  id: 'company',
  questions: foundQuestions,
  render(answers, context) {
    const { h, t, locale } = context;
    const { company } = foundBy(answers, context);
    return h(
      'div',
      { 'data-chart': 'alerts-company' },
      table<Alert>(h, {
        caption: t('alerts.company'),
        columns: [
          { id: 'subject', label: t('alerts.subject'), cell: (row) => subjectLink(row, context) },
          {
            id: 'amount',
            label: t('alerts.amount'),
            numeric: true,
            cell: ({ amount, currency }) =>
              amount === null ? '' : exactMoney(amount, currency, locale, false),
          },
          { id: 'rule', label: t('alerts.ruleHead'), cell: (row) => ruleChip(row, context) },
          {
            id: 'evidence',
            label: t('alerts.evidenceHead'),
            cell: (alert) =>
              h(
                'ul',
                { class: 'evidence' },
                distinctEvidence(alert).map((each) =>
                  h('li', null, evidenceLine(each, alert, context)),
                ),
              ),
          },
        ],
        rows: company,
        ask: ({ subject, currency }) =>
          subject.dimension === 'data'
            ? null
            : {
                at: { [subject.dimension]: subject.value },
                ...(subject.dimension === 'month' && subject.value
                  ? monthPeriod(subject.value)
                  : {}),
                ...(currency ? { filter: { currency } } : {}),
              },
        key: ({ rule, subject }) => `${rule}:${subject.value ?? NONE}`,
        empty: t('alerts.companyNone'),
        stacks: true,
      }),
    );
  },
};
