/** A word-sized line; its last value carries a dot. Shares no scale unless given a domain. */
import { type Mark, markAttributes } from './mark.ts';
import { type ChartOptions, FONT_SIZE } from './plot.ts';

const HEIGHT = 24;
const MARGIN = 4;
const SVG = 'http://www.w3.org/2000/svg';

type SparklineOptions = ChartOptions & { domain?: [number, number]; marks?: Mark[] };

/**
 * `values` in time order; null is a gap. `domain` gives several sparklines one scale; `marks` say what each value is to
 * who points at it. Written by hand: a table has dozens of them, and a plot with its scales takes a hundred times as long.
 */
export function sparkline(
  values: (number | null)[],
  { document, width, label, domain, marks = [] }: SparklineOptions,
): SVGElement {
  const known = values.filter((value) => value !== null);
  const low = Math.min(0, ...known);
  const high = Math.max(0, ...known);
  const [floor, ceiling] = domain ?? [low, high > low ? high : low + 1];
  const steps = Math.max(1, values.length - 1);
  const x = (index: number): number => rounded(MARGIN + (index / steps) * (width - 2 * MARGIN));
  const y = (value: number): number =>
    rounded(HEIGHT - MARGIN - ((value - floor) / (ceiling - floor)) * (HEIGHT - 2 * MARGIN));
  const element = (name: string, attributes: Record<string, string | number>): SVGElement => {
    const made = document.createElementNS(SVG, name) as SVGElement;
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
    return made;
  };
  const svg = element('svg', {
    class: 'plot',
    fill: 'currentColor',
    'font-size': FONT_SIZE,
    'text-anchor': 'middle',
    width,
    height: HEIGHT,
    viewBox: `0 0 ${width} ${HEIGHT}`,
    ...(label === undefined ? { 'aria-hidden': 'true' } : { role: 'img', 'aria-label': label }),
  });
  const line = element('path', {
    fill: 'none',
    stroke: 'var(--actual)',
    'stroke-width': 1.5,
    'stroke-linejoin': 'round',
    'stroke-linecap': 'round',
    d: lineThrough(values, x, y),
  });
  svg.append(line);
  const last = values.findLastIndex((value) => value !== null);
  if (last >= 0) {
    const at = { cx: x(last), cy: y(values[last]!), r: 2.5 };
    svg.append(element('circle', { fill: 'var(--actual)', ...at }));
  }
  for (const [index, mark] of marks.entries()) {
    const value = values[index] ?? null;
    if (value === null) continue;
    svg.append(element('circle', { cx: x(index), cy: y(value), r: 0, ...markAttributes(mark) }));
  }
  if (marks.length > 0) {
    svg.setAttribute('data-along', 'x');
    svg.setAttribute('data-floor', String(HEIGHT));
  }
  return svg;
}

/** One stroke for each run of values; a value alone is a point. */
function lineThrough(
  values: (number | null)[],
  x: (index: number) => number,
  y: (value: number) => number,
): string {
  let path = '';
  for (const [index, value] of values.entries()) {
    if (value === null) continue;
    const isStart = values[index - 1] === undefined || values[index - 1] === null;
    path += `${isStart ? 'M' : 'L'}${x(index)},${y(value)}`;
    const isAlone = isStart && (values[index + 1] === undefined || values[index + 1] === null);
    if (isAlone) path += 'Z';
  }
  return path;
}

const rounded = (value: number): number => Math.round(value * 100) / 100 || 0;
