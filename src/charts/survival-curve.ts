/** What is left by days: a line that steps down where something ended, the previous period light behind it. */
import * as Plot from '@observablehq/plot';
import { count } from '../format/number.ts';
import { markTitle } from './mark.ts';
import { type ChartOptions, plotSvg } from './plot.ts';
import { fitText, spread, textWidth } from './text.ts';
import { axisTicks } from './trend-lines.ts';
import { valueAxis } from './value-axis.ts';

export interface SurvivalLine {
  /** As printed at the line's end. */
  name: string;
  style: 'actual' | 'previous';
  /** Days on which something ended, ascending, with the share that is left after each. */
  steps: { days: number; share: number }[];
  /** The line ends here: nothing was seen for longer. */
  until: number;
}

const STROKES: Record<SurvivalLine['style'], string> = {
  actual: 'var(--actual)',
  previous: 'var(--previous)',
};

/** Where the names are too long to stand at the ends of the lines. */
const NAME_HEIGHT = 18;

/** A name a line above the drawing, each behind a piece of its line. */
const namesAbove = (lines: SurvivalLine[], top: number, room: number): Plot.Markish[] =>
  lines.flatMap(({ name, style }, i) => {
    const place = { frameAnchor: 'top-left', textAnchor: 'start' } as const;
    const dy = NAME_HEIGHT * i + 4 - top;
    return [
      Plot.text(['━'], { ...place, dy, fill: STROKES[style] }),
      Plot.text([fitText(name, room)], { ...place, dy, dx: 20 }),
    ];
  });

/** The lines from all on day 0; `formatTick` prints the axis of shares. */
export function survivalCurve(lines: SurvivalLine[], options: ChartOptions): SVGElement {
  const { width, locale, format, formatMark = format, formatTick = format } = options;
  const height = options.height ?? (width < 500 ? 200 : 240);
  const beside = Math.max(...lines.map(({ name }) => textWidth(name))) + 16;
  const hasRoom = beside <= width * 0.34;
  const right = hasRoom ? beside : 12;
  const [top, bottom] = [12 + (hasRoom ? 0 : NAME_HEIGHT * lines.length), 28];
  const corners = lines.flatMap(({ name, style, steps, until }) => [
    { name, style, days: 0, share: 1 },
    ...steps.map(({ days, share }) => ({ name, style, days, share })),
    { name, style, days: until, share: steps.at(-1)?.share ?? 1 },
  ]);
  const longest = Math.max(1, ...lines.map(({ until }) => until));
  const ends = lines.map((line) => ({ ...line, share: line.steps.at(-1)?.share ?? 1 }));
  const pixels = height - top - bottom;
  const places = spread(
    ends.map(({ share }) => share * pixels),
    15,
    4,
    pixels,
  );
  const labels = ends.map((line, i) => ({ ...line, at: places[i]! / pixels }));
  const ticks = axisTicks(0, 1);
  const left = Math.max(24, ...ticks.map((tick) => textWidth(formatTick(tick)))) + 10;
  return plotSvg(
    {
      height,
      marginTop: top,
      marginBottom: bottom,
      marginLeft: left,
      marginRight: right,
      x: { domain: [0, longest], axis: null },
      y: { domain: [0, 1], axis: null },
      marks: [
        ...valueAxis(ticks, formatTick),
        Plot.axisX({
          ticks: Math.max(2, Math.floor((width - left - right) / 70)),
          tickFormat: (days: number) => count(days, locale),
          tickSize: 0,
          tickPadding: 6,
          label: null,
          fill: 'var(--muted)',
        }),
        Plot.ruleY([0], { stroke: 'var(--muted)' }),
        ...(['previous', 'actual'] as const).map((style) =>
          Plot.line(
            corners.filter((corner) => corner.style === style),
            {
              ...{ x: 'days', y: 'share', z: 'name', curve: 'step-after' },
              ...{ stroke: STROKES[style], strokeWidth: 2 },
            },
          ),
        ),
        // no dots: a step is where the line turns
        ...(['actual', 'previous'] as const).map((style) =>
          Plot.dot(
            lines
              .filter((line) => line.style === style)
              .flatMap(({ name, steps }) => steps.map((step) => ({ ...step, name }))),
            {
              ...{ x: 'days', y: 'share', r: 0, fill: 'var(--actual)' },
              title: ({ name, days, share }: { name: string; days: number; share: number }) =>
                markTitle({
                  name: count(days, locale),
                  series: name,
                  value: share,
                  text: formatMark(share),
                }),
            },
          ),
        ),
        ...(hasRoom
          ? [
              Plot.text(labels, {
                ...{ frameAnchor: 'right', textAnchor: 'start', y: 'at', dx: 8, text: 'name' },
              }),
            ]
          : namesAbove(lines, top, width - left - 36)),
      ],
    },
    { ...options, height, along: 'x' },
  );
}
