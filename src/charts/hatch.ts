/** Slopes over outlined bars, for what has not happened: one path a bar, no pattern that would need a name. */

/** What is expected or assumed has an outline and slopes, no fill. */
export const OUTLINED = 'var(--paper)';
const STEP = 5;

/** Draws over each outlined bar lines within it, in its own colour: up for what is expected, down for what is assumed. */
export function hatch(svg: SVGElement, document: Document, way: 'up' | 'down' = 'up'): void {
  for (const bar of svg.querySelectorAll(`rect[fill="${OUTLINED}"]`)) {
    const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((name) =>
      Number(bar.getAttribute(name)),
    ) as [number, number, number, number];
    const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
    path.setAttribute('d', slopes({ x, y, width, height }, way));
    path.setAttribute('stroke', bar.getAttribute('stroke')!);
    path.setAttribute('pointer-events', 'none');
    bar.after(path);
  }
}

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Lines from the left edge to the right one, a step apart; those that go down are those that go up, upside down. */
function slopes({ x, y, width, height }: Box, way: 'up' | 'down'): string {
  const top = way === 'up' ? y : -(y + height);
  const [right, foot] = [x + width, top + height];
  const round = (value: number): number => Math.round(value * 10) / 10;
  const at = (value: number): number => round(way === 'up' ? value : -value);
  const lines: string[] = [];
  // each on x + y = sum, the same sums in every bar, so that bars on each other go on
  for (let sum = Math.ceil((x + top) / STEP) * STEP; sum < right + foot; sum += STEP) {
    const from = Math.max(x, sum - foot);
    const to = Math.min(right, sum - top);
    if (to > from) lines.push(`M${round(from)},${at(sum - from)}L${round(to)},${at(sum - to)}`);
  }
  return lines.join('');
}
