/** The blocks of a page, and which of them wait for an answer: all that is needed before what redraws them is here. */

/** The places of blocks, in the order of the page. */
export const sections = (root: ParentNode): HTMLElement[] => [
  ...root.querySelectorAll<HTMLElement>('[data-block]'),
];

/** Marks blocks as waiting. */
export function markBusy(places: Element[]): void {
  for (const section of places) section.setAttribute('aria-busy', 'true');
}

/** Takes the marks of all blocks away. */
export function clearBusy(root: ParentNode): void {
  for (const section of sections(root)) section.removeAttribute('aria-busy');
}

/** What is promised; calls `onWait` unless it is here within this task. */
export async function patiently<T>(promised: Promise<T>, onWait: () => void): Promise<T> {
  const timer = setTimeout(onWait);
  try {
    return await promised;
  } finally {
    clearTimeout(timer);
  }
}
