/** The cohort rate by month of issue; months too young to compare are drawn apart. */
import { type TrendPoint, trendLines } from '../../charts/trend-lines.ts';
import { exactMoney, percent } from '../../format/number.ts';
import { sentences } from '../../i18n/locale.ts';
import { metricById, metricLabel } from '../../metrics/catalogue.ts';
import { questionFor } from '../../view/question.ts';
import { viewCurrency } from '../context.ts';
import type { Block } from '../page.ts';
import { chartFrame } from '../parts/chart-frame.ts';
import { table } from '../parts/table.ts';
import { isYoung, MATURE_MONTHS } from './cohort.ts';
import { grainOf } from './panel.ts';
import { trendSpan } from './steps.ts';

const METRIC = 'collection_rate_cohort';

export const cohortByStep: Block = {
  id: 'cohort',
  questions: (site, view) => ({
    rate: questionFor(view, METRIC, ['month'], trendSpan(site, view)),
  }),
  render(answers, context) {
    const { document, h, t, locale, view, site, label } = context;
    const name = metricLabel(METRIC, locale);
    const rows = (answers.rate?.rows ?? []).map((row) => ({
      ...row,
      month: row.by.month!,
      young: isYoung(row.by.month!, view.asOf, site.params.fiscalYearStart),
    }));
    const mature = rows.filter((row) => !row.young);
    const young = rows.filter((row) => row.young);
    const billed = mature.reduce((sum, row) => sum + (row.denominator ?? 0), 0);
    const cash = mature.reduce((sum, row) => sum + (row.numerator ?? 0), 0);
    const last = mature.at(-1);
    // The dotted part starts on the last mature month, so that the line does not break there.
    const muted = young.length > 0 && last ? [last, ...young] : young;
    const series: TrendPoint[] = [
      ...mature.map((row) => ({
        month: row.month,
        value: row.value,
        series: t('trend.mature'),
        style: 'actual' as const,
      })),
      ...muted.map((row) => ({
        month: row.month,
        value: row.value,
        series: t('trend.young'),
        style: 'muted' as const,
      })),
    ];
    const currency = viewCurrency(site, view);
    const format = (value: number): string => percent(value, locale);
    const formatTick = (value: number): string => percent(value, locale, 0);
    return chartFrame(context, {
      id: 'trend-cohort',
      message:
        billed > 0
          ? t('trend.cohortAnswer', {
              period: t('common.period', {
                from: label('month', mature[0]!.month),
                to: label('month', last!.month),
              }),
              rate: percent(cash / billed, locale),
            })
          : t('trend.cohortNone'),
      unit: t('trend.panelUnit', {
        unit: t('trend.unitOf.ratio'),
        by: t(`trend.by.${grainOf(context)}`),
      }),
      draw: rows.some((row) => row.value !== null)
        ? (width) => trendLines(series, { document, width, locale, format, formatTick })
        : null,
      table: () =>
        table(h, {
          caption: t(`trend.table.${grainOf(context)}`, { name }),
          columns: [
            { id: 'month', label: t('trend.issued'), cell: (row) => label('month', row.month) },
            {
              id: 'value',
              label: name,
              cell: (row) => percent(row.value, locale),
              numeric: true,
              metric: METRIC,
              raw: (row) => row.value,
            },
            {
              id: 'cash',
              label: t('trend.cashOnCohort'),
              cell: (row) => exactMoney(row.numerator, currency, locale),
              numeric: true,
            },
            {
              id: 'billed',
              label: metricLabel('invoiced_amount', locale),
              cell: (row) => exactMoney(row.denominator, currency, locale),
              numeric: true,
            },
            {
              id: 'young',
              label: t('trend.maturity'),
              cell: (row) => t(row.young ? 'trend.young' : 'trend.mature'),
            },
          ],
          rows,
          key: (row) => row.month,
          ask: (row) => ({ ...trendSpan(context.site, context.view), at: { month: row.month } }),
          empty: t('common.noData'),
          hideCaption: true,
        }),
      note: sentences(locale, [
        t('trend.youngRule', { n: MATURE_MONTHS }),
        t('trend.misleads', { caveat: metricById(METRIC).caveat![locale] }),
      ]),
    });
  },
};
