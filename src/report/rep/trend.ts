/** A rep's due-based rate month by month, each with how far luck could have moved it. */
import { type TrendPoint, trendLines } from '../../charts/trend-lines.ts';
import { exactMoney, percent } from '../../format/number.ts';
import { metricLabel } from '../../metrics/catalogue.ts';
import { effectiveItems } from '../../metrics/limits.ts';
import type { Answer } from '../../metrics/types.ts';
import { questionFor } from '../../view/question.ts';
import { viewCurrency } from '../context.ts';
import type { RenderContext } from '../page.ts';
import { rowsBy, rowsOf } from '../parts/answer-rows.ts';
import { chartFrame } from '../parts/chart-frame.ts';
import { type Column, table } from '../parts/table.ts';
import { personBlock } from '../person/block.ts';
import { RANK_METRIC } from '../reps/rows.ts';
import { wilson } from '../verdict/peers.ts';

export interface MonthRow {
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

/** A month is below all reps where chance does not explain it: its whole interval lies under their rate. */
const isBelow = ({ high, all }: MonthRow): boolean => high !== null && all !== null && high < all;

/**
 * The months since the rep fell below all, where chance does not explain it in two of them or more;
 * a month that it may explain does not end the fall while it lies below. Null without such months.
 */
export function lastingFall(rows: MonthRow[]): MonthRow[] | null {
  const known = rows.filter((row) => row.rate !== null && row.all !== null);
  const level = known.findLastIndex((row) => row.rate! >= row.all!);
  const start = known.findIndex((row, i) => i > level && isBelow(row));
  if (start <= 0) return null;
  const run = known.slice(start);
  return run.filter(isBelow).length >= 2 ? run : null;
}

/** “46.0–73.0%”: the lowest and highest of some rates. */
function rangeText(rates: number[], { t, locale }: RenderContext): string {
  const [low, high] = [Math.min(...rates), Math.max(...rates)];
  const print = (rate: number): string => percent(rate, locale, 0);
  return print(low) === print(high)
    ? print(low)
    : t('common.period', { from: print(low), to: print(high) });
}

/** “Since Mar 2026 46% – 73%, all reps 89% – 96%”; else in how many months it was above all. */
function message(rows: MonthRow[], name: string, context: RenderContext): string {
  const { t, label } = context;
  const known = rows.filter((row) => row.rate !== null && row.all !== null);
  if (known.length === 0) return t('rep.trendNone', { name });
  const fall = lastingFall(rows);
  if (fall)
    return t('rep.trendFell', {
      name,
      month: label('month', fall[0]!.month),
      own: rangeText(
        fall.map(({ rate }) => rate!),
        context,
      ),
      all: rangeText(
        fall.map(({ all }) => all!),
        context,
      ),
    });
  const above = known.filter((row) => row.rate! > row.all!).length;
  return t('rep.trend', { name, n: above, of: known.length });
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
      message: message(rows, name, context),
      unit: t('rep.trendUnit', { name }),
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
      table: () =>
        table(h, {
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
