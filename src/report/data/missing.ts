/** What the data does not have, and which figures would come with which export. */

import { needsCurrency } from '../../view/default-view.ts';
import type { Site } from '../../view/site.ts';
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
  'confirmation',
  'unbilled',
  'stage',
  'cost',
  'delivery',
  'discount',
  'method',
  'write_off',
  'action',
  'commission',
  'rate',
] as const;

/** Rates are missed where there is something to convert. */
const isMissing = (input: (typeof INPUTS)[number], site: Site): boolean =>
  input === 'rate' ? needsCurrency(site) : !site.inputs[input];

export const missingBlock: Block = {
  id: 'missing',
  questions: () => ({}),
  render(_answers, context) {
    const { h, site, t } = context;
    const missing = INPUTS.filter((input) => isMissing(input, site));
    return h(
      'div',
      null,
      h('h2', null, t('data.missing')),
      h(
        'p',
        { class: 'note on-screen' },
        h('a', { href: '../metrics/' }, t('data.missing.catalogue')),
      ),
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
