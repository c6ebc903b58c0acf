/** Fetches a sealed file as it lies on the host. */

/** Throws where the host does not give it; `status` is null where it did not answer. */
export class FetchError extends Error {
  readonly status: number | null;
  constructor(name: string, status: number | null, cause?: unknown) {
    super(`${name}: ${status ?? 'no answer'}`, { cause });
    this.status = status;
  }
}

export async function fetchSealed(root: URL, name: string): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(new URL(`sealed/${name}.age`, root)).catch((error) => {
    throw new FetchError(name, null, error);
  });
  if (!response.ok) throw new FetchError(name, response.status);
  return new Uint8Array(await response.arrayBuffer());
}
