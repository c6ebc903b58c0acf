/**
 * Caches the engine's files for the next visit. A file's address contains the hash of its content, so a cached file is
 * never of another build; files of earlier builds are deleted. Without storage (private mode, full disk) files are
 * fetched each time.
 */

import type { DownloadProgress } from './engine-error.ts';
import { isSealed } from './site-door.ts';
import { type EngineFileKind, fetchBlob, unpack } from './wasm-fetch.ts';

const CACHE_NAME = 'huikuan-engine';

export interface FileStore {
  /** The unpacked file. Throws EngineError. */
  get(address: string, kind: EngineFileKind, onProgress?: DownloadProgress): Promise<Blob>;
}

/** `current`: the absolute addresses of this build; others in the same folders are deleted. */
export function fileStore(current: string[]): FileStore {
  let opening: Promise<Cache | null> | undefined;
  const openOnce = (): Promise<Cache | null> => {
    opening ??= openCache();
    return opening;
  };
  const readCached = async (address: string, kind: EngineFileKind): Promise<Blob | null> => {
    const cache = await openOnce();
    const response = await cache?.match(address).catch(() => undefined);
    if (!response) return null;
    try {
      return await unpack(await response.blob(), kind);
    } catch {
      await cache?.delete(address).catch(() => {});
      return null;
    }
  };
  const writeCached = async (address: string, packed: Blob): Promise<void> => {
    const cache = await openOnce();
    if (!cache) return;
    await deleteOthers(cache, current);
    await cache.put(address, new Response(packed));
  };
  return {
    async get(address, kind, onProgress) {
      // rows of a sealed report
      if (kind === 'duckdb' && isSealed())
        return unpack(await fetchBlob(address, onProgress), kind);
      const cached = await readCached(address, kind);
      if (cached) return cached;
      const packed = await fetchBlob(address, onProgress);
      const unpacked = await unpack(packed, kind);
      // Not awaited: a full disk only means another download on the next visit.
      writeCached(address, packed).catch(() => {});
      return unpacked;
    },
  };
}

/** Null where the browser has or allows no storage for this page; files opened from a disk would share one. */
async function openCache(): Promise<Cache | null> {
  if (!location.protocol.startsWith('http')) return null;
  try {
    return await caches.open(CACHE_NAME);
  } catch {
    return null;
  }
}

const folderOf = (address: string): string => new URL('.', address).href;

async function deleteOthers(cache: Cache, current: string[]): Promise<void> {
  const folders = new Set(current.map(folderOf));
  for (const { url } of await cache.keys())
    if (folders.has(folderOf(url)) && !current.includes(url)) await cache.delete(url);
}
