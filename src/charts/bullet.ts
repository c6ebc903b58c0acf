/** A figure beside what it is measured by: the value dark on zero, an earlier one light behind it, a target as a line. */
const HEIGHT = 12;
const SVG = 'http://www.w3.org/2000/svg';

export interface BulletSpec {
  document: Document;
  width: number;
  value: number | null;
  previous?: number | null;
  target?: number | null;
  /** End of the scale, which begins at 0; else the largest of the three. */
  most?: number;
}

/** Narrower than `width` where there is no room. Hidden from screen readers: all of it is printed beside it. */
export function bullet({
  document,
  width,
  value,
  previous,
  target,
  most = 0,
}: BulletSpec): SVGElement {
  const known = [value, previous, target].filter((each) => each != null);
  const end = Math.max(most, ...known) || 1;
  const x = (amount: number): number => Math.round(Math.max(0, amount / end) * width * 100) / 100;
  const element = (name: string, attributes: Record<string, string | number>): SVGElement => {
    const made = document.createElementNS(SVG, name) as SVGElement;
    for (const [key, text] of Object.entries(attributes)) made.setAttribute(key, String(text));
    return made;
  };
  const svg = element('svg', {
    class: 'bullet',
    width,
    height: HEIGHT,
    viewBox: `0 0 ${width} ${HEIGHT}`,
    preserveAspectRatio: 'none',
    'aria-hidden': 'true',
  });
  const bar = (to: number, y: number, height: number, fill: string): SVGElement =>
    element('rect', { x: 0, y, width: x(to), height, fill });
  svg.append(element('rect', { x: 0, y: 11.5, width, height: 0.5, fill: 'var(--hair)' }));
  if (previous != null) svg.append(bar(previous, 1, 10, 'var(--grey-2)'));
  if (value !== null) svg.append(bar(value, 3.5, 5, 'var(--actual)'));
  if (target != null)
    svg.append(
      element('line', {
        x1: x(target),
        x2: x(target),
        y1: 0,
        y2: HEIGHT,
        stroke: 'var(--ink)',
        'stroke-width': 2,
      }),
    );
  return svg;
}
