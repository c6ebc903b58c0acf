/**
 * What opens the reader's link in this tab alone: beside each address in its history, in none of them. A reload has it; another
 * tab, a stored page and a copied address do not.
 */
import { here, setAddressBar } from '../route/address-bar.ts';

/** What stands beside an address, whatever else does. */
interface Beside<Key> {
  linkKey: Key;
}

export interface TabKey<Key extends object | string> {
  /** Null where none is kept. */
  current(): Key | null;
  /** From the next address that is written; null: no more. */
  keep(key: Key | null): void;
  /** What an entry of the history holds, with the key. */
  beside(state: unknown): unknown;
}

export function tabKey<Key extends object | string>(): TabKey<Key> {
  let key = (history.state as Partial<Beside<Key>> | null)?.linkKey ?? null;
  return {
    current: () => key,
    keep(next) {
      key = next;
    },
    beside(state) {
      const { linkKey: _, ...rest } = { ...(state as Partial<Beside<Key>> | null) };
      if (key !== null) return { ...rest, linkKey: key };
      return state === null ? null : rest;
    },
  };
}

/** Of a report that a host gives: the address bar writes it, and `keep` writes the address in front anew. */
export function keepInTab<Key extends object>(): TabKey<Key> {
  const tab = tabKey<Key>();
  const replace = (state: unknown, address: string | URL): void =>
    history.replaceState(tab.beside(state), '', address);
  setAddressBar({
    here,
    push: (state, address) => history.pushState(tab.beside(state), '', address),
    replace,
  });
  return {
    ...tab,
    keep(key) {
      tab.keep(key);
      replace(history.state, location.href);
    },
  };
}
