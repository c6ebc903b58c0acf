/** Files of the site as a page fetches them: not there, or not here in time, is an error; nobody waits for a line that is dead. */

import { fetchSiteFile } from '../../engine/site-door.ts';

/** Milliseconds: a megabyte at a slow phone's pace takes half of it. */
const TIMEOUT_MS = 60_000;

/** What `read` makes of the file. */
async function fetchFile<T>(address: URL, read: (response: Response) => Promise<T>): Promise<T> {
  const given = new AbortController();
  const timer = setTimeout(
    () => given.abort(new Error(`${address.pathname}: stalled`)),
    TIMEOUT_MS,
  );
  try {
    const response = await fetchSiteFile(address, { signal: given.signal });
    if (!response.ok) throw new Error(`${address.pathname}: ${response.status}`);
    return await read(response);
  } finally {
    clearTimeout(timer);
  }
}

export const fetchJson = <T>(address: URL): Promise<T> =>
  fetchFile(address, (response) => response.json() as Promise<T>);

/** The file's bytes, unpacked whether or not the host did it already. */
export async function fetchPacked(address: URL): Promise<Uint8Array> {
  const bytes = new Uint8Array(await fetchFile(address, (response) => response.arrayBuffer()));
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
