/** One line a customer, with whom acting is worth most first; and how the order comes about. */
import type { WorkItem } from '../../alerts/worklist.ts';
import { dateLabel } from '../../format/label.ts';
import { count, type MoneyOptions, money } from '../../format/number.ts';
import { sumOf } from '../../format/sum-of.ts';
import { NONE } from '../../metrics/types.ts';
import type { Block, RenderContext } from '../page.ts';
import { pageOptions } from '../parts/answer-rows.ts';
import { table } from '../parts/table.ts';
import { fewRows } from '../parts/table-tools.ts';
import { listColumns } from './columns.ts';
import { decidedQuestions, lastDecisions } from './decided.ts';
import { type Work, workOf, workQuestions } from './work.ts';

/** More lines than these make a page heavy: the rest is drawn when it is asked for, to show, to print, to meet about. */
export const MAX_LINES = 100;

/** Marks a line for what attaches to it: prepared letters, notes of a meeting. */
const marks = (
  { customer, currency, next }: WorkItem,
  owner: string | null,
): Record<string, string> => ({
  'data-customer': customer ?? NONE,
  'data-currency': currency ?? '',
  'data-step': next.step,
  ...(owner !== null && { 'data-owner': owner }),
});

/** The rule of the order, in three sentences. */
function orderNote({ items }: Work, { h, t, site }: RenderContext): HTMLElement {
  const hasRisk = items.some(({ facts }) => facts.risk !== null);
  const days = site.settings.alerts.silent_days ?? 0;
  const lines = [
    t('worklist.order.stake'),
    ...(hasRisk
      ? [t('worklist.order.chance'), t('worklist.order.more', { days })]
      : [t('worklist.order.days')]),
    t('worklist.order.wait'),
  ];
  return h(
    'details',
    { class: 'order' },
    h('summary', null, t('worklist.order')),
    lines.map((line) => h('p', { class: 'note' }, line)),
  );
}

/** “280 more customers owe ¥1.2 M late, of which asking can bring ¥0.9 M: …” */
function restText({ items }: Work, { t, locale }: RenderContext, options: MoneyOptions): string {
  const rest = items.slice(MAX_LINES);
  const print = (amount: (item: WorkItem) => number): string => money(sumOf(rest, amount), options);
  return t('worklist.more', {
    n: rest.length,
    overdue: print(({ overdue }) => overdue),
    stake: print(({ stake }) => stake),
    all: count(items.length, locale),
  });
}

/** Lines of the list as a table; on the page it may be cut. */
export function worklistTable(
  items: WorkItem[],
  work: Work,
  decided: (customer: string | null) => string,
  context: RenderContext,
): HTMLElement {
  const { h, t, locale, view, label } = context;
  const ownerOf = (item: WorkItem): string | null => {
    const { rep } = work.facts(item);
    return rep === null ? null : label('rep', rep);
  };
  return table<WorkItem>(h, {
    caption: t('worklist.caption', {
      n: work.items.length,
      currency: label('currency', work.currency),
      date: dateLabel(view.asOf, locale),
    }),
    columns: listColumns(work, context, decided),
    rows: items,
    key: ({ customer }) => customer ?? NONE,
    marks: (item) => marks(item, ownerOf(item)),
    ask: ({ customer, currency }) => ({
      at: { customer },
      ...(currency ? { filter: { currency } } : {}),
    }),
    empty: t('worklist.none'),
    stacks: true,
    few: fewRows(work.items.length, context),
  });
}

export const worklistList: Block = {
  id: 'list',
  questions: workQuestions,
  rows: decidedQuestions,
  render(answers, context, rows) {
    const { h } = context;
    const work = workOf(answers, context);
    const isCut = work.items.length > MAX_LINES;
    return h(
      'div',
      {
        'data-chart': 'worklist-list',
        class: 'worklist',
        // its button, its files and a meeting bring what the page leaves out
        'data-cut': isCut ? 'worklist' : null,
      },
      worklistTable(work.items.slice(0, MAX_LINES), work, lastDecisions(rows, context), context),
      isCut
        ? h('p', { class: 'note rest' }, restText(work, context, pageOptions(answers, context)))
        : null,
      work.items.length > 0 ? orderNote(work, context) : null,
    );
  },
};
