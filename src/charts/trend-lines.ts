/** Values by month or longer step as lines that start at zero, each named, or its last value printed, at its end. */

import * as Plot from '@observablehq/plot';
import type { Month } from '../format/date.ts';
import { monthLabel } from '../format/label.ts';
import { markTitle } from './mark.ts';
import { monthAxis } from './month-axis.ts';
import { type ChartOptions, plotSvg } from './plot.ts';
import { fitText, spread, textWidth } from './text.ts';
import { valueAxis } from './value-axis.ts';

type LineStyle = 'actual' | 'previous' | 'target' | 'muted';

export interface TrendPoint {
  month: Month;
  value: number | null;
  /** How far luck could have moved the value. */
  low?: number | null;
  high?: number | null;
  /** Between which values it usually lies, a band behind the line; `isUnusual` puts a ring around it. */
  limits?: { low: number; high: number } | null;
  isUnusual?: boolean;
  /** The month is not over: its dot is hollow. */
  isOpen?: boolean;
  /** The line's name as printed. */
  series: string;
  style: LineStyle;
}

const STROKES: Record<LineStyle, Plot.LineOptions> = {
  actual: { stroke: 'var(--actual)', strokeWidth: 2.25 },
  previous: { stroke: 'var(--previous)', strokeWidth: 2.25 },
  target: { stroke: 'var(--ink)', strokeWidth: 1, strokeDasharray: '5 3' },
  muted: { stroke: 'var(--muted)', strokeWidth: 1.5, strokeDasharray: '1.5 3' },
};
/** Drawn in this order, so that the actual line lies on top. */
const LAYERS: LineStyle[] = ['previous', 'muted', 'target', 'actual'];

export interface TrendOptions extends ChartOptions {
  /** Values the axis must hold besides its own: small multiples share one. */
  extent?: [number, number];
  /** What stands at the end of a line: its name, or for the actual one its last value. */
  ends?: 'name' | 'value';
  /** The line that the actual one is compared with, and how the difference is printed. */
  compared?: { series: string; change(value: number, earlier: number): string };
  /** What is said of an unusual value, printed as `text`. */
  unusual?: (text: string, limits: { low: number; high: number }) => string;
}

/** The lines; a month without a value is a gap, never a zero. */
export function trendLines(series: TrendPoint[], options: TrendOptions): SVGElement {
  const { width, locale, format, formatTick = format, ends: endText = 'name' } = options;
  const height = options.height ?? (width < 500 ? 200 : 240);
  const months = [...new Set(series.map((point) => point.month))].sort();
  const names = [...new Set(series.map((point) => point.series))];
  const own = series.flatMap((point) => point.value ?? []);
  const values = [...own, ...(options.extent ?? [])];
  const spans = series.filter((point) => point.low != null && point.high != null);
  const floor = Math.min(0, ...values);
  const ceiling = Math.max(0, ...values, ...spans.map((point) => point.high!)) * 1.04 || 1;
  const known = series.filter((point) => point.value !== null);
  const banded = series.flatMap(({ month, limits }) =>
    // the axis is that of the values
    limits
      ? [{ month, low: Math.max(floor, limits.low), high: Math.min(ceiling, limits.high) }]
      : [],
  );
  const ends = names
    .flatMap((name) => known.findLast((point) => point.series === name) ?? [])
    .filter((end) => endText === 'name' || end.style === 'actual');
  const endOf = (end: TrendPoint): string => (endText === 'name' ? end.series : format(end.value!));
  const top = 12;
  const bottom = 40;
  const widestName = Math.max(0, ...ends.map((end) => textWidth(endOf(end))));
  const right = Math.min(widestName + 16, width * 0.34);
  const ticks = axisTicks(floor, ceiling);
  const left = Math.max(24, ...ticks.map((tick) => textWidth(formatTick(tick)))) + 10;
  const pixels = height - top - bottom;
  const toPixel = (value: number): number => (value - floor) * (pixels / (ceiling - floor));
  const placed = spread(
    ends.map((end) => toPixel(end.value!)),
    15,
    4,
    pixels,
  );
  const labels = ends.map((end, index) => ({
    ...end,
    at: placed[index]! / (pixels / (ceiling - floor)) + floor,
  }));
  return plotSvg(
    {
      height,
      marginTop: top,
      marginBottom: bottom,
      marginLeft: left,
      marginRight: right,
      x: { type: 'point', domain: months, axis: null, padding: 0.3 },
      y: { domain: [floor, ceiling], axis: null },
      marks: [
        ...valueAxis(ticks, formatTick),
        ...(banded.length > 0 ? [usualBand(months, banded)] : []),
        Plot.ruleY([0], { stroke: 'var(--muted)' }),
        Plot.ruleX(spans, { x: 'month', y1: 'low', y2: 'high', stroke: 'var(--muted)' }),
        ...LAYERS.map((style) =>
          Plot.line(
            series.filter((point) => point.style === style),
            {
              x: 'month',
              y: (d: TrendPoint) => d.value ?? Number.NaN,
              z: 'series',
              ...STROKES[style],
            },
          ),
        ),
        ...LAYERS.map((style) =>
          Plot.dot(
            known.filter((point) => point.style === style),
            {
              x: 'month',
              y: 'value',
              // A target is a line without dots, and is read like the others.
              r: style === 'target' ? 0 : 2.75,
              fill: dotFill(style, known),
              stroke: STROKES[style].stroke,
              title: (d: TrendPoint) => markTitle(markOf(d, series, options)),
            },
          ),
        ),
        ...rings(known.filter(({ isUnusual }) => isUnusual)),
        ...[true, false].map((strong) =>
          Plot.text(
            labels.filter((label) => (label.style === 'actual') === strong),
            {
              frameAnchor: 'right',
              textAnchor: 'start',
              y: 'at',
              dx: 8,
              text: (d: TrendPoint) => fitText(endOf(d), right - 10),
              fontWeight: strong ? 600 : undefined,
            },
          ),
        ),
        monthAxis(months, width - left - right, locale),
      ],
    },
    { ...options, height },
  );
}

/** The dot of a month that is not over is hollow. */
function dotFill(style: LineStyle, points: TrendPoint[]): Plot.DotOptions['fill'] {
  const solid = style === 'muted' ? 'var(--paper)' : STROKES[style].stroke;
  if (!points.some(({ isOpen }) => isOpen)) return solid;
  return ({ isOpen }: TrendPoint) => (isOpen ? 'var(--paper)' : (solid as string));
}

/** Around what is unusual. */
const rings = (points: TrendPoint[]): Plot.Markish[] =>
  points.length === 0
    ? []
    : [
        Plot.dot(points, {
          ...{ x: 'month', y: 'value', r: 6, fill: 'none' },
          ...{ stroke: 'var(--ink)', strokeWidth: 1.5 },
        }),
      ];

type Band = { month: Month; low?: number; high?: number };

/** A month without limits is a gap. */
const usualBand = (months: Month[], banded: Band[]): Plot.Markish =>
  Plot.areaY(
    months.map((month): Band => banded.find((each) => each.month === month) ?? { month }),
    {
      x: 'month',
      y1: ({ low }: Band) => low ?? Number.NaN,
      y2: ({ high }: Band) => high ?? Number.NaN,
      ...{ fill: 'var(--muted)', fillOpacity: 0.14 },
    },
  );

function markOf(point: TrendPoint, all: TrendPoint[], options: TrendOptions) {
  const { locale, format, formatMark = format, compared } = options;
  const { month, series, low, high } = point;
  const value = point.value!;
  const earlier =
    point.style === 'actual' && compared
      ? all.find((each) => each.month === month && each.series === compared.series)?.value
      : null;
  const span = low != null && high != null ? ` (${formatMark(low)} – ${formatMark(high)})` : '';
  return {
    step: month,
    name: monthLabel(month, locale),
    series,
    value,
    text:
      point.isUnusual && point.limits && options.unusual
        ? options.unusual(formatMark(value), point.limits)
        : formatMark(value) + span,
    ...(earlier == null ? {} : { change: compared!.change(value, earlier) }),
  };
}

/** Round values from floor to ceiling, four or five of them; floor and ceiling as numbers of the axis. */
export function axisTicks(floor: number, ceiling: number): number[] {
  const rough = (ceiling - floor) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((m) => m * power).find((s) => s >= rough)!;
  const ticks: number[] = [];
  for (let n = Math.ceil(floor / step); n * step <= ceiling; n++) {
    ticks.push(Number((n * step).toPrecision(12)));
  }
  return ticks;
}
