/** Charts beyond looking: files of them, and the pointer over them; both are fetched on first use. */
import { lazyRetry } from '../../engine/lazy-retry.ts';
import type { PageActions } from './page-actions.ts';

/** What the pointer is fetched for: charts, and rows that may stand for a customer, a rep or a bucket. */
const POINTED = '.chart svg, .chart[tabindex], main :is(tr, li)';
const TYPES = ['pointerover', 'focusin', 'keydown', 'click'] as const;

/** Survives a swapped body. */
export function bindCharts(actions: PageActions): void {
  document.addEventListener('click', (event) => {
    const button = (event.target as Element).closest?.<HTMLElement>('[data-export]');
    if (button) void import('./chart-export.ts').then(({ exportChart }) => exportChart(button));
  });
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
