/** The line at one step through all charts of the page, with what each of them shows there; and the band of chosen steps. */
import { elementMaker } from '../../report/parts/dom.ts';
import { alongOf, type ChartMark, chartMarks, shownSvg } from './chart-marks.ts';

const LINE_HEIGHT = 14;
/** Charts with more series than this show the line alone; their tip has them all. */
const MOST_VALUES = 3;

/** What has been put on drawings; nothing of it is part of them. */
const OVERLAY = 'pointer-overlay';

export function clearOverlays(): void {
  for (const overlay of document.querySelectorAll(`.${OVERLAY}`)) overlay.remove();
  for (const mark of document.querySelectorAll('[data-pointed]'))
    mark.removeAttribute('data-pointed');
}

/** Pixels of the window to units of the drawing. */
function toDrawing(svg: SVGSVGElement): { x(at: number): number; width: number } {
  const { left, width } = svg.getBoundingClientRect();
  const own = svg.viewBox.baseVal.width;
  return { x: (at) => ((at - left) * own) / width, width: own };
}

/** Where lines and bands end, above the names of the steps. */
const floorOf = (svg: SVGSVGElement): number => Number(svg.dataset.floor ?? 0);

function overlayOn(svg: SVGSVGElement): SVGElement {
  const group = elementMaker(document).svg('g', { class: OVERLAY, 'aria-hidden': 'true' });
  svg.append(group);
  return group;
}

/** All drawings on this screen that have steps of time. */
const timeDrawings = (): SVGSVGElement[] =>
  [...document.querySelectorAll('.chart:has([data-step])')].flatMap(
    (chart) => shownSvg(chart) ?? [],
  );

/** Not what is drawn as a line alone, a target. */
const isDot = ({ element }: ChartMark): boolean => element.getAttribute('r') !== '0';

const middle = ({ left, right }: ChartMark): number => (left + right) / 2;

/** Draws the line of `step` on every chart; beside it the values, except on the one whose tip has them. */
export function showStep(step: string, pointed: SVGSVGElement): void {
  const all = timeDrawings().map((svg) => ({ svg, marks: chartMarks(svg) }));
  clearOverlays();
  for (const { svg, marks } of all) {
    const own = marks.filter((mark) => mark.step === step);
    if (own.length === 0) continue;
    const isSpots = alongOf(svg) === null;
    // Among spots the pointed one is marked itself.
    if (isSpots && svg === pointed) continue;
    if (!isSpots) for (const { element } of own) element.dataset.pointed = '';
    const at = own.reduce((sum, mark) => sum + middle(mark), 0) / own.length;
    const isAlone = svg === pointed || isSpots || svg.closest('.spark') !== null;
    drawLine(svg, at, isAlone ? [] : own.filter(isDot));
  }
}

function drawLine(svg: SVGSVGElement, at: number, values: ChartMark[]): void {
  const { svg: make } = elementMaker(document);
  const { x: toX, width } = toDrawing(svg);
  const x = Math.round(toX(at) * 10) / 10;
  const overlay = overlayOn(svg);
  overlay.append(make('line', { x1: x, x2: x, y1: 0, y2: floorOf(svg) }));
  if (values.length > MOST_VALUES) return;
  const isLeft = x > width / 2;
  for (const [i, { text, change }] of values.toReversed().entries())
    overlay.append(
      make(
        'text',
        {
          x: isLeft ? x - 6 : x + 6,
          y: 10 + i * LINE_HEIGHT,
          'text-anchor': isLeft ? 'end' : 'start',
          class: i === 0 ? 'first' : null,
        },
        change ? `${text} (${change})` : text,
      ),
    );
}

/** Marks the steps from one to another as chosen, on the drawing that is dragged over. */
export function showBand(svg: SVGSVGElement, from: ChartMark, to: ChartMark): void {
  clearOverlays();
  const { x: toX } = toDrawing(svg);
  const marks = chartMarks(svg);
  const steps = [...new Set(marks.map(middle))].sort((a, b) => a - b);
  const half = steps.length > 1 ? (steps.at(-1)! - steps[0]!) / (steps.length - 1) / 2 : 8;
  const [left, right] = [from, to].map(middle).sort((a, b) => a - b) as [number, number];
  const [x1, x2] = [toX(left - half), toX(right + half)];
  overlayOn(svg).append(
    elementMaker(document).svg('rect', {
      x: x1,
      y: 0,
      width: x2 - x1,
      height: floorOf(svg),
    }),
  );
}

/** Marks one row or spot as the current one. */
export function showMarks(marks: ChartMark[]): void {
  clearOverlays();
  for (const { element } of marks) element.dataset.pointed = '';
}
