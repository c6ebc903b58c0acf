/** Work that nobody waits for is left to idle moments. */

/** Once the next frame, the one that shows what was asked for, has been painted. */
export function afterPaint(work: () => void): void {
  // A page in the background has no frames.
  if (document.hidden) setTimeout(work);
  else requestAnimationFrame(() => setTimeout(work));
}

/** Not before the next frame has been painted. */
export function whenIdleAfterPaint(work: (time: IdleDeadline) => void): void {
  afterPaint(() => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(work, { timeout: 2000 });
    else setTimeout(() => work({ didTimeout: false, timeRemaining: () => 0 }), 200);
  });
}

/** After the page has loaded. */
export function whenIdleAfterLoad(work: () => void): void {
  const idle = globalThis.requestIdleCallback ?? ((call: () => void) => setTimeout(call, 500));
  const wait = () => idle(work, { timeout: 5000 });
  if (document.readyState === 'complete') wait();
  else addEventListener('load', wait, { once: true });
}
