/** One line a letter: whose, what was answered, both numbers and the difference. */
import { dateLabel } from '../../format/label.ts';
import { count, exactMoney } from '../../format/number.ts';
import { NONE } from '../../metrics/types.ts';
import { viewCurrency } from '../context.ts';
import type { Block, RenderContext } from '../page.ts';
import { customerLink, repLink } from '../parts/people-links.ts';
import { type Column, table } from '../parts/table.ts';
import { fewRows } from '../parts/table-tools.ts';
import { type LetterRow, lettersQuestion, MAX_LETTERS, readLetters } from './letters.ts';

function columns(context: RenderContext): Column<LetterRow>[] {
  const { h, t, locale, label, site } = context;
  const exact = (minor: number | null, currency: string | null): string =>
    minor === null ? '' : exactMoney(minor, currency, locale);
  const day = (date: string | null): string => (date === null ? '' : dateLabel(date, locale));
  return [
    {
      id: 'customer',
      label: t('common.filter.customer'),
      cell: ({ customer }) => customerLink(customer, context),
    },
    {
      id: 'ours',
      label: t('confirmations.ours'),
      numeric: true,
      metric: 'confirmation_sent_amount',
      raw: ({ ours }) => ours,
      cell: ({ ours, currency }) => exact(ours, currency),
    },
    {
      id: 'outcome',
      label: t('confirmations.outcome'),
      cell: ({ outcome }) => h('span', { 'data-outcome': outcome }, label('confirmation', outcome)),
    },
    {
      id: 'theirs',
      label: t('confirmations.theirs'),
      numeric: true,
      cell: ({ theirs, currency }) => exact(theirs, currency),
    },
    {
      id: 'difference',
      label: t('confirmations.difference'),
      numeric: true,
      cell: ({ difference, outcome, currency }) =>
        outcome === 'different' ? exact(difference, currency) : '',
    },
    {
      id: 'reason',
      label: t('confirmations.reason'),
      cell: ({ reason }) => (reason === null ? '' : label('reason', reason)),
    },
    {
      id: 'balance_date',
      label: t('confirmations.balanceDate'),
      cell: (row) => day(row.balanceDate),
    },
    { id: 'sent', label: t('confirmations.sent'), cell: ({ sent }) => day(sent) },
    { id: 'answered', label: t('confirmations.answeredOn'), cell: ({ answered }) => day(answered) },
    ...(site.inputs.rep
      ? [
          {
            id: 'rep',
            label: t('common.filter.rep'),
            cell: ({ rep }: LetterRow) => repLink(rep, context),
          },
        ]
      : []),
  ];
}

export const confirmationsList: Block = {
  id: 'list',
  questions: () => ({}),
  rows: (_site, view) => ({ letters: lettersQuestion(view) }),
  render(_answers, context, rows) {
    const { h, t, locale, site, view, label } = context;
    const answer = rows!.letters!;
    const letters = readLetters(answer);
    return h(
      'div',
      { 'data-chart': 'confirmations-list' },
      table<LetterRow>(h, {
        caption: t('confirmations.caption', {
          n: letters.length,
          currency: label('currency', viewCurrency(site, view)),
          date: dateLabel(view.asOf, locale),
        }),
        columns: columns(context),
        rows: letters,
        key: ({ customer }) => customer ?? NONE,
        ask: ({ customer, currency }) => ({
          at: { customer },
          ...(currency ? { filter: { currency } } : {}),
        }),
        empty: t('confirmations.none'),
        stacks: true,
        few: fewRows(letters.length, context),
      }),
      answer.count > letters.length
        ? h('p', { class: 'note' }, t('customer.cut', { n: count(MAX_LETTERS, locale) }))
        : null,
      h('p', { class: 'note' }, t('confirmations.note')),
    );
  },
};
