/** The balance at each month end, and what of it was late. */
import { type TrendPoint, trendLines } from '../../charts/trend-lines.ts';
import { exactMoney, money, moneyUnit } from '../../format/number.ts';
import { metricLabel } from '../../metrics/catalogue.ts';
import { questionFor } from '../../view/question.ts';
import type { Block, RenderContext } from '../page.ts';
import { pageMoney, rowsBy, rowsOf, scaleQuestions } from '../parts/answer-rows.ts';
import { chartFrame } from '../parts/chart-frame.ts';
import { periodLabel } from '../parts/filter-line.ts';
import { type Column, table } from '../parts/table.ts';
import { type PersonKind, personBlock } from './block.ts';

interface MonthRow {
  month: string;
  open: number | null;
  overdue: number | null;
}

function message(
  rows: MonthRow[],
  { t, label }: RenderContext,
  print: (minor: number | null) => string,
): string {
  const known = rows.filter((row) => row.open !== null);
  const last = known.at(-1);
  if (!last || known.every((row) => row.open === 0)) return t('person.balanceNone');
  const high = known.reduce((a, b) => (b.open! > a.open! ? b : a));
  if (high === last) return t('person.balanceAtPeak', { last: print(last.open) });
  return t('person.balance', {
    high: print(high.open),
    highMonth: label('month', high.month),
    last: print(last.open),
  });
}

export const personBalance = (kind: PersonKind): Block =>
  personBlock(kind, {
    id: 'balance',
    questions: (_site, view) => ({
      ...scaleQuestions(view),
      open: questionFor(view, 'open_amount', ['month']),
      overdue: questionFor(view, 'overdue_amount', ['month']),
    }),
    render(answers, context) {
      const { document, h, t, locale, view, label } = context;
      const { currency, scale } = pageMoney(answers, context);
      const late = rowsBy(answers.overdue, 'month');
      const rows = rowsOf(answers.open!, context).map((row): MonthRow => {
        const month = row.by.month!;
        return { month, open: row.value, overdue: late.get(month)?.value ?? 0 };
      });
      rows.sort((a, b) => (a.month < b.month ? -1 : 1));
      const bare = (value: number): string => money(value, { currency, locale, scale, bare: true });
      const formatMark = (value: number | null): string =>
        money(value, { currency, locale, scale });
      const formatTick = (value: number): string => bare(value).replace(/\.0+$/, '');
      const series = rows.flatMap((row): TrendPoint[] => [
        {
          month: row.month,
          value: row.open,
          series: t('person.balanceOpen'),
          style: 'previous',
        },
        {
          month: row.month,
          value: row.overdue,
          series: t('person.balanceOverdue'),
          style: 'actual',
        },
      ]);
      const amounts = (['open', 'overdue'] as const).map(
        (id): Column<MonthRow> => ({
          id,
          label: metricLabel(`${id}_amount`, locale),
          numeric: true,
          metric: `${id}_amount`,
          raw: (row) => row[id],
          cell: (row) => exactMoney(row[id], currency, locale),
        }),
      );
      return chartFrame(context, {
        id: `${kind}-balance`,
        message: message(rows, context, formatMark),
        unit: t('person.balanceUnit', {
          unit: moneyUnit(currency, scale, locale) || t('common.noCurrency'),
          period: periodLabel(context, view.period.from, view.period.to),
        }),
        draw: rows.some((row) => row.open)
          ? (width) =>
              trendLines(series, { document, width, locale, format: bare, formatMark, formatTick })
          : null,
        table: () =>
          table(h, {
            caption: t('person.balanceCaption', { unit: label('currency', currency) }),
            columns: [
              { id: 'month', label: t('common.month'), cell: (row) => label('month', row.month) },
              ...amounts,
            ],
            rows,
            key: (row) => row.month,
            ask: (row) => ({ at: { month: row.month } }),
            empty: t('common.noData'),
          }),
      });
    },
  });
