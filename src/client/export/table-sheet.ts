/** A table of the page as a sheet: its figures with all their digits, its dates as dates, its names as texts. */
import { metricById } from '../../metrics/catalogue.ts';
import { printedDate, printedNumber } from './printed.ts';
import { amountValue } from './rows-sheet.ts';
import {
  formatOf,
  type NumberValue,
  numberFormat,
  percentFormat,
  type Sheet,
  type Value,
} from './sheet.ts';

export interface TableSpec {
  title: string;
  about: string[];
  /** What the table's amounts are in. */
  currency: string | null;
  /** "Customer ID", from the head of the column of names. */
  idHead(head: string): string;
}

export function tableSheet(table: HTMLTableElement, spec: TableSpec): Sheet {
  const lines = [...table.querySelectorAll('thead tr')].at(-1);
  const heads = [...(lines?.children ?? [])].map(textOf);
  const body = [...table.querySelectorAll('tbody tr')].filter(
    (line) => !line.matches('.gap') && !line.querySelector('td.empty'),
  );
  const rows = body.map((line) => cellsOf(line));
  const columns = heads.map((head, at) => columnOf(head, at, rows, spec));
  const values = rows.map((cells) => columns.flatMap((column) => column.read(cells)));
  const totals = [...table.querySelectorAll('tfoot tr')].map((line) => {
    const cells = cellsOf(line);
    return columns.flatMap((column) => column.read(cells));
  });
  const head = columns.flatMap((column) => column.heads);
  const formats = head.map((_, at) => commonest(values.map((row) => formatOf(row[at] ?? null))));
  return {
    title: spec.title,
    about: spec.about,
    head,
    formats,
    isUniform: values.every((row) =>
      row.every((value, at) => (formatOf(value) ?? formats[at]) === formats[at]),
    ),
    count: values.length,
    row: (index) => values[index]!,
    totals,
  };
}

const cellsOf = (line: Element): Element[] => [...line.children];

interface SheetColumn {
  heads: string[];
  read(cells: Element[]): Value[];
}

/** A column of figures, of dates or of texts; names with ids behind them are two columns. */
function columnOf(head: string, at: number, rows: Element[][], spec: TableSpec): SheetColumn {
  const own = rows.flatMap((cells) => cells[at] ?? []);
  if (own.some((cell) => cell.matches('.number')))
    return { heads: [head], read: (cells) => [numberOf(cells[at], spec.currency)] };
  if (own.some((cell) => cell.querySelector('.person-id')))
    return { heads: [head, spec.idHead(head)], read: (cells) => nameAndId(cells[at]) };
  const texts = own.map(textOf).filter((text) => text !== '' && text !== NOTHING);
  const isDates = texts.length > 0 && texts.every((text) => printedDate(text) !== null);
  return {
    heads: [head],
    read: (cells) => {
      const text = shown(cells[at]);
      const date = isDates && text !== null ? printedDate(text) : null;
      return [date === null ? text : { date }];
    },
  };
}

/** What a page prints where there is no value. */
const NOTHING = '–';

const shown = (cell: Element | undefined): string | null => {
  const text = cell ? textOf(cell) : '';
  return text === '' || text === NOTHING ? null : text;
};

/** The figure itself where the cell has one, else what is printed. */
function numberOf(cell: Element | undefined, currency: string | null): Value {
  const figure = cell?.hasAttribute('data-metric') ? cell : onlyFigure(cell);
  const raw = figure?.getAttribute('data-value');
  const metric = figure?.getAttribute('data-metric');
  if (raw && metric) return figureValue(Number(raw), raw, metric, currency);
  const text = cell ? shown(cell) : null;
  return text === null ? null : (printedNumber(text) ?? text);
}

/** The figure that is all a cell holds; null of several, and of one among words. */
function onlyFigure(cell: Element | undefined): Element | null {
  const [figure, ...others] = cell?.querySelectorAll('[data-metric]') ?? [];
  return figure && others.length === 0 && textOf(figure) === textOf(cell!) ? figure : null;
}

function figureValue(
  number: number,
  exact: string,
  metric: string,
  currency: string | null,
): NumberValue {
  switch (metricById(metric).unit) {
    case 'minor':
      return amountValue(number, currency);
    case 'ratio':
      return { number, exact, format: percentFormat(1) };
    case 'count':
      return { number, exact, format: numberFormat(0) };
    case 'days':
      return { number, exact, format: numberFormat(1) };
    default:
      return { number, exact, format: numberFormat(3) };
  }
}

/** A name without an id behind it is its own id. */
function nameAndId(cell: Element | undefined): Value[] {
  const id = cell?.querySelector('.person-id');
  const link = cell?.querySelector('.person a');
  if (!cell || !link) return [cell ? shown(cell) : null, null];
  const name = textOf(link);
  return [name, id ? textOf(id) : name];
}

const BLOCKS = 'svg, div, p, li, ul, ol, dl, dt, dd, br';

/** What is read in a cell; what stands on lines of its own is set apart by a semicolon. */
function textOf(cell: Element): string {
  const parts: string[] = [];
  let line = '';
  const endLine = (): void => {
    const text = line.replaceAll(/\s+/g, ' ').trim();
    if (text !== '') parts.push(text);
    line = '';
  };
  const walk = (node: Node): void => {
    for (const child of node.childNodes) {
      if (child.nodeType === 3) line += child.textContent ?? '';
      if (child.nodeType !== 1) continue;
      const element = child as Element;
      if (element.matches(BLOCKS)) {
        endLine();
        if (element.matches('svg')) line = element.getAttribute('aria-label') ?? '';
        else walk(element);
        endLine();
      } else walk(element);
    }
  };
  walk(cell);
  endLine();
  return parts.join('; ');
}

function commonest(formats: (string | null)[]): string | null {
  const counts = new Map<string, number>();
  for (const format of formats)
    if (format !== null) counts.set(format, (counts.get(format) ?? 0) + 1);
  const [first] = [...counts].toSorted((a, b) => b[1] - a[1]);
  return first?.[0] ?? null;
}
