/** Axes of values: a hairline and a label at each tick. */
import * as shape from './shapes.ts';

const HAIRLINE = { stroke: 'var(--hair)' };
const LABEL = { fontVariant: 'tabular-nums', fill: 'var(--muted)' };
/** From the frame to a label, in pixels. */
const BESIDE = 5;
const UNDER = 6;

/** Zero is zero, however many digits the other values have. */
const printed =
  (format: (tick: number) => string) =>
  (tick: number): string =>
    tick === 0 ? format(tick).replace(/(\d)[.,]0+/, '$1') : format(tick);

/** The upright axis. */
export const valueAxis = (ticks: number[], formatTick: (tick: number) => string): shape.Shape[] => [
  shape.ruleY(ticks, HAIRLINE),
  shape.text(ticks, {
    y: (tick) => tick,
    text: printed(formatTick),
    frameAnchor: 'left',
    textAnchor: 'end',
    dx: -BESIDE,
    ...LABEL,
  }),
];

/** The hairlines of a level axis. */
export const levelGrid = (ticks: number[]): shape.Shape => shape.ruleX(ticks, HAIRLINE);

/** The labels of a level axis; `padding`: from the frame, in pixels. */
export const levelLabels = (
  ticks: number[],
  formatTick: (tick: number) => string,
  padding = UNDER,
): shape.Shape =>
  shape.text(ticks, {
    x: (tick) => tick,
    text: printed(formatTick),
    frameAnchor: 'bottom',
    lineAnchor: 'top',
    dy: padding,
    ...LABEL,
  });
