/** A slide's chart as the pages draw theirs. */
import { bucketFill } from '../charts/bucket.ts';
import { intervalDots } from '../charts/interval-dots.ts';
import { overdueStack } from '../charts/overdue-stack.ts';
import type { ChartOptions } from '../charts/plot.ts';
import { type TrendPoint, trendLines } from '../charts/trend-lines.ts';
import { waterfall } from '../charts/waterfall.ts';
import type { SlideChart } from './slide.ts';

type Stack = Extract<SlideChart, { kind: 'stack' }>;

/** More steps of a bridge than these are rows. */
const MAX_COLUMNS = 5;
const NARROW_STEP = 60;

function stack({ months, series }: Stack, options: ChartOptions): SVGElement {
  const names = new Map(series.map(({ id, name }) => [id, name]));
  const columns = months.map((month, at) => ({
    month,
    amounts: new Map(series.map(({ id, values }) => [id, values[at]!])),
  }));
  // the first of all colours is that of what is not due
  const buckets = series.map(({ id }, index) => ({
    id,
    fill: bucketFill(index + 1, series.length + 1),
  }));
  return overdueStack(columns, buckets, { ...options, name: (id) => names.get(id) ?? id });
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
