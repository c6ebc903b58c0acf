/** What is expected, after IBCS: an outline and lines that slope up, no fill. */

/** The fill of bars that are to be hatched. */
export const OUTLINED = 'var(--paper)';
const HATCH = 5;

/** Draws over each outlined bar lines that slope up, within it: one path a bar, no pattern that would need a name. */
export function hatch(svg: SVGElement, document: Document): void {
  for (const bar of svg.querySelectorAll(`rect[fill="${OUTLINED}"]`)) {
    const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((name) =>
      Number(bar.getAttribute(name)),
    ) as [number, number, number, number];
    const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
    path.setAttribute('d', slopes(x, y, width, height));
    path.setAttribute('stroke', bar.getAttribute('stroke')!);
    path.setAttribute('pointer-events', 'none');
    bar.after(path);
  }
}

/** Lines from the left or lower edge up to the right or upper one, a step apart. */
function slopes(x: number, y: number, width: number, height: number): string {
  const [right, foot] = [x + width, y + height];
  const round = (value: number): number => Math.round(value * 10) / 10;
  const lines: string[] = [];
  // each on x + y = sum, the same sums in every bar, so that bars on each other go on
  for (let sum = Math.ceil((x + y) / HATCH) * HATCH; sum < right + foot; sum += HATCH) {
    const from = Math.max(x, sum - foot);
    const to = Math.min(right, sum - y);
    if (to > from)
      lines.push(`M${round(from)},${round(sum - from)}L${round(to)},${round(sum - to)}`);
  }
  return lines.join('');
}
