/** A line a reason: what is open of it, how long it takes, how often it comes up, what is given up in the end. */
import { count, decimal, exactMoney, NO_VALUE } from '../../format/number.ts';
import { metricById, metricLabel } from '../../metrics/catalogue.ts';
import { NONE, type Question } from '../../metrics/types.ts';
import { questionFor } from '../../view/question.ts';
import { viewCurrency } from '../context.ts';
import type { Block } from '../page.ts';
import { rowInCurrency, rowsOf } from '../parts/answer-rows.ts';
import { periodLabel } from '../parts/filter-line.ts';
import { type Column, table } from '../parts/table.ts';

const METRICS = [
  'dispute_count',
  'disputed_amount',
  'disputed_overdue_amount',
  'dispute_opened_count',
  'dispute_resolved_count',
  'dispute_days',
  'dispute_lost_amount',
];

interface ReasonRow {
  /** Undefined: the total. */
  reason: string | null | undefined;
  values: Record<string, number | null>;
}

export const disputesReasons: Block = {
  id: 'reasons',
  questions: (_site, view): Record<string, Question> =>
    Object.fromEntries(
      METRICS.flatMap((metric) => [
        [metric, questionFor(view, metric, ['reason'])],
        [`${metric}.all`, questionFor(view, metric)],
      ]),
    ),
  render(answers, context) {
    const { h, t, locale, site, view, label } = context;
    const currency = viewCurrency(site, view);
    const byReason = new Map<string | null, ReasonRow>();
    for (const metric of METRICS)
      for (const { by, value } of rowsOf(answers[metric]!, context)) {
        const reason = by.reason ?? null;
        const row = byReason.get(reason) ?? { reason, values: {} };
        row.values[metric] = value;
        byReason.set(reason, row);
      }
    const of = (row: ReasonRow, metric: string): number => row.values[metric] ?? 0;
    const rows = [...byReason.values()].sort(
      (a, b) =>
        of(b, 'disputed_amount') - of(a, 'disputed_amount') ||
        of(b, 'dispute_lost_amount') - of(a, 'dispute_lost_amount'),
    );
    const total: ReasonRow = {
      reason: undefined,
      values: Object.fromEntries(
        METRICS.map((metric) => [
          metric,
          rowInCurrency(answers[`${metric}.all`], context)?.value ?? null,
        ]),
      ),
    };
    const print = (metric: string, value: number | null): string => {
      if (value === null) return NO_VALUE;
      const { unit } = metricById(metric);
      if (unit === 'minor') return exactMoney(value, currency, locale);
      return unit === 'days' ? decimal(value, locale) : count(value, locale);
    };
    const widest = Math.max(1, ...rows.map((row) => of(row, 'disputed_amount')));
    const columns: Column<ReasonRow>[] = [
      {
        id: 'reason',
        label: t('disputes.reason'),
        cell: (row) => (row.reason === undefined ? t('common.total') : label('reason', row.reason)),
      },
      ...METRICS.map(
        (metric): Column<ReasonRow> => ({
          id: metric,
          label: metricLabel(metric, locale),
          numeric: true,
          metric,
          isBlankAtZero: true,
          raw: (row) => row.values[metric] ?? null,
          cell: (row) => print(metric, row.values[metric] ?? null),
          ...(metric === 'disputed_amount'
            ? {
                bar: (row: ReasonRow) =>
                  row.reason === undefined ? null : of(row, metric) / widest,
              }
            : {}),
        }),
      ),
    ];
    return h(
      'div',
      { 'data-chart': 'disputes-reasons' },
      table(h, {
        caption: t('disputes.reasonsCaption', {
          period: periodLabel(context, view.period.from, view.period.to),
        }),
        columns,
        rows,
        total,
        key: (row) => row.reason ?? NONE,
        ask: (row) => (row.reason === undefined ? {} : { at: { reason: row.reason } }),
        empty: t('disputes.noneOpen'),
      }),
    );
  },
};
