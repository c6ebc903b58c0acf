/**
 * Keeps the engine's files for the next visit. An address follows what is in the file, so that what is kept under it is
 * never of another build; what earlier builds left goes. Without storage (private mode, full disk) files are fetched.
 */
import { type FileKind, fetchBlob, type Progress, unpack } from './wasm-fetch.ts';

const NAME = 'huikuan-engine';

export interface FileStore {
  /** The unpacked file. Throws EngineError. */
  get(address: string, kind: FileKind, onProgress?: Progress): Promise<Blob>;
}

/** `current`: the absolute addresses of this build; others in the same folders are dropped. */
export function fileStore(current: string[]): FileStore {
  let opening: Promise<Cache | null> | undefined;
  const store = (): Promise<Cache | null> => {
    opening ??= openCache();
    return opening;
  };
  const kept = async (address: string, kind: FileKind): Promise<Blob | null> => {
    const cache = await store();
    const response = await cache?.match(address).catch(() => undefined);
    if (!response) return null;
    try {
      return await unpack(await response.blob(), kind);
    } catch {
      await cache?.delete(address).catch(() => {});
      return null;
    }
  };
  const keep = async (address: string, packed: Blob): Promise<void> => {
    const cache = await store();
    if (!cache) return;
    await dropOthers(cache, current);
    await cache.put(address, new Response(packed));
  };
  return {
    async get(address, kind, onProgress) {
      const known = await kept(address, kind);
      if (known) return known;
      const packed = await fetchBlob(address, onProgress);
      const unpacked = await unpack(packed, kind);
      // Nobody waits for it, and a full disk only means another download on the next visit.
      keep(address, packed).catch(() => {});
      return unpacked;
    },
  };
}

/** Null where the browser has no storage for this page, or does not let it have any. */
async function openCache(): Promise<Cache | null> {
  try {
    return await caches.open(NAME);
  } catch {
    return null;
  }
}

const folderOf = (address: string): string => new URL('.', address).href;

async function dropOthers(cache: Cache, current: string[]): Promise<void> {
  const folders = new Set(current.map(folderOf));
  for (const { url } of await cache.keys())
    if (folders.has(folderOf(url)) && !current.includes(url)) await cache.delete(url);
}
