/** What stands between us and a customer, row by row: open items, disputes, promises, contacts, decisions. */

import { dateLabel } from '../../format/label.ts';
import { count, decimal, exactMoney, NO_VALUE, percent } from '../../format/number.ts';
import type { WordingIn } from '../../i18n/index.ts';
import { sentences } from '../../i18n/locale.ts';
import type { Row, RowSet, RowsList, RowsQuestion } from '../../rows/types.ts';
import type { Block, RenderContext } from '../page.ts';
import { invoiceLink } from '../parts/invoice-link.ts';
import { repLink } from '../parts/people-links.ts';
import { numberOf, textOf } from '../parts/row-cells.ts';
import { type Column, table } from '../parts/table.ts';
import { fewRows } from '../parts/table-tools.ts';
import { personBlock } from '../person/block.ts';

const LIMIT = 500;

interface Section {
  id: WordingIn<'customer.none'>;
  which: RowSet;
  /** Without it the data has no such rows. */
  input?: WordingIn<'customer.missing'>;
  columns: WordingIn<'customer.column'>[];
  /** Heads that say more here than the column's own. */
  heads?: Partial<Record<WordingIn<'customer.column'>, WordingIn<'customer.column'>>>;
  sort: NonNullable<RowsQuestion['sort']>;
  /** A line on what the rows say as a whole. */
  summary?(answer: RowsList, context: RenderContext): string | null;
}

function cellText(row: Row, { id, kind }: { id: string; kind: string }, context: RenderContext) {
  const { label, locale, t } = context;
  const text = textOf(row, id);
  if (text === null) return id === 'resolved' ? t('customer.stillOpen') : '–';
  switch (kind) {
    case 'date':
      return dateLabel(text, locale);
    case 'minor':
      if (numberOf(row, id) === 0) return NO_VALUE;
      return exactMoney(numberOf(row, id), textOf(row, 'currency'), locale);
    case 'share':
      return percent(numberOf(row, id), locale, 0);
    case 'days':
      return decimal(numberOf(row, id), locale, 0);
    case 'word':
      return label(id, text);
    default:
      return text;
  }
}

/** Instalments of one document are told by their number. */
function documentName(name: string, row: Row, { t }: RenderContext): string {
  const n = numberOf(row, 'instalment_no');
  return n === null ? name : t('customer.instalment', { document: name, n });
}

function columnsOf(section: Section, answer: RowsList, context: RenderContext): Column<Row>[] {
  return section.columns.flatMap((id) => {
    const column = answer.columns.find((known) => known.id === id);
    if (!column) return [];
    const head = section.heads?.[id] ?? id;
    return {
      id,
      label: context.t(`customer.column.${head}`),
      numeric: ['minor', 'days', 'share'].includes(column.kind),
      cell: (row: Row) => {
        const text = cellText(row, column, context);
        if (id === 'document')
          return invoiceLink(context.h, documentName(text, row, context), row.invoice_key);
        const rep = id === 'rep' ? textOf(row, 'rep_id') : null;
        return rep === null ? text : repLink(rep, context);
      },
      total: totalOf(id, section, answer, context),
    };
  });
}

/** Of the amounts only the set's own is added up, over all rows and not only those shown. */
function totalOf(
  id: string,
  section: Section,
  answer: RowsList,
  { t, locale }: RenderContext,
): string {
  if (id === section.columns[0]) return t('customer.rows', { n: count(answer.count, locale) });
  if (id !== answer.amountColumn || answer.totals.length !== 1) return '';
  const [total] = answer.totals;
  return exactMoney(total!.amount, total!.currency, locale);
}

function rowsBlock(section: Section): Block {
  const { id, which, input, sort } = section;
  return personBlock(
    'customer',
    {
      id,
      questions: () => ({}),
      rows: (site, view): Record<string, RowsQuestion> =>
        input !== undefined && !site.inputs[input]
          ? {}
          : {
              rows: {
                which,
                filter: view.filter,
                period: view.period,
                asOf: view.asOf,
                sort,
                limit: LIMIT,
              },
            },
      render(_answers, context, rows) {
        const { h, t, locale, site, view } = context;
        const answer = rows?.rows;
        if (!answer)
          return h(
            'div',
            null,
            h('h2', null, t(`customer.section.${id}`)),
            h('p', { class: 'empty' }, t(`customer.missing.${input!}`)),
          );
        const isCut = answer.count > answer.rows.length;
        return h(
          'div',
          { class: 'long-table', 'data-chart': `customer-${id}` },
          table(h, {
            caption: t('customer.rowsCaption', {
              name: t(`customer.section.${id}`),
              date: dateLabel(view.asOf, locale),
            }),
            columns: columnsOf(section, answer, context),
            rows: answer.rows,
            total: answer.rows[0] ?? null,
            key: (row) => String(row.item_key ?? row.source_row_id ?? row.row ?? ''),
            empty: t(`customer.none.${id}`),
            few: fewRows(answer.rows.length, context),
          }),
          h(
            'p',
            { class: 'note' },
            sentences(locale, [
              section.summary?.(answer, context) ?? null,
              answer.amountColumn !== null && site.reportCurrency !== null && answer.count > 0
                ? t('customer.converted', {
                    currency: context.label('currency', site.reportCurrency),
                  })
                : null,
              isCut ? t('customer.cut', { n: count(answer.rows.length, locale) }) : null,
            ]),
          ),
        );
      },
    },
    { ...(input ? { needs: input } : {}), shape: 'rows' },
  );
}

/** What an export calls a promise that was kept, or broken. */
const STATUSES = {
  kept: /^(kept|paid|fulfilled|honou?red|met|完成|(已)?(兑现|履行|付款|付清))$/i,
  broken: /^(broken|missed|not kept|unpaid|failed|defaulted|违约|失信|未(兑现|履行|付款|付清))$/i,
};

/** Of the promises shown, how many were kept, and of how many the export says otherwise. */
function promiseSummary({ rows }: RowsList, { t, locale }: RenderContext): string | null {
  if (rows.length === 0) return null;
  const of = (kept: string): number => rows.filter((row) => row.kept === kept).length;
  const [kept, broken, pending] = [of('kept'), of('broken'), of('pending')];
  const differing = rows.filter((row) => {
    const status = textOf(row, 'status')?.trim() ?? '';
    return row.kept === 'kept'
      ? STATUSES.broken.test(status)
      : row.kept === 'broken' && STATUSES.kept.test(status);
  });
  return sentences(locale, [
    t('customer.promises', { kept, broken, pending }),
    differing.length > 0 ? t('customer.promisesDiffer', { n: differing.length }) : null,
  ]);
}

/** What the chance to be late says, or why there is none. */
function lateSummary(
  { columns, rows }: RowsList,
  { t, locale, site }: RenderContext,
): string | null {
  if (rows.length === 0) return null;
  if (!columns.some(({ id }) => id === 'late_chance'))
    return t('customer.lateOtherDay', { date: dateLabel(site.asOf, locale) });
  return rows.some((row) => numberOf(row, 'late_chance') !== null)
    ? t('customer.lateNote')
    : t('customer.lateNone');
}

export const customerItems = rowsBlock({
  id: 'items',
  which: 'items',
  columns: [
    ...([
      'document',
      'issue_date',
      'due_date',
      'days_late',
      'late_chance',
      'expected_date',
    ] as const),
    ...(['amount_minor', 'open_minor', 'rep'] as const),
  ],
  summary: lateSummary,
  sort: { column: 'due_date' },
});
export const customerDisputes = rowsBlock({
  id: 'disputes',
  which: 'disputes',
  input: 'dispute',
  columns: [
    ...(['document', 'opened', 'resolved', 'days_open', 'reason', 'outcome'] as const),
    ...(['claimed_minor', 'disputed_minor', 'open_minor'] as const),
  ],
  // also of a dispute that has been resolved
  heads: { open_minor: 'invoice_open_minor' },
  summary: ({ rows }, { t }) => (rows.length > 0 ? t('customer.disputesNote') : null),
  sort: { column: 'opened', descending: true },
});
export const customerPromises = rowsBlock({
  id: 'promises',
  which: 'promises',
  input: 'promise',
  columns: [
    ...(['document', 'kept', 'status', 'made_on', 'due_on'] as const),
    ...(['promised_minor', 'paid_minor', 'paid_later_minor'] as const),
  ],
  sort: { column: 'due_on', descending: true },
  summary: promiseSummary,
});
export const customerContacts = rowsBlock({
  id: 'contacts',
  which: 'contacts',
  input: 'activity',
  columns: ['date', 'document', 'channel', 'stage', 'outcome', 'rep'],
  sort: { column: 'date', descending: true },
});
/** Of the decisions shown, how many were done, and how many not in time. */
function actionSummary({ rows }: RowsList, { t }: RenderContext): string | null {
  if (rows.length === 0) return null;
  const of = (state: string): number => rows.filter((row) => row.done === state).length;
  const [kept, broken, pending] = [of('done'), of('not_done'), of('pending')];
  return t('customer.actions', { n: rows.length, kept, broken, pending });
}

export const customerActions = rowsBlock({
  id: 'actions',
  which: 'actions',
  input: 'action',
  columns: [
    ...(['decided_on', 'done', 'decision', 'next_date', 'promised_minor'] as const),
    ...(['received_minor', 'owner', 'note'] as const),
  ],
  sort: { column: 'decided_on', descending: true },
  summary: actionSummary,
});
