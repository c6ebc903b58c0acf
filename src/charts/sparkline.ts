/** A word-sized line; its last value carries a dot. Shares no scale unless given a domain. */
import * as Plot from '@observablehq/plot';
import { type ChartOptions, plotSvg } from './plot.ts';

/** `values` in time order; null is a gap. `domain` gives several sparklines one scale. */
export function sparkline(
  values: (number | null)[],
  options: ChartOptions & { domain?: [number, number] },
): SVGElement {
  const points = values.map((value, index) => ({ index, value }));
  const known = points.filter((point) => point.value !== null);
  const numbers = known.map((point) => point.value!);
  const low = Math.min(0, ...numbers);
  const domain = options.domain ?? [low, Math.max(0, ...numbers) || low + 1];
  return plotSvg(
    {
      height: 24,
      margin: 4,
      x: { domain: [0, Math.max(1, values.length - 1)], axis: null },
      y: { domain, axis: null },
      marks: [
        Plot.line(points, {
          x: 'index',
          y: (point: { value: number | null }) => point.value ?? Number.NaN,
          stroke: 'var(--actual)',
          strokeWidth: 1.5,
        }),
        Plot.dot(known.slice(-1), { x: 'index', y: 'value', r: 2.5, fill: 'var(--actual)' }),
      ],
    },
    options,
  );
}
