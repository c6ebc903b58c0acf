/** The few accounts that matter: who holds most of what is overdue. */
import { dateLabel } from '../../format/label.ts';
import { exactMoney, percent } from '../../format/number.ts';
import type { Answer } from '../../metrics/types.ts';
import { questionFor } from '../../view/question.ts';
import type { Block, RenderContext } from '../page.ts';
import { viewBuckets } from '../parts/aging-rows.ts';
import { pageMoney, rowsOf, scaleQuestions } from '../parts/answer-rows.ts';
import { customerLink } from '../parts/people-links.ts';
import { table } from '../parts/table.ts';

const SHOWN = 5;

export interface Debtor {
  customer: string | null;
  open: number;
  overdue: number;
  /** Of all that is overdue; null on the total of nothing. */
  share: number | null;
  /** Share of this and all larger ones. */
  cumulative: number | null;
  /** Oldest bucket with an amount. */
  oldest: string | null;
}

/** All customers with something overdue, largest first. `buckets` youngest first. */
export function debtors(
  answers: { open: Answer['rows']; overdue: Answer['rows']; aging: Answer['rows'] },
  buckets: string[],
): Debtor[] {
  const open = new Map(answers.open.map((row) => [row.by.customer, row.value ?? 0]));
  const oldest = new Map<string | null | undefined, number>();
  for (const { by, value } of answers.aging) {
    if (!value || !by.bucket) continue;
    const rank = buckets.indexOf(by.bucket);
    oldest.set(by.customer, Math.max(oldest.get(by.customer) ?? -1, rank));
  }
  const late = answers.overdue.filter((row) => (row.value ?? 0) > 0);
  const total = late.reduce((sum, row) => sum + row.value!, 0);
  let running = 0;
  return late
    .toSorted((a, b) => b.value! - a.value!)
    .map((row) => {
      running += row.value!;
      return {
        customer: row.by.customer ?? null,
        open: open.get(row.by.customer) ?? 0,
        overdue: row.value!,
        share: row.value! / total,
        cumulative: running / total,
        oldest: buckets[oldest.get(row.by.customer) ?? -1] ?? null,
      };
    });
}

function debtorTable(all: Debtor[], currency: string | null, context: RenderContext): HTMLElement {
  const { h, locale, t, label, view } = context;
  const shown = all.slice(0, SHOWN);
  const largest = shown[0]?.overdue ?? 0;
  const sum = (pick: (debtor: Debtor) => number): number => all.reduce((s, d) => s + pick(d), 0);
  const rest: Debtor = {
    customer: null,
    open: 0,
    overdue: sum((debtor) => debtor.overdue),
    share: all.length > 0 ? 1 : null,
    cumulative: null,
    oldest: null,
  };
  return table<Debtor>(h, {
    caption: t('overview.debtors.caption', {
      currency: label('currency', currency),
      date: dateLabel(view.asOf, locale),
    }),
    columns: [
      {
        id: 'customer',
        label: t('common.filter.customer'),
        cell: (row) =>
          row === rest
            ? t('overview.debtors.total', { n: all.length })
            : customerLink(row.customer, context, ''),
      },
      {
        id: 'overdue',
        label: t('overview.overdue'),
        numeric: true,
        metric: 'overdue_amount',
        raw: (row) => row.overdue,
        cell: (row) => exactMoney(row.overdue, currency, locale),
        bar: (row) => (row === rest ? null : row.overdue / largest),
      },
      {
        id: 'share',
        label: t('overview.debtors.share'),
        numeric: true,
        cell: (row) => percent(row.share, locale),
      },
      {
        id: 'cumulative',
        label: t('overview.debtors.cumulative'),
        numeric: true,
        cell: (row) => (row === rest ? '' : percent(row.cumulative, locale)),
      },
      {
        id: 'open',
        label: t('overview.debtors.open'),
        numeric: true,
        metric: 'open_amount',
        // What these customers owe in all is no part of any sum on the page.
        total: '',
        raw: (row) => row.open,
        cell: (row) => exactMoney(row.open, currency, locale),
      },
      {
        id: 'oldest',
        label: t('overview.debtors.oldest'),
        numeric: true,
        cell: (row) => (row.oldest ? label('bucket', row.oldest) : ''),
      },
    ],
    rows: shown,
    total: rest,
    key: (row) => row.customer ?? '',
    ask: (row) => (row === rest ? {} : { at: { customer: row.customer } }),
    empty: t('overview.debtors.none'),
  });
}

export const debtorsBlock: Block = {
  id: 'debtors',
  questions: (_site, view) => ({
    ...scaleQuestions(view),
    open: questionFor(view, 'open_amount', ['customer']),
    overdue: questionFor(view, 'overdue_amount', ['customer']),
    aging: questionFor(view, 'aging', ['customer', 'bucket'], { basis: 'due' }),
  }),
  render(answers, context) {
    const { currency } = pageMoney(answers, context);
    const all = debtors(
      {
        open: rowsOf(answers.open!, context),
        overdue: rowsOf(answers.overdue!, context),
        aging: rowsOf(answers.aging!, context),
      },
      viewBuckets(context.site, { ...context.view, basis: 'due' }),
    );
    return context.h('div', null, debtorTable(all, currency, context));
  },
};
