/** The matrix of tiers: rows by overdue amount, columns by days of the oldest item, in each cell its customers and money. */
import { exactMoney, type MoneyOptions, money } from '../../format/number.ts';
import { tierCellId } from '../../metrics/tier-cells.ts';
import { viewCurrency } from '../context.ts';
import type { Block, RenderContext } from '../page.ts';
import { pageOptions, scaleQuestions } from '../parts/answer-rows.ts';
import type { Child } from '../parts/dom.ts';
import { FIGURE_ASK, figureAsk } from '../parts/figure-ask.ts';
import { type Column, table } from '../parts/table.ts';
import { amountText, daysText } from './edges.ts';
import { cellPlace } from './list.ts';
import {
  overdueOf,
  type Place,
  type TieredCustomer,
  tieredCustomers,
  tierQuestions,
} from './tiered.ts';

/** What one cell, row or column holds; `short`: the amount as a phone has room for, in the page's unit. */
interface Content {
  customers: string;
  amount: string;
  short: string;
}

const contentOf =
  ({ t, site, view, locale }: RenderContext, options: MoneyOptions) =>
  (places: Place[]): Content => {
    const overdue = overdueOf(places);
    return {
      customers: t('tiers.customers', { n: places.length }),
      amount: exactMoney(overdue, viewCurrency(site, view), locale),
      short: money(overdue, options),
    };
  };

function cell(
  id: string,
  letter: string,
  places: Place[],
  { customers, amount, short }: Content,
  { h }: RenderContext,
): Child {
  const mark = h('b', { class: 'tier' }, letter);
  if (places.length === 0) return h('div', null, mark, '–');
  const figure = {
    'data-short': short,
    'data-metric': 'tier_cell_amount',
    'data-value': overdueOf(places),
    [FIGURE_ASK]: figureAsk({ at: { tier_cell: id } }),
  };
  return [
    h('div', null, mark, h('span', figure, amount)),
    h('div', null, h('a', { href: `#${cellPlace(id)}` }, customers)),
  ];
}

const sums = ({ customers, amount, short }: Content, { h }: RenderContext): Child => [
  h('div', null, h('span', { 'data-short': short }, amount)),
  h('div', null, customers),
];

function matrix(
  customers: TieredCustomer[],
  options: MoneyOptions,
  context: RenderContext,
): HTMLElement {
  const { h, t, site } = context;
  const { matrix: letters, days } = site.params.tiers;
  const content = contentOf(context, options);
  const places = customers.flatMap(({ now }) => now ?? []);
  const within = (row: number | null, column: number | null): Place[] =>
    places.filter(({ cell: id }) =>
      letters.some((line, at) =>
        line.some(
          (_, to) => id === tierCellId(at, to) && at === (row ?? at) && to === (column ?? to),
        ),
      ),
    );
  const total = (row: number | null, column: number | null): Child => {
    const own = within(row, column);
    return own.length === 0 ? '–' : sums(content(own), context);
  };
  const columns: Column<number>[] = [
    {
      id: 'amount',
      label: t('tiers.byAmount'),
      cell: (row) => amountText(row, context) || t('tiers.any'),
      total: t('common.total'),
    },
    ...[...Array(days.length + 1).keys()].map((column) => ({
      id: `days${column}`,
      label: daysText(column, context) || t('tiers.any'),
      numeric: true,
      cell: (row: number) => {
        const own = within(row, column);
        return cell(tierCellId(row, column), letters[row]![column]!, own, content(own), context);
      },
      total: total(null, column),
    })),
    {
      id: 'total',
      label: t('common.total'),
      numeric: true,
      cell: (row) => total(row, null),
      total: total(null, null),
    },
  ];
  return table(h, {
    caption: t('tiers.matrix'),
    hideCaption: true,
    columns,
    // the largest amounts on top: the most urgent cell is the first of the last column
    rows: [...letters.keys()].reverse(),
    total: -1,
    empty: t('common.noData'),
  });
}

export const tiersMatrix: Block = {
  id: 'matrix',
  questions: (site, view) => ({ ...scaleQuestions(view), ...tierQuestions(site, view) }),
  render(answers, context) {
    const { h, t, site, view, label } = context;
    const unit = label('currency', viewCurrency(site, view));
    return h(
      'div',
      { class: 'tier-matrix' },
      h('h2', null, t('tiers.matrixHead', { unit })),
      matrix(tieredCustomers(answers, context), pageOptions(answers, context), context),
      h('p', { class: 'note' }, t('tiers.note')),
    );
  },
};
