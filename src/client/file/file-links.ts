/** Links of a report in a single file that its own script does not follow: pages in a new tab, and files beside the pages. */
import { fetchSiteFile } from '../../engine/site-door.ts';
import { here } from '../route/address-bar.ts';
import { isPageAddress } from '../route/page.ts';
import { FILE_ROOT, forBrowser } from './file-bar.ts';

/** Long enough for a tab to have read it. */
const LENT_MS = 60_000;

export function bindFileLinks(first: string): void {
  const follow = (event: MouseEvent): void => {
    if (event.defaultPrevented) return;
    const link = (event.target as Element).closest?.<HTMLAnchorElement>('a[href]');
    const href = link?.getAttribute('href');
    if (!link || !href || href.startsWith('#')) return;
    const url = new URL(href, here());
    if (url.origin !== FILE_ROOT.origin) return;
    if (isPageAddress(url, FILE_ROOT)) {
      const isPlain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey;
      if (isPlain) return;
      event.preventDefault();
      open(forBrowser(url, first), '_blank');
      return;
    }
    event.preventDefault();
    void openFile(url);
  };
  addEventListener('click', follow);
  addEventListener('auxclick', (event) => {
    if (event.button === 1) follow(event);
  });
}

async function openFile(url: URL): Promise<void> {
  const response = await fetchSiteFile(url);
  if (!response.ok) return;
  const text = new Blob([await response.blob()], { type: 'text/plain;charset=utf-8' });
  const address = URL.createObjectURL(text);
  open(address, '_blank');
  setTimeout(() => URL.revokeObjectURL(address), LENT_MS);
}
