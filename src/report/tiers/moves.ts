/** Who changed tier since the end of the month before: how many from which to which, and the customers with both amounts. */
import { dateLabel } from '../../format/label.ts';
import type { Block } from '../page.ts';
import { groupedTable } from './groups.ts';
import { customerColumns, customerKey, rowAsk, totalOf } from './list.ts';
import {
  kindOf,
  type Move,
  monthEndBefore,
  movesOf,
  tieredCustomers,
  tierQuestions,
} from './tiered.ts';

const place = ({ from, to }: Move): string => `moved-${from ?? 'none'}-${to ?? 'none'}`;

export const tiersMoves: Block = {
  id: 'moves',
  questions: tierQuestions,
  render(answers, context) {
    const { h, t, site, view, locale } = context;
    const before = monthEndBefore(site, view);
    if (before === null)
      return h('div', null, h('h2', null, t('tiers.moves')), h('p', null, t('tiers.noBefore')));
    const heading = t('tiers.movesSince', { date: dateLabel(before, locale) });
    const moves = movesOf(tieredCustomers(answers, context));
    const name = (tier: string | null): string => tier ?? t('tiers.notOverdue');
    const total = totalOf(moves.flatMap(({ customers }) => customers));
    return h(
      'div',
      null,
      h('h2', null, heading),
      h(
        'ul',
        { class: 'tier-moves' },
        moves.map((move) =>
          h(
            'li',
            { 'data-move': kindOf(move) },
            h(
              'a',
              { href: `#${place(move)}` },
              t('tiers.move', {
                ...{ from: name(move.from), to: name(move.to), n: move.customers.length },
              }),
            ),
          ),
        ),
      ),
      groupedTable(
        context,
        'tier-moved',
        moves.map((move) => ({ place: place(move), rows: move.customers })),
        {
          caption: heading,
          hideCaption: true,
          columns: customerColumns(context),
          total,
          key: customerKey,
          ask: rowAsk(total),
          empty: t('tiers.unmoved', { date: dateLabel(before, locale) }),
        },
      ),
    );
  },
};
