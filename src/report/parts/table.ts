/** Data tables: a caption, a head, numbers to the right, bars inside cells where they help. */
import { NO_VALUE } from '../../format/number.ts';
import type { Child, ElementMaker } from './dom.ts';
import { FIGURE_ASK, type FigureAsk, figureAsk } from './figure-ask.ts';
import { type FewRows, fewRowsLine, tableTools } from './table-tools.ts';

export interface Column<Row> {
  id: string;
  label: string;
  /** What the cell shows; text from data only as a string. */
  cell(row: Row): Child;
  /** Right-aligned, tabular. */
  numeric?: boolean;
  /** With `raw`: the cell is a printed figure of this metric. A function where it changes by row. */
  metric?: string | ((row: Row) => string | undefined);
  /** With `metric`: what this column's figures ask beside what their row does; null: they open nothing. */
  ask?: FigureAsk | null | ((row: Row) => FigureAsk | null);
  /** Unrounded value; null where there is none. */
  raw?(row: Row): number | null;
  /** Length of the bar in the cell, 0–1; one scale for the whole column. */
  bar?(row: Row): number | null;
  /** 'good' or 'bad' colours the number; it must say so by sign or arrow as well. */
  tone?(row: Row): 'good' | 'bad' | null;
  /** With `raw`: zero is printed as no value, and opens nothing. */
  isBlankAtZero?: boolean;
  /** What the total row shows instead, no figure of its own. */
  total?: Child;
}

export interface TableSpec<Row> {
  caption: string;
  columns: Column<Row>[];
  rows: Row[];
  /** Last row, set apart. */
  total?: Row | null;
  /** Marks the row for other programs and for clicks: `data-key`. */
  key?(row: Row): string;
  /** Further attributes of the row, for what attaches to it. */
  marks?(row: Row): Record<string, string>;
  /** What the figures of a row, or of the total, ask; null: they open nothing. */
  ask?(row: Row): FigureAsk | null;
  /** The row that the reader has chosen: highlighted among its peers. */
  isChosen?(row: Row): boolean;
  /** Shown instead of rows when there are none. */
  empty: string;
  /** The order of the rows, where the reader can change it: these columns' heads are buttons, `data-sort`. */
  order?: { key: string; isDescending: boolean; columns: readonly string[] };
  /** Keeps the caption for screen readers only, where a heading already says it. */
  hideCaption?: boolean;
  /** On a phone a row becomes a card: name and number on a line, the other cells under it. */
  stacks?: boolean;
  /** Only some rows are in sight until the reader asks for all. */
  few?: FewRows | null;
}

/** A table drawn as cards is none to a screen reader unless its parts say so. */
function withTableRoles(box: HTMLElement): HTMLElement {
  const roles = {
    table: 'table',
    'thead, tbody, tfoot': 'rowgroup',
    tr: 'row',
    'th[scope="col"]': 'columnheader',
    'th[scope="row"]': 'rowheader',
    td: 'cell',
  };
  for (const [parts, role] of Object.entries(roles))
    for (const part of box.querySelectorAll(parts)) part.setAttribute('role', role);
  const heads = [...box.querySelectorAll('thead th')].map((head) => head.textContent ?? '');
  for (const cell of box.querySelectorAll(':is(tbody, tfoot) td:nth-child(n + 3)'))
    cell.setAttribute('data-label', heads[[...cell.parentElement!.children].indexOf(cell)] ?? '');
  return box;
}

/** From the edge that the number stands at. */
function bar(h: ElementMaker, share: number): SVGSVGElement {
  const width = Math.round(Math.max(0, Math.min(1, share)) * 1000) / 10;
  return h.svg(
    'svg',
    { class: 'cell-bar', viewBox: '0 0 100 4', preserveAspectRatio: 'none', 'aria-hidden': 'true' },
    h.svg('rect', { x: 100 - width, y: 0, width, height: 4 }),
  );
}

function cell<Row>(
  h: ElementMaker,
  column: Column<Row>,
  row: Row,
  first: boolean,
  total: boolean,
): HTMLElement {
  if (total && column.total !== undefined)
    return h(
      first ? 'th' : 'td',
      { scope: first ? 'row' : null, class: column.numeric ? 'number' : null },
      column.total,
    );
  const tone = column.tone?.(row);
  const classes = [column.numeric ? 'number' : '', tone ?? ''].filter(Boolean).join(' ');
  const metric = typeof column.metric === 'function' ? column.metric(row) : column.metric;
  const ask = typeof column.ask === 'function' ? column.ask(row) : column.ask;
  const share = column.bar?.(row) ?? null;
  const isBlank = column.isBlankAtZero && column.raw?.(row) === 0;
  return h(
    first ? 'th' : 'td',
    {
      scope: first ? 'row' : null,
      class: classes || null,
      'data-metric': metric,
      'data-value': metric === undefined ? null : (column.raw?.(row) ?? ''),
      [FIGURE_ASK]: metric === undefined ? undefined : figureAsk(isBlank ? null : ask),
    },
    isBlank ? NO_VALUE : column.cell(row),
    share === null ? null : bar(h, share),
  );
}

/** One row of a table; a total row has no key. */
export function tableLine<Row>(
  h: ElementMaker,
  {
    columns,
    key,
    marks,
    ask,
    isChosen,
  }: Pick<TableSpec<Row>, 'columns' | 'key' | 'marks' | 'ask' | 'isChosen'>,
  row: Row,
  total = false,
): HTMLElement {
  const chosen = !total && (isChosen?.(row) ?? false);
  return h(
    'tr',
    {
      'data-key': total ? null : key?.(row),
      ...(total ? {} : marks?.(row)),
      class: total ? 'total' : chosen ? 'chosen' : null,
      'aria-current': chosen ? 'true' : null,
      [FIGURE_ASK]: figureAsk(ask?.(row)),
    },
    columns.map((column, index) => cell(h, column, row, index === 0, total)),
  );
}

/** A column's head; a button where rows can be sorted by it. */
function head<Row>(h: ElementMaker, column: Column<Row>, order: TableSpec<Row>['order']) {
  const sortable = order?.columns.includes(column.id) ?? false;
  const isKey = sortable && order?.key === column.id;
  return h(
    'th',
    {
      scope: 'col',
      class: column.numeric ? 'number' : null,
      'aria-sort': isKey ? (order!.isDescending ? 'descending' : 'ascending') : null,
    },
    sortable ? h('button', { type: 'button', 'data-sort': column.id }, column.label) : column.label,
  );
}

/** The table in a box that scrolls sideways by itself; the first column stays. */
export function table<Row>(h: ElementMaker, spec: TableSpec<Row>): HTMLElement {
  const { columns } = spec;
  const empty = h('tr', null, h('td', { colspan: columns.length, class: 'empty' }, spec.empty));
  const box = h(
    'div',
    {
      class: spec.stacks ? 'table-scroll stacks' : 'table-scroll',
      role: 'region',
      tabindex: 0,
      'aria-label': spec.caption,
      'data-few': spec.few?.at,
    },
    tableTools(h),
    h(
      'table',
      null,
      h('caption', { class: spec.hideCaption ? 'hidden' : null }, spec.caption),
      h(
        'thead',
        null,
        h(
          'tr',
          null,
          columns.map((column) => head(h, column, spec.order)),
        ),
      ),
      h(
        'tbody',
        null,
        spec.rows.length === 0 ? empty : spec.rows.map((row) => tableLine(h, spec, row)),
      ),
      spec.total && spec.rows.length > 0
        ? h('tfoot', null, tableLine(h, spec, spec.total, true))
        : null,
    ),
    spec.few ? fewRowsLine(h, spec.few) : null,
  );
  return spec.stacks ? withTableRoles(box) : box;
}
