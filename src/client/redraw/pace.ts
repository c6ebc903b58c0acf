/** Lets the browser paint what the screen shows before the rest of a page is drawn, where all of it would miss the frame. */
import { afterPaint } from '../idle.ts';

/** Half a frame: the other half is for style, layout and paint. */
const FIRST_MS = 8;
/** What the screen shows is there by then: fewer frames with more in each, but none that a touch would wait for. */
const NEXT_MS = 24;

/** Resolves at once until the work since the last paint has taken long. */
export function createPace(): () => Promise<void> {
  let since = performance.now();
  let slice = FIRST_MS;
  return async () => {
    // Nobody looks at a page in the background, and its timers are slow.
    if (document.hidden || performance.now() - since < slice) return;
    await new Promise<void>((goOn) => afterPaint(goOn));
    since = performance.now();
    slice = NEXT_MS;
  };
}
