/** Defers the drawings that this screen does not show until print, another width or an opened fold needs them. */
import type { RenderContext } from '../../report/page.ts';

/** As in the style sheet: the screens that show the narrow drawing. */
const NARROW = '(max-width: 640px)';
/** What another width or paper shows. */
const BOXES = '.chart, .sheet-box';

type Later = NonNullable<RenderContext['later']>;

export interface DeferredDrawings {
  /** What `RenderContext.later` is in the browser. */
  later: Later;
  /** Whether this screen shows a drawing made for that. */
  isShown(by: Parameters<Later>[0]): boolean;
}

/** By their boxes; what the page no longer holds is forgotten with its box. */
const waiting = new WeakMap<Element, () => void>();

/** Fills a box that still waits for its drawing. */
export function drawWaiting(box: Element): void {
  const fill = waiting.get(box);
  waiting.delete(box);
  fill?.();
}

/** What has been drawn again as it stands there: what waits in it from now on waits there. */
export function moveWaiting(drawn: Element, standing: Element): void {
  const boxesIn = (root: Element): Element[] => [
    root,
    ...root.querySelectorAll(`${BOXES}, details`),
  ];
  const places = boxesIn(standing);
  for (const [i, box] of boxesIn(drawn).entries()) {
    const place = places[i]!;
    if (!waiting.has(box)) continue;
    waiting.set(place, () => {
      drawWaiting(box);
      place.append(...box.childNodes);
    });
  }
}

/** `prepare` makes ready what has been drawn before the page holds it. */
export function createDeferredDrawings(prepare: (drawn: Element) => void): DeferredDrawings {
  const isNarrow = matchMedia(NARROW);
  const drawAll = (): void => {
    for (const box of document.querySelectorAll(BOXES)) drawWaiting(box);
  };
  isNarrow.addEventListener('change', drawAll);
  addEventListener('beforeprint', drawAll);
  const isShown: DeferredDrawings['isShown'] = (by) =>
    by === (isNarrow.matches ? 'narrow' : 'wide');
  const later: Later = (shownBy, box, draw) => {
    if (isShown(shownBy)) box.append(draw());
    else
      waiting.set(box, () => {
        const drawn = draw();
        prepare(drawn);
        box.append(drawn);
      });
  };
  return { later, isShown };
}
