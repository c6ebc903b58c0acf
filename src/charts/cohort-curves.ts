/** Cumulative shares by age: earlier cohorts as light hairlines, all of them together light, the chosen one dark. */

import * as Plot from '@observablehq/plot';
import { markTitle } from './mark.ts';
import { type ChartOptions, plotSvg } from './plot.ts';
import { fitText, spread, textWidth } from './text.ts';
import { axisTicks } from './trend-lines.ts';
import { valueAxis } from './value-axis.ts';

export interface CohortCurve {
  /** As printed at the curve's end, or in its title. */
  name: string;
  style: 'chosen' | 'together' | 'single';
  /** Cumulative share by age from 0; null is left out. */
  shares: (number | null)[];
}

const STROKES: Record<CohortCurve['style'], Plot.LineOptions> = {
  single: { stroke: 'var(--previous)', strokeWidth: 0.75, strokeOpacity: 0.6 },
  together: { stroke: 'var(--previous)', strokeWidth: 2.25 },
  chosen: { stroke: 'var(--actual)', strokeWidth: 2.25 },
};
/** Drawn in this order, so that the chosen curve lies on top. */
const LAYERS = ['single', 'together', 'chosen'] as const;

/** The curves from age 0; `formatTick` prints the axis. The chosen and the common one are named at their ends. */
export function cohortCurves(curves: CohortCurve[], options: ChartOptions): SVGElement {
  const { width, format, formatMark = format, formatTick = format } = options;
  const height = options.height ?? (width < 500 ? 200 : 240);
  const points = curves.flatMap(({ name, style, shares }) =>
    shares.flatMap((share, age) => (share === null ? [] : [{ name, style, age, share }])),
  );
  const oldest = Math.max(1, ...points.map((point) => point.age));
  const ceiling = Math.max(1, ...points.map((point) => point.share));
  const [top, bottom] = [12, 28];
  const named = curves
    .filter((curve) => curve.style !== 'single')
    .flatMap((curve) => points.findLast((point) => point.name === curve.name) ?? []);
  const widest = Math.max(0, ...named.map((point) => textWidth(point.name)));
  const right = Math.min(widest + 16, width * 0.34);
  const pixels = height - top - bottom;
  const places = spread(
    named.map((point) => (point.share * pixels) / ceiling),
    15,
    4,
    pixels,
  );
  const labels = named.map((point, i) => ({ ...point, at: (places[i]! * ceiling) / pixels }));
  const ticks = axisTicks(0, ceiling);
  const left = Math.max(24, ...ticks.map((tick) => textWidth(formatTick(tick)))) + 10;
  const everyAge = Math.ceil((22 * oldest) / (width - left - right));
  return plotSvg(
    {
      height,
      marginTop: top,
      marginBottom: bottom,
      marginLeft: left,
      marginRight: right,
      x: { domain: [0, oldest], axis: null },
      y: { domain: [0, ceiling * 1.02], axis: null },
      marks: [
        ...valueAxis(ticks, formatTick),
        Plot.axisX(
          Array.from({ length: Math.floor(oldest / everyAge) + 1 }, (_, i) => i * everyAge),
          {
            tickFormat: String,
            tickSize: 0,
            tickPadding: 6,
            label: null,
            fill: 'var(--muted)',
          },
        ),
        Plot.ruleY([0], { stroke: 'var(--muted)' }),
        ...LAYERS.map((style) =>
          Plot.line(
            points.filter((point) => point.style === style),
            { x: 'age', y: 'share', z: 'name', ...STROKES[style] },
          ),
        ),
        ...(['together', 'chosen'] as const).map((style) =>
          Plot.dot(
            points.filter((point) => point.style === style),
            {
              x: 'age',
              y: 'share',
              // The common curve has no dots, and is read like the chosen one.
              r: style === 'chosen' ? 2.75 : 0,
              fill: 'var(--actual)',
              title: ({ name, age, share }: (typeof points)[number]) =>
                markTitle({
                  name: String(age),
                  series: name,
                  value: share,
                  text: formatMark(share),
                }),
            },
          ),
        ),
        ...(['chosen', 'together'] as const).map((style) =>
          Plot.text(
            labels.filter((label) => label.style === style),
            {
              frameAnchor: 'right',
              textAnchor: 'start',
              y: 'at',
              dx: 8,
              text: (d: { name: string }) => fitText(d.name, right - 10),
              fontWeight: style === 'chosen' ? 600 : undefined,
            },
          ),
        ),
      ],
    },
    { ...options, height, along: 'x' },
  );
}
