/** Seals what a link leads to; `open.ts` opens it. */
import {
  armor,
  Encrypter,
  generateX25519Identity,
  identityToRecipient,
  type Recipient,
} from 'age-encryption';
import { type Binding, type Bytes, randomName, seal } from './envelope.ts';
import { LEAST_LINK_BYTES } from './open.ts';
import { padme } from './padme.ts';
import type { Build, BuildKey, LinkRecord, PassphraseLock, SealedFile } from './records.ts';

export interface KeyPair {
  /** `AGE-SECRET-KEY-1…` */
  identity: string;
  /** `age1…` */
  recipient: string;
}

export async function newKeyPair(): Promise<KeyPair> {
  const identity = await generateX25519Identity();
  return { identity, recipient: await identityToRecipient(identity) };
}

/** A file for the list, and its bytes. `content` is packed already where `packed` says so. */
export async function sealFile(
  content: Bytes,
  packed: SealedFile['packed'],
  { recipient, build }: { recipient: string | Recipient; build: Build },
): Promise<{ file: SealedFile; sealed: Bytes }> {
  const name = randomName();
  const padded = new Uint8Array(padme(content.length));
  padded.set(content);
  const sealed = await seal(padded, recipient, { name, build });
  return { file: { name, bytes: content.length, packed }, sealed };
}

const linkBytes = (record: LinkRecord): Bytes => new TextEncoder().encode(JSON.stringify(record));

/** The size that all links of a site get, so that none is known by its own. */
export function linkSize(records: LinkRecord[]): number {
  let size = LEAST_LINK_BYTES;
  for (const record of records) while (linkBytes(record).length > size) size *= 2;
  return size;
}

/** A link file; a null record makes one that says nothing to whoever would open it. */
export async function sealLink(
  record: LinkRecord | null,
  size: number,
  recipient: string,
  bound: Binding,
): Promise<Bytes> {
  // blanks after JSON are no part of it
  const content = new Uint8Array(size).fill(' '.charCodeAt(0));
  if (record) content.set(linkBytes(record));
  return seal(content, recipient, bound);
}

/** A second key of a person, which only six words give out. */
export interface SecondKey {
  recipient: string;
  /** Its identity in an armored age file for the words. */
  wrapped: string;
}

/**
 * 64 MB and a second of a slow phone for a try. Six of 7,772 words are 77 bits; age's own 2¹⁸ would ask 256 MB of a phone
 * for two bits more.
 */
const WORK_FACTOR = 16;

export async function newSecondKey(passphrase: string): Promise<SecondKey> {
  const { identity, recipient } = await newKeyPair();
  const encrypter = new Encrypter();
  encrypter.setScryptWorkFactor(WORK_FACTOR);
  encrypter.setPassphrase(passphrase);
  return { recipient, wrapped: armor.encode(await encrypter.encrypt(identity)) };
}

/** The build's key behind the second lock of a person. */
export async function lockedFor(second: SecondKey, key: BuildKey): Promise<PassphraseLock> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(second.recipient);
  const { identity, list } = key;
  const locked = await encrypter.encrypt(JSON.stringify({ identity, list }));
  return { identity: second.wrapped, locked: armor.encode(locked) };
}
