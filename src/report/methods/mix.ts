/** The methods of payment side by side: amount, share, days late, and cost where the settings say what receiving costs. */
import {
  count,
  decimal,
  exactMoney,
  exactPercent,
  NO_VALUE,
  percent,
} from '../../format/number.ts';
import { sentences } from '../../i18n/locale.ts';
import { metricLabel } from '../../metrics/catalogue.ts';
import { NONE } from '../../metrics/types.ts';
import type { PaymentCost } from '../../view/site.ts';
import { viewCurrency } from '../context.ts';
import type { Block, RenderContext } from '../page.ts';
import { periodLabel } from '../parts/filter-line.ts';
import { type Column, table } from '../parts/table.ts';
import { methodName, methodQuestions, type PaidBy, paidByMethod, paidInAll } from './paid.ts';

/** “0.10%”, “¥5.00 a receipt”, or both. */
function priceText(price: PaymentCost | null, { t, locale }: RenderContext): string {
  if (!price) return NO_VALUE;
  const share = exactPercent(price.share, locale);
  if (!price.perReceipt) return share;
  const { minor, currency } = price.perReceipt;
  const parts = { share, fixed: exactMoney(minor, currency, locale, false) };
  return t(price.share > 0 ? 'methods.priceBoth' : 'methods.priceFixed', parts);
}

/** What the table says of costs. */
function noteText(rows: PaidBy[], total: PaidBy, { t, locale, site, view }: RenderContext): string {
  if (total.cost === null) return t('methods.noRates');
  const currency = viewCurrency(site, view);
  const isLeftOut = rows.some(
    ({ price }) => price?.perReceipt && price.perReceipt.currency !== currency,
  );
  return sentences(locale, [t('methods.note'), isLeftOut ? t('methods.otherCurrency') : null]);
}

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
      id: 'receipts',
      label: metricLabel('receipt_count', locale),
      numeric: true,
      metric: 'receipt_count',
      raw: ({ receipts }) => receipts,
      isBlankAtZero: true,
      cell: ({ receipts }) => count(receipts, locale),
    },
    {
      id: 'price',
      label: t('methods.price'),
      numeric: true,
      cell: ({ price }) => priceText(price, context),
      total: '',
    },
    {
      id: 'cost',
      label: t('methods.cost'),
      numeric: true,
      cell: ({ cost }) => exactMoney(cost, currency, locale),
    },
    {
      id: 'rate',
      label: t('methods.rate'),
      numeric: true,
      cell: ({ rate }) => percent(rate, locale, 2),
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
      table(h, {
        caption,
        columns: columnsOf(total, context),
        rows,
        total,
        key: ({ method }) => method ?? NONE,
        ask: (row) => (row === total ? {} : { at: { method: row.method } }),
        empty: t('common.noData'),
      }),
      h('p', { class: 'note' }, noteText(rows, total, context)),
    );
  },
};
