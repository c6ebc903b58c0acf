/** Files of the site as a page fetches them: not there, or not here in time, is an error; nobody waits for a line that is dead. */

/** Milliseconds: a megabyte at a slow phone's pace takes half of it. */
const TIMEOUT_MS = 60_000;

/** What `read` makes of the file. */
export async function fetchFile<T>(
  address: URL,
  read: (response: Response) => Promise<T>,
): Promise<T> {
  const given = new AbortController();
  const timer = setTimeout(
    () => given.abort(new Error(`${address.pathname}: stalled`)),
    TIMEOUT_MS,
  );
  try {
    const response = await fetch(address, { signal: given.signal });
    if (!response.ok) throw new Error(`${address.pathname}: ${response.status}`);
    return await read(response);
  } finally {
    clearTimeout(timer);
  }
}

export const fetchJson = <T>(address: URL): Promise<T> =>
  fetchFile(address, (response) => response.json() as Promise<T>);
