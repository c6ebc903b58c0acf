/** Data tables: a caption, a head, numbers to the right, bars inside cells where they help. */
import { type Child, h, svg } from './dom.ts';

export interface Column<Row> {
  id: string;
  label: string;
  /** What the cell shows; text from data only as a string. */
  cell(row: Row): Child;
  /** Right-aligned, tabular. */
  numeric?: boolean;
  /** With `raw`: the cell is a printed figure of this metric. A function where it changes by row. */
  metric?: string | ((row: Row) => string);
  /** Unrounded value; null where there is none. */
  raw?(row: Row): number | null;
  /** Length of the bar in the cell, 0–1; one scale for the whole column. */
  bar?(row: Row): number | null;
  /** 'good' or 'bad' colours the number; it must say so by sign or arrow as well. */
  tone?(row: Row): 'good' | 'bad' | null;
}

export interface TableSpec<Row> {
  caption: string;
  columns: Column<Row>[];
  rows: Row[];
  /** Last row, set apart. */
  total?: Row | null;
  /** Marks the row for other programs and for clicks: `data-key`. */
  key?(row: Row): string;
  /** Shown instead of rows when there are none. */
  empty: string;
  /** Keeps the caption for screen readers only, where a heading already says it. */
  hideCaption?: boolean;
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

function cell<Row>(document: Document, column: Column<Row>, row: Row, first: boolean): HTMLElement {
  const tone = column.tone?.(row);
  const classes = [column.numeric ? 'number' : '', tone ?? ''].filter(Boolean).join(' ');
  const metric = typeof column.metric === 'function' ? column.metric(row) : column.metric;
  const share = column.bar?.(row) ?? null;
  return h(
    document,
    first ? 'th' : 'td',
    {
      scope: first ? 'row' : null,
      class: classes || null,
      'data-metric': metric,
      'data-value': metric === undefined ? null : (column.raw?.(row) ?? ''),
    },
    column.cell(row),
    share === null ? null : bar(document, share),
  );
}

/** The table in a box that scrolls sideways by itself; the first column stays. */
export function table<Row>(document: Document, spec: TableSpec<Row>): HTMLElement {
  const { columns } = spec;
  const line = (row: Row, total: boolean): HTMLElement =>
    h(
      document,
      'tr',
      { 'data-key': total ? null : spec.key?.(row), class: total ? 'total' : null },
      columns.map((column, index) => cell(document, column, row, index === 0)),
    );
  const empty = h(
    document,
    'tr',
    null,
    h(document, 'td', { colspan: columns.length, class: 'empty' }, spec.empty),
  );
  return h(
    document,
    'div',
    { class: 'table-scroll', role: 'region', tabindex: 0, 'aria-label': spec.caption },
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
          columns.map((column) =>
            h(
              document,
              'th',
              { scope: 'col', class: column.numeric ? 'number' : null },
              column.label,
            ),
          ),
        ),
      ),
      h(
        document,
        'tbody',
        null,
        spec.rows.length === 0 ? empty : spec.rows.map((row) => line(row, false)),
      ),
      spec.total && spec.rows.length > 0
        ? h(document, 'tfoot', null, line(spec.total, true))
        : null,
    ),
  );
}
