/** The data under a chart: made, and its figures made buttons, when somebody first asks for it. */
import { enlivenOnce } from '../drill/figures.ts';
import { drawWaiting } from '../redraw/deferred-drawings.ts';

/** Makes a closed fold hold what it shows once it is open. */
export function readyData(fold: Element): void {
  drawWaiting(fold);
  enlivenOnce(fold);
}

/** Survives a swapped body. */
export function bindDataFolds(): void {
  // Before the fold opens, so that it never opens empty.
  document.addEventListener('click', ({ target }) => {
    const summary = (target as Element).closest?.('.chart-data > summary');
    if (summary) readyData(summary.parentElement!);
  });
  document.addEventListener(
    'toggle',
    ({ target }) => {
      if ((target as Element).matches('.chart-data[open]')) readyData(target as Element);
    },
    true,
  );
}
