/** The parts of bars by colour, in a line over them. */
import * as Plot from '@observablehq/plot';
import { fitText, textWidth } from './text.ts';

interface LegendPart {
  text: string;
  fill: string;
  stroke?: string;
  strokeDasharray?: string;
}

/** `left`: where the frame begins; the line stands in the margin over it. */
export function legend(parts: LegendPart[], left: number, width: number): Plot.Markish[] {
  let at = left + 6;
  const entries = parts.map(({ text, ...paint }) => {
    const x = at;
    at += textWidth(text) + 30;
    return { paint, text: fitText(text, width - x - 12), x };
  });
  return entries.flatMap(({ paint, text, x }) => [
    Plot.dot([text], {
      frameAnchor: 'top-left',
      dx: x - left,
      dy: -16,
      symbol: 'square',
      r: 4.5,
      ...paint,
    }),
    Plot.text([text], { frameAnchor: 'top-left', textAnchor: 'start', dx: x - left + 9, dy: -20 }),
  ]);
}
