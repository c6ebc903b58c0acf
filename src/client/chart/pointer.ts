/** One pointer for all charts of a page: mouse, finger and keys lead to the same tip, the same line and the same actions. */

import '../../styles/pointer.css';
import { cellTip } from './cell-tip.ts';
import { type ChartMark, groupsInOrder, markAt, shownSvg } from './chart-marks.ts';
import { light, subjectUnder } from './light.ts';
import type { Point } from './nearest.ts';
import type { PageActions } from './page-actions.ts';
import { createPeriodDrag, monthsOfSteps, type PeriodDrag } from './period-drag.ts';
import { createPointed, type Pointed } from './pointed.ts';
import { canChoosePeriod, createTip, type Means, periodTip, type Tip } from './tip.ts';

interface Parts {
  tip: Tip;
  drag: PeriodDrag;
  pointed: Pointed;
  actions: PageActions;
  /** The pointer that was pressed last; not every browser says it with the click. */
  isTouch: boolean;
  /** The click that ends a drag means nothing. */
  skipsClick: boolean;
  /** The tip is of a cell of a table, not of a mark. */
  isOnCell: boolean;
}

/** Handles the events that it was fetched for, and from then on all others. Survives a swapped body. */
export function startPointer(actions: PageActions, missed: Event[]): void {
  const tip = createTip();
  const pointed = createPointed(actions, tip);
  const drag = createPeriodDrag();
  const state = { isTouch: false, skipsClick: false, isOnCell: false };
  const parts: Parts = { tip, pointed, drag, actions, ...state };
  document.addEventListener('pointermove', (event) => pointerMoved(event, parts));
  document.addEventListener('pointerdown', (event) => pointerDown(event, parts));
  document.addEventListener('pointerup', () => pointerUp(parts));
  document.addEventListener('pointercancel', () => drag.cancel());
  document.addEventListener('click', (event) => clicked(event, parts));
  document.addEventListener('keydown', (event) => keyDown(event, parts));
  const hideIf = (means: Means[]) => (): void => {
    if (means.includes(pointed.now()?.means ?? 'mouse')) pointed.hide();
    leaveCell(parts);
  };
  // A finger that is lifted leaves the page too; its tip stays.
  document.documentElement.addEventListener('pointerleave', hideIf(['mouse']));
  addEventListener('scroll', hideIf(['mouse', 'touch']), { capture: true, passive: true });
  document.addEventListener('focusout', hideIf(['keys']));
  document.addEventListener('focusin', (event) => cellFocused(event, parts));
  document.addEventListener('selectstart', (event) => {
    if (drag.isPressed()) event.preventDefault();
  });
  for (const event of missed) {
    if (event instanceof KeyboardEvent) keyDown(event, parts);
    else if (event.type === 'focusin') cellFocused(event as FocusEvent, parts);
    else if (event.type === 'click') clicked(event as MouseEvent, parts);
    else if (event instanceof PointerEvent) pointerMoved(event, parts);
  }
}

/** The drawing with marks under a pointer. */
function svgOf(target: Element): SVGSVGElement | null {
  const chart = target.closest?.('.chart');
  const svg = chart ? shownSvg(chart) : null;
  return svg?.querySelector('[data-mark]') ? svg : null;
}

const pointOf = ({ clientX: x, clientY: y }: MouseEvent): Point => ({ x, y });

/** Over a cell that has a tip, by mouse; true where it has. */
function showCell(target: Element, at: Point | null, parts: Parts): boolean {
  const text = cellTip(target);
  if (!text) return false;
  parts.pointed.hide();
  parts.tip.show(text, at ?? middleOf(text.lines[0]!.mark));
  parts.isOnCell = true;
  return true;
}

function leaveCell(parts: Parts): void {
  if (parts.isOnCell) parts.tip.hide();
  parts.isOnCell = false;
}

/** By keys: what is focused says itself to a screen reader. */
function cellFocused({ target }: FocusEvent, parts: Parts): void {
  if ((target as Element).matches('.triangle .open-rows:focus-visible'))
    showCell(target as Element, null, parts);
}

function pointerMoved(event: PointerEvent, parts: Parts): void {
  const { drag, tip, pointed } = parts;
  if (event.pointerType === 'touch') return;
  const at = pointOf(event);
  const chosen = drag.move(at);
  if (chosen) {
    pointed.hide();
    drag.showBand();
    tip.show(periodTip(chosen.from, chosen.to), at);
    return;
  }
  const target = event.target as Element;
  if (showCell(target, at, parts)) return;
  leaveCell(parts);
  const svg = svgOf(target);
  const mark = svg && markAt(svg, at);
  if (svg && mark) {
    pointed.show({ svg, mark, means: 'mouse' }, at);
    return;
  }
  if (pointed.now()?.means === 'mouse') pointed.hide();
  if (!pointed.now()) light(subjectUnder(target));
}

function pointerDown(event: PointerEvent, parts: Parts): void {
  parts.isTouch = event.pointerType === 'touch';
  parts.skipsClick = false;
  const svg = svgOf(event.target as Element);
  if (!parts.isTouch && event.button === 0 && svg && canChoosePeriod(svg))
    parts.drag.press(svg, pointOf(event));
}

function pointerUp(parts: Parts): void {
  const { drag, tip, actions } = parts;
  const chosen = drag.release();
  if (!chosen) return;
  parts.skipsClick = true;
  tip.hide();
  const { from, to } = monthsOfSteps(chosen.from.step!, chosen.to.step!, actions.yearStart);
  actions.choosePeriod(from, to);
}

function clicked(event: MouseEvent, parts: Parts): void {
  const { pointed } = parts;
  if (parts.skipsClick) {
    parts.skipsClick = false;
    return;
  }
  const svg = svgOf(event.target as Element);
  const mark = svg && markAt(svg, pointOf(event));
  const isTouch = parts.isTouch || (event as PointerEvent).pointerType === 'touch';
  const now = pointed.now();
  if (!svg || !mark) pointed.hide();
  else if (!isTouch) pointed.act(mark, 'click');
  // The first tap shows the tip, the second on the same mark what is behind it.
  else if (now?.means === 'touch' && now.mark.element === mark.element) pointed.act(mark, 'rows');
  else pointed.show({ svg, mark, means: 'touch' }, pointOf(event));
}

const KEYS: Record<string, number> = {
  ArrowRight: 1,
  ArrowDown: 1,
  ArrowLeft: -1,
  ArrowUp: -1,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

function keyDown(event: KeyboardEvent, parts: Parts): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const { drag, tip, pointed } = parts;
  if (event.key === 'Escape') {
    if (drag.isPressed()) {
      parts.skipsClick = true;
      drag.cancel();
      tip.hide();
    }
    pointed.hide();
    leaveCell(parts);
    return;
  }
  const chart = (event.target as Element).closest?.('.chart[tabindex]');
  const svg = chart && shownSvg(chart);
  const own = pointed.now()?.svg === svg ? pointed.now()!.mark : null;
  if (!svg || !(event.key in KEYS || event.key === 'Enter' || event.key === ' ')) return;
  event.preventDefault();
  if (event.key in KEYS) {
    const mark = neighbour(groupsInOrder(svg), own, KEYS[event.key]!);
    if (mark) pointed.show({ svg, mark, means: 'keys' }, middleOf(mark));
  } else if (own) pointed.act(own, event.key === 'Enter' ? 'rows' : 'click');
}

/** So many steps or rows on, up to the first and the last. */
function neighbour(marks: ChartMark[], own: ChartMark | null, step: number): ChartMark | undefined {
  const before = own ? marks.findIndex(({ group }) => group === own.group) : -1;
  return marks[Math.max(0, Math.min(marks.length - 1, before + step))];
}

const middleOf = ({ left, right, top, bottom }: ChartMark): Point => ({
  x: (left + right) / 2,
  y: (top + bottom) / 2,
});
