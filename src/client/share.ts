/** The buttons that hand the page on as the reader sees it: the device's own sharing on a phone, else the clipboard; and a code. */
import { isSealed } from '../engine/site-door.ts';
import { ROWS_HASH } from '../report/parts/figure-ask.ts';
import { sharedAddress } from '../view/address.ts';
import { withAssumed } from '../view/what-if-keys.ts';
import { copyText } from './copy-text.ts';
import { isAsBuilt } from './route/named.ts';
import type { Session } from './session.ts';

/** Long enough to be read. */
const SAID_MS = 4000;

/** Survives a swapped body. `failed`: what shows the code did not come. */
export function bindShare(session: Session, failed: (error: unknown) => void): void {
  let isOpening = false;
  const showCode = (): void => {
    // On a slow line the button is pressed again before the dialog is here.
    if (isOpening) return;
    isOpening = true;
    import('./qr-dialog.ts')
      .then(({ openCode }) => openCode(session.page.locale, addressOf(session)))
      .catch(failed)
      .finally(() => {
        isOpening = false;
      });
  };
  document.addEventListener('click', (event) => {
    const target = event.target as Element;
    const button = target.closest?.<HTMLElement>('[data-share]');
    if (button) void share(addressOf(session).href, button);
    else if (target.closest?.('[data-qr]')) showCode();
  });
}

/** A named view by its own address; anything else with its dates, so that it stays as it is. Never with the key of a link. */
function addressOf({ page, view, site }: Session): URL {
  const url = new URL(location.href);
  const isNamed = page.named !== null && isAsBuilt(page, view);
  const params = isNamed ? new URLSearchParams() : sharedAddress(view, site);
  url.search = withAssumed(params, url.searchParams).toString();
  if (isSealed() && !url.hash.startsWith(ROWS_HASH)) url.hash = '';
  return url;
}

async function share(url: string, { dataset, parentElement }: HTMLElement): Promise<void> {
  const line = parentElement!.querySelector('[role="status"]')!;
  const say = (text: string): void => {
    line.textContent = text;
  };
  // the key is no part of the address
  const ofSealed = isSealed() ? dataset.shareSealed : undefined;
  const isTouched = matchMedia('(pointer: coarse)').matches;
  if (isTouched && 'share' in navigator) {
    const error = await navigator.share({ title: document.title, url }).catch((reason) => reason);
    // the reader has sent it, or thought better of it
    if (!error && ofSealed) say(ofSealed);
    if (!error || (error as Error).name === 'AbortError') return;
  }
  const isCopied = await copyText(url);
  say(isCopied ? (ofSealed ?? dataset.share!) : url);
  if (isCopied) setTimeout(() => say(''), ofSealed ? 2 * SAID_MS : SAID_MS);
}
