/** Where the reader may assume something: a button, without a script nothing. What it opens is the browser's. */
import type { Block } from '../page.ts';

export const forecastWhatIf: Block = {
  id: 'what-if',
  questions: () => ({}),
  render(_answers, { h, t, site }) {
    // nothing is forecast either, or the open items are not given out
    if (!site.hasPayments || site.figuresOnly) return h('div');
    return h(
      'div',
      { class: 'what-if', 'data-what-if': true },
      h('button', { type: 'button', 'data-what-if-open': true }, t('forecast.whatIf')),
      ' ',
      h('span', { class: 'note' }, t('forecast.whatIf.note')),
    );
  },
};
