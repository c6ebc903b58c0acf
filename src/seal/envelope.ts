/**
 * One age file around some bytes: https://age-encryption.org/v1, for one X25519 recipient. Its header also bears, in
 * clear and under the header's checksum, the file's own name and a mark of its build: no file can be passed off as
 * another, and a damaged one can be told from one of another build.
 */
import { base32nopad } from '@scure/base';
import {
  Decrypter,
  Encrypter,
  type Identity,
  identityToRecipient,
  type Recipient,
  Stanza,
} from 'age-encryption';
import type { Build, SealedFile } from './records.ts';
import { SealError, type SealReason } from './seal-error.ts';

export type Bytes = Uint8Array<ArrayBuffer>;
/** An identity as text, or as a key of the browser that gives nothing out. */
export type Key = string | CryptoKey;

/** Readers of age files pass over kinds that they do not know. */
const LABEL = 'huikuan';
const NAME_LENGTH = 26;
const MARK_LENGTH = 12;
const CHUNK = 65_536;
const CHUNK_TAG = 16;
const NONCE = 16;
const HEADER = [
  'age-encryption.org/v1',
  `-> ${LABEL} ${'m'.repeat(MARK_LENGTH)} ${'n'.repeat(NAME_LENGTH)}`,
  '',
  `-> X25519 ${'s'.repeat(43)}`,
  'k'.repeat(43),
  `--- ${'c'.repeat(43)}`,
  '',
].join('\n').length;

/** Of the file around so many bytes. */
export const envelopeBytes = (content: number): number =>
  HEADER + NONCE + content + CHUNK_TAG * Math.max(1, Math.ceil(content / CHUNK));

const base32 = (bytes: Uint8Array): string => base32nopad.encode(bytes).toLowerCase();

/** 130 random bits. */
export const randomName = (): string =>
  base32(crypto.getRandomValues(new Uint8Array(NAME_LENGTH))).slice(0, NAME_LENGTH);

/** So many base32 characters of the hash of a text. */
async function hashOf(text: string, length: number): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return base32(new Uint8Array(digest)).slice(0, length);
}

const markOf = ({ number, at }: Build): Promise<string> =>
  hashOf(`build ${number} ${at}`, MARK_LENGTH);

/** The name of the link file for a recipient. */
export const linkNameFor = (recipient: string): Promise<string> =>
  hashOf(`link ${recipient}`, NAME_LENGTH);

/** The name of the link file that a key opens. */
export const linkName = async (key: Key): Promise<string> =>
  linkNameFor(await identityToRecipient(key));

/** What a file is bound to. */
export interface Binding {
  name: string;
  build: Build;
}

export async function seal(
  content: Bytes,
  recipient: string | Recipient,
  bound: Binding,
): Promise<Bytes> {
  const encrypter = new Encrypter();
  const stanza = new Stanza([LABEL, await markOf(bound.build), bound.name], new Uint8Array());
  encrypter.addRecipient({ wrapFileKey: () => [stanza] });
  encrypter.addRecipient(recipient);
  return (await encrypter.encrypt(content)) as Bytes;
}

export interface Expected {
  name: SealedFile['name'];
  /** Null where only the file itself says it. */
  build: Build | null;
  /** Can a file of this size be whole? */
  isWhole: (bytes: number) => boolean;
  /** What it means if there is no such file, or one of another build. */
  elsewise: SealReason;
}

/** The content of a file. Throws SealError, and then has given out nothing. */
export async function unseal(file: Bytes, key: Key, expected: Expected): Promise<Bytes> {
  const mark = expected.build && (await markOf(expected.build));
  const seen: { label: string[] | null; isForeign: boolean } = { label: null, isForeign: false };
  const before: Identity = {
    unwrapFileKey(stanzas) {
      seen.label = stanzas.find(({ args }) => args[0] === LABEL)?.args ?? [];
      return null;
    },
  };
  const after: Identity = {
    unwrapFileKey() {
      seen.isForeign = true;
      return null;
    },
  };
  const decrypter = new Decrypter();
  for (const identity of [before, key, after]) decrypter.addIdentity(identity);
  try {
    const content = (await decrypter.decrypt(file)) as Bytes;
    if (seen.label?.[2] === expected.name && (mark === null || seen.label[1] === mark))
      return content;
  } catch {
    throw new SealError(reasonOf(file, seen, expected, mark));
  }
  throw new SealError('damaged');
}

function reasonOf(
  file: Bytes,
  { label, isForeign }: { label: string[] | null; isForeign: boolean },
  { name, isWhole, elsewise }: Expected,
  mark: string | null,
): SealReason {
  const isPage = file[0] === '<'.charCodeAt(0);
  // many hosts answer with a page of theirs where there is no file
  if (isPage) return elsewise;
  if (isForeign && label) {
    const [, ownMark, ownName] = label;
    if (mark !== null && ownMark !== mark) return elsewise;
    // under its own name it is the right file, and the part for the key has been changed
    if (ownName !== name) return 'wrong_key';
  }
  return isWhole(file.length) ? 'damaged' : 'truncated';
}
