/** A slide's chart as the pages draw theirs. */
import * as Plot from '@observablehq/plot';
import { intervalDots } from '../charts/interval-dots.ts';
import { monthAxis } from '../charts/month-axis.ts';
import { type ChartOptions, plotSvg } from '../charts/plot.ts';
import { spread, textWidth } from '../charts/text.ts';
import { type TrendPoint, trendLines } from '../charts/trend-lines.ts';
import { waterfall } from '../charts/waterfall.ts';
import type { SlideChart } from './slide.ts';

type Stack = Extract<SlideChart, { kind: 'stack' }>;

/** More steps of a bridge than these are rows. */
const MAX_COLUMNS = 5;
const NARROW_STEP = 60;

/** One hue, what is oldest darkest: the last of the buckets' colours first. */
const bucketFill = (index: number, count: number): string =>
  `var(--bucket-${Math.max(0, 5 - count + index)})`;

/** Columns on zero, the oldest at the foot; the last column's parts are named beside it. */
function stack({ months, series, format }: Stack, options: ChartOptions): SVGElement {
  const { width, locale, height = 400 } = options;
  const [left, top, bottom] = [56, 12, 40];
  const fills = series.map((_, index) => bucketFill(index, series.length));
  const totals = months.map((_, at) => series.reduce((sum, { values }) => sum + values[at]!, 0));
  const ceiling = Math.max(...totals) * 1.04 || 1;
  const pieces = months.flatMap((month, at) => {
    let reached = 0;
    return series
      .map(({ values }, index) => ({ month, value: values[at]!, fill: fills[index]! }))
      .toReversed()
      .map((piece) => {
        const low = reached;
        reached += piece.value;
        return { ...piece, low, high: reached };
      });
  });
  const named = pieces.slice(-series.length).map(({ low, high, value, fill }, index) => {
    const { name } = series.at(-1 - index)!;
    return { middle: (low + high) / 2, text: `${name}  ${format(value)}`, fill };
  });
  const right = Math.max(...named.map(({ text }) => textWidth(text))) + 16;
  const toPixel = (value: number): number =>
    height - bottom - (value / ceiling) * (height - top - bottom);
  const places = spread(
    named.map(({ middle }) => toPixel(middle)),
    16,
    top,
    height - bottom,
  );
  return plotSvg(
    {
      marginLeft: left,
      marginRight: right,
      marginTop: top,
      marginBottom: bottom,
      x: { domain: months, padding: 0.25, axis: null },
      y: { domain: [0, ceiling], axis: null },
      marks: [
        Plot.gridY({ stroke: 'var(--hair)', ticks: 4 }),
        Plot.axisY({ ticks: 4, tickSize: 0, label: null, tickFormat: format }),
        Plot.rectY(pieces, { x: 'month', y1: 'low', y2: 'high', fill: 'fill' }),
        Plot.ruleY([0], { stroke: 'var(--ink)' }),
        monthAxis(months, width - left - right, locale),
        ...named.map(({ text, fill }, index) =>
          Plot.text([text], {
            frameAnchor: 'top-right',
            textAnchor: 'start',
            dx: 8,
            dy: places[index]! - top - 6,
            fill,
            text: (label: string) => label,
          }),
        ),
      ],
    },
    { ...options, height },
  );
}

/** `size` in CSS pixels; rows of a structure are as high as they need. */
export function drawChart(
  chart: SlideChart,
  size: { width: number; height: number },
  frame: Pick<ChartOptions, 'document' | 'locale'>,
): SVGElement {
  const { label, format } = chart;
  const options: ChartOptions = { ...frame, ...size, format, label };
  switch (chart.kind) {
    case 'bridge':
      // many names need rows, which a narrow bridge has
      return waterfall(chart.steps, {
        ...options,
        width: chart.steps.length > MAX_COLUMNS ? NARROW_STEP * chart.steps.length : size.width,
      });
    case 'stack':
      return stack(chart, options);
    case 'spans':
      return intervalDots(chart.rows, { ...options, height: undefined });
    case 'lines': {
      const points = chart.series.flatMap(({ name, style, values }) =>
        values.map(
          (value, at): TrendPoint => ({
            month: chart.months[at]!,
            value,
            series: name,
            style,
          }),
        ),
      );
      return trendLines(points, options);
    }
  }
}
