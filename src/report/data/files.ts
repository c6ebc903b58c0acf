/** File by file: rows and amounts read = used + set aside + not data, and how each was understood. */
import { daysBetween } from '../../format/date.ts';
import { dateLabel } from '../../format/label.ts';
import { count, exactMoney } from '../../format/number.ts';
import type { WordingIn } from '../../i18n/index.ts';
import type { DataReport } from '../data-report.ts';
import type { Block, RenderContext } from '../page.ts';
import { type Column, table } from '../parts/table.ts';
import { decidedText } from './decided.ts';
import { dataOf } from './summary.ts';

type FileLine = DataReport['files'][number];

const sourceName = (file: FileLine): string =>
  file.sheet ? `${file.file} · ${file.sheet}` : file.file;

/** Rows of all files; amounts of invoices, payments and targets are no sum of anything. */
function sumLine(files: FileLine[]): FileLine {
  const total: FileLine = { ...files[0]!, sheet: null, columnsUnused: [], fieldsInNoFigure: [] };
  const keys = ['rowsRead', 'rowsUsed', 'rowsSetAside', 'rowsNotData'] as const;
  for (const key of keys) total[key] = files.reduce((sum, file) => sum + file[key], 0);
  return total;
}

function countsTable(files: FileLine[], context: RenderContext): HTMLElement {
  const { h, locale, t, site } = context;
  const currency = site.currencies.length === 1 ? site.currencies[0]! : null;
  const total = files.length > 0 ? sumLine(files) : null;
  const rows = (
    id: WordingIn<'data.rows'>,
    key: 'rowsRead' | 'rowsUsed' | 'rowsSetAside' | 'rowsNotData',
  ) => ({
    id,
    label: t(`data.rows.${id}`),
    numeric: true,
    cell: (file: FileLine) => count(file[key], locale),
  });
  const amount = (
    id: WordingIn<'data.amount'>,
    key: 'amountReadMinor' | 'amountUsedMinor' | 'amountSetAsideMinor' | 'amountNotDataMinor',
  ): Column<FileLine> => ({
    id: `amount_${id}`,
    label: t(`data.amount.${id}`),
    numeric: true,
    cell: (file) => (file === total ? '' : exactMoney(file[key], currency, locale)),
  });
  return table<FileLine>(h, {
    caption: t('data.files.caption', { currency: currency ?? t('data.mixed') }),
    columns: [
      {
        id: 'file',
        label: t('data.file'),
        cell: (file) => (file === total ? t('common.total') : sourceName(file)),
      },
      rows('read', 'rowsRead'),
      rows('used', 'rowsUsed'),
      rows('setAside', 'rowsSetAside'),
      rows('notData', 'rowsNotData'),
      amount('read', 'amountReadMinor'),
      amount('used', 'amountUsedMinor'),
      amount('setAside', 'amountSetAsideMinor'),
      amount('notData', 'amountNotDataMinor'),
    ],
    rows: files,
    total: files.length > 1 ? total : null,
    key: sourceName,
    empty: t('data.files.none'),
  });
}

/** How far the last date of an export lies behind the as-of date: "3 days before". */
function freshness({ lastDate }: FileLine, { site, locale, t }: RenderContext): string {
  if (lastDate === null) return '–';
  const days = daysBetween(lastDate, site.asOf);
  if (days === 0) return t('data.fresh.same');
  const n = count(Math.abs(days), locale);
  return t(days > 0 ? 'data.fresh.before' : 'data.fresh.after', { n });
}

function readingTable(files: FileLine[], context: RenderContext): HTMLElement {
  const { h, locale, t } = context;
  const dates = (file: FileLine): string =>
    file.firstDate && file.lastDate
      ? t('common.period', {
          from: dateLabel(file.firstDate, locale),
          to: dateLabel(file.lastDate, locale),
        })
      : '–';
  return table<FileLine>(h, {
    caption: t('data.reading.caption'),
    columns: [
      { id: 'file', label: t('data.file'), cell: sourceName },
      {
        id: 'table',
        label: t('data.table'),
        cell: ({ table: id }) => t.orNull(`data.table.${id}`) ?? id,
      },
      {
        id: 'decided',
        label: t('data.decidedBy'),
        cell: (file) => decidedText(t, file.decidedBy),
      },
      { id: 'encoding', label: t('data.encoding'), cell: (file) => file.encoding },
      { id: 'dates', label: t('data.dates'), cell: dates },
      { id: 'fresh', label: t('data.fresh'), cell: (file) => freshness(file, context) },
      {
        id: 'unused',
        label: t('data.unused'),
        cell: (file) => file.columnsUnused.join(', ') || '–',
      },
      {
        id: 'noFigure',
        label: t('data.noFigure'),
        cell: ({ fieldsInNoFigure: fields }) =>
          fields.map((field) => t(`data.field.${field}`)).join(', ') || '–',
      },
    ],
    rows: files,
    key: sourceName,
    empty: t('data.files.none'),
  });
}

export const filesBlock: Block = {
  id: 'files',
  questions: () => ({}),
  render(_answers, context) {
    const { files } = dataOf(context);
    return context.h('div', null, countsTable(files, context), readingTable(files, context));
  },
};
