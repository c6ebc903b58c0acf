/** The customers that moved overdue most, each with its change of overdue, open and DSO and a way to its page. */
import { decimal, exactMoney } from '../../format/number.ts';
import type { Contribution } from '../../metrics/ask/contributions.ts';
import { viewCurrency } from '../context.ts';
import type { Block } from '../page.ts';
import { customerLink } from '../parts/people-links.ts';
import { table } from '../parts/table.ts';
import { changeQuestions, changesOf } from './data.ts';

const SHOWN = 9;

export const changeCustomers: Block = {
  id: 'customers',
  questions: changeQuestions,
  render(answers, context) {
    const { h, t, locale, site, view, label } = context;
    const changes = changesOf(answers, context);
    const currency = viewCurrency(site, view);
    const rows = (changes?.overdue ?? []).filter((part) => part.change !== 0).slice(0, SHOWN);
    const open = new Map(changes?.open.map((part) => [part.key, part.change]));
    const days = new Map(changes?.dso?.parts.map((part) => [part.key, part.change]));
    const signed = (minor: number): string =>
      (minor > 0 ? '+' : '') + exactMoney(minor, currency, locale);
    const unit = label('currency', currency);
    return h(
      'figure',
      { 'data-chart': 'change-customers' },
      table<Contribution>(h, {
        caption: t('change.customers', { unit }),
        columns: [
          {
            id: 'customer',
            label: t('common.filter.customer'),
            cell: (row) => customerLink(row.key, context),
          },
          {
            id: 'overdue',
            label: t('overview.metric.overdue_amount'),
            cell: (row) => signed(row.change),
            numeric: true,
            tone: (row) => (row.change > 0 ? 'bad' : 'good'),
          },
          {
            id: 'open',
            label: t('overview.metric.open_amount'),
            cell: (row) => signed(open.get(row.key) ?? 0),
            numeric: true,
          },
          {
            id: 'dso',
            label: t('change.dsoDays'),
            cell: (row) => decimal(days.get(row.key) ?? null, locale, 2, true),
            numeric: true,
          },
        ],
        rows,
        key: (row) => row.key ?? '',
        empty: t('common.noData'),
      }),
    );
  },
};
