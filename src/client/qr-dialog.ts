/** The address of what is seen, as a code for a phone's camera. Fetched when it is asked for. */
import '../styles/qr-dialog.css';
import { encode } from 'uqr';
import { isSealed } from '../engine/site-door.ts';
import { link as en } from '../i18n/en/link.ts';
import { wordingsOf } from '../i18n/index.ts';
import type { Locale } from '../i18n/locale.ts';
import { link as zh } from '../i18n/zh/link.ts';
import { type ElementMaker, elementMaker } from '../report/parts/dom.ts';
import { copyText } from './copy-text.ts';
import { openDialog } from './dialog.ts';

const linkText = wordingsOf('link', { en, zh });

/** Light squares around the code: readers need four. */
const BORDER = 4;

/** Dark on light whatever the page's colours are: readers look for that. Null where the text is too long for any code. */
function drawCode(h: ElementMaker, text: string, name: string): Element | null {
  const code = codeOf(text);
  if (!code) return null;
  const { data, size } = code;
  const dark = data.flatMap((row, y) =>
    row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])),
  );
  return h.svg(
    'svg',
    { viewBox: `0 0 ${size} ${size}`, role: 'img', 'aria-label': name, class: 'qr-code' },
    h.svg('rect', { width: size, height: size, fill: '#fff' }),
    h.svg('path', { d: dark.join(''), fill: '#000', 'shape-rendering': 'crispEdges' }),
  );
}

function codeOf(text: string): ReturnType<typeof encode> | null {
  for (const ecc of ['M', 'L'] as const)
    try {
      return encode(text, { ecc, border: BORDER });
    } catch {
      // with less to mend it by, more fits
    }
  return null;
}

const isOwnMachine = ({ hostname, protocol }: URL): boolean =>
  protocol === 'file:' || /^(?:localhost|127\.[\d.]+|\[::1\])$/.test(hostname);

export function openCode(locale: Locale, url: URL): void {
  const h = elementMaker(document);
  const address = url.href;
  const code = drawCode(h, address, linkText(locale, 'code', { address }));
  const status = h('p', { class: 'note', role: 'status' });
  const copy = h('button', { type: 'button' }, linkText(locale, 'copy'));
  const shown = h(
    'code',
    { class: 'qr-address', tabindex: '0', 'aria-label': linkText(locale, 'address') },
    address,
  );
  const notes = [
    ...(isSealed() ? [linkText(locale, 'ownLink')] : []),
    ...(isOwnMachine(url) ? [linkText(locale, 'ownMachine')] : []),
  ];
  openDialog(
    { document, h, locale },
    linkText(locale, 'title'),
    [
      h('p', null, linkText(locale, code ? 'how' : 'tooLong')),
      ...(code ? [code] : []),
      shown,
      ...notes.map((note) => h('p', { class: 'note' }, note)),
      copy,
      status,
    ],
    'qr',
  );
  copy.addEventListener('click', async () => {
    status.textContent = linkText(locale, (await copyText(address)) ? 'copied' : 'notCopied');
  });
  copy.focus();
}
