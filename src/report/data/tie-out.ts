/** Control totals: per currency and month, opening plus movements is closing. */
import { exactMoney, NO_VALUE } from '../../format/number.ts';
import type { DataReport } from '../data-report.ts';
import type { Block, RenderContext } from '../page.ts';
import { type Column, table } from '../parts/table.ts';
import { dataOf } from './summary.ts';

type Line = DataReport['tieOut'][number];

const AMOUNTS = [
  'opening',
  'invoiced',
  'cash',
  'creditNotes',
  'writeOffs',
  'discounts',
  'refunds',
  'closing',
  'difference',
] as const;

const ALWAYS: ReadonlySet<string> = new Set(['opening', 'closing', 'difference']);

function currencyTable(
  currency: string | null,
  lines: Line[],
  context: RenderContext,
): HTMLElement {
  const { h, locale, t, label } = context;
  const columns: Column<Line>[] = AMOUNTS.map((id) => ({
    id,
    label: t(`data.tie.${id}`),
    numeric: true,
    // what did not happen is no amount; balances and the difference are
    cell: (line) =>
      line[id] === 0 && !ALWAYS.has(id) ? NO_VALUE : exactMoney(line[id], currency, locale),
    tone: (line) => (id === 'difference' && line.difference !== 0 ? 'bad' : null),
  }));
  return table<Line>(h, {
    caption: t('data.tie.caption', { currency: label('currency', currency) }),
    columns: [
      { id: 'month', label: t('common.month'), cell: (line) => label('month', line.month) },
      ...columns,
    ],
    rows: lines.toSorted((a, b) => (a.month < b.month ? 1 : -1)),
    key: (line) => line.month,
    empty: t('common.noData'),
  });
}

export const tieOutBlock: Block = {
  id: 'tie_out',
  questions: () => ({}),
  render(_answers, context) {
    const { h, t } = context;
    const { tieOut } = dataOf(context);
    const currencies = [...new Set(tieOut.map((line) => line.currency))];
    return h(
      'div',
      null,
      h('h2', null, t('data.tie')),
      h('p', { class: 'note' }, t('data.tie.how')),
      currencies.map((currency) =>
        currencyTable(
          currency,
          tieOut.filter((line) => line.currency === currency),
          context,
        ),
      ),
    );
  },
};
