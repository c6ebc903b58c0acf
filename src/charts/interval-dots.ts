/** Rates with their intervals: a dot a row, the line from low to high says how sure it is. */
import * as Plot from '@observablehq/plot';
import { markTitle } from './mark.ts';
import { type ChartOptions, plotSvg } from './plot.ts';
import { rowLabels } from './row-labels.ts';
import { axisTicks } from './trend-lines.ts';
import { tickText } from './value-axis.ts';

export interface IntervalRow {
  label: string;
  value: number | null;
  low: number | null;
  high: number | null;
  /** Listed but not compared: a hollow dot. */
  muted?: boolean;
  /** Beyond chance: better or worse than the others. */
  good?: boolean;
  /** What was aimed at: a tick on the row. */
  target?: number | null;
}

export interface IntervalOptions extends ChartOptions {
  /** Between these the rows cannot be told from each other. */
  band?: { low: number; high: number } | null;
}

const ROW_HEIGHT = 28;

/** One row each, in the order given, on one scale around the marks: points need no zero. */
export function intervalDots(rows: IntervalRow[], options: IntervalOptions): SVGElement {
  const { width, format, formatMark = format, band } = options;
  const placed = rows.map((row, index) => ({ ...row, index }));
  type Placed = (typeof placed)[number];
  const known = placed.filter((row) => row.value !== null);
  const spanned = known.filter((row) => row.low !== null && row.high !== null);
  const text = (row: IntervalRow): string => (row.value === null ? '–' : format(row.value));
  const labels = rowLabels(placed, width, text, (row) =>
    row.muted ? 'var(--muted)' : 'currentColor',
  );
  const ends = known.flatMap((row) => [
    row.value!,
    row.high ?? row.value!,
    row.low ?? row.value!,
    row.target ?? row.value!,
  ]);
  const [floor, ceiling] = roundEnds(ends);
  const ticks = axisTicks(floor, ceiling);
  const stroke = (row: Placed): string => {
    if (row.good !== undefined) return row.good ? 'var(--good)' : 'var(--bad)';
    return row.muted ? 'var(--muted)' : 'var(--actual)';
  };
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
          tickFormat: tickText(options.formatTick ?? format),
          tickSize: 0,
          tickPadding: 5,
          label: null,
          fill: 'var(--muted)',
        }),
        ...(band
          ? [
              Plot.rectX([band], {
                x1: 'low',
                x2: 'high',
                fill: 'var(--hair)',
                fillOpacity: 0.7,
                ariaLabel: 'band',
              }),
            ]
          : []),
        Plot.ruleX([floor], { stroke: 'var(--muted)' }),
        Plot.tickX(
          known.filter((row) => row.target != null),
          { x: 'target', y: 'index', stroke: 'var(--muted)', strokeWidth: 2, inset: 6 },
        ),
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
          fill: (row: Placed) => (row.muted ? 'var(--paper)' : stroke(row)),
          stroke,
          strokeWidth: 1.5,
          title: ({ label, value, low, high }: Placed) => {
            const span =
              low === null || high === null ? '' : ` (${formatMark(low)} – ${formatMark(high)})`;
            return markTitle({ name: label, value: value!, text: formatMark(value!) + span });
          },
        }),
        ...labels.marks,
      ],
    },
    options,
  );
}

/** Round values just outside all marks; a share that reaches near zero or 100 % ends there. */
function roundEnds(ends: number[]): [number, number] {
  if (ends.length === 0) return [0, 1];
  const [lowest, highest] = [Math.min(...ends), Math.max(...ends)];
  const width = highest - lowest || Math.abs(highest) || 1;
  const step = axisTicks(0, width).find((tick) => tick > 0) ?? width;
  const floor = Math.floor(lowest / step) * step;
  const ceiling = Math.ceil(highest / step) * step;
  return [floor, ceiling === floor ? floor + step : ceiling];
}
