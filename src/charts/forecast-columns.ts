/** What came in and what is expected: a column a step, the expected ones hatched (IBCS) with their 80 % band as a line. */
import * as Plot from '@observablehq/plot';
import { markTitle } from './mark.ts';
import { type ChartOptions, plotSvg } from './plot.ts';
import { fitText, textWidth } from './text.ts';
import { axisTicks } from './trend-lines.ts';
import { valueAxis } from './value-axis.ts';

export interface ForecastColumn {
  key: string;
  /** Under the axis, and in tips. */
  name: string;
  /** Amounts of one currency: what came, as one part, or what is expected by part. */
  parts: { id: string; value: number }[];
  isExpected: boolean;
  band: { low: number; high: number } | null;
}

interface Piece {
  column: ForecastColumn;
  id: string;
  value: number;
  low: number;
  high: number;
}

/** Colours by part, from the foot of a column up; what came is not hatched. */
const FILLS: Record<string, string> = {
  came: 'var(--ink)',
  overdue: 'var(--bucket-4)',
  promised: 'var(--accent)',
  not_due: 'var(--bucket-2)',
};
export const PART_ORDER = ['came', 'overdue', 'promised', 'not_due'] as const;
const HATCH = 5;
/** So many pixels a label of the axis takes. */
const LABEL_WIDTH = 44;

/** `options.name` prints a part; `chart` is unique on the page. */
export function forecastColumns(
  columns: ForecastColumn[],
  chart: string,
  options: ChartOptions,
): SVGElement {
  const {
    width,
    format,
    formatTick = format,
    formatMark = format,
    name = (id: string) => id,
  } = options;
  const height = options.height ?? (width < 500 ? 240 : 280);
  const pieces = piecesOf(columns);
  const bands = columns.flatMap(({ key, band }) => (band ? [{ key, ...band }] : []));
  const ceiling =
    Math.max(0, ...pieces.map(({ high }) => high), ...bands.map(({ high }) => high)) || 1;
  const floor = Math.min(0, ...pieces.map(({ low }) => low));
  const ticks = axisTicks(floor, ceiling);
  const left = Math.max(...ticks.map((tick) => textWidth(formatTick(tick)))) + 10;
  const [top, bottom, right] = [26, 30, 8];
  const every = Math.ceil((columns.length * LABEL_WIDTH) / (width - left - right));
  const first = columns.findIndex(({ isExpected }) => isExpected);
  // counted from the first expected column, so that it has its name
  const labelled = columns.filter((_, i) => (i - Math.max(0, first)) % every === 0);
  const parts = PART_ORDER.filter((id) => pieces.some((piece) => piece.id === id));
  const hatchId = (id: string): string => `${chart}-${id}-${width}`;
  const svg = plotSvg(
    {
      height,
      marginTop: top,
      marginBottom: bottom,
      marginLeft: left,
      marginRight: right,
      x: { type: 'band', domain: columns.map(({ key }) => key), axis: null, padding: 0.25 },
      y: { domain: [floor, ceiling], axis: null },
      color: { type: 'identity' },
      marks: [
        ...valueAxis(ticks, formatTick),
        Plot.barY(pieces, {
          x: ({ column }: Piece) => column.key,
          y1: 'low',
          y2: 'high',
          fill: ({ column, id }: Piece) => (column.isExpected ? `url(#${hatchId(id)})` : FILLS[id]),
          stroke: ({ column, id }: Piece) => (column.isExpected ? FILLS[id] : 'none'),
          title: ({ column, id, value }: Piece) =>
            markTitle({ name: column.name, series: name(id), value, text: formatMark(value) }),
        }),
        Plot.ruleX(bands, {
          x: 'key',
          y1: 'low',
          y2: 'high',
          stroke: 'var(--ink)',
          strokeWidth: 1.5,
        }),
        Plot.ruleY([0], { stroke: 'var(--ink)' }),
        Plot.text(labelled, {
          x: 'key',
          text: 'name',
          frameAnchor: 'bottom',
          lineAnchor: 'top',
          dy: 8,
          fill: 'var(--muted)',
        }),
        ...legend(parts, left, width, name),
      ],
    },
    { ...options, height },
  );
  svg.prepend(hatches(options.document, parts, hatchId));
  return svg;
}

function piecesOf(columns: ForecastColumn[]): Piece[] {
  return columns.flatMap((column) => {
    let reached = 0;
    return PART_ORDER.flatMap((id): Piece[] => {
      const value = column.parts.find((part) => part.id === id)?.value ?? 0;
      if (value === 0) return [];
      const low = reached;
      reached += value;
      return [{ column, id, value, low, high: reached }];
    });
  });
}

/** The parts by colour, in a line over the columns. */
function legend(
  parts: string[],
  left: number,
  width: number,
  name: (id: string) => string,
): Plot.Markish[] {
  let at = left + 6;
  const entries = parts.map((id) => {
    const text = name(id);
    const x = at;
    at += textWidth(text) + 30;
    return { id, text: fitText(text, width - x - 12), x };
  });
  return entries.flatMap(({ id, text, x }) => [
    Plot.dot([id], {
      frameAnchor: 'top-left',
      dx: x - left,
      dy: -16,
      symbol: 'square',
      r: 4.5,
      fill: FILLS[id],
    }),
    Plot.text([text], { frameAnchor: 'top-left', textAnchor: 'start', dx: x - left + 9, dy: -20 }),
  ]);
}

/** One pattern a part; in the drawing itself, so that it is there when the drawing is taken along. */
function hatches(
  document: Document,
  parts: readonly string[],
  idOf: (id: string) => string,
): Element {
  const element = (name: string, attributes: Record<string, string | number>): Element => {
    const made = document.createElementNS('http://www.w3.org/2000/svg', name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
    return made;
  };
  const defs = element('defs', {});
  for (const id of parts) {
    const pattern = element('pattern', {
      id: idOf(id),
      width: HATCH,
      height: HATCH,
      patternUnits: 'userSpaceOnUse',
      patternTransform: 'rotate(45)',
    });
    pattern.append(element('rect', { width: HATCH, height: HATCH, fill: 'var(--paper)' }));
    pattern.append(element('rect', { width: 2, height: HATCH, fill: FILLS[id]! }));
    defs.append(pattern);
  }
  return defs;
}
