/** Slopes over outlined bars, for what has not happened: one path a bar, no pattern that would need a name. */

/** What is expected or assumed has an outline and slopes, no fill. */
export const OUTLINED = 'var(--paper)';

/** Parts of a bar differ by how close their slopes stand, and by their way, so that no one needs to tell colours apart. */
export interface Hatching {
  /** Up for what is expected, down for what is assumed. */
  ways: ('up' | 'down')[];
  /** Pixels from one slope to the next. */
  spacing: number;
}
const EXPECTED: Hatching = { ways: ['up'], spacing: 5 };

/** Draws over each outlined bar lines within it, in its own colour; `hatchingOf` tells them by that colour. */
export function hatch(
  svg: SVGElement,
  document: Document,
  hatchingOf: (colour: string) => Hatching = () => EXPECTED,
): void {
  for (const bar of svg.querySelectorAll(`rect[fill="${OUTLINED}"]`)) {
    const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((name) =>
      Number(bar.getAttribute(name)),
    ) as [number, number, number, number];
    const colour = bar.getAttribute('stroke')!;
    const { ways, spacing } = hatchingOf(colour);
    const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
    path.setAttribute(
      'd',
      ways.map((way) => slopes({ x, y, width, height }, way, spacing)).join(''),
    );
    path.setAttribute('stroke', colour);
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

/** Lines from the left edge to the right one; those that go down are those that go up, upside down. */
function slopes({ x, y, width, height }: Box, way: 'up' | 'down', spacing: number): string {
  const top = way === 'up' ? y : -(y + height);
  const [right, foot] = [x + width, top + height];
  const round = (value: number): number => Math.round(value * 10) / 10;
  const at = (value: number): number => round(way === 'up' ? value : -value);
  const lines: string[] = [];
  // each on x + y = sum, the same sums in every bar, so that bars on each other go on
  for (let sum = Math.ceil((x + top) / spacing) * spacing; sum < right + foot; sum += spacing) {
    const from = Math.max(x, sum - foot);
    const to = Math.min(right, sum - top);
    if (to > from) lines.push(`M${round(from)},${at(sum - from)}L${round(to)},${at(sum - to)}`);
  }
  return lines.join('');
}
