/** The methods of payment side by side: amount, share, days late, and cost where the settings give rates. */
import { decimal, exactMoney, percent } from '../../format/number.ts';
import { metricLabel } from '../../metrics/catalogue.ts';
import { NONE } from '../../metrics/types.ts';
import { viewCurrency } from '../context.ts';
import type { Block, RenderContext } from '../page.ts';
import { periodLabel } from '../parts/filter-line.ts';
import { type Column, table } from '../parts/table.ts';
import { methodName, methodQuestions, type PaidBy, paidByMethod, paidInAll } from './paid.ts';

function columnsOf(total: PaidBy, context: RenderContext): Column<PaidBy>[] {
  const { t, site, view, locale } = context;
  const currency = viewCurrency(site, view);
  const columns: Column<PaidBy>[] = [
    {
      id: 'method',
      label: t('methods.method'),
      cell: ({ method }) => methodName(method, context),
      total: t('common.total'),
    },
    {
      id: 'amount',
      label: metricLabel('paid_amount', locale),
      numeric: true,
      metric: 'paid_amount',
      raw: ({ amount }) => amount,
      cell: ({ amount }) => exactMoney(amount, currency, locale),
    },
    {
      id: 'share',
      label: t('methods.share'),
      numeric: true,
      cell: ({ share }) => percent(share, locale),
      bar: (row) => (row === total ? null : row.share),
    },
    {
      id: 'late',
      label: t('methods.daysLate'),
      numeric: true,
      metric: 'payment_days_late',
      raw: ({ daysLate }) => daysLate,
      cell: ({ daysLate }) => decimal(daysLate, locale),
    },
  ];
  if (total.cost === null) return columns;
  return [
    ...columns,
    {
      id: 'rate',
      label: t('methods.rate'),
      numeric: true,
      cell: ({ rate }) => percent(rate, locale, 2),
    },
    {
      id: 'cost',
      label: t('methods.cost'),
      numeric: true,
      cell: ({ cost }) => exactMoney(cost, currency, locale),
    },
  ];
}

export const methodsMix: Block = {
  id: 'mix',
  questions: (_site, view) => methodQuestions(view),
  render(answers, context) {
    const { h, t, site, view, label } = context;
    const rows = paidByMethod(answers, context);
    const total = paidInAll(rows, answers, context);
    const caption = t('methods.mix', {
      unit: label('currency', viewCurrency(site, view)),
      period: periodLabel(context, view.period.from, view.period.to),
    });
    return h(
      'div',
      null,
      h('h2', null, caption),
      table(h, {
        caption,
        hideCaption: true,
        columns: columnsOf(total, context),
        rows,
        total,
        key: ({ method }) => method ?? NONE,
        ask: (row) => (row === total ? {} : { at: { method: row.method } }),
        empty: t('common.noData'),
      }),
      h('p', { class: 'note' }, t(total.cost === null ? 'methods.noRates' : 'methods.note')),
    );
  },
};
