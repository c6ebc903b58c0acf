/** Hands the page on as the reader sees it: by the device's own sharing on a phone, else by the clipboard; or as a code. */
import { isSealed } from '../engine/site-door.ts';
import { ROWS_HASH } from '../report/parts/figure-ask.ts';
import { sharedAddress } from '../view/address.ts';
import { withAssumed } from '../view/what-if-keys.ts';
import { copyText } from './copy-text.ts';
import { here } from './route/address-bar.ts';
import { isAsBuilt } from './route/named.ts';
import type { Session } from './session.ts';

/** Long enough to be read. */
const SAID_MS = 4000;

/** `button` stands beside the line that says what was done. */
export const shareView = (session: Session, button: HTMLElement): Promise<void> =>
  share(addressOf(session).href, button);

export async function showCode(session: Session): Promise<void> {
  const { openCode } = await import('./qr-dialog.ts');
  openCode(session.page.locale, addressOf(session));
}

/** A named view by its own address; anything else with its dates, so that it stays as it is. Never with the key of a link. */
function addressOf({ page, view, site }: Session): URL {
  const url = here();
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
