/** How the site's own files come: from the host as they are, or, of a sealed site, opened on the way. */

/** Null of a file that it does not know: it comes from the host. */
export type Door = (address: URL) => Promise<Response> | null;

let door: Door | null = null;

/** From now on files come through it; null: from the host again. */
export function setDoor(next: Door | null): void {
  door = next;
}

/** What came through a door must not be left on the device. */
export const isSealed = (): boolean => door !== null;

/** As `fetch`, of one of the site's files; `address` is absolute. */
export const fetchSiteFile = (address: string | URL, init?: RequestInit): Promise<Response> =>
  door?.(new URL(address)) ?? fetch(address, init);
