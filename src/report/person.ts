/** What the pages of one customer and of one rep share: who is chosen, and what they say where nobody is. */
import { h } from './dom.ts';
import type { Block, RenderContext, View } from './types.ts';

export type PersonKind = 'customer' | 'rep';

/** The id in the address; undefined where none is chosen. */
export const chosen = (kind: PersonKind, view: View): string | undefined => view.filter[kind];

/** A section's heading and what it will show, while nobody is chosen. */
function announced(kind: PersonKind, id: string, { document, t }: RenderContext): HTMLElement {
  return h(
    document,
    'div',
    null,
    h(document, 'h2', null, t(`${kind}.section.${id}`)),
    h(document, 'p', { class: 'empty' }, t(`${kind}.about.${id}`)),
  );
}

/** A block that asks and draws only where somebody is chosen. */
export function personBlock(kind: PersonKind, block: Block): Block {
  const isChosen = (view: View): boolean => chosen(kind, view) !== undefined;
  return {
    ...block,
    questions: (site, view) => (isChosen(view) ? block.questions(site, view) : {}),
    rows: (site, view) => (isChosen(view) ? (block.rows?.(site, view) ?? {}) : {}),
    render: (answers, context, rows) =>
      isChosen(context.view)
        ? block.render(answers, context, rows)
        : announced(kind, block.id, context),
  };
}
