/** Opens what a link leads to: its own file, the list of its audience, and the files on the list. */
import { armor, Decrypter } from 'age-encryption';
import { type Bytes, envelopeBytes, type Key, unseal } from './envelope.ts';
import { padme } from './padme.ts';
import {
  type Build,
  type BuildKey,
  type LockedRecord,
  type OpenRecord,
  type PassphraseLock,
  parseBuildKey,
  parseLinkRecord,
  parseSealedList,
  type SealedFile,
  type SealedList,
} from './records.ts';
import { SealError } from './seal-error.ts';

/** The smallest content of a link file; larger ones are powers of two. */
export const LEAST_LINK_BYTES = 4096;

/**
 * The file of a link. `today` is the device's date, for the link's last day. Throws SealError: `wrong_key` where it is
 * another link's, `ended` or `expired` with what its reader may know.
 */
export async function openLink(
  file: Bytes,
  { key, name, today }: { key: Key; name: string; today: string },
): Promise<OpenRecord | LockedRecord> {
  const expected = { name, build: null, isWhole: isLinkSize, elsewise: 'wrong_key' as const };
  const record = parseLinkRecord(textOf(await unseal(file, key, expected)));
  if ('ended' in record) {
    const { ended: how, on, person } = record;
    throw new SealError(how === 'expired' ? 'expired' : 'ended', { how, on, person });
  }
  const { until, person } = record;
  // a device whose clock is behind cannot be before the build
  const day = [today, record.day].sort().at(-1)!;
  if (until !== null && day > until)
    throw new SealError('expired', { how: 'expired', on: until, person });
  return record;
}

/** What the six words open, typed in any way. Throws SealError `passphrase`. */
export async function unlock(lock: PassphraseLock, typed: string): Promise<BuildKey> {
  let second: string;
  try {
    const decrypter = new Decrypter();
    decrypter.addPassphrase(normalPassphrase(typed));
    second = await decrypter.decrypt(armor.decode(lock.identity), 'text');
  } catch {
    throw new SealError('passphrase');
  }
  try {
    const decrypter = new Decrypter();
    decrypter.addIdentity(second);
    return parseBuildKey(await decrypter.decrypt(armor.decode(lock.locked), 'text'));
  } catch {
    throw new SealError('damaged');
  }
}

/** Small letters with one blank between words: `age` wants the words as they are shown. */
export const normalPassphrase = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** The list of an audience. */
export async function openList(file: Bytes, key: BuildKey, build: Build): Promise<SealedList> {
  const list = parseSealedList(textOf(await openFile(file, key.list, { ...key, build })));
  if (list.build.number !== build.number || list.build.at !== build.at)
    throw new SealError('other_build');
  return list;
}

/** A file of the list, unpacked. */
export async function openFile(
  file: Bytes,
  { name, bytes, packed }: SealedFile,
  { identity, build }: { identity: string; build: Build },
): Promise<Bytes> {
  const size = envelopeBytes(padme(bytes));
  const isWhole = (length: number): boolean => length >= size;
  const expected = { name, build, isWhole, elsewise: 'other_build' as const };
  const content = (await unseal(file, identity, expected)).subarray(0, bytes);
  return packed === null ? content : unpacked(content);
}

async function unpacked(content: Bytes): Promise<Bytes> {
  const stream = new Blob([content]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

const textOf = (content: Bytes): string => new TextDecoder().decode(content);

function isLinkSize(bytes: number): boolean {
  for (let size = LEAST_LINK_BYTES; envelopeBytes(size) <= bytes; size *= 2)
    if (envelopeBytes(size) === bytes) return true;
  return false;
}
