/** Promises one by one: those still due, the nearest first, and those past their date and not kept. */
import { addDays } from '../../format/date.ts';
import { dateLabel } from '../../format/label.ts';
import { count, exactMoney } from '../../format/number.ts';
import type { Row, RowsQuestion } from '../../rows/types.ts';
import type { Block } from '../page.ts';
import { invoiceLink } from '../parts/invoice-link.ts';
import { customerLink, repLink } from '../parts/people-links.ts';
import { numberOf, textOf } from '../parts/row-cells.ts';
import { type Column, table } from '../parts/table.ts';
import { fewRows } from '../parts/table-tools.ts';
import { mondayOf } from './week.ts';

const LIMIT = 200;

function promiseList(id: 'due' | 'broken'): Block {
  return {
    id,
    questions: () => ({}),
    rows: (site, view): Record<string, RowsQuestion> =>
      site.inputs.promise
        ? {
            promises: {
              which: 'promises',
              state: id === 'due' ? 'due' : 'overdue',
              filter: view.filter,
              asOf: view.asOf,
              sort: { column: 'due_on', descending: id === 'broken' },
              limit: LIMIT,
            },
          }
        : {},
    render(_answers, context, rows) {
      const { h, t, locale, site, view } = context;
      if (!rows?.promises)
        return h(
          'div',
          null,
          h('h2', null, t.named('follow-up.list', id)),
          h('p', { class: 'empty' }, t('follow-up.noPromises')),
        );
      const { rows: listed, count: all, totals } = rows.promises;
      const money = (row: Row, column: string): string =>
        exactMoney(numberOf(row, column), textOf(row, 'currency'), locale);
      const column = (name: string, cell: Column<Row>['cell'], numeric = false): Column<Row> => ({
        ...{ id: name, label: t.named('follow-up.column', name), numeric, cell, total: '' },
      });
      const columns: Column<Row>[] = [
        {
          ...column('due_on', (row) => dateLabel(textOf(row, 'due_on')!, locale)),
          total: t('follow-up.promises', { n: count(all, locale) }),
        },
        column('customer', (row) => customerLink(textOf(row, 'customer_id'), context)),
        ...(site.inputs.rep
          ? [column('rep', (row: Row) => repLink(textOf(row, 'rep_id'), context))]
          : []),
        column('document', (row) =>
          invoiceLink(h, textOf(row, 'document') ?? '–', row.invoice_key),
        ),
        column('made_on', (row) => dateLabel(textOf(row, 'made_on')!, locale)),
        {
          ...column('promised_minor', (row) => money(row, 'promised_minor'), true),
          total:
            totals.length === 1 ? exactMoney(totals[0]!.amount, totals[0]!.currency, locale) : '',
        },
        column('paid_minor', (row) => money(row, 'paid_minor'), true),
        ...(id === 'broken'
          ? [column('paid_later_minor', (row: Row) => money(row, 'paid_later_minor'), true)]
          : []),
        column('open_minor', (row) => money(row, 'open_minor'), true),
      ];
      const sunday = addDays(mondayOf(view.asOf), 6);
      const soon = listed.filter((row) => textOf(row, 'due_on')! <= sunday);
      return h(
        'div',
        { class: 'long-table', 'data-chart': `follow-up-${id}` },
        table(h, {
          caption: t.named('follow-up.list', id),
          columns,
          rows: listed,
          total: listed[0] ?? null,
          key: (row) => String(row.source_row_id ?? ''),
          empty: t.named('follow-up.none', id),
          stacks: true,
          few: fewRows(listed.length, context),
        }),
        h(
          'p',
          { class: 'note' },
          [
            id === 'due' && listed.length > 0
              ? t('follow-up.thisWeek', {
                  n: count(soon.length, locale),
                  date: dateLabel(sunday, locale),
                })
              : '',
            all > listed.length ? t('follow-up.cut', { n: count(listed.length, locale) }) : '',
          ]
            .join(' ')
            .trim(),
        ),
      );
    },
  };
}

export const followUpDue = promiseList('due');
export const followUpBroken = promiseList('broken');
