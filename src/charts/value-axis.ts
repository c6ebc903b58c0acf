/** Axes of values: a hairline and a label at each tick. */
import * as Plot from '@observablehq/plot';

/** Zero is zero, however many digits the other values have. */
export const tickText =
  (format: (tick: number) => string) =>
  (tick: number): string =>
    tick === 0 ? format(tick).replace(/(\d)[.,]0+/, '$1') : format(tick);

/** The upright axis. */
export const valueAxis = (
  ticks: number[],
  formatTick: (tick: number) => string,
): Plot.Markish[] => [
  Plot.gridY(ticks, { stroke: 'var(--hair)', strokeOpacity: 1 }),
  Plot.axisY(ticks, {
    tickFormat: tickText(formatTick),
    tickSize: 0,
    tickPadding: 5,
    label: null,
    fill: 'var(--muted)',
  }),
];
