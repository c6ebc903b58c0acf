/** What changed since the last build: headline figures before and after, and the documents behind it. */
import { dateLabel } from '../../format/label.ts';
import { count, exactMoney, formatValue, isPrintedZero, NO_VALUE } from '../../format/number.ts';
import type { BuildChanges } from '../data-report.ts';
import type { Block, RenderContext } from '../page.ts';
import { differenceText } from '../parts/figure-change.ts';
import { type Column, table } from '../parts/table.ts';
import { dataOf } from './summary.ts';

type Document = BuildChanges['documents'][number];
type Kind = BuildChanges['counts'][number];
type Figure = BuildChanges['figures'][number];

/** "+12.00", "−1.2 pp", "+3.0 days"; "unchanged" for what prints as zero. */
function difference({ unit, currency, before, after }: Figure, context: RenderContext): string {
  const { locale, t } = context;
  if (before === null || after === null) return NO_VALUE;
  const change = after - before;
  const text =
    unit === 'minor'
      ? (change > 0 ? '+' : '') + exactMoney(change, currency, locale)
      : differenceText(change, unit, context, { currency });
  return isPrintedZero(text) ? t('common.unchanged') : text;
}

function figuresTable(changes: BuildChanges, context: RenderContext): HTMLElement {
  const { h, locale, site, t } = context;
  const shown = (value: number | null, { unit, currency }: Figure): string =>
    unit === 'minor'
      ? exactMoney(value, currency, locale)
      : formatValue(value, unit, { currency, locale });
  return table<Figure>(h, {
    caption: t('data.changes.figures'),
    columns: [
      {
        id: 'metric',
        label: t('data.changes.figure'),
        cell: ({ metric }) => t(`overview.metric.${metric}`),
      },
      {
        id: 'currency',
        label: t('common.filter.currency'),
        cell: ({ currency }) => currency ?? NO_VALUE,
      },
      {
        id: 'before',
        label: t('data.changes.before', { date: dateLabel(changes.asOf, locale) }),
        numeric: true,
        cell: (figure) => shown(figure.before, figure),
      },
      {
        id: 'after',
        label: t('data.changes.after', { date: dateLabel(site.asOf, locale) }),
        numeric: true,
        cell: (figure) => shown(figure.after, figure),
      },
      {
        id: 'change',
        label: t('data.changes.moved'),
        numeric: true,
        cell: (figure) => difference(figure, context),
      },
    ],
    rows: changes.figures,
    empty: t('common.noData'),
  });
}

function countsTable({ counts }: BuildChanges, context: RenderContext): HTMLElement {
  const { h, locale, t } = context;
  const column = (id: 'added' | 'changed' | 'balanceOnly' | 'gone'): Column<Kind> => ({
    id,
    label: t(`data.changes.${id}`),
    numeric: true,
    cell: (line) => count(line[id], locale),
  });
  return table<Kind>(h, {
    caption: t('data.changes.counts'),
    columns: [
      {
        id: 'kind',
        label: t('data.changes.document'),
        cell: ({ kind }) => t(`data.changes.kinds.${kind}`),
      },
      ...(['added', 'changed', 'balanceOnly', 'gone'] as const).map(column),
    ],
    rows: counts,
    empty: t('data.changes.none'),
  });
}

/** "Amount: 50.00 → 55.00; due date: 5 Feb 2026 → 31 Mar 2026". */
function fieldsText({ fields, currency }: Document, context: RenderContext): string {
  const { locale, t, label } = context;
  const shown = (field: string, value: string | number | null): string => {
    if (value === null || value === '') return t('data.emptyValue');
    if (field === 'amount_minor' || field === 'open_minor')
      return exactMoney(Number(value), currency, locale);
    if (field === 'date' || field === 'due_date') return dateLabel(String(value), locale);
    return field === 'customer' ? label('customer', String(value)) : String(value);
  };
  return fields
    .map(({ field, before, after }) =>
      t('data.changes.field', {
        field: t(`data.changes.fields.${field}`),
        before: shown(field, before),
        after: shown(field, after),
      }),
    )
    .join(t('data.separator'));
}

function documentsTable(
  change: Document['change'],
  changes: BuildChanges,
  context: RenderContext,
): HTMLElement | null {
  const { h, locale, t, label } = context;
  const rows = changes.documents.filter((line) => line.change === change);
  if (rows.length === 0) return null;
  const all = changes.counts.reduce((sum, kind) => sum + kind[change], 0);
  const money = (value: number | null, currency: string | null): string =>
    value === null ? NO_VALUE : exactMoney(value, currency, locale);
  const columns: Column<Document>[] = [
    { id: 'id', label: t('data.changes.number'), cell: ({ id }) => id ?? NO_VALUE },
    {
      id: 'kind',
      label: t('data.changes.document'),
      cell: ({ kind }) => t(`data.changes.kind.${kind}`),
    },
    {
      id: 'customer',
      label: t('common.filter.customer'),
      cell: ({ customer }) => label('customer', customer),
    },
    {
      id: 'date',
      label: t('data.changes.fields.date'),
      cell: ({ date }) => dateLabel(date, locale),
    },
    {
      id: 'currency',
      label: t('common.filter.currency'),
      cell: ({ currency }) => currency ?? NO_VALUE,
    },
    {
      id: 'amount',
      label: t('data.changes.fields.amount_minor'),
      numeric: true,
      cell: (line) => money(line.amountMinor, line.currency),
    },
    {
      id: 'open',
      label: t('data.changes.fields.open_minor'),
      numeric: true,
      cell: (line) => money(line.openMinor, line.currency),
    },
  ];
  if (change === 'changed')
    columns.push({
      id: 'fields',
      label: t('data.changes.what'),
      cell: (line) => fieldsText(line, context),
    });
  const extent = rows.length < all ? 'some' : 'all';
  return table<Document>(h, {
    caption: t(`data.changes.${change}.${extent}`, { n: count(all, locale), shown: rows.length }),
    columns,
    rows,
    empty: t('data.changes.none'),
  });
}

export const changesBlock: Block = {
  id: 'changes',
  questions: () => ({}),
  render(_answers, context) {
    const { h, t } = context;
    const { changes } = dataOf(context);
    const note = (key: 'data.changes.first' | 'data.changes.none'): HTMLElement =>
      h('p', null, t(key));
    const parts =
      changes === null
        ? note('data.changes.first')
        : [
            figuresTable(changes, context),
            changes.counts.length === 0
              ? note('data.changes.none')
              : [
                  countsTable(changes, context),
                  ...(['added', 'changed', 'gone'] as const).map((change) =>
                    documentsTable(change, changes, context),
                  ),
                ],
          ];
    return h('div', null, h('h2', null, t('data.changes')), parts);
  },
};
