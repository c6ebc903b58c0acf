/** Keys that work anywhere on the page but in a field, and the button that stands for them; what they open is fetched on first use. */
import type { Engine } from '../../engine/engine.ts';
import type { Labels } from '../../format/label.ts';
import type { RenderContext } from '../../report/page.ts';

export interface KeySource {
  context(): Promise<RenderContext>;
  labels(): Promise<Labels>;
  /** Of customers' names, by id. */
  initials(): Promise<Record<string, string>>;
  overdue(): Promise<Map<string, number> | null>;
  engine(): Promise<Engine>;
  root: URL;
  /** Makes the links inside carry the filters. */
  carry(within: ParentNode): void;
}

export function bindKeys(source: KeySource): void {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key !== '/' && event.key !== '?') return;
    const target = event.target as Element;
    if (target.closest?.('input, textarea, select, [contenteditable], dialog')) return;
    event.preventDefault();
    open(event.key === '/');
  });
  // A finger has no keys.
  document.addEventListener('click', (event) => {
    if ((event.target as Element).closest?.('[data-find]')) open(true);
  });
  let isOpening = false;
  const open = (isFinder: boolean): void => {
    // On a slow line the key is pressed again before the dialog is here.
    if (isOpening) return;
    isOpening = true;
    void Promise.all([
      import('./finder.ts'),
      source.context(),
      source.labels().catch(() => ({})),
      isFinder ? source.initials().catch(() => ({})) : {},
    ])
      .then(([finder, context, labels, initials]) =>
        isFinder
          ? finder.openFinder(context, {
              ...source,
              labels,
              initials,
              overdue: source.overdue().catch(() => null),
            })
          : finder.openKeys(context),
      )
      .finally(() => {
        isOpening = false;
      });
  };
}
