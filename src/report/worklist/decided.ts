/** What was decided last, what became of it, and the way into the next meeting. */
import type { IsoDate } from '../../format/date.ts';
import { money } from '../../format/number.ts';
import { sumOf } from '../../format/sum-of.ts';
import type { Row, RowsList, RowsQuestion } from '../../rows/types.ts';
import { viewCurrency } from '../../view/default-view.ts';
import type { Site } from '../../view/site.ts';
import type { View } from '../../view/view.ts';
import type { Block, RenderContext } from '../page.ts';
import { pageOptions, scaleQuestions } from '../parts/answer-rows.ts';
import type { Child } from '../parts/dom.ts';
import { value } from '../parts/figure.ts';
import { numberOf, textOf } from '../parts/row-cells.ts';
import { dayText } from '../parts/work-text.ts';

/** Every decision up to the as-of date, the last one first. */
export const decidedQuestions = (
  site: Site,
  { filter, asOf }: View,
): Record<string, RowsQuestion> =>
  site.inputs.action
    ? {
        actions: {
          which: 'actions',
          filter,
          asOf,
          sort: { column: 'decided_on', descending: true },
          limit: 2000,
        },
      }
    : {};

/** Those in the view's currency. */
const decisionsOf = (rows: Record<string, RowsList> | undefined, context: RenderContext): Row[] => {
  const currency = viewCurrency(context.site, context.view);
  return (rows?.actions?.rows ?? []).filter((row) => textOf(row, 'currency') === currency);
};

/** “23 Jun, call: kept”; '' where nothing was decided about the customer. */
export function lastDecisions(
  rows: Record<string, RowsList> | undefined,
  context: RenderContext,
): (customer: string | null) => string {
  const last = new Map<string | null, Row>();
  for (const row of decisionsOf(rows, context)) {
    const customer = textOf(row, 'customer_id');
    if (!last.has(customer)) last.set(customer, row);
  }
  return (customer) => {
    const row = last.get(customer);
    if (!row) return '';
    const decision = textOf(row, 'decision');
    return context.t('worklist.decided.cell', {
      day: dayText(textOf(row, 'decided_on') as IsoDate, context),
      decision: decision === null ? '–' : context.label('decision', decision),
      state: context.label('done', textOf(row, 'done')),
    });
  };
}

/** Of the last day on which anything was decided: how many, kept, broken, not due yet, and what came in since. */
function lastMeeting(
  rows: Row[],
  context: RenderContext,
  print: (minor: number) => string,
): Child[] {
  const { h, t } = context;
  const day = textOf(rows[0]!, 'decided_on') as IsoDate;
  const decided = rows.filter((row) => textOf(row, 'decided_on') === day);
  const ask = { period: { from: day, to: day } };
  const of = (state: string): number => decided.filter((row) => row.done === state).length;
  const received = sumOf(decided, (row) => numberOf(row, 'received_minor') ?? 0);
  const figures = [
    ['action_kept_count', 'kept', of('done')],
    ['action_broken_count', 'broken', of('not_done')],
    ['action_open_count', 'open', of('pending')],
  ] as const;
  return [
    t('worklist.decided.last', { day: dayText(day, context) }),
    ' ',
    value(h, 'action_count', decided.length, String(decided.length), ask),
    figures.map(([metric, name, n]) => [
      ` · ${t(`worklist.decided.${name}`)} `,
      value(h, metric, n, String(n), ask),
    ]),
    ` · ${t('worklist.decided.received')} `,
    value(h, 'action_received_amount', received, print(received), ask),
  ];
}

export const worklistDecided: Block = {
  id: 'decided',
  questions: (_site, view) => scaleQuestions(view),
  rows: decidedQuestions,
  render(answers, context, rows) {
    const { h, t } = context;
    const decided = decisionsOf(rows, context);
    const options = pageOptions(answers, context);
    return h(
      'div',
      { class: 'decided' },
      h(
        'button',
        { type: 'button', class: 'on-screen', 'data-meeting': '' },
        t('worklist.meeting'),
      ),
      h(
        'p',
        { class: 'note' },
        decided.length > 0
          ? lastMeeting(decided, context, (minor) => money(minor, options))
          : t('worklist.decided.none'),
      ),
    );
  },
};
