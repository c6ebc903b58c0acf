/** Who owes what, how old: one row a customer, rep, region or segment, all others in one row, and a total that ties. */
import { exactMoney } from '../../format/number.ts';
import { metricLabel } from '../../metrics/catalogue.ts';
import { type FilterKey, NONE, type Question } from '../../metrics/types.ts';
import { questionFor } from '../../view/question.ts';
import { viewCurrency } from '../context.ts';
import type { Block, RenderContext } from '../page.ts';
import { type AgingRow, agingRows, bucketsOf } from '../parts/aging-rows.ts';
import type { Child } from '../parts/dom.ts';
import type { FigureAsk } from '../parts/figure-ask.ts';
import { customerLink, repLink } from '../parts/people-links.ts';
import { type Column, table } from '../parts/table.ts';

/** Customers and reps lead to their pages. */
function nameOf(key: string | null, dimension: string, context: RenderContext): Child {
  if (key !== null && dimension === 'customer') return customerLink(key, context);
  if (key !== null && dimension === 'rep') return repLink(key, context);
  return context.label(dimension, key);
}

/** All customers are on a page of their own. */
function restOf(count: number, dimension: string, { h, t }: RenderContext): Child {
  return dimension === 'customer'
    ? h(
        'a',
        { href: '../customers/' },
        t('aging.rest', { n: count }),
        h('span', { class: 'on-screen' }, ` ▸ ${t('customers.name')}`),
      )
    : t('aging.rest', { n: count });
}

/** The table by one dimension, at most `limit` rows before the rest. */
export function agingBy(
  dimension: 'customer' | 'rep' | 'region' | 'segment',
  limit: number,
): Block {
  const by: FilterKey[] = [dimension];
  return {
    id: dimension,
    questions: (site, view): Record<string, Question> =>
      // Every item has a customer; `inputs.customer` is the customer master.
      dimension === 'customer' || site.inputs[dimension]
        ? {
            aging: questionFor(view, 'aging', [...by, 'bucket']),
            unapplied: questionFor(view, 'unapplied_amount', by),
          }
        : {},
    render(answers, context) {
      const { h, t, locale, view, site, label } = context;
      if (!answers.aging) return h('p', { class: 'empty' }, t.named('aging.no', dimension));
      const currency = viewCurrency(site, view);
      const { rows, total } = agingRows(answers.aging, answers.unapplied, dimension, limit);
      const shown = rows.flatMap((row) => (row.kind === 'value' ? [row.key ?? NONE] : []));
      const hasRest = rows.some(({ kind }) => kind === 'rest');
      const askOf = ({ kind, key }: AgingRow): FigureAsk => {
        if (kind === 'value') return { at: { [dimension]: key } };
        return kind === 'rest' ? { except: { [dimension]: shown } } : {};
      };
      const buckets = bucketsOf(site, view, answers.aging);
      const amount = (value: number): string => exactMoney(value, currency, locale);
      const scale = Math.max(1, ...rows.map((row) => (row.kind === 'value' ? row.open : 0)));
      const columns: Column<AgingRow>[] = [
        {
          id: dimension,
          label: t(`common.filter.${dimension}`),
          cell: (row) =>
            row.kind === 'total'
              ? t('common.total')
              : row.kind === 'rest'
                ? restOf(row.count, dimension, context)
                : nameOf(row.key, dimension, context),
        },
        ...buckets.map((bucket) => ({
          id: bucket,
          label: label('bucket', bucket),
          cell: (row: AgingRow) => amount(row.buckets[bucket] ?? 0),
          numeric: true,
          metric: 'aging',
          ask: { at: { bucket } },
          raw: (row: AgingRow) => row.buckets[bucket] ?? 0,
          isBlankAtZero: true,
        })),
        {
          id: 'open',
          label: metricLabel('open_amount', locale),
          cell: (row) => amount(row.open),
          numeric: true,
          metric: 'open_amount',
          raw: (row) => row.open,
          bar: (row) => (row.kind === 'value' ? row.open / scale : null),
        },
        {
          id: 'unapplied',
          label: metricLabel('unapplied_amount', locale),
          cell: (row) => amount(row.unapplied),
          numeric: true,
          metric: 'unapplied_amount',
          raw: (row) => row.unapplied,
          isBlankAtZero: true,
        },
      ];
      return h(
        'div',
        { 'data-chart': `aging-${dimension}` },
        table(h, {
          caption: t(hasRest ? 'aging.byLargest' : 'aging.by', {
            n: shown.length,
            dimension: t(`common.filter.${dimension}`).toLowerCase(),
            unit: label('currency', currency),
          }),
          columns,
          rows,
          total,
          // Sorting some of them by another column would pass for the largest of all by it.
          ...(hasRest
            ? {}
            : { order: { key: 'open', isDescending: true, columns: columns.map(({ id }) => id) } }),
          ask: askOf,
          key: (row) => (row.kind === 'value' ? (row.key ?? NONE) : ''),
          empty: t('common.noData'),
        }),
      );
    },
  };
}
