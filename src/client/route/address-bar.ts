/** Where the reader is, as the address bar says it. A report in a single file has pages at addresses that the browser cannot show as they are. */

export interface AddressBar {
  here(): URL;
  /** As of `history`; `address` counts from here. */
  push(state: unknown, address: string | URL): void;
  replace(state: unknown, address: string | URL): void;
}

// what never changes costs every page nothing
export let here: AddressBar['here'] = () => new URL(location.href);
export let pushAddress: AddressBar['push'] = (state, address) =>
  history.pushState(state, '', address);
export let replaceAddress: AddressBar['replace'] = (state, address) =>
  history.replaceState(state, '', address);

export function setAddressBar(bar: AddressBar): void {
  here = bar.here;
  pushAddress = bar.push;
  replaceAddress = bar.replace;
}

/** The query of the view on the screen. */
export const hereQuery = (): string => here().search;

/** False of a report in a file: nobody can be asked for more than is in it. */
export const isHosted = (): boolean => location.protocol.startsWith('http');
