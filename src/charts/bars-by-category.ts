/** Structure as horizontal bars on zero: actual solid, previous light behind it, target outlined. */
import * as Plot from '@observablehq/plot';
import { markTitle } from './mark.ts';
import { type ChartOptions, plotSvg } from './plot.ts';
import { rowLabels } from './row-labels.ts';

export interface CategoryRow {
  label: string;
  value: number | null;
  previous?: number | null;
  target?: number | null;
  /** Set on a variance only: good or bad for the business; its label carries ▲ or ▼. */
  good?: boolean;
}

interface CategoryOptions extends ChartOptions {
  /** What the values and the previous ones are called where both are drawn: two dates. */
  series?: { value: string; previous: string };
}

const ROW_HEIGHT = 28;
const MARGIN = 4;

/** One row a category, in the order given; a missing value is “–”, not a bar of length zero. */
export function barsByCategory(rows: CategoryRow[], options: CategoryOptions): SVGElement {
  const { width, format, formatMark = format, series } = options;
  const placed = rows.map((row, index) => ({ ...row, index }));
  type Placed = (typeof placed)[number];
  const print = (row: CategoryRow, by: ChartOptions['format']): string =>
    row.value === null
      ? '–'
      : row.good === undefined
        ? by(row.value)
        : `${row.value < 0 ? '▼' : '▲'} ${by(Math.abs(row.value))}`;
  const text = (row: CategoryRow): string => print(row, format);
  const labels = rowLabels(placed, width, text);
  const ends = rows.flatMap((row) => [row.value ?? 0, row.previous ?? 0, row.target ?? 0]);
  const floor = Math.min(0, ...ends);
  const ceiling = Math.max(0, ...ends) || (floor === 0 ? 1 : 0);
  const fill = (row: Placed): string =>
    row.good === undefined ? 'var(--actual)' : row.good ? 'var(--good)' : 'var(--bad)';
  const has = (key: 'value' | 'previous' | 'target') =>
    placed.filter((row) => row[key] !== null && row[key] !== undefined);
  const compared = has('previous').length > 0;
  const height = options.height ?? rows.length * ROW_HEIGHT + MARGIN;
  /** Of an inset of a usual row, the same part of a higher one. */
  const inset = (pixels: number): number =>
    (pixels * (height - MARGIN)) / (rows.length * ROW_HEIGHT || 1);
  return plotSvg(
    {
      height,
      marginTop: 2,
      marginBottom: 2,
      marginLeft: labels.left,
      marginRight: labels.right,
      x: { domain: [floor, ceiling], axis: null },
      y: { type: 'band', domain: placed.map((row) => row.index), axis: null, padding: 0 },
      color: { type: 'identity' },
      marks: [
        Plot.barX(has('previous'), {
          y: 'index',
          x1: 0,
          x2: 'previous',
          insetTop: inset(4),
          insetBottom: inset(12),
          fill: 'var(--previous)',
          title: ({ label, previous }: Placed) =>
            markTitle({
              name: label,
              series: series?.previous ?? '',
              value: previous!,
              text: formatMark(previous!),
            }),
        }),
        Plot.barX(has('value'), {
          y: 'index',
          x1: 0,
          x2: 'value',
          insetTop: inset(compared ? 10 : 6),
          insetBottom: inset(compared ? 5 : 6),
          fill,
          title: (row: Placed) =>
            markTitle({
              name: row.label,
              series: series?.value,
              value: row.value!,
              text: print(row, formatMark),
            }),
        }),
        Plot.barX(has('target'), {
          y: 'index',
          x1: 0,
          x2: 'target',
          insetTop: inset(3.5),
          insetBottom: inset(3.5),
          fill: 'none',
          stroke: 'var(--ink)',
        }),
        Plot.ruleX([0], { stroke: 'var(--ink)' }),
        ...labels.marks,
      ],
    },
    options,
  );
}
