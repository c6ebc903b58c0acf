/** The marks of a drawing as they are on the screen, gathered by the step or row that they stand at. */
import { type Along, type Box, nearest, type Point } from './nearest.ts';

export interface ChartMark extends Box {
  element: SVGElement;
  /** What one tip is about: all marks of a step or row; where marks lie anywhere, each by itself. */
  group: string;
  step: string | null;
  name: string;
  series: string;
  text: string;
  change: string;
}

/** The drawing that this screen shows. */
export const shownSvg = (chart: Element): SVGSVGElement | null =>
  [...chart.querySelectorAll<SVGSVGElement>('svg.plot')].find((svg) => svg.clientWidth > 0) ?? null;

export const alongOf = (svg: Element): Along => svg.getAttribute('data-along') as Along;

/** In the order of the drawing; boxes in pixels of the window. */
export function chartMarks(svg: SVGSVGElement): ChartMark[] {
  const isAlong = alongOf(svg) !== null;
  return [...svg.querySelectorAll<SVGElement>('[data-mark]')].map((element, index) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const { mark = '', step = null, series = '', text = '', change = '' } = element.dataset;
    const group = isAlong ? (step ?? mark) : String(index);
    return { element, group, step, name: mark, series, text, change, left, right, top, bottom };
  });
}

/** The mark nearest to a point of the window. */
export const markAt = (svg: SVGSVGElement, at: Point): ChartMark | null =>
  nearest(at, chartMarks(svg), alongOf(svg));

/** All marks of the same step or row, the one on top first. */
export const groupOf = (svg: SVGSVGElement, { group }: ChartMark): ChartMark[] =>
  chartMarks(svg)
    .filter((mark) => mark.group === group)
    .reverse();

/** One mark of each step or row, as arrow keys lead along them. */
export function groupsInOrder(svg: SVGSVGElement): ChartMark[] {
  const groups = new Map<string, ChartMark>();
  for (const mark of chartMarks(svg)) groups.set(mark.group, mark);
  const along = alongOf(svg);
  return [...groups.values()].sort((a, b) =>
    along === 'y' ? a.top - b.top : a.left + a.right - b.left - b.right,
  );
}
