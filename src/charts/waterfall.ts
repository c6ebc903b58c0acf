/** Opening to closing balance: totals stand on zero, movements hang between them, and it foots. */
import * as Plot from '@observablehq/plot';
import { markTitle } from './mark.ts';
import { type ChartOptions, plotSvg } from './plot.ts';
import { fitText, textWidth } from './text.ts';

export interface WaterfallStep {
  label: string;
  value: number;
  kind: 'total' | 'delta';
  /** Good or bad for the business; unset is neutral. */
  good?: boolean;
}

export interface WaterfallBar extends WaterfallStep {
  /** From where to where the bar reaches; a total starts at 0. */
  start: number;
  end: number;
}

/**
 * Places the steps. The first total opens; every later one must equal what the deltas reached,
 * to half a minor unit a step (converted amounts round). Throws where it does not foot.
 */
export function waterfallBars(steps: WaterfallStep[]): WaterfallBar[] {
  let reached = 0;
  return steps.map((step, index) => {
    if (step.kind === 'delta') {
      const start = reached;
      reached += step.value;
      return { ...step, start, end: reached };
    }
    if (index > 0 && Math.abs(step.value - reached) > steps.length / 2) {
      throw new Error(
        `waterfall does not foot: ${step.label} is ${step.value}, steps sum to ${reached}`,
      );
    }
    reached = step.value;
    return { ...step, start: 0, end: step.value };
  });
}

const fill = (bar: WaterfallBar): string =>
  bar.kind === 'total'
    ? 'var(--actual)'
    : bar.good === undefined
      ? 'var(--previous)'
      : bar.good
        ? 'var(--good)'
        : 'var(--bad)';

/** “▲ 12.3 M”: the sign stands beside every coloured bar. */
const valueText = (bar: WaterfallBar, format: ChartOptions['format']): string =>
  bar.kind === 'total' ? format(bar.value) : `${mark(bar.value)}${format(Math.abs(bar.value))}`;
const mark = (value: number): string => (value > 0 ? '▲ ' : value < 0 ? '▼ ' : '');

/** Columns where there is room for their names, rows where there is not. */
export function waterfall(steps: WaterfallStep[], options: ChartOptions): SVGElement {
  const bars = waterfallBars(steps).map((bar, index) => ({ ...bar, index }));
  return options.width / Math.max(1, steps.length) >= 62
    ? columns(bars, options)
    : rows(bars, options);
}

type Placed = WaterfallBar & { index: number };

function columns(bars: Placed[], options: ChartOptions): SVGElement {
  const { width, format } = options;
  const height = options.height ?? 240;
  const top = 22;
  const slot = width / bars.length;
  const [floor, ceiling] = extent(bars);
  return plotSvg(
    {
      height,
      marginTop: top,
      marginBottom: 26,
      marginLeft: 0,
      marginRight: 0,
      x: { type: 'band', domain: bars.map((bar) => bar.index), axis: null, padding: 0.25 },
      y: { domain: [floor, ceiling], axis: null },
      color: { type: 'identity' },
      marks: [
        Plot.link(joins(bars), {
          x1: 'index',
          x2: 'next',
          y1: 'at',
          y2: 'at',
          stroke: 'var(--muted)',
          strokeWidth: 0.75,
        }),
        Plot.barY(bars, { x: 'index', y1: 'start', y2: 'end', fill, title: title(options) }),
        Plot.ruleY([0], { stroke: 'var(--ink)' }),
        Plot.text(bars, {
          x: 'index',
          y: (bar: Placed) => Math.max(bar.start, bar.end),
          dy: -9,
          text: (bar: Placed) => fitText(valueText(bar, format), slot + 4),
        }),
        Plot.text(bars, {
          x: 'index',
          frameAnchor: 'bottom',
          lineAnchor: 'top',
          dy: 10,
          text: (bar: Placed) => fitText(bar.label, slot + 4),
          fill: 'var(--muted)',
        }),
      ],
    },
    { ...options, height },
  );
}

function rows(bars: Placed[], options: ChartOptions): SVGElement {
  const { width, format } = options;
  const height = options.height ?? bars.length * 26 + 4;
  const left = Math.min(Math.max(...bars.map((bar) => textWidth(bar.label))) + 8, width * 0.34);
  const right = Math.max(...bars.map((bar) => textWidth(valueText(bar, format)))) + 12;
  const [floor, ceiling] = extent(bars);
  return plotSvg(
    {
      height,
      marginTop: 2,
      marginBottom: 2,
      marginLeft: left,
      marginRight: right,
      x: { domain: [floor, ceiling], axis: null },
      y: { type: 'band', domain: bars.map((bar) => bar.index), axis: null, padding: 0.25 },
      color: { type: 'identity' },
      marks: [
        Plot.link(joins(bars), {
          y1: 'index',
          y2: 'next',
          x1: 'at',
          x2: 'at',
          stroke: 'var(--muted)',
          strokeWidth: 0.75,
        }),
        Plot.barX(bars, { y: 'index', x1: 'start', x2: 'end', fill, title: title(options) }),
        Plot.ruleX([0], { stroke: 'var(--ink)' }),
        Plot.text(bars, {
          frameAnchor: 'right',
          textAnchor: 'end',
          y: 'index',
          dx: right - 1,
          text: (bar: Placed) => valueText(bar, format),
        }),
        Plot.text(bars, {
          frameAnchor: 'left',
          textAnchor: 'start',
          y: 'index',
          dx: -left,
          text: (bar: Placed) => fitText(bar.label, left - 8),
        }),
      ],
    },
    { ...options, height },
  );
}

const title =
  ({ format, formatMark = format }: ChartOptions) =>
  (bar: Placed): string =>
    markTitle({ name: bar.label, value: bar.value, text: valueText(bar, formatMark) });

/** The hairlines from each bar's end to the next bar. */
const joins = (bars: Placed[]) =>
  bars.slice(0, -1).map((bar) => ({ index: bar.index, next: bar.index + 1, at: bar.end }));

function extent(bars: WaterfallBar[]): [number, number] {
  const ends = bars.flatMap((bar) => [bar.start, bar.end]);
  const floor = Math.min(0, ...ends);
  return [floor, Math.max(0, ...ends) || (floor === 0 ? 1 : 0)];
}
