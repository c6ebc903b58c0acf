/** How long after delivery invoices go out: items by days, and the days of cash it cost month by month. */
import { barsByCategory } from '../../charts/bars-by-category.ts';
import { type TrendPoint, trendLines } from '../../charts/trend-lines.ts';
import { count, decimal, percent } from '../../format/number.ts';
import { sumOf } from '../../format/sum-of.ts';
import { metricById, metricLabel } from '../../metrics/catalogue.ts';
import { LAGS } from '../../metrics/families/invoicing.ts';
import type { Question } from '../../metrics/types.ts';
import { questionFor } from '../../view/question.ts';
import type { Block } from '../page.ts';
import { inMonthOrder, rowsOf } from '../parts/answer-rows.ts';
import { chartFrame, heightBeside } from '../parts/chart-frame.ts';
import { periodLabel } from '../parts/filter-line.ts';
import { table } from '../parts/table.ts';

interface LagRow {
  lag: (typeof LAGS)[number];
  items: number;
}

export const termsLags: Block = {
  id: 'lags',
  questions: (site, view): Record<string, Question> =>
    site.inputs.delivery ? { items: questionFor(view, 'delivered_item_count', ['lag']) } : {},
  render(answers, context) {
    const { document, h, t, locale, view, site } = context;
    if (!answers.items) return h('p', { class: 'empty' }, t('terms.noDelivery'));
    const items = new Map(
      rowsOf(answers.items, context).map(({ by, value }) => [by.lag, value ?? 0]),
    );
    const rows = LAGS.map((lag): LagRow => ({ lag, items: items.get(lag) ?? 0 })).filter(
      ({ lag, items: n }) => n > 0 || lag !== 'before',
    );
    const total = sumOf(rows, (row) => row.items);
    const format = (value: number): string => count(value, locale);
    const sameDay = items.get('0') ?? 0;
    return chartFrame(context, {
      id: 'terms-lags',
      message: total
        ? t('terms.lagsSameDay', { share: percent(sameDay / total, locale, 0) })
        : t('terms.lagsNone'),
      unit: t('terms.lagsUnit', { period: periodLabel(context, view.period.from, view.period.to) }),
      draw:
        total > 0
          ? (width) =>
              barsByCategory(
                rows.map(({ lag, items: value }) => ({ label: t(`terms.lag.${lag}`), value })),
                { document, width, locale, format, height: heightBeside(width) },
              )
          : null,
      note: t('terms.lagsNote', { days: site.params.invoicingLagDays }),
      table: () =>
        table<LagRow>(h, {
          caption: t('terms.lagsCaption'),
          columns: [
            { id: 'lag', label: t('terms.lagHead'), cell: ({ lag }) => t(`terms.lag.${lag}`) },
            {
              id: 'items',
              label: metricLabel('delivered_item_count', locale),
              numeric: true,
              metric: 'delivered_item_count',
              raw: (row) => row.items,
              cell: (row) => format(row.items),
            },
            {
              id: 'share',
              label: t('terms.share'),
              numeric: true,
              cell: (row) => percent(total > 0 ? row.items / total : null, locale),
            },
          ],
          rows,
          key: ({ lag }) => lag,
          ask: ({ lag }) => ({ at: { lag } }),
          empty: t('common.noData'),
        }),
    });
  },
};

interface MonthRow {
  month: string;
  lag: number | null;
}

export const termsLagMonths: Block = {
  id: 'months',
  questions: (site, view): Record<string, Question> =>
    site.inputs.delivery ? { lag: questionFor(view, 'invoicing_lag_weighted', ['month']) } : {},
  render(answers, context) {
    const { document, h, t, locale, label, view } = context;
    // the chart beside says which input is missing
    if (!answers.lag) return h('div');
    const rows = inMonthOrder(rowsOf(answers.lag, context)).map(
      ({ by, value }): MonthRow => ({ month: by.month!, lag: value }),
    );
    const known = rows.filter(({ lag }) => lag !== null);
    const last = known.at(-1);
    const format = (value: number): string => decimal(value, locale);
    const series = metricLabel('invoicing_lag_weighted', locale);
    const points = rows.map(
      ({ month, lag }): TrendPoint => ({ month, value: lag, series, style: 'actual' }),
    );
    return chartFrame(context, {
      id: 'terms-months',
      message: last
        ? t('terms.months', { month: label('month', last.month), days: format(last.lag!) })
        : t('terms.lagsNone'),
      unit: t('terms.monthsUnit', {
        period: periodLabel(context, view.period.from, view.period.to),
      }),
      draw: last
        ? (width) => trendLines(points, { ...{ document, width, locale, format }, ends: 'value' })
        : null,
      how: [
        metricById('invoicing_lag_weighted').formula[locale],
        metricById('invoicing_lag_weighted').caveat![locale],
        t('terms.moneyHow', { formula: metricById('invoicing_lag_money').formula[locale] }),
      ],
      table: () =>
        table<MonthRow>(h, {
          caption: series,
          columns: [
            { id: 'month', label: t('common.month'), cell: ({ month }) => label('month', month) },
            {
              id: 'lag',
              label: series,
              numeric: true,
              metric: 'invoicing_lag_weighted',
              raw: ({ lag }) => lag,
              cell: ({ lag }) => decimal(lag, locale),
            },
          ],
          rows,
          key: ({ month }) => month,
          ask: ({ month }) => ({ at: { month } }),
          empty: t('common.noData'),
        }),
    });
  },
};
