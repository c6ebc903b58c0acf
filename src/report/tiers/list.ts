/** Every customer with something overdue, the most urgent first, in groups by its cell of the matrix. */
import { dateLabel } from '../../format/label.ts';
import { count, exactMoney } from '../../format/number.ts';
import { NONE } from '../../metrics/types.ts';
import { viewCurrency } from '../context.ts';
import type { Block, RenderContext } from '../page.ts';
import { customerLink } from '../parts/people-links.ts';
import type { Column } from '../parts/table.ts';
import { groupedTable } from './groups.ts';
import {
  cellsOf,
  lettersOf,
  monthEndBefore,
  overdueOf,
  type Place,
  type TieredCustomer,
  tieredCustomers,
  tierQuestions,
} from './tiered.ts';

/** Where the list has the customers of a cell. */
export const cellPlace = (cell: string): string => `tier-${cell.replace('.', '-')}`;

/** The columns of who is in which tier, and was. */
export function customerColumns(context: RenderContext): Column<TieredCustomer>[] {
  const { t, site, view, locale } = context;
  const currency = viewCurrency(site, view);
  const before = monthEndBefore(site, view);
  const date = before === null ? '' : dateLabel(before, locale);
  const amount = (which: 'now' | 'before', label: string): Column<TieredCustomer> => ({
    id: which,
    label,
    numeric: true,
    metric: 'overdue_amount',
    raw: (row) => row[which]?.overdue ?? 0,
    isBlankAtZero: true,
    cell: (row) => exactMoney(row[which]?.overdue ?? null, currency, locale),
    ...(which === 'before' && { ask: { asOf: before! } }),
  });
  const tier = (id: string, label: string, of: (row: TieredCustomer) => Place | null) => ({
    id,
    label,
    cell: (row: TieredCustomer) => of(row)?.letter ?? t('tiers.notOverdue'),
    total: '',
  });
  return [
    {
      id: 'customer',
      label: t('common.filter.customer'),
      cell: ({ customer }) => customerLink(customer, context),
      total: t('common.total'),
    },
    amount('now', t('tiers.overdue')),
    tier('tier', t('tiers.tier'), (row) => row.now),
    {
      id: 'oldest',
      label: t('tiers.oldest'),
      numeric: true,
      metric: 'oldest_overdue_days',
      raw: ({ oldest }) => oldest,
      cell: ({ oldest }) => count(oldest, locale),
      total: '',
    },
    ...(before === null
      ? []
      : [
          tier('tierBefore', t('tiers.tierAt', { date }), (row) => row.before),
          amount('before', t('tiers.overdueAt', { date })),
        ]),
  ];
}

/** What a table of customers adds up to. */
export const totalOf = (customers: TieredCustomer[]): TieredCustomer => {
  const sum = (places: (Place | null)[]): Place => ({
    ...{ cell: '', letter: '' },
    overdue: overdueOf(places),
  });
  return {
    ...{ customer: null, oldest: null },
    now: sum(customers.map(({ now }) => now)),
    before: sum(customers.map(({ before }) => before)),
  };
};

export const rowAsk = (total: TieredCustomer | null) => (row: TieredCustomer) =>
  row === total ? null : { at: { customer: row.customer } };

export const customerKey = ({ customer }: TieredCustomer): string => customer ?? NONE;

export const tiersList: Block = {
  id: 'list',
  questions: tierQuestions,
  render(answers, context) {
    const { h, t, site, view, locale, label } = context;
    const late = tieredCustomers(answers, context).filter(({ now }) => now !== null);
    const groups = lettersOf(site)
      .flatMap((letter) => cellsOf(site, letter))
      .map((cell) => ({
        place: cellPlace(cell),
        rows: late.filter(({ now }) => now!.cell === cell),
      }))
      .filter(({ rows }) => rows.length > 0);
    const total = totalOf(late);
    const unit = label('currency', viewCurrency(site, view));
    const caption = t('tiers.list', { unit, date: dateLabel(view.asOf, locale) });
    return h(
      'div',
      null,
      h('h2', null, caption),
      groupedTable(context, 'tier-list', groups, {
        caption,
        hideCaption: true,
        columns: customerColumns(context),
        total,
        key: customerKey,
        ask: rowAsk(total),
        empty: t('tiers.nothing'),
      }),
    );
  },
};
