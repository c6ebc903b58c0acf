/** A rep's due-based rate month by month, each with how far luck could have moved it. */
import { type TrendPoint, trendLines } from '../../charts/trend-lines.ts';
import { exactMoney, percent } from '../../format/number.ts';
import { metricById, metricLabel } from '../../metrics/catalogue.ts';
import type { Answer } from '../../metrics/types.ts';
import { questionFor } from '../../view/question.ts';
import { viewCurrency } from '../context.ts';
import type { RenderContext } from '../page.ts';
import { rowsBy, rowsOf } from '../parts/answer-rows.ts';
import { chartFrame } from '../parts/chart-frame.ts';
import { type Column, table } from '../parts/table.ts';
import { personBlock } from '../person/block.ts';
import { effectiveItems, wilson } from '../reps/ranking.ts';
import { RANK_METRIC } from '../reps/rows.ts';

interface MonthRow {
  month: string;
  rate: number | null;
  due: number;
  low: number | null;
  high: number | null;
  /** The rate of all reps. */
  all: number | null;
}

function monthRows(answers: Record<string, Answer>, context: RenderContext): MonthRow[] {
  const squares = rowsBy(answers.squares, 'month');
  const all = rowsBy(answers.all, 'month');
  return rowsOf(answers.rate!, context)
    .map((row) => {
      const month = row.by.month!;
      const due = row.denominator ?? 0;
      const interval =
        row.value === null
          ? null
          : wilson(row.value, effectiveItems(due, squares.get(month)?.value ?? 0));
      return {
        month,
        rate: row.value,
        due,
        low: interval?.low ?? null,
        high: interval?.high ?? null,
        all: all.get(month)?.value ?? null,
      };
    })
    .sort((a, b) => (a.month < b.month ? -1 : 1));
}

function columns(context: RenderContext): Column<MonthRow>[] {
  const { t, locale, site, view, label } = context;
  return [
    { id: 'month', label: t('common.month'), cell: (row) => label('month', row.month) },
    {
      id: 'rate',
      label: metricLabel(RANK_METRIC, locale),
      numeric: true,
      metric: RANK_METRIC,
      raw: (row) => row.rate,
      cell: (row) => percent(row.rate, locale),
    },
    {
      id: 'interval',
      label: t('reps.interval'),
      numeric: true,
      cell: (row) =>
        row.low === null || row.high === null
          ? '–'
          : `${percent(row.low, locale, 0)} – ${percent(row.high, locale, 0)}`,
    },
    {
      id: 'due',
      label: metricLabel('due_amount', locale),
      numeric: true,
      metric: 'due_amount',
      raw: (row) => row.due,
      cell: (row) => exactMoney(row.due, viewCurrency(site, view), locale),
    },
    { id: 'all', label: t('rep.all'), numeric: true, cell: (row) => percent(row.all, locale) },
  ];
}

export const repTrend = personBlock('rep', {
  id: 'trend',
  questions(_site, view) {
    const { rep: _, ...others } = view.filter;
    return {
      rate: questionFor(view, RANK_METRIC, ['month']),
      squares: questionFor(view, 'due_weight_squares', ['month']),
      all: questionFor(view, RANK_METRIC, ['month'], { filter: others }),
    };
  },
  render(answers, context) {
    const { document, h, t, locale } = context;
    const rows = monthRows(answers, context);
    const known = rows.filter((row) => row.rate !== null && row.all !== null);
    const above = known.filter((row) => row.rate! > row.all!).length;
    const series = rows.flatMap((row): TrendPoint[] => [
      { month: row.month, value: row.all, series: t('rep.all'), style: 'previous' },
      {
        month: row.month,
        value: row.rate,
        low: row.low,
        high: row.high,
        series: t('rep.own'),
        style: 'actual',
      },
    ]);
    const name = metricLabel(RANK_METRIC, locale);
    const caption = t('trend.table.month', { name });
    return chartFrame(context, {
      id: 'rep-trend',
      message: t(known.length > 0 ? 'rep.trend' : 'rep.trendNone', {
        name,
        n: above,
        of: known.length,
      }),
      unit: t('rep.trendUnit', { formula: metricById(RANK_METRIC).formula[locale] }),
      draw:
        known.length > 0
          ? (width) =>
              trendLines(series, {
                document,
                width,
                locale,
                format: (value) => percent(value, locale),
                formatTick: (value) => percent(value, locale, 0),
              })
          : null,
      table: table(h, {
        caption,
        columns: columns(context),
        rows,
        key: (row) => row.month,
        ask: (row) => ({ at: { month: row.month } }),
        empty: t('common.noData'),
        hideCaption: true,
      }),
      note: t('rep.trendNote'),
    });
  },
});
