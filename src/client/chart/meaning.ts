/** What a mark stands for, read off the data of its chart: the row, the figure behind it, and what a click on it does. */
import { type Dimension, FILTER_KEYS, type FilterKey, NONE } from '../../metrics/types.ts';
import { ROWS_HASH, readFigureAsk } from '../../report/parts/figure-ask.ts';
import { here, hereQuery } from '../route/address-bar.ts';
import { alongOf, type ChartMark } from './chart-marks.ts';
import { readyData } from './data-fold.ts';

/** What a click does; Enter always opens rows. */
export type Action =
  | { kind: 'filter'; key: FilterKey; value: string; isOn: boolean; name: string }
  | { kind: 'page'; link: HTMLElement; name: string }
  | { kind: 'rows'; opener: HTMLElement }
  | { kind: 'data' }
  /** A line of a word's size has no data of its own beside it. */
  | { kind: 'none' };

export interface Meaning {
  line: HTMLTableRowElement | null;
  /** What opens the rows behind the mark; null where it stands for several rows of the data. */
  opener: HTMLElement | null;
  action: Action;
}

/** On these pages a mark of the dimension leads to the page of what it stands for: filtered, nothing is left to compare. */
const LEADS_ON: Record<string, FilterKey> = { reps: 'rep' };

const textOf = (element: Element | null | undefined): string => element?.textContent?.trim() ?? '';

/** The chart's data; null of a line of a word's size. */
function dataOf({ element }: ChartMark): HTMLDetailsElement | null {
  const data = element.closest('[data-chart]')?.querySelector<HTMLDetailsElement>('.chart-data');
  if (data) readyData(data);
  return data ?? null;
}

const linesOf = (data: Element): HTMLTableRowElement[] => [
  ...data.querySelectorAll<HTMLTableRowElement>('tbody tr'),
];

/** A row's name; beside the name of a customer stands its id, which the drawing does not say. */
const nameOf = ({ cells }: HTMLTableRowElement): string =>
  textOf(cells[0]?.querySelector('a') ?? cells[0]);

/** The row of a mark's step, else the one whose name is in what the mark says: the longest that is. */
function lineOf(mark: ChartMark): HTMLTableRowElement | null {
  const data = dataOf(mark);
  if (!data) return null;
  const lines = linesOf(data);
  const svg = mark.element.closest('svg')!;
  const ofStep = mark.step !== null && alongOf(svg) !== null;
  if (ofStep) return lines.find((line) => line.dataset.key === mark.step) ?? null;
  const same = lines.find((line) => nameOf(line) === mark.name);
  if (same) return same;
  const said = `${mark.name} ${mark.series}`;
  const named = lines.filter((line) => nameOf(line) !== '' && said.includes(nameOf(line)));
  return named.toSorted((a, b) => nameOf(b).length - nameOf(a).length)[0] ?? null;
}

/** The figure of the mark's row in the column of its series, else the first one. */
function cellOf(line: HTMLTableRowElement, { series }: ChartMark): HTMLTableCellElement | null {
  const heads = [...line.closest('table')!.querySelectorAll('thead th')].map(textOf);
  const figures = [...line.cells].filter((cell) => cell.querySelector('.open-rows'));
  return (
    figures.find((cell) => series !== '' && heads[cell.cellIndex] === series) ?? figures[0] ?? null
  );
}

const DIMENSIONS = [
  'customer',
  'rep',
  'bucket',
  'region',
  'segment',
] as const satisfies Dimension[];

/** “customer C0012”: what a row or a cell stands for, so that the same is lit everywhere; null for anything else. */
export function subjectOf(element: Element): string | null {
  const at = readFigureAsk(element)?.at ?? {};
  const dimension = DIMENSIONS.find((each) => at[each] !== undefined);
  if (dimension) return `${dimension} ${at[dimension] ?? NONE}`;
  return element.matches('tr, li') ? subjectOfLink(element) : null;
}

/** Of a row without figures that can be asked for: whose page its first link leads to. */
function subjectOfLink(line: Element): string | null {
  const href = line.querySelector('a[href]')?.getAttribute('href') ?? '';
  const kind = /\/(customer|rep)\/\?/.exec(href)?.[1];
  const id = kind && new URL(href, here()).searchParams.get(kind);
  return id ? `${kind} ${id}` : null;
}

/** The same for a mark. */
export function subjectOfMark(mark: ChartMark): string | null {
  const line = lineOf(mark);
  if (!line) return null;
  const cell = cellOf(line, mark);
  return subjectOf(line) ?? (cell && subjectOf(cell));
}

export function meaningOf(mark: ChartMark): Meaning {
  const line = lineOf(mark);
  if (!line) return { line, opener: null, action: { kind: dataOf(mark) ? 'data' : 'none' } };
  const opener =
    cellOf(line, mark)?.querySelector<HTMLElement>('.open-rows') ??
    line.querySelector<HTMLElement>(`a[href^="${ROWS_HASH}"]`);
  const at = readFigureAsk(line)?.at ?? {};
  const key = FILTER_KEYS.find((each) => at[each] !== undefined);
  if (key) {
    const name = nameOf(line);
    const link = line.cells[0]?.querySelector('a');
    if (link && LEADS_ON[document.documentElement.dataset.page ?? ''] === key)
      return { line, opener, action: { kind: 'page', link, name } };
    const value = at[key] ?? NONE;
    const isOn = new URLSearchParams(hereQuery()).get(key) === value;
    return { line, opener, action: { kind: 'filter', key, value, isOn, name } };
  }
  return { line, opener, action: opener ? { kind: 'rows', opener } : { kind: 'data' } };
}

/** What stands for several rows of the data, or for none of those listed, leads to the data. */
export function showData(mark: ChartMark): void {
  const data = dataOf(mark);
  if (!data) return;
  data.open = true;
  data.querySelector('summary')?.focus();
}
