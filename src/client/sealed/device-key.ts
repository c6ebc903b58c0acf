/**
 * A reader's link on the device, only where he asked for it: encrypted by a key that the browser uses and gives to nobody, so
 * that a copy of what is stored opens nothing elsewhere. `site` is the path of the site's root.
 */
import { createStore, del, get, set } from 'idb-keyval';

interface Wrapped {
  /** Not extractable. */
  key: CryptoKey;
  iv: Uint8Array<ArrayBuffer>;
  wrapped: ArrayBuffer;
}

const store = () => createStore('huikuan-link', 'link');

/** Bound to the site, so that what is stored for one opens no other. */
const algorithm = (site: string, iv: Uint8Array<ArrayBuffer>) => ({
  name: 'AES-GCM',
  iv,
  additionalData: new TextEncoder().encode(site),
});

/** False where the browser lets nothing be stored. */
export async function rememberKey(site: string, identity: string): Promise<boolean> {
  try {
    const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
      'encrypt',
      'decrypt',
    ]);
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const text = new TextEncoder().encode(identity);
    const wrapped = await crypto.subtle.encrypt(algorithm(site, iv), key, text);
    await set(site, { key, iv, wrapped } satisfies Wrapped, store());
    return (await rememberedKey(site)) === identity;
  } catch {
    return false;
  }
}

/** Null where there is none, or where nothing may be read. */
export async function rememberedKey(site: string): Promise<string | null> {
  try {
    const stored = await get<Wrapped>(site, store());
    if (!stored) return null;
    const { key, iv, wrapped } = stored;
    return new TextDecoder().decode(await crypto.subtle.decrypt(algorithm(site, iv), key, wrapped));
  } catch {
    return null;
  }
}

/** False where it may still be there. */
export async function forgetKey(site: string): Promise<boolean> {
  try {
    await del(site, store());
    return true;
  } catch {
    return false;
  }
}
