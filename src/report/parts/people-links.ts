/** Ways to the pages of one customer and one rep. */
import { NONE } from '../../metrics/types.ts';
import type { RenderContext } from '../page.ts';

/** The address of one customer's or rep's page; the script adds the filters of the page it is on. */
const personAddress = (kind: 'customer' | 'rep', id: string | null, up: string): string =>
  `${up}${kind}/?${new URLSearchParams({ [kind]: id ?? NONE })}`;

/** The customers list narrowed to a rep's items. */
export const customersOfRep = (rep: string): string =>
  `../customers/?${new URLSearchParams({ rep })}`;

/** The way up to the language's folder: most pages lie one below it, the overview is in it. */
const UP = '../';

/** The customer's name as a link, its id behind it where that is another text. */
export function customerLink(
  customer: string | null,
  context: RenderContext,
  up: '' | '../' = UP,
): Element {
  const { h, label } = context;
  const name = label('customer', customer);
  return h(
    'span',
    {
      class: 'person',
      title: customer === null || name === customer ? name : `${name} · ${customer}`,
    },
    h('a', { href: personAddress('customer', customer, up) }, name),
    customer === null || name === customer
      ? null
      : [' ', h('span', { class: 'person-id' }, customer)],
  );
}

export const repLink = (
  rep: string | null,
  { h, label }: RenderContext,
  up: '' | '../' = UP,
): Element => h('a', { class: 'person', href: personAddress('rep', rep, up) }, label('rep', rep));
