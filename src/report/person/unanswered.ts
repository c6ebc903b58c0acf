/** What stands on the page of somebody who is chosen and whose figures nobody could work out. */
import type { RenderContext } from '../page.ts';
import { chosen, type PersonKind } from './block.ts';

/** Null where nobody is chosen. */
export const unanswered =
  (kind: PersonKind) =>
  ({ h, t, view, label }: RenderContext): HTMLElement | null => {
    const id = chosen(kind, view);
    if (id === undefined) return null;
    const name = label(kind, id);
    return h(
      'div',
      null,
      h('p', { class: 'answer' }, t(`${kind}.unanswered`, { name })),
      h('p', { class: 'who' }, t(`${kind}.unansweredHow`)),
    );
  };
