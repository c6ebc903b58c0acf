/**
 * Opening to closing balance: totals stand on zero, movements hang between them, and it foots. Where the movements are
 * small beside the totals, the totals are cut short, with a mark that says so, and the movements can be read.
 */
import * as Plot from '@observablehq/plot';
import { markTitle } from './mark.ts';
import { type ChartOptions, FONT_SIZE, plotSvg } from './plot.ts';
import { fitText, inTwoLines, textWidth } from './text.ts';

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

/** Columns where there is room for their names, rows where there is not or where `inRows` asks for them. */
export function waterfall(
  steps: WaterfallStep[],
  options: ChartOptions & { inRows?: boolean },
): SVGElement {
  const bars = waterfallBars(steps).map((bar, index) => ({ ...bar, index }));
  return !options.inRows && options.width / Math.max(1, steps.length) >= 62
    ? columns(bars, options)
    : rows(bars, options);
}

/** Where all that moves happens above this share of the highest, totals are cut short. */
const CUT_ABOVE = 0.7;

/** Where the axis begins: 0, or above it where totals are cut short. */
export function axisFloor(bars: Pick<WaterfallBar, 'start' | 'end' | 'kind'>[]): number {
  const reached = bars.map((bar) => bar.end);
  const [lowest, highest] = [Math.min(...reached), Math.max(...reached)];
  const isCut = highest > lowest && lowest > CUT_ABOVE * highest;
  return isCut ? lowest - (highest - lowest) / 2 : 0;
}

type Placed = WaterfallBar & { index: number };

function columns(bars: Placed[], options: ChartOptions): SVGElement {
  const { width, format } = options;
  const height = options.height ?? 240;
  const top = 22;
  const slot = width / bars.length;
  const [floor, ceiling] = extent(bars);
  const names = bars.map((bar) => inTwoLines(bar.label, slot + 4));
  const second = names.some((name) => name.includes('\n')) ? FONT_SIZE : 0;
  return plotSvg(
    {
      height,
      marginTop: top,
      marginBottom: 26 + second,
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
        Plot.barY(bars, { x: 'index', y1: from(floor), y2: 'end', fill, title: title(options) }),
        Plot.ruleY([floor > 0 ? floor : 0], { stroke: 'var(--ink)' }),
        ...cuts(bars, floor, (of) => Plot.text(of, { ...CUT, x: 'index', y: floor, dy: -10 })),
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
          text: (bar: Placed) => names[bar.index]!,
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
        Plot.barX(bars, { y: 'index', x1: from(floor), x2: 'end', fill, title: title(options) }),
        Plot.ruleX([floor > 0 ? floor : 0], { stroke: 'var(--ink)' }),
        ...cuts(bars, floor, (of) => Plot.text(of, { ...CUT, y: 'index', x: floor, dx: 12 })),
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

/** Totals begin where the axis does. */
const from =
  (floor: number) =>
  (bar: Placed): number =>
    bar.kind === 'total' && floor > 0 ? floor : bar.start;

/** Two strokes of paper across a bar that is cut short. */
const CUT = { text: () => '//', fill: 'var(--paper)', fontSize: 20, fontWeight: 'bold' } as const;

const cuts = (
  bars: Placed[],
  floor: number,
  mark: (totals: Placed[]) => Plot.Markish,
): Plot.Markish[] => (floor > 0 ? [mark(bars.filter((bar) => bar.kind === 'total'))] : []);

function extent(bars: WaterfallBar[]): [number, number] {
  const ends = bars.flatMap((bar) => [bar.start, bar.end]);
  const cut = bars.length > 0 ? axisFloor(bars) : 0;
  if (cut > 0) return [cut, Math.max(...ends)];
  const floor = Math.min(0, ...ends);
  return [floor, Math.max(0, ...ends) || (floor === 0 ? 1 : 0)];
}
