/** The SQL console of the data page: examples from the catalogue, result as table and chart, CSV. */
import '../../styles/console.css';
import { barsByCategory } from '../../charts/bars-by-category.ts';
import type { Row } from '../../engine/engine.ts';
import { BYTE_ORDER_MARK, csvLine } from '../../format/csv-cell.ts';
import { compile } from '../../metrics/ask/compile.ts';
import { createPlanner } from '../../metrics/ask/plan.ts';
import { FIGURES } from '../../metrics/catalogue.ts';
import type { RenderContext } from '../../report/page.ts';
import { table } from '../../report/parts/table.ts';
import type { PanelSource } from '../drill/tab.ts';
import { type RowsTranslate, rowsText, rowsTranslator } from '../drill/wording.ts';
import { download } from '../export/download.ts';
import { downloadNote } from '../status.ts';
import { MAX_ROWS, MAX_SECONDS, type QueryResult, runQuery } from './run-query.ts';
import { schemaList } from './schema.ts';

/** Bars of the quick chart. */
const BARS = 20;

/** Fills the console's place; once. */
export async function openConsole(place: Element, source: PanelSource): Promise<void> {
  const context = await source.context();
  const { h } = context;
  const w = rowsTranslator(context.locale);
  const button = (text: string): HTMLButtonElement => h('button', { type: 'button' }, text);
  const text = h('textarea', {
    rows: 8,
    spellcheck: 'false',
    autocapitalize: 'off',
    autocomplete: 'off',
    id: 'console-sql',
  });
  text.value =
    'select customer, sum(amount_minor) as open_minor\nfrom mart_piece\nwhere end_date is null\ngroup by customer\norder by open_minor desc\nlimit 20';
  const run = button(w('sql.run'));
  const stop = button(w('sql.cancel'));
  stop.disabled = true;
  const examples = h(
    'select',
    { id: 'console-example' },
    h('option', { value: '' }, w('sql.exampleNone')),
    FIGURES.map(({ id, label }) => h('option', { value: id }, label[context.locale])),
  );
  const status = h('p', { role: 'status', class: 'note' });
  const result = h('div', { class: 'console-result' });
  const schema = h('div', null, downloadNote(h));
  bindRunning({ text, run, stop, status, result }, context, source);
  examples.addEventListener('change', () => {
    if (!examples.value) return;
    const { period, asOf, filter } = context.view;
    const { request } = createPlanner(context.site)({
      metric: examples.value,
      period,
      asOf,
      filter,
    });
    if (request) text.value = compile(request);
  });
  place.append(
    h(
      'div',
      { class: 'console-body' },
      h(
        'div',
        { class: 'rows-tools' },
        h('label', { for: 'console-example' }, w('sql.example')),
        examples,
      ),
      h('label', { for: 'console-sql' }, w('sql.query')),
      text,
      h('div', { class: 'rows-tools' }, run, stop, status),
      h('p', { class: 'note' }, w('sql.amounts')),
      result,
      h('h3', null, w('sql.schema')),
      schema,
    ),
  );
  try {
    schema.replaceChildren(await schemaList(h, await source.engine()));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const message = rowsText(context.locale, 'failed', { reason });
    schema.replaceChildren(h('p', { class: 'empty', role: 'alert' }, message));
  }
}

interface Controls {
  text: HTMLTextAreaElement;
  run: HTMLButtonElement;
  stop: HTMLButtonElement;
  status: HTMLElement;
  result: HTMLElement;
}

/** Runs the text on request, one query at a time, until it is done, stopped or has taken too long. */
function bindRunning(
  { text, run, stop, status, result }: Controls,
  context: RenderContext,
  source: PanelSource,
): void {
  const { h } = context;
  const w = rowsTranslator(context.locale);
  let running: AbortController | null = null;
  const start = async (): Promise<void> => {
    if (running) return;
    if (!text.value.trim()) {
      status.textContent = w('sql.empty');
      return;
    }
    const own = new AbortController();
    running = own;
    run.disabled = true;
    stop.disabled = false;
    result.replaceChildren();
    status.textContent = w('sql.running');
    const timer = setTimeout(
      () => own.abort(new Error(w('sql.tooLong', { n: MAX_SECONDS }))),
      MAX_SECONDS * 1000,
    );
    try {
      const answer = await runQuery(await source.engine(), text.value, own.signal);
      status.textContent = [
        w('sql.done', { n: answer.rows.length, ms: Math.round(answer.milliseconds) }),
        ...(answer.isCut ? [w('sql.first', { n: MAX_ROWS })] : []),
      ].join(' · ');
      result.replaceChildren(...shown(answer, context, w));
    } catch (error) {
      const reason = own.signal.aborted ? own.signal.reason : error;
      const message = reason instanceof Error ? reason.message : String(reason);
      status.textContent = '';
      result.replaceChildren(h('pre', { class: 'console-error', role: 'alert' }, message));
    } finally {
      clearTimeout(timer);
      running = null;
      run.disabled = false;
      stop.disabled = true;
    }
  };
  run.addEventListener('click', () => void start());
  stop.addEventListener('click', () => running?.abort(new Error(w('sql.stopped'))));
  text.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void start();
    }
  });
}

/** The result: a chart where the first text and a number make one, the rows, and the file. */
function shown(
  { columns, rows }: QueryResult,
  { document, h, locale }: RenderContext,
  w: RowsTranslate,
): Element[] {
  if (rows.length === 0) return [h('p', { class: 'empty' }, w('sql.none'))];
  const isNumber = (column: string): boolean =>
    rows.some((row) => typeof row[column] === 'number') &&
    rows.every((row) => row[column] === null || typeof row[column] === 'number');
  const print = (value: Row[string] | undefined): string =>
    value === null || value === undefined ? '–' : String(value);
  const csv = h('button', { type: 'button' }, rowsText(locale, 'csv'));
  csv.addEventListener('click', () => {
    const lines = rows.map((row) =>
      csvLine(
        columns.map((column) => {
          const value = row[column] ?? null;
          return typeof value === 'boolean' ? String(value) : value;
        }),
      ),
    );
    const blob = new Blob([BYTE_ORDER_MARK, csvLine(columns), ...lines], { type: 'text/csv' });
    download(document, blob, 'query.csv');
  });
  const element = table<Row>(h, {
    caption: w('sql.result'),
    columns: columns.map((column) => ({
      id: column,
      label: column,
      numeric: isNumber(column),
      cell: (row) => print(row[column]),
    })),
    rows: rows.slice(0, 500),
    empty: w('sql.none'),
  });
  // its own file has all rows, unrounded
  element.querySelector('.table-tools')?.remove();
  const [label] = columns.filter((column) => !isNumber(column));
  const [value] = columns.filter(isNumber);
  const chart =
    label && value && rows.length > 1
      ? h(
          'figure',
          null,
          h(
            'figcaption',
            { class: 'message' },
            w('sql.chart', { value, label, n: Math.min(BARS, rows.length) }),
          ),
          h(
            'div',
            { class: 'chart', 'aria-hidden': 'true' },
            barsByCategory(
              rows.slice(0, BARS).map((row) => ({
                label: print(row[label]),
                value: row[value] as number | null,
              })),
              { document, width: 680, locale, format: (n) => n.toLocaleString(locale) },
            ),
          ),
        )
      : null;
  return [h('div', { class: 'rows-tools' }, csv), ...(chart ? [chart] : []), element];
}
