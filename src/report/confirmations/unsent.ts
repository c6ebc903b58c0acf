/** Who owes and was not asked to confirm, the largest first, each with the letter that would ask. */
import { dateLabel } from '../../format/label.ts';
import { exactMoney } from '../../format/number.ts';
import { sumOf } from '../../format/sum-of.ts';
import { NONE } from '../../metrics/types.ts';
import { byCustomer } from '../../view/question.ts';
import { viewCurrency } from '../context.ts';
import type { Block } from '../page.ts';
import { rowsOf } from '../parts/answer-rows.ts';
import { customerLink } from '../parts/people-links.ts';
import { table } from '../parts/table.ts';
import { fewRows } from '../parts/table-tools.ts';

const UNSENT = 'confirmation_unsent_amount';

/** `customer` undefined: the total of all. */
interface Unasked {
  customer?: string | null;
  owed: number;
}

export const confirmationsUnsent: Block = {
  id: 'unsent',
  questions: (_site, view) => ({ unsent: byCustomer(view, UNSENT) }),
  render(answers, context) {
    const { h, t, locale, site, view, label } = context;
    const currency = viewCurrency(site, view);
    const rows = rowsOf(answers.unsent!, context)
      .map(({ by, value }): Unasked => ({ customer: by.customer ?? null, owed: value ?? 0 }))
      .filter(({ owed }) => owed !== 0)
      .sort((a, b) => b.owed - a.owed);
    const caption = t('confirmations.unsent.caption', {
      n: rows.length,
      currency: label('currency', currency),
      date: dateLabel(view.asOf, locale),
    });
    return h(
      'div',
      { 'data-chart': 'confirmations-unsent' },
      table<Unasked>(h, {
        caption,
        columns: [
          {
            id: 'customer',
            label: t('common.filter.customer'),
            cell: ({ customer }) =>
              customer === undefined ? t('common.total') : customerLink(customer, context),
          },
          {
            id: 'owed',
            label: t('confirmations.unsent.owed'),
            numeric: true,
            metric: UNSENT,
            raw: ({ owed }) => owed,
            cell: ({ owed }) => exactMoney(owed, currency, locale),
          },
          {
            id: 'letter',
            label: t('confirmations.unsent.letter'),
            cell: ({ customer }) =>
              customer == null
                ? ''
                : h(
                    'button',
                    {
                      type: 'button',
                      class: 'open-letter',
                      'data-letter': 'confirmation',
                      'data-customer': customer,
                    },
                    t('confirmations.unsent.prepare'),
                  ),
          },
        ],
        rows,
        key: ({ customer }) => customer ?? NONE,
        ask: ({ customer }) => (customer === undefined ? {} : { at: { customer } }),
        total: rows.length > 1 ? { owed: sumOf(rows, ({ owed }) => owed) } : null,
        empty: t('confirmations.unsent.nobody'),
        few: fewRows(rows.length, context),
      }),
    );
  },
};
