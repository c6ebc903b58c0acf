/** The place of the SQL console: it is made when a reader opens it, by a script of its own. */

import type { Block } from '../page.ts';

export const consoleBlock: Block = {
  id: 'console',
  questions: () => ({}),
  render: (_, { h, t }) =>
    h(
      'details',
      { class: 'console', 'data-console': true },
      h('summary', null, t('data.console')),
      h('p', { class: 'note' }, t('data.consoleNote')),
    ),
};
