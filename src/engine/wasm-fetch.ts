/** Fetches the engine's files whole, with progress, and unpacks them unless the host has done so. */
import { type DownloadProgress, EngineError } from './engine-error.ts';
import { fetchSiteFile } from './site-door.ts';

/** For files that come together, a progress each; reported are the sums, `expected` once every length is known. */
export function addedProgress(
  files: number,
  onProgress: DownloadProgress = () => {},
): DownloadProgress[] {
  const parts = Array.from({ length: files }, () => ({
    received: 0,
    expected: 0 as number | null,
  }));
  return parts.map((part) => (received, expected) => {
    Object.assign(part, { received, expected });
    const sum = parts.reduce((total, one) => total + one.received, 0);
    const isKnown = parts.every((one) => one.expected !== null);
    onProgress(sum, isKnown ? parts.reduce((total, one) => total + one.expected!, 0) : null);
  });
}

/** The bytes by which an unpacked file is recognised, and their offset. */
const SIGNATURE = {
  wasm: { at: 0, text: '\0asm' },
  duckdb: { at: 8, text: 'DUCK' },
};
export type EngineFileKind = keyof typeof SIGNATURE;

/** The whole body. Throws EngineError where the host does not answer with it. */
export async function fetchBlob(address: string, onProgress?: DownloadProgress): Promise<Blob> {
  const lost = (cause: unknown): EngineError =>
    new EngineError('fetch', `${fileName(address)} could not be fetched`, cause);
  const response = await fetchSiteFile(address).catch((error) => {
    throw lost(error);
  });
  if (!response.ok || !response.body)
    throw new EngineError(
      'missing',
      `${fileName(address)} could not be fetched: ${response.status}`,
    );
  const length = Number(response.headers.get('content-length')) || null;
  const isUnpacked = response.headers.has('content-encoding');
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let received = 0;
  const reader = response.body.getReader();
  const next = () =>
    reader.read().catch((error) => {
      throw lost(error);
    });
  for (let part = await next(); !part.done; part = await next()) {
    chunks.push(part.value);
    received += part.value.length;
    onProgress?.(isUnpacked ? 0 : received, length);
  }
  const whole = length ?? received;
  onProgress?.(whole, whole);
  return new Blob(chunks);
}

/** The file's content, gunzipped unless the host has done so. Throws EngineError where it is not of the kind. */
export async function unpack(packed: Blob, kind: EngineFileKind): Promise<Blob> {
  if (await isOfKind(packed, kind)) return packed;
  const wrong = (cause?: unknown): EngineError =>
    new EngineError('file', `the ${kind} file is not what it should be`, cause);
  if ((await textAt(packed, 0, 2)) !== '\x1f\x8b') throw wrong();
  const stream = packed.stream().pipeThrough(new DecompressionStream('gzip'));
  const unpacked = await new Response(stream).blob().catch((error) => {
    throw wrong(error);
  });
  if (!(await isOfKind(unpacked, kind))) throw wrong();
  return unpacked;
}

const isOfKind = async (blob: Blob, kind: EngineFileKind): Promise<boolean> => {
  const { at, text } = SIGNATURE[kind];
  return (await textAt(blob, at, text.length)) === text;
};

const textAt = async (blob: Blob, at: number, length: number): Promise<string> =>
  String.fromCharCode(...new Uint8Array(await blob.slice(at, at + length).arrayBuffer()));

const fileName = (address: string): string => address.split('/').at(-1) ?? address;
