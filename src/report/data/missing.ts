/** What the data does not have, and which figures would come with which export. */

import type { Block } from '../page.ts';
import { table } from '../parts/table.ts';

/** Inputs that figures rest on, the most useful first. */
const INPUTS = [
  'payment',
  'customer',
  'rep',
  'region',
  'segment',
  'limit',
  'target',
  'target_rate',
  'dispute',
  'promise',
  'activity',
  'stage',
  'cost',
  'delivery',
  'discount',
  'method',
  'write_off',
] as const;

export const missingBlock: Block = {
  id: 'missing',
  questions: () => ({}),
  render(_answers, context) {
    const { h, site, t } = context;
    const missing = INPUTS.filter((input) => !site.inputs[input]);
    return h(
      'div',
      null,
      h('h2', null, t('data.missing')),
      h('p', { class: 'note' }, h('a', { href: '../metrics/' }, t('data.missing.catalogue'))),
      missing.length === 0
        ? h('p', null, t('data.missing.none'))
        : table<(typeof INPUTS)[number]>(h, {
            caption: t('data.missing.caption'),
            columns: [
              {
                id: 'input',
                label: t('data.missing.input'),
                cell: (input) => t(`data.input.${input}`),
              },
              {
                id: 'gives',
                label: t('data.missing.gives'),
                cell: (input) => t(`data.gives.${input}`),
              },
            ],
            rows: missing,
            empty: t('data.missing.none'),
          }),
    );
  },
};
