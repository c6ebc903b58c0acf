/** Rates with their intervals: a dot a row, the line from low to high says how sure it is. */
import * as Plot from '@observablehq/plot';
import { type ChartOptions, plotSvg } from './plot.ts';
import { rowLabels } from './row-labels.ts';
import { axisTicks } from './trend-lines.ts';

export interface IntervalRow {
  label: string;
  value: number | null;
  low: number | null;
  high: number | null;
  /** Listed but not compared: a hollow dot. */
  muted?: boolean;
}

const ROW_HEIGHT = 28;

/** One row each, in the order given, on one scale from zero. */
export function intervalDots(rows: IntervalRow[], options: ChartOptions): SVGElement {
  const { width, format } = options;
  const placed = rows.map((row, index) => ({ ...row, index }));
  type Placed = (typeof placed)[number];
  const known = placed.filter((row) => row.value !== null);
  const spanned = known.filter((row) => row.low !== null && row.high !== null);
  const text = (row: IntervalRow): string => (row.value === null ? '–' : format(row.value));
  const labels = rowLabels(placed, width, text, (row) =>
    row.muted ? 'var(--muted)' : 'currentColor',
  );
  const ends = known.flatMap((row) => [row.value!, row.high ?? 0, row.low ?? 0]);
  const floor = Math.min(0, ...ends);
  const highest = Math.max(0, ...ends) || 1;
  // A round value just above the marks ends the axis: 100 % belongs on it where the best have 99.
  const [step = 0] = axisTicks(floor, highest).filter((tick) => tick > 0);
  const round = Math.ceil(highest / step) * step;
  const ceiling = round - highest < step / 2 ? round : highest;
  const ticks = axisTicks(floor, ceiling);
  const stroke = (row: Placed): string => (row.muted ? 'var(--muted)' : 'var(--actual)');
  return plotSvg(
    {
      height: rows.length * ROW_HEIGHT + 26,
      marginTop: 2,
      marginBottom: 24,
      marginLeft: labels.left,
      marginRight: labels.right,
      x: { domain: [floor, ceiling], axis: null },
      y: { type: 'band', domain: placed.map((row) => row.index), axis: null, padding: 0 },
      color: { type: 'identity' },
      marks: [
        Plot.gridX(ticks, { stroke: 'var(--hair)', strokeOpacity: 1 }),
        Plot.axisX(width < 500 ? ticks.filter((_, i) => i % 2 === 0) : ticks, {
          tickFormat: options.formatTick ?? format,
          tickSize: 0,
          tickPadding: 5,
          label: null,
          fill: 'var(--muted)',
        }),
        Plot.ruleX([0], { stroke: 'var(--muted)' }),
        Plot.link(spanned, {
          x1: 'low',
          x2: 'high',
          y1: 'index',
          y2: 'index',
          stroke,
          strokeWidth: 1.5,
        }),
        Plot.dot(known, {
          x: 'value',
          y: 'index',
          r: 4.5,
          fill: (row: Placed) => (row.muted ? 'var(--paper)' : 'var(--actual)'),
          stroke,
          strokeWidth: 1.5,
          title: (row: Placed) =>
            row.low === null || row.high === null
              ? `${row.label}: ${text(row)}`
              : `${row.label}: ${text(row)} (${format(row.low)} – ${format(row.high)})`,
        }),
        ...labels.marks,
      ],
    },
    options,
  );
}
