/** By which method money came, month by month: whose share grows. */
import { agingStack } from '../../charts/aging-stack.ts';
import type { Month } from '../../format/date.ts';
import { exactMoney, money, percent } from '../../format/number.ts';
import { sumOf } from '../../format/sum-of.ts';
import { NONE } from '../../metrics/types.ts';
import { questionFor } from '../../view/question.ts';
import type { Block, RenderContext } from '../page.ts';
import { inMonthOrder, pageMoney, rowsOf, scaleQuestions } from '../parts/answer-rows.ts';
import { chartFrame } from '../parts/chart-frame.ts';
import { type Column, table } from '../parts/table.ts';
import { methodName, methodQuestions, paidByMethod } from './paid.ts';

interface MonthRow {
  month: Month;
  /** Minor units by method. */
  paid: Record<string, number>;
  total: number;
}

function monthsOf(answers: Parameters<Block['render']>[0], context: RenderContext): MonthRow[] {
  const months = new Map<Month, MonthRow>();
  const rows = answers.byMonth ? inMonthOrder(rowsOf(answers.byMonth, context)) : [];
  for (const { by, value } of rows) {
    const month = by.month!;
    const method = by.method ?? NONE;
    const row = months.get(month) ?? { month, paid: {}, total: 0 };
    row.paid[method] = (row.paid[method] ?? 0) + (value ?? 0);
    row.total += value ?? 0;
    months.set(month, row);
  }
  return [...months.values()];
}

/** How the share of the largest method moved from the first month to the last; '' of one month. */
function message(rows: MonthRow[], method: string, name: string, context: RenderContext): string {
  const { t, locale, label } = context;
  const paid = rows.filter(({ total }) => total > 0);
  const [first, last] = [paid[0], paid.at(-1)];
  if (!first || !last) return t('common.noData');
  const share = (row: MonthRow): string => percent((row.paid[method] ?? 0) / row.total, locale, 0);
  return t('methods.months', {
    method: name,
    ...{ first: share(first), firstMonth: label('month', first.month) },
    ...{ last: share(last), lastMonth: label('month', last.month) },
  });
}

export const methodsMonths: Block = {
  id: 'months',
  questions: (_site, view) => ({
    ...scaleQuestions(view),
    ...methodQuestions(view),
    byMonth: questionFor(view, 'paid_amount', ['month', 'method']),
  }),
  render(answers, context) {
    const { document, h, t, locale, label } = context;
    const { currency, scale } = pageMoney(answers, context);
    const methods = paidByMethod(answers, context).map(({ method }) => method ?? NONE);
    const name = (method: string): string => methodName(method === NONE ? null : method, context);
    const rows = monthsOf(answers, context);
    const drawn = rows.flatMap(({ month, paid }) =>
      methods.map((bucket) => ({ month, bucket, value: paid[bucket] ?? 0 })),
    );
    const columns: Column<MonthRow>[] = [
      { id: 'month', label: t('common.month'), cell: ({ month }) => label('month', month) },
      ...methods.map((method) => ({
        id: method,
        label: name(method),
        numeric: true,
        metric: 'paid_amount',
        ask: { at: { method: method === NONE ? null : method } },
        raw: (row: MonthRow) => row.paid[method] ?? 0,
        cell: (row: MonthRow) => exactMoney(row.paid[method] ?? 0, currency, locale),
      })),
      {
        id: 'total',
        label: t('common.total'),
        numeric: true,
        metric: 'paid_amount',
        raw: ({ total }) => total,
        cell: ({ total }) => exactMoney(total, currency, locale),
      },
    ];
    return chartFrame(context, {
      id: 'methods-months',
      message: message(rows, methods[0] ?? NONE, name(methods[0] ?? NONE), context),
      unit: t('methods.monthsUnit'),
      draw:
        sumOf(rows, ({ total }) => total) > 0
          ? (width) =>
              agingStack(drawn, {
                ...{ document, width, locale, name },
                format: (value) => money(value, { currency, locale, scale }),
              })
          : null,
      table: () =>
        table(h, {
          caption: t('methods.byMonth'),
          hideCaption: true,
          columns,
          rows,
          key: ({ month }) => month,
          ask: ({ month }) => ({ at: { month } }),
          empty: t('common.noData'),
        }),
    });
  },
};
