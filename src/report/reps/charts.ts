/** The ranking drawn: rates with how sure they are, and what each rep's customers owe too late. */
import { barsByCategory } from '../../charts/bars-by-category.ts';
import { intervalDots } from '../../charts/interval-dots.ts';
import { dateLabel } from '../../format/label.ts';
import { exactMoney, money, moneyUnit, percent } from '../../format/number.ts';
import { metricById, metricLabel } from '../../metrics/catalogue.ts';
import { NONE } from '../../metrics/types.ts';
import type { Block, RenderContext } from '../page.ts';
import { pageMoney, scaleQuestions } from '../parts/answer-rows.ts';
import { chartFrame } from '../parts/chart-frame.ts';
import { type Column, table } from '../parts/table.ts';
import { besideColumn, intervalColumn, rateColumn, repColumn } from './columns.ts';
import { RANK_METRIC, type RepRow, repQuestions, repRows } from './rows.ts';

/** “3 Ana”; without a rank the name alone. */
const named = (row: RepRow, { label }: RenderContext): string =>
  row.rank === null ? label('rep', row.rep) : `${row.rank} ${label('rep', row.rep)}`;

/** What a drawing shows, rep by rep in its order. */
const repTable = (
  caption: string,
  columns: Column<RepRow>[],
  rows: RepRow[],
  context: RenderContext,
): HTMLElement =>
  table(context.h, {
    caption,
    columns: [repColumn(context), ...columns],
    rows,
    key: (row) => row.rep ?? NONE,
    ask: (row) => ({ at: { rep: row.rep } }),
    empty: context.t('common.noData'),
    hideCaption: true,
  });

/** The rates and their intervals. */
export const repsChart: Block = {
  id: 'chart',
  questions: repQuestions,
  render(answers, context) {
    const { document, h, t, locale, site } = context;
    if (!site.inputs.rep) return h('p', { class: 'empty' }, t('reps.noReps'));
    const rated = repRows(answers, site.settings.rankMinBaseMinor).filter(
      (row) => row.rate !== null,
    );
    const drawn = rated.map((row) => ({
      label: named(row, context),
      value: row.rate,
      low: row.low,
      high: row.high,
      muted: row.rank === null,
      ...(row.standing === 'above' || row.standing === 'below'
        ? { good: row.standing === 'above' }
        : {}),
      target: row.beside.target_rate ?? site.settings.alerts.rate_target ?? null,
    }));
    const format = (share: number): string => percent(share, locale);
    const formatTick = (share: number): string => percent(share, locale, 0);
    const metric = metricById(RANK_METRIC);
    const level = rated.filter(({ standing }) => standing === 'level').map(({ rate }) => rate!);
    const band = level.length > 1 ? { low: Math.min(...level), high: Math.max(...level) } : null;
    const name = metric.label[locale];
    const message = band
      ? t('reps.chartBand', {
          name,
          n: level.length,
          low: format(band.low),
          high: format(band.high),
        })
      : t('reps.chartAnswer', { name });
    return chartFrame(context, {
      id: 'reps-rate',
      message,
      unit: t('reps.chartUnit', { name }),
      draw:
        drawn.length > 0
          ? (width) => intervalDots(drawn, { document, width, locale, format, formatTick, band })
          : null,
      table: () =>
        repTable(message, [rateColumn(context), intervalColumn(context)], rated, context),
      note: t('reps.chartNote', { caveat: metric.caveat![locale] }),
    });
  },
};

/** In the order of the ranking, so that both drawings read across. */
export const repsOverdue: Block = {
  id: 'overdue',
  questions(site, view) {
    // Beside a chosen rep stand all others.
    const { rep: _, ...filter } = view.filter;
    return { ...scaleQuestions({ ...view, filter }), ...repQuestions(site, view) };
  },
  render(answers, context) {
    const { document, h, t, locale, site, view, label } = context;
    if (!site.inputs.rep) return h('p', { class: 'empty' }, t('reps.noReps'));
    const ranked = repRows(answers, site.settings.rankMinBaseMinor);
    const rows = ranked.map((row) => ({
      rep: row.rep,
      label: named(row, context),
      value: row.beside.overdue_amount ?? null,
    }));
    const { currency, scale } = pageMoney(answers, context);
    const format = (value: number): string => money(value, { currency, locale, scale, bare: true });
    const formatMark = (value: number): string => money(value, { currency, locale, scale });
    const total = rows.reduce((sum, row) => sum + (row.value ?? 0), 0);
    const largest = rows.reduce<(typeof rows)[number] | null>(
      (a, b) => ((b.value ?? 0) > (a?.value ?? 0) ? b : a),
      null,
    );
    const name = metricLabel('overdue_amount', locale);
    const exact = (value: number | null): string => exactMoney(value, currency, locale);
    const unit = t('reps.overdueUnit', {
      name,
      unit: label('currency', currency),
      date: dateLabel(view.asOf, locale),
    });
    return chartFrame(context, {
      id: 'reps-overdue',
      message:
        largest === null
          ? t('reps.overdueNone', { name })
          : t('reps.overdueAnswer', {
              rep: label('rep', largest.rep),
              share: percent(largest.value! / total, locale, 0),
            }),
      unit: t('reps.overdueUnit', {
        name,
        unit: moneyUnit(currency, scale, locale) || t('common.noCurrency'),
        date: dateLabel(view.asOf, locale),
      }),
      draw: largest
        ? (width) => barsByCategory(rows, { document, width, locale, format, formatMark })
        : null,
      table: () =>
        repTable(unit, [besideColumn('overdue_amount', exact, context)], ranked, context),
    });
  },
};
