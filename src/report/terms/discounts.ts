/** Discounts by quarter: offered, taken in time and too late, what they cost a year, and what they brought forward. */
import { percent } from '../../format/number.ts';
import { stepsBetween } from '../../format/step.ts';
import type { Question } from '../../metrics/types.ts';
import type { Block } from '../page.ts';
import { periodLabel } from '../parts/filter-line.ts';
import { table } from '../parts/table.ts';
import { metricColumn, type SplitRow, splitQuestions, splitRows } from './columns.ts';
import { quartersShown } from './quarters.ts';

const METRICS = [
  'discount_offered_amount',
  'discount_amount',
  'discount_in_time_amount',
  'discount_late_amount',
  'discount_brought_amount',
  'discount_brought_days',
  'discount_taken_cost',
] as const;

export const termsDiscounts: Block = {
  id: 'discounts',
  questions(site, view): Record<string, Question> {
    if (!site.inputs.discount || !site.inputs.payment) return {};
    const period = quartersShown(site, view);
    return splitQuestions(METRICS, 'month', view, { period, grain: 'quarter' }, { period });
  },
  render(answers, context) {
    const { h, t, site, view, label, locale } = context;
    if (!site.inputs.discount || !site.inputs.payment)
      return h('p', { class: 'empty' }, t('terms.noDiscounts'));
    const period = quartersShown(site, view);
    const { rows, total } = splitRows(METRICS, 'month', answers, context);
    const quarters = new Map(
      stepsBetween(period.from, period.to, 'quarter', site.params.fiscalYearStart).map((step) => [
        step.key,
        { from: step.from, to: step.to },
      ]),
    );
    const cost = total.values.discount_taken_cost ?? null;
    return h(
      'div',
      { 'data-chart': 'terms-discounts' },
      h(
        'h2',
        null,
        cost === null
          ? t('terms.discountsNone')
          : t('terms.discounts', {
              rate: percent(cost, locale),
              period: periodLabel(context, period.from, period.to),
            }),
      ),
      table<SplitRow>(h, {
        caption: t('terms.discountsCaption'),
        columns: [
          {
            id: 'quarter',
            label: t('common.grain.quarter'),
            cell: ({ key }) => label('month', key),
            total: t('common.total'),
          },
          ...METRICS.map((metric) => metricColumn(metric, context)),
        ],
        rows: rows.toSorted((a, b) => (a.key! < b.key! ? 1 : -1)),
        total,
        key: ({ key }) => key ?? '',
        ask: (row) => ({ period: row === total ? period : quarters.get(row.key!)! }),
        empty: t('terms.discountsNone'),
        hideCaption: true,
      }),
      h('p', { class: 'note' }, t('terms.discountsNote')),
    );
  },
};
