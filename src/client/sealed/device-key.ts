/**
 * A reader's link on the device, encrypted by a key that the browser uses and gives to nobody, so that a copy of what is stored
 * opens nothing elsewhere. Whole only where he asked for it; else the tab has what is encrypted and the device that key, and
 * neither opens anything alone. `site` is the path of the site's root.
 */
import { createStore, del, get, set } from 'idb-keyval';

interface Encrypted {
  iv: Uint8Array<ArrayBuffer>;
  wrapped: ArrayBuffer;
}

interface Kept extends Encrypted {
  /** Not extractable. */
  key: CryptoKey;
}

/** What a tab has of a link. */
export type InTab = Encrypted;

const store = () => createStore('huikuan-link', 'link');
const tabsOf = (site: string): string => `tabs of ${site}`;

/** Bound to the site, so that what is stored for one opens no other. */
const algorithm = (site: string, iv: Uint8Array<ArrayBuffer>) => ({
  name: 'AES-GCM',
  iv,
  additionalData: new TextEncoder().encode(site),
});

const newKey = (): Promise<CryptoKey> =>
  crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);

async function encrypt(site: string, key: CryptoKey, identity: string): Promise<Encrypted> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const text = new TextEncoder().encode(identity);
  return { iv, wrapped: await crypto.subtle.encrypt(algorithm(site, iv), key, text) };
}

async function decrypt(site: string, { key, iv, wrapped }: Kept): Promise<string> {
  return new TextDecoder().decode(await crypto.subtle.decrypt(algorithm(site, iv), key, wrapped));
}

/** False where the browser lets nothing be stored. */
export async function rememberKey(site: string, identity: string): Promise<boolean> {
  try {
    const key = await newKey();
    await set(site, { key, ...(await encrypt(site, key, identity)) } satisfies Kept, store());
    return (await rememberedKey(site)) === identity;
  } catch {
    return false;
  }
}

/** Null where there is none, or where nothing may be read. */
export async function rememberedKey(site: string): Promise<string | null> {
  try {
    const stored = await get<Kept>(site, store());
    return stored ? await decrypt(site, stored) : null;
  } catch {
    return null;
  }
}

/** Null where the browser lets nothing be stored. */
export async function keyForTab(site: string, identity: string): Promise<InTab | null> {
  try {
    const known = await get<CryptoKey>(tabsOf(site), store());
    const key = known ?? (await newKey());
    if (!known) await set(tabsOf(site), key, store());
    return await encrypt(site, key, identity);
  } catch {
    return null;
  }
}

/** Null where the device has forgotten. */
export async function keyOfTab(site: string, inTab: InTab): Promise<string | null> {
  try {
    const key = await get<CryptoKey>(tabsOf(site), store());
    return key ? await decrypt(site, { key, ...inTab }) : null;
  } catch {
    return null;
  }
}

/** In every tab too. False where it may still be there. */
export async function forgetKey(site: string): Promise<boolean> {
  try {
    await del(site, store());
    await del(tabsOf(site), store());
    return true;
  } catch {
    return false;
  }
}
