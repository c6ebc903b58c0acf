/** What stands on the page of somebody who is chosen and whose figures nobody could work out. */
import type { RenderContext } from '../page.ts';
import { chosen, type PersonKind } from './block.ts';

/** Null on another page, and where nobody is chosen. */
export function unanswered(page: string, { h, t, view, label }: RenderContext): HTMLElement | null {
  const kind = (['customer', 'rep'] as const).find((kind: PersonKind) => kind === page);
  const id = kind && chosen(kind, view);
  if (!kind || id === undefined) return null;
  const name = label(kind, id);
  return h(
    'div',
    null,
    h('p', { class: 'answer' }, t(`${kind}.unanswered`, { name })),
    h('p', { class: 'who' }, t(`${kind}.unansweredHow`)),
  );
}
