/** The button that hands the page on as the reader sees it: the device's own sharing on a phone, else the clipboard. */
import { isSealed } from '../engine/site-door.ts';
import { sharedAddress } from '../view/address.ts';
import { withAssumed } from '../view/what-if-keys.ts';
import { copyText } from './copy-text.ts';
import type { Session } from './session.ts';

/** Long enough to be read. */
const SAID_MS = 4000;

/** Survives a swapped body. */
export function bindShare(session: Session): void {
  document.addEventListener('click', (event) => {
    const button = (event.target as Element).closest?.<HTMLElement>('[data-share]');
    if (!button) return;
    const url = new URL(location.href);
    url.search = withAssumed(
      sharedAddress(session.view, session.site),
      url.searchParams,
    ).toString();
    void share(url.href, button);
  });
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
