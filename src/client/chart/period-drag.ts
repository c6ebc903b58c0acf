/** Months dragged over on a chart of time become the page's period; a finger scrolls as ever. */
import { addMonths, type Month, monthOf } from '../../format/date.ts';
import { isStepKey, stepEnd, stepMonths } from '../../format/step.ts';
import { type ChartMark, markAt } from './chart-marks.ts';
import { clearOverlays, showBand } from './crosshair.ts';
import type { Point } from './nearest.ts';

/** Pixels that a hand moves during a click. */
const CLICK_REACH = 6;

/** The months from the first of one step to the last of another, in whichever order they were chosen. */
export function monthsOfSteps(a: string, b: string, yearStart: number): { from: Month; to: Month } {
  const ends = [a, b].map((step) => {
    const last = monthOf(stepEnd(step, yearStart));
    const grain = /^\d{4}-\d{2}$/.test(step) ? 'month' : step.includes('-Q') ? 'quarter' : 'year';
    return { first: addMonths(last, 1 - stepMonths(grain)), last };
  });
  const [from, to] = ends.sort((one, other) => (one.last < other.last ? -1 : 1));
  return { from: from!.first, to: to!.last };
}

/** The ends of what is chosen, as they were dragged. */
interface Chosen {
  from: ChartMark;
  to: ChartMark;
}

export interface PeriodDrag {
  /** The button goes down on a chart of time. */
  press(svg: SVGSVGElement, at: Point): void;
  /** What is chosen so far; null where the pointer has hardly moved. */
  move(at: Point): Chosen | null;
  showBand(): void;
  /** What was chosen; null where it was a click. */
  release(): Chosen | null;
  cancel(): void;
  isPressed(): boolean;
}

export function createPeriodDrag(): PeriodDrag {
  let start: { svg: SVGSVGElement; at: Point } | null = null;
  let chosen: Chosen | null = null;
  const cancel = (): void => {
    if (chosen) clearOverlays();
    start = null;
    chosen = null;
    delete document.documentElement.dataset.choosing;
  };
  return {
    press(svg, at) {
      start = { svg, at };
    },
    move(at) {
      if (!start || (!chosen && Math.abs(at.x - start.at.x) < CLICK_REACH)) return null;
      const [from, to] = [markAt(start.svg, start.at), markAt(start.svg, at)];
      if (!from?.step || !to?.step || !isStepKey(from.step)) return null;
      document.documentElement.dataset.choosing = '';
      chosen = { from, to };
      return chosen;
    },
    showBand() {
      if (start && chosen) showBand(start.svg, chosen.from, chosen.to);
    },
    release() {
      const ends = chosen;
      cancel();
      return ends;
    },
    cancel,
    isPressed: () => start !== null,
  };
}
