/** A collection-rate variant by month, beside the same months of the year before. */
import { type TrendPoint, trendLines } from '../charts/trend-lines.ts';
import { addMonths, type Month, monthOf } from '../format/date.ts';
import { exactMoney, percent, points } from '../format/number.ts';
import { metricById, metricLabel } from '../metrics/catalogue.ts';
import type { Answer } from '../metrics/types.ts';
import { asked, rowsBy, yearBefore } from './asked.ts';
import { chartFrame } from './chart-frame.ts';
import { viewCurrency } from './context.ts';
import { type Column, table } from './table.ts';
import type { Block, RenderContext } from './types.ts';

interface MonthRow {
  month: Month;
  value: number | null;
  before: number | null;
  numerator: number | null;
  denominator: number | null;
}

/** What each variant divides by what, as wordings of this page. */
const PARTS: Record<string, { numerator: string; denominator: string }> = {
  collection_rate: { numerator: 'cash', denominator: 'invoiced' },
  collection_rate_due: { numerator: 'cashOnDue', denominator: 'due' },
  collection_rate_arrears: { numerator: 'cashOnBook', denominator: 'book' },
};

function monthRows(answers: Record<string, Answer>, firstMonth: Month): MonthRow[] {
  const before = rowsBy(answers.before, 'month');
  return (answers.now?.rows ?? []).map((row) => {
    const month = row.by.month!;
    const past = addMonths(month, -12);
    const value = past < firstMonth ? null : (before.get(past)?.value ?? null);
    return { ...row, month, before: value };
  });
}

function message(rows: MonthRow[], metric: string, { t, locale, label }: RenderContext): string {
  const name = metricLabel(metric, locale);
  const compared = rows.filter((row) => row.value !== null && row.before !== null);
  if (compared.length > 0) {
    const above = compared.filter((row) => row.value! > row.before!).length;
    return t('trend.aboveYearBefore', { name, n: above, of: compared.length });
  }
  const known = rows.filter((row) => row.value !== null);
  if (known.length === 0) return t('trend.noRate', { name });
  const low = known.reduce((a, b) => (b.value! < a.value! ? b : a));
  const high = known.reduce((a, b) => (b.value! > a.value! ? b : a));
  return t('trend.range', {
    name,
    low: percent(low.value, locale),
    lowMonth: label('month', low.month),
    high: percent(high.value, locale),
    highMonth: label('month', high.month),
  });
}

function columns(metric: string, context: RenderContext, withBefore: boolean): Column<MonthRow>[] {
  const { t, locale, site, view, label } = context;
  const currency = viewCurrency(site, view);
  const parts = PARTS[metric]!;
  const rate = (value: number | null): string => percent(value, locale);
  const amount = (value: number | null): string => exactMoney(value, currency, locale);
  const past: Column<MonthRow>[] = [
    { id: 'before', label: t('trend.yearBefore'), cell: (row) => rate(row.before), numeric: true },
    {
      id: 'difference',
      label: t('trend.difference'),
      cell: (row) =>
        row.value === null || row.before === null ? '–' : points(row.value - row.before, locale),
      numeric: true,
    },
  ];
  return [
    { id: 'month', label: t('common.month'), cell: (row) => label('month', row.month) },
    {
      id: 'value',
      label: metricLabel(metric, locale),
      cell: (row) => rate(row.value),
      numeric: true,
      metric,
      raw: (row) => row.value,
    },
    {
      id: 'numerator',
      label: t(`trend.${parts.numerator}`),
      cell: (row) => amount(row.numerator),
      numeric: true,
    },
    {
      id: 'denominator',
      label: t(`trend.${parts.denominator}`),
      cell: (row) => amount(row.denominator),
      numeric: true,
    },
    ...(withBefore ? past : []),
  ];
}

/** The block of one variant. */
export function rateByMonth(id: string, metric: string): Block {
  return {
    id,
    questions: (_site, view) => ({
      now: asked(view, metric, ['month']),
      before: asked(view, metric, ['month'], yearBefore(view)),
    }),
    render(answers, context) {
      const { document, t, locale, site } = context;
      const name = metricLabel(metric, locale);
      const caveat = metricById(metric).caveat?.[locale];
      const rows = monthRows(answers, monthOf(site.firstDate));
      const withBefore = rows.some((row) => row.before !== null);
      const series: TrendPoint[] = rows.flatMap((row) => [
        { month: row.month, value: row.value, series: t('trend.actual'), style: 'actual' as const },
        ...(withBefore
          ? [
              {
                month: row.month,
                value: row.before,
                series: t('trend.yearBefore'),
                style: 'previous' as const,
              },
            ]
          : []),
      ]);
      const format = (value: number): string => percent(value, locale);
      const formatTick = (value: number): string => percent(value, locale, 0);
      return chartFrame(context, {
        id: `trend-${id}`,
        message: message(rows, metric, context),
        unit: t('trend.unit', { name, formula: metricById(metric).formula[locale] }),
        draw: rows.some((row) => row.value !== null)
          ? (width) => trendLines(series, { document, width, locale, format, formatTick })
          : null,
        table: table(document, {
          caption: t('trend.byMonth', { name }),
          columns: columns(metric, context, withBefore),
          rows,
          key: (row) => row.month,
          empty: t('common.noData'),
          hideCaption: true,
        }),
        note: caveat === undefined ? undefined : t('trend.misleads', { caveat }),
      });
    },
  };
}
