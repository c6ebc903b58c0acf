/** Work that nobody waits for: in an idle moment, and not before the frame that shows what was asked for. */
export function whenIdleAfterPaint(work: (time: IdleDeadline) => void): void {
  const idle = (): void => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(work, { timeout: 2000 });
    else setTimeout(() => work({ didTimeout: false, timeRemaining: () => 0 }), 200);
  };
  // A page in the background has no frames.
  if (document.hidden) idle();
  else requestAnimationFrame(() => setTimeout(idle));
}
