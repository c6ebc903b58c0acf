/** The table of rows: only those in sight are in the document, and they are asked for page by page. */

import type { Row } from '../../engine/engine.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { RenderContext } from '../../report/page.ts';
import type { ElementMaker } from '../../report/parts/dom.ts';
import type { RowColumn, RowsAnswer, RowsQuestion } from '../../rows/types.ts';
import { windowRows } from '../list/windowed-rows.ts';
import { cellText, columnLabel, isNumeric, shownColumns } from './cells.ts';
import type { Target } from './target.ts';
import { rowsText } from './wording.ts';

/** Rows asked for at once. */
export const PAGE = 200;
/** Pages that are kept; beyond them those fetched first are forgotten. */
const MOST_PAGES = 100;
/** Browsers draw no element taller than some 30 million pixels. */
const MOST_ROWS = 500_000;

export interface RowTable {
  element: HTMLElement;
  /** Rows that are listed, where that is not all of them. */
  capped: number | null;
}

export interface RowTableSpec {
  h: ElementMaker;
  context: Pick<RenderContext, 'locale' | 'label'>;
  caption: string;
  question: RowsQuestion;
  /** The first page. */
  answer: RowsAnswer;
  /** Further rows in the same order. */
  fetchRows(offset: number, limit: number): Promise<Row[]>;
  open(target: Target): void;
  /** The page of a customer or rep. */
  personAddress(kind: 'customer' | 'rep', id: string): string;
  onSort(sort: NonNullable<RowsQuestion['sort']>): void;
  onError(error: unknown): void;
}

export function rowTable(spec: RowTableSpec): RowTable {
  const { h, answer, question } = spec;
  const { locale } = spec.context;
  // What the panel's title says, and the one currency that the total has, are not said again on every line.
  const said = question.which === 'document' ? ['document', 'customer', 'rep'] : [];
  if (answer.totals.length === 1) said.push('currency');
  const columns = shownColumns(answer.columns, answer.rows).filter(({ id }) => !said.includes(id));
  const count = Math.min(answer.count, MOST_ROWS);
  const isFixed = answer.columns.some(({ id }) => id === 'seq');
  const body = h('tbody');
  const element = h(
    'div',
    { class: 'table-scroll rows-table', role: 'region', tabindex: 0, 'aria-label': spec.caption },
    h(
      'table',
      null,
      h('caption', { class: 'hidden' }, spec.caption),
      h(
        'thead',
        null,
        h(
          'tr',
          null,
          columns.map((column) => head(h, column, question, locale, isFixed)),
        ),
      ),
      body,
    ),
  );
  const pages = new Map<number, Row[]>([[0, answer.rows]]);
  let isFetching = false;
  /** The page of the first row in sight that is not here yet. */
  const missing = (): number | undefined => {
    const waiting = body.querySelector('tr[aria-busy]')?.getAttribute('aria-rowindex');
    return waiting ? Math.floor((Number(waiting) - 2) / PAGE) : undefined;
  };
  /** Fetches what is in sight now, not what a fast scroll has passed by. */
  const fetchPages = async (): Promise<void> => {
    if (isFetching) return;
    isFetching = true;
    try {
      for (let page = missing(); page !== undefined; page = missing()) {
        const rows = await spec.fetchRows(page * PAGE, PAGE);
        if (!element.isConnected) return;
        if (rows.length === 0) throw new Error('the rows ended early');
        pages.set(page, rows);
        if (pages.size > MOST_PAGES) pages.delete(pages.keys().next().value!);
        shown.refresh();
      }
    } catch (error) {
      if (element.isConnected) spec.onError(error);
    } finally {
      isFetching = false;
    }
  };
  const draw = (index: number): Element => {
    const row = pages.get(Math.floor(index / PAGE))?.[index % PAGE];
    if (!row) queueMicrotask(() => void fetchPages());
    return line(spec, columns, row);
  };
  const shown = windowRows(element, columns.length, () => {});
  element.addEventListener('click', (event) => {
    const clicked = event.target as Element;
    const opener = clicked.closest<HTMLElement>('[data-open]');
    if (opener) return spec.open(JSON.parse(opener.dataset.open!) as Target);
    const sorter = clicked.closest<HTMLElement>('[data-sort]');
    if (!sorter) return;
    const column = sorter.dataset.sort!;
    const isSame = question.sort?.column === column;
    const startsHigh = isNumeric(columns.find(({ id }) => id === column)!);
    spec.onSort({ column, descending: isSame ? !question.sort!.descending : startsHigh });
  });
  queueMicrotask(() => shown.show(count, draw));
  return { element, capped: count < answer.count ? count : null };
}

function head(
  h: ElementMaker,
  column: RowColumn,
  { sort }: RowsQuestion,
  locale: Locale,
  isFixed: boolean,
): HTMLElement {
  const label = columnLabel(column, locale);
  const isKey = sort?.column === column.id;
  return h(
    'th',
    {
      scope: 'col',
      class: isNumeric(column) ? 'number' : null,
      'aria-sort': isKey ? (sort.descending ? 'descending' : 'ascending') : null,
    },
    isFixed ? label : h('button', { type: 'button', 'data-sort': column.id }, label),
  );
}

/** One row; where its values are not there yet, a row of the same height. */
function line(spec: RowTableSpec, columns: RowColumn[], row: Row | undefined): HTMLElement {
  const { h, context } = spec;
  const target = row ? targetOf(row) : null;
  return h(
    'tr',
    { 'aria-busy': row ? null : 'true' },
    columns.map((column, index) => {
      const text = row ? cellText(column, row, context) : '…';
      const content =
        index === 0 && target
          ? h(
              'button',
              {
                type: 'button',
                class: 'open-document',
                'data-open': JSON.stringify(target),
                'aria-label': rowsText(context.locale, 'open', { document: text }),
              },
              text,
            )
          : row
            ? personLink(spec, column, row, text)
            : text;
      const { kind } = column;
      const attributes = { class: isNumeric(column) ? 'number' : null };
      if (index === 0) return h('th', { scope: 'row', ...attributes }, h('bdi', null, content));
      // A name may run from right to left; a cell keeps it to itself.
      return h('td', { ...attributes, dir: kind === 'text' ? 'auto' : null }, content);
    }),
  );
}

/** The name of a customer or rep as the way to its page. */
function personLink(
  { h, personAddress }: RowTableSpec,
  { id: column }: RowColumn,
  row: Row,
  text: string,
): Node | string {
  if (column !== 'customer' && column !== 'rep') return text;
  const id = row[`${column}_id`];
  return typeof id === 'string' ? h('a', { href: personAddress(column, id) }, text) : text;
}

/** Where a row leads: its invoice, or else the payment it is. */
function targetOf(row: Row): Target | null {
  if (typeof row.invoice_key === 'number' && row.line !== 'item')
    return { which: 'document', key: row.invoice_key };
  if (typeof row.source_row_id === 'number' && (row.kind ?? row.source_kind))
    return { which: 'payment', key: row.source_row_id };
  return null;
}
