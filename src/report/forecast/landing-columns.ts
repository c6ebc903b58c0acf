/** The columns that say where something lands: what came, what is expected, its interval, target and rate. */
import { dateLabel } from '../../format/label.ts';
import { exactMoney, NO_VALUE, percent } from '../../format/number.ts';
import { metricLabel } from '../../metrics/catalogue.ts';
import { viewCurrency } from '../context.ts';
import type { RenderContext } from '../page.ts';
import type { Column } from '../parts/table.ts';
import type { Landing } from './landing-figures.ts';

/** `rows`: of the table, for the columns that only some tables have. */
export function landingColumns(context: RenderContext, rows: Landing[]): Column<Landing>[] {
  const { t, locale, site, view } = context;
  const currency = viewCurrency(site, view);
  const exact = (value: number | null | undefined): string =>
    exactMoney(value ?? null, currency, locale);
  const plain = (
    id: 'low' | 'high',
    value: (row: Landing) => number | null | undefined,
  ): Column<Landing> => ({
    id,
    label: t(`forecast.${id}`),
    numeric: true,
    cell: (row) => exact(value(row)),
  });
  const own = (
    id: 'expected' | 'amount' | 'target',
    value: (row: Landing) => number | null,
  ): Column<Landing> => ({
    id,
    label: metricLabel(id === 'target' ? 'target_amount' : `landing_${id}`, locale),
    numeric: true,
    metric: (row) => (value(row) === null ? undefined : `landing_${id}`),
    raw: value,
    ask: null,
    cell: (row) => exact(value(row)),
  });
  const targets: Column<Landing>[] = rows.some(({ target }) => target !== null)
    ? [
        own('target', ({ target }) => target),
        {
          id: 'difference',
          label: t('forecast.landing.difference'),
          numeric: true,
          tone: ({ difference }) =>
            difference === null || difference === 0 ? null : difference > 0 ? 'good' : 'bad',
          cell: ({ difference }) =>
            difference === null
              ? NO_VALUE
              : `${difference > 0 ? '+' : ''}${exactMoney(difference, currency, locale)}`,
        },
      ]
    : [];
  return [
    {
      id: 'received',
      label: metricLabel('landing_received', locale),
      numeric: true,
      metric: 'cash_amount',
      raw: ({ received }) => received,
      // of days that have not begun there are no rows
      ask: ({ step }) =>
        step.from > view.asOf
          ? null
          : { period: { from: step.from, to: step.to < view.asOf ? step.to : view.asOf } },
      cell: ({ received }) => exact(received),
    },
    own('expected', ({ expected }) => expected),
    own('amount', ({ amount }) => amount),
    plain('low', ({ band }) => band?.low),
    plain('high', ({ band }) => band?.high),
    ...targets,
    ...(rows.some(({ rate }) => rate !== null) ? rates(context, targets.length > 0) : []),
    ...(rows.some(({ toIssue }) => toIssue !== null) ? withToIssue(context) : []),
  ];
}

/** Of steps of which something was invoiced. */
const rates = ({ t, locale }: RenderContext, hasTargets: boolean): Column<Landing>[] => [
  {
    id: 'rate',
    label: metricLabel('collection_rate', locale),
    numeric: true,
    metric: ({ rate }) => (rate === null ? undefined : 'landing_rate'),
    raw: ({ rate }) => rate,
    ask: null,
    cell: ({ rate }) => percent(rate, locale),
  },
  ...(hasTargets
    ? [
        {
          id: 'targetRate',
          label: t('forecast.landing.targetRate'),
          numeric: true,
          cell: ({ targetRate }: Landing) => percent(targetRate, locale),
        },
      ]
    : []),
];

/** Apart from the figures before it: what invoices still to be issued add by the end. */
function withToIssue({ t, locale, site, view }: RenderContext): Column<Landing>[] {
  const currency = viewCurrency(site, view);
  const exact = (value: number | null): string => exactMoney(value, currency, locale);
  return [
    {
      id: 'toIssue',
      label: t('forecast.part.to_issue'),
      numeric: true,
      metric: ({ toIssue }) => (toIssue === null ? undefined : 'landing_billing_receipts'),
      raw: ({ toIssue }) => toIssue,
      ask: null,
      cell: ({ toIssue }) => exact(toIssue),
    },
    {
      id: 'with',
      label: t('forecast.landing.with'),
      numeric: true,
      cell: ({ amount, toIssue }) => exact(toIssue === null ? null : amount + toIssue),
    },
    {
      id: 'rateWith',
      label: t('forecast.landing.rateWith'),
      numeric: true,
      metric: ({ rateWith }) => (rateWith === null ? undefined : 'landing_rate_with_billing'),
      raw: ({ rateWith }) => rateWith,
      ask: null,
      cell: ({ rateWith }) => percent(rateWith, locale),
    },
  ];
}

/** What no reader may miss: how far it is forecast, of what, and which rate it is. */
export function landingNotes(context: RenderContext, rows: Landing[]): string[] {
  const { t, locale, label } = context;
  return [
    ...new Set(
      rows
        .filter(({ step }) => step.reaches < step.to)
        .map(({ step }) =>
          t('forecast.landing.reaches', {
            step: label('month', step.key),
            day: dateLabel(step.reaches, locale),
          }),
        ),
    ),
    t('forecast.landing.note'),
  ];
}
