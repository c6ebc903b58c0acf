/** On paper only: a sheet a rep, with the rep's customers in the order of the list, a box to tick and room for notes. */
import type { WorkItem } from '../../alerts/worklist.ts';
import { dateLabel } from '../../format/label.ts';
import { exactMoney } from '../../format/number.ts';
import { sumOf } from '../../format/sum-of.ts';
import { NONE } from '../../metrics/types.ts';
import type { Block, RenderContext } from '../page.ts';
import { tableLine } from '../parts/table.ts';
import { tableHead } from '../parts/table-head.ts';
import { sheetColumns } from './columns.ts';
import { MAX_LINES } from './list.ts';
import { type Work, workOf, workQuestions } from './work.ts';

/** The rep of most of what the customer owes; who owes most late first. */
function byRep({ items, facts }: Work): { rep: string | null; items: WorkItem[] }[] {
  const groups = new Map<string | null, WorkItem[]>();
  for (const item of items.slice(0, MAX_LINES)) {
    const { rep } = facts(item);
    groups.set(rep, [...(groups.get(rep) ?? []), item]);
  }
  const overdue = (own: WorkItem[]): number => sumOf(own, (item) => item.overdue);
  return [...groups]
    .map(([rep, own]) => ({ rep, items: own }))
    .sort((a, b) => overdue(b.items) - overdue(a.items));
}

function sheet(
  { rep, items }: ReturnType<typeof byRep>[number],
  work: Work,
  context: RenderContext,
): HTMLElement {
  const { h, t, locale, view, label } = context;
  const columns = sheetColumns(work, context);
  return h(
    'section',
    { class: 'sheet', 'data-rep': rep ?? NONE },
    h('h2', null, rep === null ? t('worklist.sheet.nobody') : label('rep', rep)),
    h(
      'p',
      { class: 'note' },
      t('worklist.sheet.line', {
        n: items.length,
        amount: exactMoney(
          sumOf(items, (item) => item.overdue),
          work.currency,
          locale,
        ),
        currency: label('currency', work.currency),
        date: dateLabel(view.asOf, locale),
      }),
    ),
    h(
      'table',
      null,
      tableHead(
        h,
        columns.map(({ label, numeric }) => ({ text: label, isNumber: numeric })),
      ),
      h(
        'tbody',
        null,
        items.map((item) => tableLine(h, { columns }, item)),
      ),
    ),
  );
}

export const worklistSheets: Block = {
  id: 'sheets',
  questions: workQuestions,
  render(answers, context) {
    const { h, t } = context;
    const work = workOf(answers, context);
    const groups = byRep(work);
    return h(
      'div',
      { class: 'sheets' },
      h('p', { class: 'note on-screen' }, t('worklist.sheet.hint', { n: groups.length })),
      h(
        'div',
        { class: 'on-paper' },
        groups.map((group) => {
          const box = h('div', { class: 'sheet-box' });
          const draw = (): HTMLElement => sheet(group, work, context);
          if (context.later) context.later('paper', box, draw);
          else box.append(draw());
          return box;
        }),
      ),
    );
  },
};
