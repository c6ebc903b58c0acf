/** The notices themselves: at the foot of the screen for a link, under the filters for a customer that nobody is called. */
import type { Labels } from '../../format/label.ts';
import { NONE } from '../../metrics/types.ts';
import type { PageId, RenderContext } from '../../report/page.ts';
import type { AddressFault } from '../../view/address-faults.ts';
import { knownOf, readWhatIf, writeWhatIf } from '../../view/what-if.ts';
import { customerMatches } from './customer-matches.ts';
import { faultText, noticeText } from './fault-text.ts';

/** The faults of a link as the page shows them. `latest` shows the newest data. */
export function linkNotice(
  faults: AddressFault[],
  context: RenderContext,
  events: { close(): void; latest(): void },
  page?: PageId,
): HTMLElement {
  const { h, locale } = context;
  const close = h(
    'button',
    { type: 'button', class: 'notice-close', 'aria-label': noticeText(locale, 'close') },
    '×',
  );
  close.addEventListener('click', events.close);
  const lines = faults.map((fault) => {
    const line = h('p', null, faultText(fault, context, page));
    if (fault.kind === 'older') {
      const latest = h('button', { type: 'button' }, noticeText(locale, 'latest'));
      latest.addEventListener('click', events.latest);
      line.append(' ', latest);
    }
    return line;
  });
  return h('div', { class: 'notice' }, h('div', null, lines), close);
}

/** Says that nobody is called that, and offers those who come close; `choose` is given one's id. */
export function customerNotice(
  text: string,
  context: RenderContext,
  labels: Labels,
  choose: (id: string) => void,
): HTMLElement {
  const { h, locale, site } = context;
  const line = h('p', null, noticeText(locale, 'nobody', { text }));
  const matches = customerMatches(text, site, labels).filter(({ id }) => id !== NONE);
  if (matches.length > 0) line.append(' ', noticeText(locale, 'similar'));
  for (const { id, name } of matches) {
    const button = h('button', { type: 'button' }, name);
    button.addEventListener('click', () => choose(id));
    line.append(' ', button);
  }
  return h('div', { class: 'notice' }, line);
}

/** What of a link's assumptions can be, as an address has it. */
export const assumedOf = (params: URLSearchParams, { site }: RenderContext, labels: Labels) =>
  new URLSearchParams(writeWhatIf(readWhatIf(params, knownOf(site, labels)).whatIf));

export { addressFaults } from '../../view/address-faults.ts';
export { customerCalled } from './customer-matches.ts';
