/** The parts of bars by colour, in a line over them; in two or more where the width is not enough for one. */
import * as Plot from '@observablehq/plot';
import { OUTLINED } from './hatch.ts';
import { textWidth } from './text.ts';

const LINE_HEIGHT = 16;
const SQUARE = 9;
/** After each text and its square. */
const GAP = 21;

interface LegendPart {
  text: string;
  fill: string;
  stroke?: string;
  strokeDasharray?: string;
  /** A line across a bar, such as a target. */
  isTick?: boolean;
}

interface Legend {
  marks: Plot.Markish[];
  /** Room that it takes over the frame. */
  height: number;
}

/** `left`: where the frame begins, and the line where it is one. */
export function legend(parts: LegendPart[], left: number, width: number): Legend {
  const wide = (text: string): number => textWidth(text) + SQUARE + GAP;
  const all = parts.reduce((sum, { text }) => sum + wide(text), 0) - GAP;
  const start = left + all + 6 <= width ? left + 6 : 6;
  let [at, line] = [start, 0];
  const entries = parts.map(({ text, isTick = false, ...paint }) => {
    if (at > start && at + wide(text) - GAP > width) [at, line] = [start, line + 1];
    const entry = { text, isTick, paint, at, line };
    at += wide(text);
    return entry;
  });
  const up = (entry: { line: number }): number => (line - entry.line) * LINE_HEIGHT;
  return {
    height: 26 + line * LINE_HEIGHT,
    marks: entries.flatMap((entry) => [
      entry.isTick || entry.paint.fill === OUTLINED
        ? rectangle(entry.at, -16 - up(entry), entry)
        : Plot.dot([entry.text], {
            frameAnchor: 'top-left',
            dx: entry.at - left,
            dy: -16 - up(entry),
            symbol: 'square',
            r: 4.5,
            ...entry.paint,
          }),
      Plot.text([entry.text], {
        frameAnchor: 'top-left',
        textAnchor: 'start',
        dx: entry.at - left + SQUARE,
        dy: -20 - up(entry),
      }),
    ]),
  };
}

/** Around a point over the frame: a sample that is hatched as its bars are, or a tick. */
const rectangle =
  (x: number, y: number, { isTick, paint }: { isTick: boolean; paint: Omit<LegendPart, 'text'> }) =>
  (...[, , , { marginTop }, { document }]: Parameters<Plot.RenderFunction>): SVGElement => {
    const [width, height] = isTick ? [3, 12] : [10, 10];
    const rect = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
    const { fill, stroke = 'none' } = paint;
    const [left, top] = [x - width / 2, marginTop + y - height / 2];
    for (const [name, value] of Object.entries({ x: left, y: top, width, height, fill, stroke }))
      rect.setAttribute(name, String(value));
    return rect;
  };
