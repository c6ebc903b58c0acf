/** The upright axis of values: a hairline and a label at each tick. */
import * as Plot from '@observablehq/plot';

export const valueAxis = (
  ticks: number[],
  formatTick: (tick: number) => string,
): Plot.Markish[] => [
  Plot.gridY(ticks, { stroke: 'var(--hair)', strokeOpacity: 1 }),
  Plot.axisY(ticks, {
    tickFormat: formatTick,
    tickSize: 0,
    tickPadding: 5,
    label: null,
    fill: 'var(--muted)',
  }),
];
