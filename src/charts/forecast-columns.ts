/** What came in and what is expected: a column a step, the expected ones hatched (IBCS) with their 80 % band as a line. */
import * as Plot from '@observablehq/plot';
import { type Hatching, hatch, OUTLINED } from './hatch.ts';
import { legend } from './legend.ts';
import { markTitle } from './mark.ts';
import { type ChartOptions, plotSvg } from './plot.ts';
import { namedEvery, textWidth } from './text.ts';
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
  to_issue: 'var(--grey-3)',
};
/** The likelier its lateness, the closer the slopes; what was promised is crossed, what is to be issued hardly hatched. */
const HATCHINGS: Record<string, Hatching> = {
  overdue: { ways: ['up'], spacing: 3 },
  promised: { ways: ['up', 'down'], spacing: 5 },
  not_due: { ways: ['up'], spacing: 6 },
  to_issue: { ways: ['up'], spacing: 12 },
};
const hatchingOf = (colour: string): Hatching =>
  HATCHINGS[Object.keys(HATCHINGS).find((id) => FILLS[id] === colour)!]!;
export const PART_ORDER = ['came', 'overdue', 'promised', 'not_due'] as const;
/** What is still to be issued stands over what is open, apart from it. */
const STACKED = [...PART_ORDER, 'to_issue'] as const;
/** At least so many pixels between two names on the axis. */
const NAME_GAP = 14;

/** `options.name` prints a part. */
export function forecastColumns(columns: ForecastColumn[], options: ChartOptions): SVGElement {
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
  const lowest = Math.min(0, ...pieces.flatMap(({ low, high }) => [low, high]));
  // a step on which more was paid back than came stands over the names of the steps
  const floor = lowest < 0 ? lowest - 0.08 * (ceiling - lowest) : 0;
  const ticks = axisTicks(floor, ceiling);
  const left = Math.max(...ticks.map((tick) => textWidth(formatTick(tick)))) + 10;
  const [bottom, right] = [30, 8];
  const names = columns.map(({ name }) => name);
  const every = namedEvery(names, NAME_GAP, width - left - right);
  const first = columns.findIndex(({ isExpected }) => isExpected);
  // counted from the first expected column, so that it has its name
  const labelled = columns.filter((_, i) => (i - Math.max(0, first)) % every === 0);
  const parts = STACKED.filter((id) => pieces.some((piece) => piece.id === id));
  const over = legend(
    parts.map((id) => ({
      text: name(id),
      ...(id === 'came' ? { fill: FILLS[id]! } : { fill: OUTLINED, stroke: FILLS[id]! }),
    })),
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
      y: { domain: [floor, ceiling], axis: null },
      color: { type: 'identity' },
      marks: [
        ...valueAxis(ticks, formatTick),
        Plot.barY(pieces, {
          x: ({ column }: Piece) => column.key,
          y1: 'low',
          y2: 'high',
          fill: ({ column, id }: Piece) => (column.isExpected ? OUTLINED : FILLS[id]),
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
        ...over.marks,
      ],
    },
    { ...options, height },
  );
  hatch(svg, options.document, hatchingOf);
  return svg;
}

function piecesOf(columns: ForecastColumn[]): Piece[] {
  return columns.flatMap((column) => {
    let reached = 0;
    return STACKED.flatMap((id): Piece[] => {
      const value = column.parts.find((part) => part.id === id)?.value ?? 0;
      if (value === 0) return [];
      const low = reached;
      reached += value;
      return [{ column, id, value, low, high: reached }];
    });
  });
}
