/** Data tables: a caption, a head, numbers to the right, bars inside cells where they help. */
import { type Child, h, svg } from './dom.ts';
import { FIGURE_ASK, type FigureAsk, figureAsk } from './figure-ask.ts';

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
  /** What the figures of a row, or of the total, ask; null: they open nothing. */
  ask?(row: Row): FigureAsk | null;
  /** Shown instead of rows when there are none. */
  empty: string;
  /** The order of the rows, where the reader can change it: these columns' heads are buttons, `data-sort`. */
  order?: { key: string; isDescending: boolean; columns: readonly string[] };
  /** Keeps the caption for screen readers only, where a heading already says it. */
  hideCaption?: boolean;
  /** On a phone a row becomes a card: name and number on a line, the other cells under it. */
  stacks?: boolean;
}

/** A table drawn as cards is none to a screen reader unless its parts say so. */
function tellParts(box: HTMLElement): HTMLElement {
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
  for (const cell of box.querySelectorAll('tbody td:nth-child(n + 3)'))
    cell.setAttribute('data-label', heads[[...cell.parentElement!.children].indexOf(cell)] ?? '');
  return box;
}

function bar(document: Document, share: number): SVGSVGElement {
  const width = Math.round(Math.max(0, Math.min(1, share)) * 1000) / 10;
  return svg(
    document,
    'svg',
    { class: 'cell-bar', viewBox: '0 0 100 4', preserveAspectRatio: 'none', 'aria-hidden': 'true' },
    svg(document, 'rect', { x: 0, y: 0, width, height: 4 }),
  );
}

function cell<Row>(
  document: Document,
  column: Column<Row>,
  row: Row,
  first: boolean,
  total: boolean,
): HTMLElement {
  if (total && column.total !== undefined)
    return h(
      document,
      first ? 'th' : 'td',
      { scope: first ? 'row' : null, class: column.numeric ? 'number' : null },
      column.total,
    );
  const tone = column.tone?.(row);
  const classes = [column.numeric ? 'number' : '', tone ?? ''].filter(Boolean).join(' ');
  const metric = typeof column.metric === 'function' ? column.metric(row) : column.metric;
  const ask = typeof column.ask === 'function' ? column.ask(row) : column.ask;
  const share = column.bar?.(row) ?? null;
  return h(
    document,
    first ? 'th' : 'td',
    {
      scope: first ? 'row' : null,
      class: classes || null,
      'data-metric': metric,
      'data-value': metric === undefined ? null : (column.raw?.(row) ?? ''),
      [FIGURE_ASK]: metric === undefined ? undefined : figureAsk(ask),
    },
    column.cell(row),
    share === null ? null : bar(document, share),
  );
}

/** One row of a table; a total row has no key. */
export function tableLine<Row>(
  document: Document,
  { columns, key, ask }: Pick<TableSpec<Row>, 'columns' | 'key' | 'ask'>,
  row: Row,
  total = false,
): HTMLElement {
  return h(
    document,
    'tr',
    {
      'data-key': total ? null : key?.(row),
      class: total ? 'total' : null,
      [FIGURE_ASK]: figureAsk(ask?.(row)),
    },
    columns.map((column, index) => cell(document, column, row, index === 0, total)),
  );
}

/** A column's head; a button where rows can be sorted by it. */
function head<Row>(document: Document, column: Column<Row>, order: TableSpec<Row>['order']) {
  const sortable = order?.columns.includes(column.id) ?? false;
  const isKey = sortable && order?.key === column.id;
  return h(
    document,
    'th',
    {
      scope: 'col',
      class: column.numeric ? 'number' : null,
      'aria-sort': isKey ? (order!.isDescending ? 'descending' : 'ascending') : null,
    },
    sortable
      ? h(document, 'button', { type: 'button', 'data-sort': column.id }, column.label)
      : column.label,
  );
}

/** The table in a box that scrolls sideways by itself; the first column stays. */
export function table<Row>(document: Document, spec: TableSpec<Row>): HTMLElement {
  const { columns } = spec;
  const empty = h(
    document,
    'tr',
    null,
    h(document, 'td', { colspan: columns.length, class: 'empty' }, spec.empty),
  );
  const box = h(
    document,
    'div',
    {
      class: spec.stacks ? 'table-scroll stacks' : 'table-scroll',
      role: 'region',
      tabindex: 0,
      'aria-label': spec.caption,
    },
    h(
      document,
      'table',
      null,
      h(document, 'caption', { class: spec.hideCaption ? 'hidden' : null }, spec.caption),
      h(
        document,
        'thead',
        null,
        h(
          document,
          'tr',
          null,
          columns.map((column) => head(document, column, spec.order)),
        ),
      ),
      h(
        document,
        'tbody',
        null,
        spec.rows.length === 0 ? empty : spec.rows.map((row) => tableLine(document, spec, row)),
      ),
      spec.total && spec.rows.length > 0
        ? h(document, 'tfoot', null, tableLine(document, spec, spec.total, true))
        : null,
    ),
  );
  return spec.stacks ? tellParts(box) : box;
}
