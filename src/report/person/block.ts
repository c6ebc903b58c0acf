/** What the pages of one customer and of one rep share: who is chosen, and what they say where nobody is. */

import type { PersonKind } from '../../format/person-range.ts';
import type { View } from '../../view/view.ts';
import type { Block, RenderContext } from '../page.ts';

export type { PersonKind } from '../../format/person-range.ts';

/** The id in the address; undefined where none is chosen. */
export const chosen = (kind: PersonKind, view: View): string | undefined => view.filter[kind];

/** What a block will look like, shown while somebody chosen in the address is on the way. */
export type WaitingShape = 'chart' | 'rows' | ((context: RenderContext) => Element);

function drawShape(shape: WaitingShape, context: RenderContext): HTMLElement {
  const { h } = context;
  const drawn = typeof shape === 'string' ? null : shape(context);
  return h(
    'div',
    { class: `shape ${drawn ? '' : `shape-${shape}`}`.trim(), 'aria-hidden': 'true' },
    drawn,
  );
}

/**
 * A section's heading and what it will show, while nobody is chosen, with its shape for the time of waiting; or the
 * export that it lacks, for everybody.
 */
function announced(
  kind: PersonKind,
  id: string,
  needs: string | undefined,
  shape: WaitingShape,
  context: RenderContext,
): HTMLElement {
  const { h, t, site } = context;
  const isMissing = needs !== undefined && !site.inputs[needs];
  return h(
    'div',
    { class: isMissing ? null : 'announced' },
    h('h2', null, t.named(`${kind}.section`, id)),
    h(
      'p',
      { class: 'empty' },
      isMissing ? t.named('customer.missing', needs) : t.named(`${kind}.about`, id),
    ),
    isMissing ? null : drawShape(shape, context),
  );
}

/**
 * A block that asks and draws only where somebody is chosen. Without the input that it `needs` it asks nothing of
 * anybody, and a block that asks nothing stays as it was built.
 */
export function personBlock(
  kind: PersonKind,
  block: Block,
  { needs, shape = 'chart' }: { needs?: string; shape?: WaitingShape } = {},
): Block {
  const isChosen = (view: View): boolean => chosen(kind, view) !== undefined;
  return {
    ...block,
    questions: (site, view) => (isChosen(view) ? block.questions(site, view) : {}),
    rows: (site, view) => (isChosen(view) ? (block.rows?.(site, view) ?? {}) : {}),
    render: (answers, context, rows) =>
      isChosen(context.view)
        ? block.render(answers, context, rows)
        : announced(kind, block.id, needs, shape, context),
  };
}
