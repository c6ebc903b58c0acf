/** The parts of bars by colour, in a line over them. */
import * as Plot from '@observablehq/plot';
import { fitText, textWidth } from './text.ts';

/** `left`: where the frame begins; the line stands in the margin over it. */
export function legend(
  parts: { text: string; fill: string }[],
  left: number,
  width: number,
): Plot.Markish[] {
  let at = left + 6;
  const entries = parts.map(({ text, fill }) => {
    const x = at;
    at += textWidth(text) + 30;
    return { fill, text: fitText(text, width - x - 12), x };
  });
  return entries.flatMap(({ fill, text, x }) => [
    Plot.dot([text], {
      frameAnchor: 'top-left',
      dx: x - left,
      dy: -16,
      symbol: 'square',
      r: 4.5,
      fill,
    }),
    Plot.text([text], { frameAnchor: 'top-left', textAnchor: 'start', dx: x - left + 9, dy: -20 }),
  ]);
}
