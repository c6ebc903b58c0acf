/**
 * The address of a page of a report in a single file: `REPORT.html?page=zh/aging/&rep=R05` stands for `zh/aging/?rep=R05` below
 * the root. The path of a file's address cannot change, and some programs that show files let nothing of it change.
 */
import type { AddressBar } from '../route/address-bar.ts';
import { tabKey } from '../sealed/tab-key.ts';

/** Nobody is asked for it: what is below lies in the file. */
export const FILE_ROOT = new URL('https://report.invalid/');

const PAGE = /^\?page=([^&]*)&?/;

/** An address bar that also keeps the link's key in this tab. */
export interface FileBar extends AddressBar {
  /** Null where none is kept. */
  rememberedKey(): string | null;
  /** From now on at each address of this tab; null: at none. */
  keepKey(key: string | null): void;
}

/** `first` is the page that the file itself shows, “en/”. */
export function fileBar(first: string): FileBar {
  let shown = fromBrowser(first);
  let isFixed = false;
  const tab = tabKey<string>();
  const write = (
    how: 'pushState' | 'replaceState',
    state: unknown,
    address: string | URL,
  ): void => {
    shown = new URL(address, shown);
    try {
      history[how](tab.beside(state), '', forBrowser(shown, first));
    } catch {
      isFixed = true;
    }
  };
  return {
    here() {
      if (!isFixed) shown = fromBrowser(first);
      return new URL(shown);
    },
    push: (state, address) => write('pushState', state, address),
    replace: (state, address) => write('replaceState', state, address),
    rememberedKey: tab.current,
    keepKey(key) {
      tab.keep(key);
      write('replaceState', history.state, shown);
    },
  };
}

function fromBrowser(first: string): URL {
  const { search, hash } = location;
  const page = PAGE.exec(search)?.[1];
  const rest = page === undefined ? search : search.replace(PAGE, '?');
  return new URL((page ?? first) + (rest === '?' ? '' : rest) + hash, FILE_ROOT);
}

/** As the browser shows the address of one of the file's pages. */
export function forBrowser({ pathname, search, hash }: URL, first: string): string {
  const page = pathname.slice(1).replace(/index\.html$/, '');
  const query = search.slice(1);
  const own = page === first ? [] : [`page=${page}`];
  const whole = [...own, ...(query === '' ? [] : [query])].join('&');
  return location.pathname + (whole === '' ? '' : `?${whole}`) + hash;
}
