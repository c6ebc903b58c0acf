/** The place of the SQL console: it is made when a reader opens it, by a script of its own. */

import type { Block } from '../page.ts';
import { h } from '../parts/dom.ts';

export const consoleBlock: Block = {
  id: 'console',
  questions: () => ({}),
  render: (_, { document, t }) =>
    h(
      document,
      'details',
      { class: 'console', 'data-console': true },
      h(document, 'summary', null, t('data.console')),
      h(document, 'p', { class: 'note' }, t('data.consoleNote')),
    ),
};
