/** The head of a table whose cells open nothing, as on paper. */
import type { ElementMaker } from './dom.ts';

export const tableHead = (
  h: ElementMaker,
  heads: { text: string; isNumber?: boolean }[],
): HTMLElement =>
  h(
    'thead',
    null,
    h(
      'tr',
      null,
      heads.map(({ text, isNumber }) =>
        h('th', { scope: 'col', class: isNumber ? 'number' : null }, text),
      ),
    ),
  );
