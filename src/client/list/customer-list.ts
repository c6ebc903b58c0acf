/** The customers list under the reader's hands: search, order, and all rows in a window. Fetched on first use. */
import type { Ask } from '../../metrics/types.ts';
import {
  customerSearch,
  FIRST_ORDER,
  type Order,
  type SortKey,
  sortCustomers,
} from '../../report/customers/order.ts';
import { type CustomerRow, customerQuestions, customerRows } from '../../report/customers/rows.ts';
import { countLine, customerColumns, customerTable } from '../../report/customers/table.ts';
import type { RenderContext } from '../../report/page.ts';
import { tableLine } from '../../report/parts/table.ts';
import type { View } from '../../view/view.ts';
import type { AskList } from '../answer/page-rows.ts';
import { type WindowedRows, windowRows } from './windowed-rows.ts';

/** What the reader has searched for and sorted by; it stays while the filters change. */
interface ListChoice {
  search: string;
  order: Order;
}

export interface ListSource {
  context(): Promise<RenderContext>;
  ask: Ask;
  askRows: AskList;
  /** Called after rows were drawn, so that their links carry the filters. */
  onDrawn(rows: ParentNode): void;
}

/** More rows than this do not go on paper. */
const MAX_PRINTED_ROWS = 2000;

let choice: ListChoice | null = null;
let shown: { list: Element; rows: WindowedRows } | null = null;

/** Applies a change of the reader's; without one, what he chose before, to a list that was drawn anew. */
export async function updateList(source: ListSource, change?: Partial<ListChoice>): Promise<void> {
  if (!change && !choice) return;
  choice = { ...(choice ?? { search: '', order: FIRST_ORDER }), ...change };
  const context = await source.context();
  const rows = cached?.view === context.view ? cached.rows : await listRows(source.ask, context);
  // The reader may have gone on to another page or view meanwhile; that view draws itself.
  const list = document.querySelector<HTMLElement>('[data-list]');
  const isCurrent = (await source.context()).view === context.view;
  if (!list || !isCurrent) return;
  drawList(list, sortedList(rows, context, choice.order), context, choice.search, source.onDrawn);
}

/** Everybody that the reader has searched for, in the order chosen, as one table that is not on the page. */
export async function wholeList(source: ListSource): Promise<HTMLTableElement | null> {
  const { search, order } = choice ?? { search: '', order: FIRST_ORDER };
  const context = await source.context();
  const rows = cached?.view === context.view ? cached.rows : await listRows(source.ask, context);
  const found = sortedList(rows, context, order).find(search);
  return customerTable(found, found, order, context).querySelector('table');
}

/** The rows of a view in an order, ready to be searched. */
interface CachedList {
  view: View;
  rows: CustomerRow[];
  order: Order;
  find(search: string): CustomerRow[];
}
let cached: CachedList | null = null;

/** Sorts anew only for another view or order, so that each letter of a search is answered at once. */
function sortedList(rows: CustomerRow[], context: RenderContext, order: Order): CachedList {
  const { view, label } = context;
  if (cached?.view !== view || cached.order !== order) {
    const find = customerSearch(sortCustomers(rows, order, context), label);
    cached = { view, rows, order, find };
  }
  return cached;
}

/** A list of another visit to the page begins afresh. */
export function forgetList(): void {
  choice = null;
  shown = null;
  cached = null;
}

async function listRows(ask: Ask, context: RenderContext): Promise<CustomerRow[]> {
  const questions = Object.entries(customerQuestions(context.site, context.view));
  const answers = await Promise.all(
    questions.map(async ([name, question]) => [name, await ask(question)] as const),
  );
  return customerRows(Object.fromEntries(answers), context);
}

function drawList(
  list: HTMLElement,
  { rows: all, order, find }: CachedList,
  context: RenderContext,
  search: string,
  onDrawn: ListSource['onDrawn'],
): void {
  const matches = find(search);
  const columns = customerColumns(context, all.length);
  const old = list.querySelector<HTMLElement>('.table-scroll')!;
  const focused = document.activeElement?.getAttribute('data-sort');
  const box = customerTable([], matches, order, context);
  const left = old.scrollLeft;
  old.replaceWith(box);
  box.scrollLeft = left;
  const rows = windowRows(box, columns.length, onDrawn);
  shown = { list, rows };
  if (matches.length > 0)
    rows.show(matches.length, (index) =>
      tableLine(
        context.h,
        {
          columns,
          key: (row) => row.customer ?? '',
          ask: (row) => ({ at: { customer: row.customer } }),
        },
        matches[index]!,
      ),
    );
  if (focused) box.querySelector<HTMLElement>(`[data-sort="${focused}"]`)?.focus();
  const field = list.querySelector<HTMLInputElement>('[data-list-search]');
  if (field && field !== document.activeElement) field.value = search;
  const line = list.querySelector('[data-list-count]');
  if (line) line.textContent = countLine(matches.length, matches.length, all.length, context);
  list.querySelector('[data-list-all]')?.remove();
}

/** The order after a click on the head of `key`: another column's best first, the same one turned round. */
export function nextOrder(key: SortKey): Order {
  const current = choice?.order ?? FIRST_ORDER;
  const isText = key === 'customer' || key === 'rep' || key === 'contact';
  return { key, isDescending: current.key === key ? !current.isDescending : !isText };
}

addEventListener(
  'beforeprint',
  () => shown?.list.isConnected && shown.rows.unfold(MAX_PRINTED_ROWS),
);
addEventListener('afterprint', () => shown?.list.isConnected && shown.rows.fold());
