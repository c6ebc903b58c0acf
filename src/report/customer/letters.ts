/** Prepared words: a button a letter; what fills and shows it is fetched when one is pressed. */
import { LETTER_KINDS, type LetterKind, letterAbout } from '../../format/letter-kinds.ts';
import { questionFor } from '../../view/question.ts';
import type { RenderContext } from '../page.ts';
import { chosen, personBlock } from '../person/block.ts';

/** For one who owes nothing late. */
const NOT_OVERDUE = LETTER_KINDS.filter((kind) => letterAbout(kind) !== 'overdue');

/** A button a letter; without a customer they are only the shape of what comes. */
function buttons(
  kinds: readonly LetterKind[],
  customer: string | null,
  { h, t }: RenderContext,
): HTMLElement {
  return h(
    'div',
    { class: 'prepare' },
    h('h2', null, t('customer.section.letters')),
    h(
      'p',
      { class: 'list-tools' },
      h('span', { class: 'note' }, t('customer.prepare')),
      kinds.map((kind) =>
        h(
          'button',
          customer === null
            ? { type: 'button', disabled: true }
            : { type: 'button', 'data-letter': kind, 'data-customer': customer },
          t(`customer.letter.${kind}`),
        ),
      ),
    ),
  );
}

export const customerLetters = personBlock(
  'customer',
  {
    id: 'letters',
    // in any currency: a letter goes out for each
    questions: (_site, view) => ({
      overdue: questionFor(view, 'overdue_amount', [], {
        filter: { customer: chosen('customer', view)! },
      }),
    }),
    render(answers, context) {
      const customer = chosen('customer', context.view)!;
      const isLate = answers.overdue!.rows.some(({ value }) => (value ?? 0) > 0);
      return buttons(isLate ? LETTER_KINDS : NOT_OVERDUE, customer, context);
    },
  },
  // the other letters stand in the same line
  { shape: (context) => buttons(NOT_OVERDUE, null, context) },
);
