/** What customers owed beyond their limits at the end of each month. */
import { type TrendPoint, trendLines } from '../../charts/trend-lines.ts';
import { count, exactMoney, money, moneyUnit, percent } from '../../format/number.ts';
import { metricLabel } from '../../metrics/catalogue.ts';
import { questionFor } from '../../view/question.ts';
import type { Block, RenderContext } from '../page.ts';
import { inMonthOrder, pageMoney, rowsOf, scaleQuestions, valueBy } from '../parts/answer-rows.ts';
import { chartFrame } from '../parts/chart-frame.ts';
import { periodLabel } from '../parts/filter-line.ts';
import { type Column, table } from '../parts/table.ts';

interface MonthRow {
  month: string;
  over: number;
  customers: number;
  used: number | null;
}

function message(
  rows: MonthRow[],
  { t, label }: RenderContext,
  print: (minor: number) => string,
): string {
  const last = rows.at(-1);
  const high = rows.reduce<MonthRow | undefined>(
    (a, b) => (a && a.over >= b.over ? a : b),
    undefined,
  );
  if (!last || !high || high.over === 0) return t('credit.monthsNone');
  const parts = { last: print(last.over), n: last.customers, month: label('month', last.month) };
  return high === last
    ? t('credit.monthsAtPeak', parts)
    : t('credit.months', {
        ...parts,
        high: print(high.over),
        highMonth: label('month', high.month),
      });
}

function columns(currency: string | null, { t, locale, label }: RenderContext): Column<MonthRow>[] {
  return [
    { id: 'month', label: t('common.month'), cell: (row) => label('month', row.month) },
    {
      id: 'over',
      label: metricLabel('over_limit_amount', locale),
      numeric: true,
      metric: 'over_limit_amount',
      raw: (row) => row.over,
      cell: (row) => exactMoney(row.over, currency, locale),
    },
    {
      id: 'customers',
      label: metricLabel('over_limit_count', locale),
      numeric: true,
      metric: 'over_limit_count',
      raw: (row) => row.customers,
      cell: (row) => count(row.customers, locale),
    },
    {
      id: 'used',
      label: metricLabel('credit_utilisation', locale),
      numeric: true,
      metric: 'credit_utilisation',
      raw: (row) => row.used,
      cell: (row) => percent(row.used, locale),
    },
  ];
}

export const creditHistory: Block = {
  id: 'months',
  questions: (_site, view) => ({
    ...scaleQuestions(view),
    over: questionFor(view, 'over_limit_amount', ['month']),
    customers: questionFor(view, 'over_limit_count', ['month']),
    used: questionFor(view, 'credit_utilisation', ['month']),
  }),
  render(answers, context) {
    const { document, h, t, locale, view, label } = context;
    const { currency, scale } = pageMoney(answers, context);
    const customers = valueBy('month', answers.customers, context);
    const used = valueBy('month', answers.used, context);
    const rows = inMonthOrder(rowsOf(answers.over!, context)).map(({ by, value }): MonthRow => {
      const month = by.month!;
      return {
        ...{ month, over: value ?? 0, customers: customers(month) ?? 0 },
        used: used(month),
      };
    });
    const formatMark = (value: number): string => money(value, { currency, locale, scale });
    const format = (value: number): string => money(value, { currency, locale, scale, bare: true });
    const formatTick = (value: number): string => format(value).replace(/\.0+$/, '');
    const series = metricLabel('over_limit_amount', locale);
    const points = rows.map(
      ({ month, over }): TrendPoint => ({ month, value: over, series, style: 'actual' }),
    );
    return chartFrame(context, {
      id: 'credit-months',
      message: message(rows, context, formatMark),
      unit: t('credit.monthsUnit', {
        unit: moneyUnit(currency, scale, locale) || t('common.noCurrency'),
        period: periodLabel(context, view.period.from, view.period.to),
      }),
      draw: rows.some(({ over }) => over > 0)
        ? (width) =>
            trendLines(points, {
              ...{ document, width, locale, format, formatMark, formatTick, ends: 'value' },
            })
        : null,
      note: rows.some(({ over }) => over > 0) ? undefined : t('credit.monthsNone'),
      table: () =>
        table(h, {
          caption: t('credit.monthsCaption', { unit: label('currency', currency) }),
          columns: columns(currency, context),
          rows,
          key: (row) => row.month,
          ask: (row) => ({ at: { month: row.month } }),
          empty: t('common.noData'),
        }),
    });
  },
};
