/** What the pages of one customer and of one rep share: who is chosen, and what they say where nobody is. */

import type { View } from '../../view/view.ts';
import type { Block, RenderContext } from '../page.ts';

export type PersonKind = 'customer' | 'rep';

/** The id in the address; undefined where none is chosen. */
export const chosen = (kind: PersonKind, view: View): string | undefined => view.filter[kind];

/** A section's heading and what it will show, while nobody is chosen; or the export that it lacks, for everybody. */
function announced(
  kind: PersonKind,
  id: string,
  needs: string | undefined,
  { h, t, site }: RenderContext,
): HTMLElement {
  const isMissing = needs !== undefined && !site.inputs[needs];
  return h(
    'div',
    null,
    h('h2', null, t.named(`${kind}.section`, id)),
    h(
      'p',
      { class: 'empty' },
      isMissing ? t.named('customer.missing', needs) : t.named(`${kind}.about`, id),
    ),
  );
}

/**
 * A block that asks and draws only where somebody is chosen. Without the input that it `needs` it asks nothing of
 * anybody, and a block that asks nothing stays as it was built.
 */
export function personBlock(kind: PersonKind, block: Block, needs?: string): Block {
  const isChosen = (view: View): boolean => chosen(kind, view) !== undefined;
  return {
    ...block,
    questions: (site, view) => (isChosen(view) ? block.questions(site, view) : {}),
    rows: (site, view) => (isChosen(view) ? (block.rows?.(site, view) ?? {}) : {}),
    render: (answers, context, rows) =>
      isChosen(context.view)
        ? block.render(answers, context, rows)
        : announced(kind, block.id, needs, context),
  };
}
