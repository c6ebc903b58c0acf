/** One 100 % column a month, cut into aging buckets light (not due) to dark (oldest), or into other parts in their order. */
import * as Plot from '@observablehq/plot';
import type { IsoDate, Month } from '../format/date.ts';
import { monthLabel } from '../format/label.ts';
import { bucketFill, sortBuckets } from './bucket.ts';
import { changed, markTitle } from './mark.ts';
import { monthAxis } from './month-axis.ts';
import { type ChartOptions, plotSvg } from './plot.ts';
import { fitText, spread, textWidth } from './text.ts';

export interface AgingRow {
  month: Month;
  bucket: string;
  /** Amount ≥ 0, one currency. */
  value: number | null;
}

export interface AgingSegment {
  month: Month;
  bucket: string;
  value: number;
  /** Shares of the month's total, 0 to 1. */
  low: number;
  high: number;
}

/** Cuts each month's column into its buckets; a month that is open with nothing has no segment. */
export function agingSegments(rows: AgingRow[]): AgingSegment[] {
  const buckets = sortBuckets(rows.map((row) => row.bucket));
  const months = [...new Set(rows.map((row) => row.month))].sort();
  return months.flatMap((month) => {
    const own = rows.filter((row) => row.month === month && (row.value ?? 0) > 0);
    const total = own.reduce((sum, row) => sum + row.value!, 0);
    let reached = 0;
    return buckets.flatMap((bucket) => {
      const value = own.filter((row) => row.bucket === bucket).reduce((s, r) => s + r.value!, 0);
      if (value === 0) return [];
      const low = reached / total;
      reached += value;
      return [{ month, bucket, value, low, high: reached / total }];
    });
  });
}

/** The stack, its buckets named at the right of the last column; `lastDay` where that is no month end. `format` prints the amounts. */
export function agingStack(
  rows: AgingRow[],
  options: ChartOptions & { lastDay?: IsoDate },
): SVGElement {
  const { width, locale, format, formatMark = format, name = (id: string) => id } = options;
  const height = options.height ?? (width < 500 ? 220 : 240);
  const buckets = sortBuckets(rows.map((row) => row.bucket));
  const months = [...new Set(rows.map((row) => row.month))].sort();
  const segments = agingSegments(rows);
  const top = 10;
  const bottom = 40;
  const left = 42;
  const widest = Math.max(0, ...buckets.map((bucket) => textWidth(name(bucket))));
  const right = Math.min(widest + 28, width * 0.35);
  const percent = (share: number): string => `${Math.round(share * 100)}%`;
  const labels = nameBuckets(segments, buckets, height - top - bottom);
  return plotSvg(
    {
      height,
      marginTop: top,
      marginBottom: bottom,
      marginLeft: left,
      marginRight: right,
      x: { type: 'band', domain: months, axis: null, padding: months.length > 18 ? 0.12 : 0.22 },
      y: { domain: [0, 1], axis: null },
      color: { type: 'identity' },
      marks: [
        Plot.gridY([0, 0.25, 0.5, 0.75, 1], { stroke: 'var(--hair)', strokeOpacity: 1 }),
        Plot.axisY([0, 0.5, 1], {
          tickFormat: percent,
          tickSize: 0,
          tickPadding: 5,
          label: null,
          fill: 'var(--muted)',
        }),
        Plot.barY(segments, {
          x: 'month',
          y1: 'low',
          y2: 'high',
          fill: (d: AgingSegment) => bucketFill(buckets.indexOf(d.bucket), buckets.length),
          title: ({ month, bucket, value, low, high }: AgingSegment) =>
            markTitle({
              step: month,
              name: monthLabel(month, locale),
              series: name(bucket),
              value,
              text: `${formatMark(value)} (${percent(high - low)})`,
              ...changed(options.changeOf?.(month, bucket, value)),
            }),
        }),
        Plot.dot(labels, {
          frameAnchor: 'right',
          y: 'at',
          dx: 12,
          symbol: 'square',
          r: 4.5,
          fill: 'fill',
          stroke: 'var(--hair)',
        }),
        Plot.text(labels, {
          frameAnchor: 'right',
          textAnchor: 'start',
          y: 'at',
          dx: 21,
          text: (d: { bucket: string }) => fitText(name(d.bucket), right - 22),
        }),
        monthAxis(months, width - left - right, locale, options.lastDay),
      ],
    },
    { ...options, height },
  );
}

/** Where each bucket's name stands, as a share of the height: beside its piece of the last column. */
function nameBuckets(segments: AgingSegment[], buckets: string[], pixels: number) {
  const last = segments.at(-1)?.month;
  let reached = 0;
  const wanted = buckets.map((bucket) => {
    const segment = segments.find((s) => s.month === last && s.bucket === bucket);
    if (!segment) return reached * pixels;
    reached = segment.high;
    return ((segment.low + segment.high) / 2) * pixels;
  });
  const placed = spread(wanted, 17, 6, pixels - 6);
  return buckets.map((bucket, index) => ({
    bucket,
    at: placed[index]! / pixels,
    fill: bucketFill(index, buckets.length),
  }));
}
