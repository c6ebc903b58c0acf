/** Who pays better or worse than before: the delay of the last three months against that of the twelve before. */
import { delayQuestions, delays } from '../../alerts/payer-rules.ts';
import { delayWindows } from '../../alerts/rule-parts.ts';
import { count, decimal, exactMoney } from '../../format/number.ts';
import { sumOf } from '../../format/sum-of.ts';
import { metricLabel } from '../../metrics/catalogue.ts';
import { type Answer, NONE, type Question } from '../../metrics/types.ts';
import { byCustomer } from '../../view/question.ts';
import type { View } from '../../view/view.ts';
import { viewCurrency } from '../context.ts';
import type { Block, RenderContext } from '../page.ts';
import { rowsOf, valueBy } from '../parts/answer-rows.ts';
import { longList } from '../parts/long-list.ts';
import { customerLink } from '../parts/people-links.ts';
import { type Column, table } from '../parts/table.ts';
import { fewRows } from '../parts/table-tools.ts';

/** As many of those who pay later, and of those who pay sooner. */
const LISTED = 40;

export interface PayerRow {
  customer: string | null;
  recent: number;
  before: number;
  /** `recent` − `before`: above 0 pays later than before. */
  change: number;
  items: number;
  open: number;
}

export interface Payers {
  worse: PayerRow[];
  better: PayerRow[];
  unjudged: number;
}

export const payerQuestions = (view: View): Record<string, Question> => ({
  ...delayQuestions(view),
  open: byCustomer(view, 'open_amount'),
});

/** By the rule of the alert “paying later than before”, both ways. */
export function payersOf(answers: Record<string, Answer>, context: RenderContext): Payers {
  const { delay_worse_days: least = Number.POSITIVE_INFINITY, delay_min_items: items = 1 } =
    context.site.settings.alerts;
  const open = valueBy('customer', answers.open, context);
  const narrowed = {
    ...answers,
    recent: { ...answers.recent!, rows: rowsOf(answers.recent!, context) },
  };
  const all = delays(narrowed);
  const judged = all.flatMap(({ row, past, items: n }): PayerRow[] => {
    if (past === null || n < items) return [];
    const customer = row.by.customer ?? null;
    const recent = row.value!;
    return [
      {
        customer,
        recent,
        before: past,
        change: recent - past,
        items: n,
        open: open(customer) ?? 0,
      },
    ];
  });
  return {
    worse: judged.filter(({ change }) => change > least).sort((a, b) => b.open - a.open),
    better: judged.filter(({ change }) => change < -least).sort((a, b) => b.open - a.open),
    unjudged: all.length - judged.length,
  };
}

function columns(context: RenderContext): Column<PayerRow>[] {
  const { t, locale, site, view } = context;
  const windows = delayWindows(view.asOf);
  const days = (
    id: 'recent' | 'before',
  ): Pick<Column<PayerRow>, 'id' | 'label' | 'numeric' | 'metric' | 'raw' | 'cell' | 'ask'> => ({
    ...{ id, label: t(`credit.payers.${id}`), numeric: true, metric: 'payment_delay' },
    raw: (row) => row[id],
    ask: windows[id],
    cell: (row) => decimal(row[id], locale),
  });
  return [
    {
      id: 'customer',
      label: t('common.filter.customer'),
      cell: ({ customer }) => customerLink(customer, context),
    },
    {
      id: 'change',
      label: t('credit.payers.change'),
      numeric: true,
      tone: ({ change }) => (change > 0 ? 'bad' : 'good'),
      cell: ({ change }) => `${change > 0 ? '▲' : '▼'} ${decimal(change, locale, 1, true)}`,
    },
    days('recent'),
    days('before'),
    {
      id: 'items',
      label: t('credit.payers.items'),
      numeric: true,
      cell: ({ items }) => count(items, locale),
    },
    {
      id: 'open',
      label: metricLabel('open_amount', locale),
      numeric: true,
      metric: 'open_amount',
      raw: ({ open }) => open,
      isBlankAtZero: true,
      cell: ({ open }) => exactMoney(open, viewCurrency(site, view), locale),
    },
  ];
}

export const creditPayers: Block = {
  id: 'payers',
  questions: (site, view): Record<string, Question> =>
    site.inputs.payment ? payerQuestions(view) : {},
  render(answers, context) {
    const { h, t, site, locale } = context;
    if (!answers.recent) return h('p', { class: 'empty' }, t('credit.payers.noPayments'));
    const { worse, better, unjudged } = payersOf(answers, context);
    const { delay_worse_days: days = 0, delay_min_items: items = 1 } = site.settings.alerts;
    const lists = [worse, better].map((payers) => longList(payers, LISTED, context));
    const rows = lists.flatMap(({ shown }) => shown);
    const more = sumOf(lists, (list) => list.more);
    return h(
      'div',
      { 'data-chart': 'credit-payers', 'data-cut': more > 0 ? 'block' : null },
      h('h2', null, t('credit.payers', { worse: worse.length, better: better.length })),
      h(
        'p',
        { class: 'note' },
        t('credit.payers.rule', { days: count(days, locale), items: count(items, locale) }),
        locale === 'zh' ? '' : ' ',
        t('credit.payers.unjudged', { n: unjudged }),
      ),
      table<PayerRow>(h, {
        caption: t('credit.payers.caption'),
        columns: columns(context),
        rows,
        key: ({ customer }) => customer ?? NONE,
        ask: ({ customer }) => ({ at: { customer } }),
        empty: t('credit.payers.none'),
        hideCaption: true,
        few: fewRows(worse.length + better.length, context),
      }),
      more > 0
        ? h('p', { class: 'note rest' }, t('credit.more', { n: count(more, locale) }))
        : null,
    );
  },
};
