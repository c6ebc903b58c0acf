/** What a month, quarter or year comes to: what came solid, what is expected hatched, its band as a line, the target as a mark. */
import * as Plot from '@observablehq/plot';
import { type Hatching, hatch, OUTLINED } from './hatch.ts';
import { legend } from './legend.ts';
import { markTitle } from './mark.ts';
import { type ChartOptions, plotSvg } from './plot.ts';
import { fitText, textWidth } from './text.ts';

export interface LandingBar {
  key: string;
  name: string;
  /** Amounts of one currency, in their order from zero. */
  parts: { id: LandingPart; value: number }[];
  band: { low: number; high: number } | null;
  target: number | null;
}
export const LANDING_PARTS = ['received', 'expected', 'to_issue'] as const;
type LandingPart = (typeof LANDING_PARTS)[number];

const FILLS: Record<LandingPart, string> = {
  received: 'var(--ink)',
  expected: 'var(--bucket-3)',
  // apart from what is open: no part of what the bar comes to
  to_issue: 'var(--grey-3)',
};
const hatchingOf = (colour: string): Hatching => ({
  ways: ['up'],
  spacing: colour === FILLS.to_issue ? 12 : 5,
});
const ROW_HEIGHT = 40;
/** Between the end of a bar's row and what is printed beside it. */
const GAP = 10;

interface Piece {
  key: string;
  name: string;
  id: LandingPart;
  value: number;
  from: number;
  to: number;
}

/** Each bar to a scale of its own: a year holds twelve months. `options.name` prints a part; `labels` what a bar comes to and its target. */
export function landingBars(
  bars: LandingBar[],
  labels: { target(value: number): string; targetMark: string },
  options: ChartOptions,
): SVGElement {
  const { width, format, formatMark = format, name = (id: string) => id } = options;
  const sum = ({ parts }: LandingBar): number => parts.reduce((all, { value }) => all + value, 0);
  const rows = bars.map((bar) => ({
    ...bar,
    most: Math.max(1, sum(bar), bar.band?.high ?? 0, bar.target ?? 0),
    text: formatMark(sum({ ...bar, parts: bar.parts.filter(({ id }) => id !== 'to_issue') })),
    targetText: bar.target === null ? '' : labels.target(bar.target),
  }));
  // “2026年第3季度” is a little wider than its guess
  const left = Math.max(0, ...rows.map((row) => textWidth(row.name))) + GAP + 4;
  const right =
    Math.max(
      0,
      ...rows.flatMap(({ text, targetText }) => [textWidth(text), textWidth(targetText, 11)]),
    ) + GAP;
  const pieces = rows.flatMap((row) => piecesOf(row, row.most));
  const bands = rows.flatMap(({ key, band, most }) =>
    band ? [{ key, low: Math.max(0, band.low) / most, high: band.high / most }] : [],
  );
  const targets = rows.flatMap(({ key, target, most }) =>
    target === null ? [] : [{ key, target: target / most }],
  );
  const shown = LANDING_PARTS.filter((id) => pieces.some((piece) => piece.id === id));
  const over = legend(
    [
      ...shown.map((id) => ({
        text: name(id),
        ...(id === 'received' ? { fill: FILLS[id] } : { fill: OUTLINED, stroke: FILLS[id] }),
      })),
      ...(targets.length > 0
        ? [{ text: labels.targetMark, fill: 'var(--accent)', isTick: true }]
        : []),
    ],
    left,
    width,
  );
  const svg = plotSvg(
    {
      height: rows.length * ROW_HEIGHT + over.height + 4,
      marginTop: over.height,
      marginBottom: 4,
      marginLeft: left,
      marginRight: right,
      x: { domain: [0, 1], axis: null },
      y: { type: 'band', domain: rows.map(({ key }) => key), axis: null, padding: 0.45 },
      color: { type: 'identity' },
      marks: [
        Plot.barX(pieces, {
          x1: 'from',
          x2: 'to',
          y: 'key',
          fill: ({ id }: Piece) => (id === 'received' ? FILLS[id] : OUTLINED),
          stroke: ({ id }: Piece) => (id === 'received' ? 'none' : FILLS[id]),
          title: (piece: Piece) =>
            markTitle({
              name: piece.name,
              series: name(piece.id),
              value: piece.value,
              text: formatMark(piece.value),
            }),
        }),
        Plot.link(bands, {
          x1: 'low',
          x2: 'high',
          y1: 'key',
          y2: 'key',
          stroke: 'var(--ink)',
          strokeWidth: 2,
        }),
        Plot.tickX(bands, { x: 'low', y: 'key', stroke: 'var(--ink)', inset: 6 }),
        Plot.tickX(bands, { x: 'high', y: 'key', stroke: 'var(--ink)', inset: 6 }),
        Plot.tickX(targets, {
          x: 'target',
          y: 'key',
          stroke: 'var(--accent)',
          strokeWidth: 3,
          inset: -5,
        }),
        Plot.ruleX([0], { stroke: 'var(--ink)' }),
        Plot.text(rows, {
          y: 'key',
          text: ({ name }: LandingBar) => fitText(name, left),
          frameAnchor: 'left',
          textAnchor: 'end',
          dx: -GAP,
        }),
        Plot.text(rows, {
          y: 'key',
          text: 'text',
          frameAnchor: 'right',
          textAnchor: 'start',
          dx: GAP,
          dy: -6,
          fontWeight: 600,
        }),
        Plot.text(rows, {
          y: 'key',
          text: 'targetText',
          frameAnchor: 'right',
          textAnchor: 'start',
          dx: GAP,
          dy: 8,
          fontSize: 11,
          fill: 'var(--muted)',
        }),
        ...over.marks,
      ],
    },
    options,
  );
  hatch(svg, options.document, hatchingOf);
  return svg;
}

/** One after the other along the bar; what was paid back takes no room. */
function piecesOf({ key, name, parts }: LandingBar, most: number): Piece[] {
  let reached = 0;
  return parts.flatMap(({ id, value }): Piece[] => {
    if (value === 0) return [];
    const from = Math.max(0, reached) / most;
    reached += value;
    return [{ key, name, id, value, from, to: Math.max(0, reached) / most }];
  });
}
