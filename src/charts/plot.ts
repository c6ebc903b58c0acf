/** The one door to Observable Plot: an SVG that needs no inline style, so the page's CSP can forbid it. */
import * as Plot from '@observablehq/plot';
import type { Locale } from '../i18n/locale.ts';
import { readMarks } from './mark.ts';

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

const COORDINATE = /-?\d+\.\d{2,}(?:e-?\d+)?/g;
const NUMERIC = new Set(
  'x y x1 x2 y1 y2 dx dy cx cy r d width height transform points viewBox'.split(' '),
);
const round = (digits: string): string => String(Math.round(Number(digits) * 10) / 10 || 0);

/** Plot's drawing with a fixed class, no styles, no ids, tenths of a pixel; one image to a screen reader. */
export function plotSvg(
  plot: Plot.PlotOptions,
  options: ChartOptions & { along?: 'x' | 'y' },
): SVGElement {
  const svg = Plot.plot({
    ...plot,
    document: options.document,
    width: options.width,
    height: options.height ?? plot.height,
    className: 'plot',
  }) as unknown as SVGElement;
  for (const style of [...svg.querySelectorAll('style')]) style.remove();
  readMarks(svg);
  const along = options.along ?? markAxis(svg as unknown as Plot.Plot);
  if (along) svg.setAttribute('data-along', along);
  const { scale } = svg as unknown as Plot.Plot;
  if (along !== 'y') svg.setAttribute('data-floor', String(Math.max(...scale('y')!.range!)));
  tidy(svg);
  for (const element of svg.querySelectorAll('*')) tidy(element);
  svg.setAttribute('font-size', String(FONT_SIZE));
  svg.removeAttribute('font-family');
  if (options.label === undefined) {
    svg.setAttribute('aria-hidden', 'true');
  } else {
    svg.setAttribute('role', 'img');
    svg.setAttribute('aria-label', options.label);
  }
  return svg;
}

/** The axis that marks stand along, step by step or row by row; null where they lie anywhere between both. */
function markAxis({ scale }: Plot.Plot): 'x' | 'y' | null {
  const isSteps = (name: 'x' | 'y'): boolean => /band|point/.test(scale(name)?.type ?? '');
  return isSteps('x') ? 'x' : isSteps('y') ? 'y' : null;
}

/** Inside an image no part has a name of its own, so Plot's aria attributes only cost bytes. */
function tidy(element: Element): void {
  for (const name of element.getAttributeNames()) {
    if (name === 'style' || name.startsWith('aria-')) element.removeAttribute(name);
    else if (NUMERIC.has(name)) {
      const value = element.getAttribute(name)!;
      const rounded = value.includes('.') ? value.replace(COORDINATE, round) : value;
      if (rounded !== value) element.setAttribute(name, rounded);
    }
  }
}
