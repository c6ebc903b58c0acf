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

interface RepItems {
  rep: string | null;
  items: WorkItem[];
}

/** The rep of most of what the customer owes; who owes most late first. */
function byRep({ items, facts }: Pick<Work, 'items' | 'facts'>): RepItems[] {
  const groups = new Map<string | null, WorkItem[]>();
  for (const item of items) {
    const { rep } = facts(item);
    groups.set(rep, [...(groups.get(rep) ?? []), item]);
  }
  const overdue = (own: WorkItem[]): number => sumOf(own, (item) => item.overdue);
  return [...groups]
    .map(([rep, own]) => ({ rep, items: own }))
    .sort((a, b) => overdue(b.items) - overdue(a.items));
}

function sheet({ rep, items }: RepItems, work: Work, context: RenderContext): HTMLElement {
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

/** A sheet for each rep, drawn at once. */
export const sheetsOf = (work: Work, context: RenderContext): HTMLElement[] =>
  byRep(work).map((group) => sheetBox(context, sheet(group, work, context)));

const sheetBox = ({ h }: RenderContext, ...children: HTMLElement[]): HTMLElement =>
  h('div', { class: 'sheet-box' }, children);

export const worklistSheets: Block = {
  id: 'sheets',
  questions: workQuestions,
  render(answers, context) {
    const { h, t, later } = context;
    const work = workOf(answers, context);
    // what the build draws has to be fetched
    const isCut = !later && work.items.length > MAX_LINES;
    const drawn = isCut ? { ...work, items: work.items.slice(0, MAX_LINES) } : work;
    return h(
      'div',
      { class: 'sheets', 'data-cut': isCut ? 'sheets' : null },
      h(
        'p',
        { class: 'list-tools on-screen' },
        h('button', { type: 'button', 'data-print-sheets': true }, t('worklist.sheet.print')),
        h('span', { class: 'note' }, t('worklist.sheet.hint', { n: byRep(work).length })),
      ),
      h(
        'div',
        { class: 'on-paper' },
        isCut
          ? h(
              'p',
              { class: 'note' },
              t('worklist.sheet.cut', { n: MAX_LINES, all: work.items.length }),
            )
          : null,
        byRep(drawn).map((group) => {
          const draw = (): HTMLElement => sheet(group, work, context);
          if (!later) return sheetBox(context, draw());
          const box = sheetBox(context);
          later('paper', box, draw);
          return box;
        }),
      ),
    );
  },
};
