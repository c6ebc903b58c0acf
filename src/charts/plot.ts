/** What every chart is given, and the drawing that it makes of shapes. */
import type { Locale } from '../i18n/locale.ts';
import { type Mark, setMarks } from './mark.ts';
import { type ScaleSpec, scaleOf } from './scale.ts';
import { type Frame, px, type Shape, svgElement } from './shape-parts.ts';

/** What every chart is given besides its rows. Width in CSS pixels; `format` prints a value. */
export interface ChartOptions {
  document: Document;
  width: number;
  locale: Locale;
  format: (value: number) => string;
  /** Prints the axis, where it needs fewer digits than the values. */
  formatTick?: (value: number) => string;
  /** Prints a value that stands alone, with its unit; without it as `format` does. */
  formatMark?: (value: number) => string;
  /** The chart's message, its accessible name; without one the chart is hidden from screen readers. */
  label?: string;
  height?: number;
  /** How a bucket of a month changed from what the page compares it with, as printed; '' where that is not known. */
  changeOf?: (month: string, bucket: string, value: number) => string;
  /** Display name of a bucket id. */
  name?: (id: string) => string;
}

export const FONT_SIZE = 12;

interface Drawing {
  /** Pixels. */
  height: number;
  marginTop: number;
  marginBottom: number;
  marginLeft: number;
  marginRight: number;
  x: ScaleSpec;
  y: ScaleSpec;
  shapes: Shape[];
}

/**
 * The drawing of a chart, without a style, so that the page's CSP can forbid it; one image to a screen reader. `along`: the
 * axis along which it is read, where that is none of steps.
 */
export function plotSvg(
  { marginTop, marginBottom, marginLeft, marginRight, ...drawing }: Drawing,
  options: ChartOptions & { along?: 'x' | 'y' },
): SVGElement {
  const { document, width, height = drawing.height, label } = options;
  const [left, top] = [marginLeft, marginTop];
  const right = Math.max(left, width - marginRight);
  const bottom = Math.max(top, height - marginBottom);
  const x = scaleOf(drawing.x, left, right);
  const y = scaleOf(drawing.y, bottom, top);
  // parts that stand along an axis, step by step or row by row; undefined where they lie anywhere between both
  const along = options.along ?? (x.isSteps ? 'x' : y.isSteps ? 'y' : undefined);
  const svg = svgElement(document, 'svg', {
    ...{ class: 'plot', fill: 'currentColor', 'font-size': FONT_SIZE, 'text-anchor': 'middle' },
    ...{ width: px(width), height: px(height), viewBox: `0 0 ${px(width)} ${px(height)}` },
    'data-along': along,
    'data-floor': along === 'y' ? undefined : bottom,
    ...(label === undefined ? { 'aria-hidden': 'true' } : { role: 'img', 'aria-label': label }),
  });
  const said: Mark[] = [];
  const frame: Frame = { document, left, right, top, bottom, x, y, said };
  for (const shape of drawing.shapes) {
    const drawn = shape(frame);
    if (drawn) svg.append(drawn);
  }
  setMarks(svg, said);
  return svg;
}
