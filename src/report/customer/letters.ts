/** Prepared words: a button a letter; what fills and shows it is fetched when one is pressed. */
import { chosen, personBlock } from '../person/block.ts';

/** As `src/letters` knows them, in the order of the ladder. */
const KINDS = [
  'reminder',
  'call-guide',
  'dunning-1',
  'dunning-2',
  'stop-delivery',
  'last-notice',
  'confirmation',
] as const;

export const customerLetters = personBlock(
  'customer',
  {
    id: 'letters',
    // not as it was built, but by who is chosen
    questions: () => ({}),
    rows: () => ({}),
    render(_answers, context) {
      const { h, t, view } = context;
      const customer = chosen('customer', view)!;
      return h(
        'div',
        { class: 'prepare' },
        h('h2', null, t('customer.section.letters')),
        h(
          'p',
          { class: 'list-tools' },
          h('span', { class: 'note' }, t('customer.prepare')),
          KINDS.map((kind) =>
            h(
              'button',
              { type: 'button', 'data-letter': kind, 'data-customer': customer },
              t(`customer.letter.${kind}`),
            ),
          ),
        ),
      );
    },
  },
  { shape: 'rows' },
);
