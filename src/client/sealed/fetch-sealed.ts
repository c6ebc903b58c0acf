/** Fetches a sealed file as it lies on the host. */

/** Throws where the host does not give it; `status` is null where it did not answer. */
export class FetchError extends Error {
  readonly status: number | null;
  constructor(name: string, status: number | null, cause?: unknown) {
    super(`${name}: ${status ?? 'no answer'}`, { cause });
    this.status = status;
  }
}

export interface Fetched {
  bytes: Uint8Array<ArrayBuffer>;
  /** The day it is by the host's clock, where the host says so and is asked itself. */
  day: string | null;
}

export async function fetchSealed(root: URL, name: string): Promise<Fetched> {
  const response = await fetch(new URL(`sealed/${name}.age`, root)).catch((error) => {
    throw new FetchError(name, null, error);
  });
  if (!response.ok) throw new FetchError(name, response.status);
  return { bytes: new Uint8Array(await response.arrayBuffer()), day: dayOf(response) };
}

function dayOf({ headers }: Response): string | null {
  const at = Date.parse(headers.get('date') ?? '');
  // what lies on the device says when it came
  return Number.isNaN(at) || !navigator.onLine ? null : new Date(at).toLocaleDateString('sv');
}
