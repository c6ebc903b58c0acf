/** The book's age at each month end: is it getting older? */
import { agingStack } from '../../charts/aging-stack.ts';
import { monthEnd, monthOf } from '../../format/date.ts';
import { dateLabel } from '../../format/label.ts';
import { exactMoney, money, percent } from '../../format/number.ts';
import type { Block } from '../page.ts';
import { bucketsOf } from '../parts/aging-rows.ts';
import { pageMoney, scaleQuestions } from '../parts/answer-rows.ts';
import { chartFrame } from '../parts/chart-frame.ts';
import { agingByMonth, earlierMonth } from '../parts/earlier.ts';
import { differenceText } from '../parts/figure-change.ts';
import { type Column, table } from '../parts/table.ts';

interface MonthRow {
  month: string;
  buckets: Record<string, number>;
  open: number;
}

export const agingMonths: Block = {
  id: 'months',
  questions: (site, view) => ({
    ...scaleQuestions(view),
    aging: agingByMonth(site, view),
  }),
  render(answers, context) {
    const { document, h, t, locale, view, site, label } = context;
    const { currency, scale } = pageMoney(answers, context);
    const buckets = bucketsOf(site, view, answers.aging);
    const byMonth = new Map<string, MonthRow>();
    for (const { by, value } of answers.aging?.rows ?? []) {
      const month = by.month!;
      const row = byMonth.get(month) ?? { month, buckets: {}, open: 0 };
      row.buckets[by.bucket!] = (row.buckets[by.bucket!] ?? 0) + (value ?? 0);
      row.open += value ?? 0;
      byMonth.set(month, row);
    }
    const rows = [...byMonth.values()]
      .filter(({ month }) => month >= monthOf(view.period.from))
      .sort((a, b) => (a.month < b.month ? -1 : 1));
    const drawn = rows.flatMap((row) =>
      buckets.map((bucket) => ({ month: row.month, bucket, value: row.buckets[bucket] ?? 0 })),
    );
    const format = (value: number): string => money(value, { currency, locale, scale });
    const oldest = buckets.at(-1) ?? '';
    const share = (row: MonthRow | undefined): number | null =>
      row && row.open > 0 ? (row.buckets[oldest] ?? 0) / row.open : null;
    const [first, last] = [share(rows[0]), share(rows.at(-1))];
    const lastMonth = rows.at(-1)?.month;
    const isWholeMonths = lastMonth !== monthOf(view.asOf) || view.asOf === monthEnd(lastMonth);
    const columns: Column<MonthRow>[] = [
      { id: 'month', label: t('common.month'), cell: (row) => label('month', row.month) },
      ...buckets.map((bucket) => ({
        id: bucket,
        label: label('bucket', bucket),
        cell: (row: MonthRow) => exactMoney(row.buckets[bucket] ?? 0, currency, locale),
        numeric: true,
        metric: 'aging',
        ask: { at: { bucket } },
        raw: (row: MonthRow) => row.buckets[bucket] ?? 0,
      })),
      {
        id: 'open',
        label: t('common.total'),
        cell: (row) => exactMoney(row.open, currency, locale),
        numeric: true,
        metric: 'open_amount',
        raw: (row) => row.open,
      },
    ];
    return chartFrame(context, {
      id: 'aging-months',
      message:
        first === null || last === null
          ? t('aging.monthsNone')
          : t(isWholeMonths ? 'aging.monthsAnswer' : 'aging.monthsAnswerDay', {
              bucket: label('bucket', oldest),
              first: percent(first, locale),
              firstMonth: label('month', rows[0]!.month),
              last: percent(last, locale),
              lastMonth: label('month', rows.at(-1)!.month),
              day: dateLabel(view.asOf, locale),
            }),
      unit: t('aging.monthsUnit', { basis: t(`common.basis.${view.basis}`) }),
      draw: rows.some((row) => row.open > 0)
        ? (width) =>
            agingStack(drawn, {
              document,
              width,
              locale,
              format,
              name: (bucket) => label('bucket', bucket),
              changeOf(month, bucket, value) {
                const earlier = byMonth.get(earlierMonth(month, site, view) ?? '');
                if (!earlier) return '';
                const change = value - (earlier.buckets[bucket] ?? 0);
                return differenceText(change, 'minor', context, { currency, scale });
              },
              ...(isWholeMonths ? {} : { lastDay: view.asOf }),
            })
        : null,
      table: () =>
        table(h, {
          caption: t('aging.byMonth'),
          columns,
          rows,
          key: (row) => row.month,
          ask: (row) => ({ at: { month: row.month } }),
          empty: t('common.noData'),
          hideCaption: true,
        }),
    });
  },
};
