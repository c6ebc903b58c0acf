/** Charts beyond looking: files of them, their points by arrow keys, their marks as filters or figures. */
import { FILTER_KEYS, type FilterKey, NONE } from '../../metrics/types.ts';
import { ROWS_HASH, readFigureAsk } from '../../report/parts/figure-ask.ts';

export interface ChartEvents {
  /** Filters by a value, or undoes the filter that has it already. */
  toggle(key: FilterKey, value: string): void;
}

/** Survives a swapped body. */
export function bindCharts(events: ChartEvents): void {
  document.addEventListener('click', (event) => {
    const target = event.target as Element;
    const button = target.closest?.<HTMLElement>('[data-export]');
    if (button) void import('./chart-export.ts').then(({ exportChart }) => exportChart(button));
    else if (target.closest?.('.chart svg')) openMark(target, events);
  });
  document.addEventListener('focusin', (event) => {
    // The point that arrows have led to is said anew for each chart.
    const chart = event.target as Element;
    if (!chart.matches?.('.chart')) forgetPoint();
  });
  document.addEventListener('keydown', (event) => {
    const chart = (event.target as Element).closest?.<HTMLElement>('.chart[tabindex]');
    if (!chart) return;
    const isStep = event.key === 'ArrowRight' || event.key === 'ArrowLeft';
    if (!isStep && event.key !== 'Enter') return;
    event.preventDefault();
    const lines = linesOf(chart);
    if (event.key === 'Enter') {
      filterOrOpenRows(lines[Number(chart.dataset.point ?? -1)], '', events);
      return;
    }
    const step = event.key === 'ArrowRight' ? 1 : -1;
    const at = Math.max(0, Math.min(lines.length - 1, Number(chart.dataset.point ?? -1) + step));
    chart.dataset.point = String(at);
    announcePoint(chart, lines[at]);
  });
}

/** The rows of the chart's data table. */
const linesOf = (chart: Element): HTMLTableRowElement[] => [
  ...(chart
    .closest('[data-chart]')
    ?.querySelectorAll<HTMLTableRowElement>('.chart-data tbody tr') ?? []),
];

const textOf = (element: Element | null | undefined): string => element?.textContent?.trim() ?? '';

/** The point in words, under the drawing and to screen readers. */
function announcePoint(chart: Element, line: HTMLTableRowElement | undefined): void {
  if (!line) return;
  const heads = [...line.closest('table')!.querySelectorAll('thead th')].map(textOf);
  const [first, ...cells] = [...line.cells].map(textOf);
  const words = cells.map((cell, i) => `${heads[i + 1]}: ${cell}`).join(' · ');
  let status = chart.parentElement!.querySelector('.chart-point');
  if (!status) {
    status = document.createElement('p');
    status.className = 'chart-point note';
    status.setAttribute('role', 'status');
    chart.after(status);
  }
  status.textContent = `${first} — ${words}`;
}

function forgetPoint(): void {
  for (const chart of document.querySelectorAll<HTMLElement>('.chart[data-point]'))
    delete chart.dataset.point;
  for (const status of document.querySelectorAll('.chart-point')) status.remove();
}

/** A row's name; beside the name of a customer stands its id, which the drawing does not say. */
const nameOf = ({ cells }: HTMLTableRowElement): string =>
  textOf(cells[0]?.querySelector('a') ?? cells[0]);

/** A mark is named by its title; the data table has a row, and often a column, of that name: the longest that is in it. */
function openMark(mark: Element, events: ChartEvents): void {
  const title = textOf(mark.closest('svg *')?.querySelector(':scope > title'));
  if (!title) return;
  const [line] = linesOf(mark)
    .filter((each) => nameOf(each) !== '' && title.includes(nameOf(each)))
    .toSorted((a, b) => nameOf(b).length - nameOf(a).length);
  if (line) filterOrOpenRows(line, title, events);
  else showData(mark);
}

/** What stands for several rows of the data, or for none of those listed, leads to the data. */
function showData(mark: Element): void {
  const data = mark.closest('[data-chart]')?.querySelector<HTMLDetailsElement>('.chart-data');
  if (!data) return;
  data.open = true;
  data.querySelector('summary')?.focus();
}

/** Filters by what the row stands for; where that is no filter, opens the rows of its figure or its document. */
function filterOrOpenRows(
  line: HTMLTableRowElement | undefined,
  title: string,
  events: ChartEvents,
): void {
  if (!line) return;
  const at = readFigureAsk(line)?.at ?? {};
  const key = FILTER_KEYS.find((each) => at[each] !== undefined);
  if (key) {
    events.toggle(key, at[key] ?? NONE);
    return;
  }
  const heads = [...line.closest('table')!.querySelectorAll('thead th')].map(textOf);
  const figures = [...line.cells].filter((cell) => cell.querySelector('.open-rows'));
  const named = figures.find((cell) => title.includes(heads[cell.cellIndex] || '\u0000'));
  const opener = (named ?? figures[0])?.querySelector<HTMLElement>('.open-rows');
  (opener ?? line.querySelector<HTMLElement>(`a[href^="${ROWS_HASH}"]`))?.click();
}
