/** Prepared words: a button a letter; what fills and shows it is fetched when one is pressed. */
import { questionFor } from '../../view/question.ts';
import { chosen, personBlock } from '../person/block.ts';

/** As `src/letters` knows them, in the order of the ladder. */
const BEFORE_DUE = ['reminder', 'call-guide'] as const;
const OVERDUE = ['dunning-1', 'dunning-2', 'stop-delivery', 'last-notice'] as const;

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
      const { h, t, view } = context;
      const customer = chosen('customer', view)!;
      const isLate = answers.overdue!.rows.some(({ value }) => (value ?? 0) > 0);
      const kinds = [...BEFORE_DUE, ...(isLate ? OVERDUE : []), 'confirmation'] as const;
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
