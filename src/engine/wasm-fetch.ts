/** The engine's files over the network: whole, with progress, unpacked whether or not the host did it already. */

/** Why there is no engine: its files did not come, they are not what they should be, it did not start, or not in time. */
export class EngineError extends Error {
  readonly reason: 'fetch' | 'file' | 'start' | 'time';
  constructor(reason: EngineError['reason'], message: string, cause?: unknown) {
    super(message, { cause });
    this.reason = reason;
  }
}

/** Bytes received and, where the host says so, expected (as sent over the wire). */
export type Progress = (received: number, expected: number | null) => void;

/** The whole body. Throws where the host does not answer with it. */
export async function fetchBytes(
  address: string,
  onProgress?: Progress,
): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(address).catch((error) => {
    throw new EngineError('fetch', `${fileName(address)} could not be fetched`, error);
  });
  if (!response.ok || !response.body)
    throw new EngineError('fetch', `${fileName(address)} could not be fetched: ${response.status}`);
  // Under a Content-Encoding the length is of the packed bytes while the unpacked ones are counted.
  const length = response.headers.get('content-encoding')
    ? null
    : Number(response.headers.get('content-length')) || null;
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let received = 0;
  const reader = response.body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    chunks.push(part.value);
    received += part.value.length;
    onProgress?.(received, length);
  }
  const bytes = new Uint8Array(received);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

/** The wasm module in `bytes`, gunzipped unless it is one already. Throws on anything else. */
export async function unpack(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  if (isWasm(bytes)) return bytes;
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b)
    throw new EngineError('file', 'the engine file is not what it should be');
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  const unpacked = new Uint8Array(await new Response(stream).arrayBuffer());
  if (!isWasm(unpacked)) throw new EngineError('file', 'the engine file is not what it should be');
  return unpacked;
}

const isWasm = (bytes: Uint8Array): boolean =>
  bytes[0] === 0 && bytes[1] === 0x61 && bytes[2] === 0x73 && bytes[3] === 0x6d;

const fileName = (address: string): string => address.split('/').at(-1) ?? address;
