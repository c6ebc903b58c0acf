/** What would come if a reader's assumptions held: a column a step, hatched the other way, the forecast outlined behind it. */
import * as Plot from '@observablehq/plot';
import { hatch, OUTLINED } from './hatch.ts';
import { legend } from './legend.ts';
import { markTitle } from './mark.ts';
import { type ChartOptions, plotSvg } from './plot.ts';
import { namedEvery, textWidth } from './text.ts';
import { axisTicks } from './trend-lines.ts';
import { valueAxis } from './value-axis.ts';

export interface WhatIfColumn {
  key: string;
  /** Under the axis, and in tips. */
  name: string;
  /** Amounts of one currency. */
  forecast: number;
  assumed: number;
}

const ASSUMED = 'var(--notice-edge)';
/** The forecast's. */
const OUTLINE = { stroke: 'var(--muted)', strokeDasharray: '3 2' };
/** The forecast's outline reaches so far out of what is assumed, on both sides. */
const BEHIND = 3;
/** At least so many pixels between two names on the axis. */
const NAME_GAP = 8;

/** `options.name` prints `forecast` and `assumed`. */
export function whatIfColumns(columns: WhatIfColumn[], options: ChartOptions): SVGElement {
  const {
    width,
    format,
    formatTick = format,
    formatMark = format,
    name = (id: string) => id,
  } = options;
  const height = options.height ?? 240;
  const ceiling = Math.max(0, ...columns.flatMap(({ forecast, assumed }) => [forecast, assumed]));
  const ticks = axisTicks(0, ceiling || 1);
  const [bottom, right] = [30, 8];
  const left = Math.max(...ticks.map((tick) => textWidth(formatTick(tick)))) + 10;
  const names = columns.map((column) => column.name);
  const every = namedEvery(names, NAME_GAP, width - left - right);
  const bars = (id: 'forecast' | 'assumed', own: Plot.BarYOptions): Plot.BarY =>
    Plot.barY(
      columns.filter((column) => column[id] !== 0),
      {
        x: 'key',
        y: id,
        title: (column: WhatIfColumn) =>
          markTitle({
            name: column.name,
            series: name(id),
            value: column[id],
            text: formatMark(column[id]),
          }),
        ...own,
      },
    );
  const over = legend(
    [
      { text: name('assumed'), fill: OUTLINED, stroke: ASSUMED },
      { text: name('forecast'), fill: 'none', ...OUTLINE },
    ],
    left,
    width,
  );
  const svg = plotSvg(
    {
      height,
      marginTop: over.height,
      marginBottom: bottom,
      marginLeft: left,
      marginRight: right,
      x: { type: 'band', domain: columns.map(({ key }) => key), axis: null, padding: 0.25 },
      y: { domain: [0, ceiling || 1], axis: null },
      marks: [
        ...valueAxis(ticks, formatTick),
        bars('forecast', {
          fill: 'none',
          ...OUTLINE,
          pointerEvents: 'all',
        }),
        bars('assumed', {
          // each bar its own, for the slopes
          fill: () => OUTLINED,
          stroke: () => ASSUMED,
          insetLeft: BEHIND,
          insetRight: BEHIND,
        }),
        // seen where more is assumed, too
        Plot.tickY(
          columns.filter(({ forecast }) => forecast !== 0),
          {
            ...{ x: 'key', y: 'forecast', pointerEvents: 'none' },
            ...OUTLINE,
          },
        ),
        Plot.ruleY([0], { stroke: 'var(--ink)' }),
        Plot.text(
          columns.filter((_, i) => i % every === 0),
          {
            ...{ x: 'key', text: 'name', frameAnchor: 'bottom', lineAnchor: 'top', dy: 8 },
            fill: 'var(--muted)',
          },
        ),
        ...over.marks,
      ],
    },
    { ...options, height },
  );
  hatch(svg, options.document, () => ({ ways: ['down'], spacing: 5 }));
  return svg;
}
