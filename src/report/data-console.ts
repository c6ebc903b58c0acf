/** The place of the SQL console: it is made when a reader opens it, by a script of its own. */
import { h } from './dom.ts';
import type { Block } from './types.ts';

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
