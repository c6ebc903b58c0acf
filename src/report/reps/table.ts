/** The ranking itself: rank and rate, and what stands beside them. */

import { sparkline } from '../../charts/sparkline.ts';
import { count, decimal, exactMoney, percent, points, wholeMoney } from '../../format/number.ts';
import { sentences } from '../../i18n/locale.ts';
import { metricLabel } from '../../metrics/catalogue.ts';
import { NONE } from '../../metrics/types.ts';
import { comparisonOf } from '../../view/comparison.ts';
import { viewCurrency } from '../context.ts';
import type { Block, RenderContext } from '../page.ts';
import { periodLabel } from '../parts/filter-line.ts';
import { sparkBox } from '../parts/spark-box.ts';
import { type Column, table } from '../parts/table.ts';
import { besideColumn, intervalColumn, rateColumn, repColumn } from './columns.ts';
import { DISPUTED, type RepRow, repQuestions, repRows } from './rows.ts';

/** “+2”: places gained since the period before. */
function rankChange(row: RepRow, { t }: RenderContext): string {
  if (row.rank === null || row.previousRank === null) return '–';
  const gained = row.previousRank - row.rank;
  if (gained === 0) return t('common.unchanged');
  return `${gained > 0 ? '+' : '\u2212'}${Math.abs(gained)}`;
}

/** Colour and words only for what is beyond chance. */
const standingColumn = ({ t }: RenderContext): Column<RepRow> => ({
  id: 'standing',
  label: t('reps.standing'),
  cell: ({ standing }) => (standing === null ? '' : t(`reps.standing.${standing}`)),
  tone: ({ standing }) => (standing === 'above' ? 'good' : standing === 'below' ? 'bad' : null),
});

/** What the rate rests on besides the rep. */
function fairnessColumns({ t, locale, label, site, h }: RenderContext): Column<RepRow>[] {
  const share = ({ beside }: RepRow): number | null => {
    const [disputed, overdue] = [beside[DISPUTED] ?? 0, beside.overdue_amount ?? 0];
    return overdue > 0 ? disputed / overdue : null;
  };
  return [
    {
      id: 'without',
      label: t('reps.without'),
      numeric: true,
      cell: ({ without }) =>
        without === null
          ? '–'
          : h(
              'span',
              { title: t('reps.withoutWhom', { customer: label('customer', without.customer) }) },
              percent(without.rate, locale),
            ),
    },
    ...(site.inputs.dispute
      ? [
          {
            id: 'disputed',
            label: t('reps.disputed'),
            numeric: true,
            cell: (row: RepRow) => percent(share(row), locale, 0),
          },
        ]
      : []),
    ...(site.inputs.segment
      ? [
          {
            id: 'expected',
            label: t('reps.expected'),
            numeric: true,
            cell: (row: RepRow) => percent(row.expected, locale),
          },
        ]
      : []),
    {
      id: 'drift',
      label: t('reps.drift'),
      numeric: true,
      cell: ({ drift }) => (drift === null ? '–' : points(drift, locale)),
    },
  ];
}

/** The rate by month; all reps on one scale from zero. */
function course(
  row: RepRow,
  top: number,
  { h, document, locale, label, t }: RenderContext,
): Element | string {
  const rates = row.months.map(({ rate }) => rate);
  if (rates.filter((rate) => rate !== null).length < 3) return '–';
  const drawn = sparkline(rates, {
    document,
    locale,
    width: 72,
    format: String,
    domain: [0, top],
    marks: row.months.map(({ month, rate }) => ({
      step: month,
      name: label('month', month),
      value: rate ?? 0,
      text: percent(rate, locale),
    })),
  });
  return sparkBox(
    h,
    drawn,
    t('reps.course', { rates: rates.map((rate) => percent(rate, locale, 0)).join(', ') }),
  );
}

function columns(rows: RepRow[], context: RenderContext): Column<RepRow>[] {
  const { t, locale, site, view } = context;
  const top = Math.max(1, ...rows.flatMap((row) => row.months.map(({ rate }) => rate ?? 0)));
  const currency = viewCurrency(site, view);
  const beside = (metric: string, print: (value: number | null) => string): Column<RepRow> =>
    besideColumn(metric, print, context);
  return [
    repColumn(context),
    {
      id: 'rank',
      label: t('reps.rank'),
      cell: (row) => (row.rank === null ? t('reps.unranked') : String(row.rank)),
      numeric: true,
    },
    {
      id: 'change',
      label: t('reps.change'),
      cell: (row) => rankChange(row, context),
      numeric: true,
    },
    rateColumn(context),
    ...(site.inputs.target_rate
      ? [{ ...beside('target_rate', (value) => percent(value, locale)), label: t('reps.target') }]
      : []),
    intervalColumn(context),
    standingColumn(context),
    ...fairnessColumns(context),
    {
      id: 'months',
      label: t('reps.months'),
      cell: (row) => course(row, top, context),
    },
    {
      id: 'due',
      label: metricLabel('due_amount', locale),
      cell: (row) => exactMoney(row.due, currency, locale),
      numeric: true,
      metric: 'due_amount',
      raw: (row) => row.due,
    },
    beside('due_item_count', (value) => count(value, locale)),
    beside('collection_rate', (value) => percent(value, locale)),
    beside('overdue_amount', (value) => exactMoney(value, currency, locale)),
    beside('payment_delay', (value) => decimal(value, locale)),
    beside('terms_days', (value) => decimal(value, locale)),
    ...(site.inputs.target ? [beside('target_attainment', (value) => percent(value, locale))] : []),
  ];
}

export const repsTable: Block = {
  id: 'table',
  questions: repQuestions,
  render(answers, context) {
    const { h, t, locale, site, view, label } = context;
    if (!site.inputs.rep) return h('p', { class: 'empty' }, t('reps.noReps'));
    const rows = repRows(answers, site.settings.rankMinBaseMinor);
    const currency = viewCurrency(site, view);
    const unranked = rows.filter((row) => row.rank === null).length;
    const before = comparisonOf(site, view)?.period;
    return h(
      'div',
      { 'data-chart': 'reps-table' },
      table(h, {
        caption: t('reps.caption', {
          period: periodLabel(context, view.period.from, view.period.to),
          unit: label('currency', currency),
        }),
        columns: columns(rows, context),
        rows,
        key: (row) => row.rep ?? NONE,
        isChosen: (row) => row.rep !== null && row.rep === view.filter.rep,
        ask: (row) => ({ at: { rep: row.rep } }),
        empty: t('common.noData'),
      }),
      h(
        'p',
        { class: 'note' },
        sentences(locale, [
          t('reps.baseNote', {
            base: wholeMoney(site.settings.rankMinBaseMinor, currency, locale),
            n: unranked,
          }),
          before
            ? t('reps.beforeNote', { period: periodLabel(context, before.from, before.to) })
            : t('reps.noBeforeNote'),
          t('reps.standingNote'),
          t('reps.fairNote'),
          t('reps.delayNote'),
          site.inputs.target ? null : t('reps.noTarget'),
        ]),
      ),
    );
  },
};
