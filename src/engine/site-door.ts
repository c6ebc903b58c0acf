/** How the site's own files come: from the host as they are, or, of a sealed site, opened on the way. */

/** Null of a file that it does not know: it comes from the host. */
export type Door = (address: URL) => Promise<Response> | null;

/** Who opened it, and alone has what opens it again. */
export interface Doorkeeper {
  /** Has the host another build by now? */
  isReplaced(): Promise<boolean>;
  /** Opens the page anew. */
  reload(): void;
}

let door: Door | null = null;
let doorkeeper: Doorkeeper | null = null;

/** From now on files come through it; null: from the host again. */
export function setDoor(next: Door | null, keeper: Doorkeeper | null = null): void {
  door = next;
  doorkeeper = keeper;
}

/** Null of a site whose files lie open. */
export const keeperOfDoor = (): Doorkeeper | null => doorkeeper;

/** What came through a door must not be left on the device. */
export const isSealed = (): boolean => door !== null;

/** What comes through the door at that address; null where the file comes from the host. */
export const fileThroughDoor = (address: string | URL): Promise<Response> | null =>
  door?.(new URL(address)) ?? null;

/** As `fetch`, of one of the site's files; `address` is absolute. */
export const fetchSiteFile = (address: string | URL, init?: RequestInit): Promise<Response> =>
  fileThroughDoor(address) ?? fetch(address, init);
