/** Promises one by one: those still due, the nearest first, and those past their date and not kept. */
import { addDays } from '../../format/date.ts';
import { dateLabel } from '../../format/label.ts';
import { count, exactMoney, NO_VALUE } from '../../format/number.ts';
import { sentences } from '../../i18n/locale.ts';
import type { Row, RowsList, RowsQuestion } from '../../rows/types.ts';
import type { Block, RenderContext } from '../page.ts';
import type { Child } from '../parts/dom.ts';
import { invoiceLink } from '../parts/invoice-link.ts';
import { customerLink, repLink } from '../parts/people-links.ts';
import { numberOf, textOf } from '../parts/row-cells.ts';
import { type Column, table } from '../parts/table.ts';
import { fewRows } from '../parts/table-tools.ts';
import { mondayOf } from './week.ts';

const LIMIT = 200;

type ListId = 'due' | 'broken';

/** The date, and for which one the customer promised again. */
function promisedFor(row: Row, { h, t, locale }: RenderContext): Child[] {
  const again = textOf(row, 'again_on');
  return [
    dateLabel(textOf(row, 'due_on')!, locale),
    again && h('span', { class: 'note' }, t('follow-up.again', { date: dateLabel(again, locale) })),
  ];
}

/** The total stands under what is counted: promised of those still due, missing of the broken ones. */
function columnsOf(
  id: ListId,
  { amountColumn, count: all, totals }: RowsList,
  context: RenderContext,
): Column<Row>[] {
  const { h, t, locale, site } = context;
  const column = (name: string, cell: Column<Row>['cell'], numeric = false): Column<Row> => ({
    ...{ id: name, label: t.named('follow-up.column', name), numeric, cell, total: '' },
  });
  const money = (name: string): Column<Row> => ({
    ...column(
      name,
      (row) => exactMoney(numberOf(row, name), textOf(row, 'currency'), locale),
      true,
    ),
    total:
      name === amountColumn && totals.length === 1
        ? exactMoney(totals[0]!.amount, totals[0]!.currency, locale)
        : '',
  });
  const missing = money('missing_minor');
  return [
    {
      ...column('due_on', (row) => promisedFor(row, context)),
      total: t('follow-up.promises', { n: count(all, locale) }),
    },
    column('customer', (row) => customerLink(textOf(row, 'customer_id'), context)),
    ...(site.inputs.rep
      ? [column('rep', (row: Row) => repLink(textOf(row, 'rep_id'), context))]
      : []),
    column('document', (row) => invoiceLink(h, textOf(row, 'document') ?? '–', row.invoice_key)),
    column('made_on', (row) => dateLabel(textOf(row, 'made_on')!, locale)),
    money('promised_minor'),
    money('paid_minor'),
    ...(id === 'broken'
      ? [
          money('paid_later_minor'),
          { ...missing, cell: (row: Row) => (row.again_on ? NO_VALUE : missing.cell(row)) },
        ]
      : []),
    money('open_minor'),
  ];
}

/** What the reader must know to add the list up: how many are near, which count once, whether all are listed. */
function noteOf(id: ListId, { rows, count: all }: RowsList, context: RenderContext): string {
  const { t, locale, site, view } = context;
  const lost = site.exports?.withoutInvoice?.promise ?? 0;
  const sunday = addDays(mondayOf(view.asOf), 6);
  const soon = rows.filter((row) => textOf(row, 'due_on')! <= sunday).length;
  const again = rows.filter((row) => row.again_on).length;
  const parts = [
    id === 'due' &&
      soon > 0 &&
      t('follow-up.thisWeek', { n: count(soon, locale), date: dateLabel(sunday, locale) }),
    id === 'broken' && rows.length > 0 && t('follow-up.missingNote'),
    again > 0 && t('follow-up.countedOnce', { n: count(again, locale) }),
    all > rows.length && t('follow-up.cut', { n: count(rows.length, locale) }),
    id === 'due' && lost > 0 && t('follow-up.withoutInvoice', { n: count(lost, locale) }),
  ];
  return sentences(
    locale,
    parts.map((part) => part || null),
  );
}

function promiseList(id: ListId): Block {
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
      const { h, t } = context;
      if (!rows?.promises)
        return h(
          'div',
          null,
          h('h2', null, t.named('follow-up.list', id)),
          h('p', { class: 'empty' }, t('follow-up.noPromises')),
        );
      const { rows: listed } = rows.promises;
      const note = noteOf(id, rows.promises, context);
      return h(
        'div',
        { class: 'long-table', 'data-chart': `follow-up-${id}` },
        table(h, {
          caption: t.named('follow-up.list', id),
          columns: columnsOf(id, rows.promises, context),
          rows: listed,
          total: listed[0] ?? null,
          // a promise of a customer stands against several invoices
          key: (row) => `${row.source_row_id ?? ''} ${row.invoice_key ?? ''}`,
          empty: t.named('follow-up.none', id),
          stacks: true,
          few: fewRows(listed.length, context),
        }),
        note ? h('p', { class: 'note' }, note) : null,
      );
    },
  };
}

export const followUpDue = promiseList('due');
export const followUpBroken = promiseList('broken');
