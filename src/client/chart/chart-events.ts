/** Charts beyond looking: the pointer over them, fetched on first use. */
import { lazyRetry } from '../../engine/lazy-retry.ts';
import type { PageActions } from './page-actions.ts';

/** What the pointer is fetched for: charts, and rows that may stand for a customer, a rep or a bucket. */
const POINTED = '.chart svg, .chart[tabindex], main :is(tr, li)';
const TYPES = ['pointerover', 'focusin', 'keydown', 'click'] as const;

/** Survives a swapped body. */
export function bindCharts(actions: PageActions): void {
  // What is done meanwhile is done once the pointer is here.
  let waiting: Event[] = [];
  const load = lazyRetry(async () => {
    const { startPointer } = await import('./pointer.ts');
    for (const type of TYPES) document.removeEventListener(type, fetchFor);
    startPointer(actions, waiting);
  });
  const fetchFor = (event: Event): void => {
    if (!(event.target as Element).closest?.(POINTED)) return;
    waiting.push(event);
    load().catch((error) => {
      waiting = [];
      console.error(error);
    });
  };
  for (const type of TYPES) document.addEventListener(type, fetchFor);
}
