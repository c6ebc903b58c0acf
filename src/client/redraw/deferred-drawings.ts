/** Defers the drawings that this screen does not show: they are made in idle time, or at once when print or another width needs them. */
import type { RenderContext } from '../../report/page.ts';
import { whenIdleAfterPaint } from '../idle.ts';

/** As in the style sheet: the screens that show the narrow drawing. */
const NARROW = '(max-width: 640px)';

type Later = NonNullable<RenderContext['later']>;

export interface DeferredDrawings {
  /** What `RenderContext.later` is in the browser. */
  later: Later;
  /** Whether this screen shows a drawing made for that one, or for paper. */
  isShown(screen: Parameters<Later>[0]): boolean;
}

export function createDeferredDrawings(): DeferredDrawings {
  const isNarrow = matchMedia(NARROW);
  const waiting: { box: Element; draw: () => Element }[] = [];
  const drawNext = (): void => {
    const { box, draw } = waiting.shift()!;
    // The reader may have gone on to other figures.
    if (box.isConnected) box.append(draw());
  };
  const drawAll = (): void => {
    while (waiting.length > 0) drawNext();
  };
  const drawSome = (time: IdleDeadline): void => {
    try {
      do if (waiting.length > 0) drawNext();
      while (waiting.length > 0 && time.timeRemaining() > 8);
    } finally {
      if (waiting.length > 0) whenIdleAfterPaint(drawSome);
    }
  };
  isNarrow.addEventListener('change', drawAll);
  addEventListener('beforeprint', drawAll);
  const isShown: DeferredDrawings['isShown'] = (screen) =>
    screen !== 'paper' && (screen === 'narrow') === isNarrow.matches;
  const later: Later = (screen, box, draw) => {
    if (isShown(screen)) return void box.append(draw());
    if (waiting.length === 0) whenIdleAfterPaint(drawSome);
    waiting.push({ box, draw });
  };
  return { later, isShown };
}
