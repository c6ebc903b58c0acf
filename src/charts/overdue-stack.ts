/** Overdue amounts by age: one column a month on zero, the oldest at its foot, the last one labelled. */

import * as Plot from '@observablehq/plot';
import type { Month } from '../format/date.ts';
import { monthLabel } from '../format/label.ts';
import { changed, markTitle } from './mark.ts';
import { monthAxis } from './month-axis.ts';
import { type ChartOptions, plotSvg } from './plot.ts';
import { fitText, spread, textWidth } from './text.ts';
import { axisTicks } from './trend-lines.ts';
import { valueAxis } from './value-axis.ts';

export interface OverdueColumn {
  month: Month;
  /** Amounts ≥ 0 by bucket id, one currency. */
  amounts: Map<string, number>;
}

export interface OverdueBucket {
  id: string;
  fill: string;
}

interface Piece {
  month: Month;
  bucket: OverdueBucket;
  value: number;
  low: number;
  high: number;
}

/** The pieces of each column, the last bucket at its foot; what is nothing has none. */
export function overduePieces(columns: OverdueColumn[], buckets: OverdueBucket[]): Piece[] {
  return columns.flatMap(({ month, amounts }) => {
    let reached = 0;
    return buckets.toReversed().flatMap((bucket): Piece[] => {
      const value = amounts.get(bucket.id) ?? 0;
      if (value <= 0) return [];
      const low = reached;
      reached += value;
      return [{ month, bucket, value, low, high: reached }];
    });
  });
}

/** `buckets` youngest first; their names and last amounts stand at the right of the last column. */
export function overdueStack(
  columns: OverdueColumn[],
  buckets: OverdueBucket[],
  options: ChartOptions,
): SVGElement {
  const {
    width,
    locale,
    format,
    formatTick = format,
    formatMark = format,
    name = (id: string) => id,
  } = options;
  const height = options.height ?? (width < 500 ? 220 : 240);
  const months = columns.map(({ month }) => month);
  const pieces = overduePieces(columns, buckets);
  const ceiling = Math.max(0, ...pieces.map((piece) => piece.high)) || 1;
  const ticks = axisTicks(0, ceiling);
  const [top, bottom] = [8, 38];
  const left = Math.max(...ticks.map((tick) => textWidth(formatTick(tick)))) + 10;
  const last = columns.at(-1);
  const labels = buckets.map((bucket) => {
    const value = last?.amounts.get(bucket.id) ?? 0;
    return { bucket, text: `${name(bucket.id)}  ${format(value)}` };
  });
  const widest = Math.max(0, ...labels.map(({ text }) => textWidth(text)));
  const right = Math.min(widest + 28, width * 0.42);
  const perPixel = ceiling / (height - top - bottom);
  const placed = spread(middles(pieces, buckets, last?.month, perPixel), 16, 6, ceiling / perPixel);
  const placedLabels = labels.map((label, i) => ({ ...label, at: placed[i]! * perPixel }));
  return plotSvg(
    {
      height,
      marginTop: top,
      marginBottom: bottom,
      marginLeft: left,
      marginRight: right,
      x: { type: 'band', domain: months, axis: null, padding: 0.22 },
      y: { domain: [0, ceiling], axis: null },
      color: { type: 'identity' },
      marks: [
        ...valueAxis(ticks, formatTick),
        Plot.barY(pieces, {
          x: 'month',
          y1: 'low',
          y2: 'high',
          fill: (piece: Piece) => piece.bucket.fill,
          title: ({ month, bucket, value }: Piece) =>
            markTitle({
              step: month,
              name: monthLabel(month, locale),
              series: name(bucket.id),
              value,
              text: formatMark(value),
              ...changed(options.changeOf?.(month, bucket.id, value)),
            }),
        }),
        Plot.ruleY([0], { stroke: 'var(--ink)' }),
        Plot.dot(placedLabels, {
          frameAnchor: 'right',
          y: 'at',
          dx: 12,
          symbol: 'square',
          r: 4.5,
          fill: ({ bucket }: { bucket: OverdueBucket }) => bucket.fill,
          stroke: 'var(--hair)',
        }),
        Plot.text(placedLabels, {
          frameAnchor: 'right',
          textAnchor: 'start',
          y: 'at',
          dx: 21,
          text: ({ text }: { text: string }) => fitText(text, right - 22),
        }),
        monthAxis(months, width - left - right, locale),
      ],
    },
    { ...options, height },
  );
}

/** Where the name of each bucket would stand, in pixels over zero: beside its piece of the last column. */
function middles(
  pieces: Piece[],
  buckets: OverdueBucket[],
  last: Month | undefined,
  perPixel: number,
): number[] {
  const own = pieces.filter(({ month }) => month === last);
  return buckets.map((bucket, i) => {
    const piece = own.find((each) => each.bucket === bucket);
    if (piece) return (piece.low + piece.high) / 2 / perPixel;
    // a bucket with nothing stands where its piece would begin
    const older = own.filter((each) => buckets.indexOf(each.bucket) > i);
    return Math.max(0, ...older.map(({ high }) => high)) / perPixel;
  });
}
