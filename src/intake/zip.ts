/**
 * The directory of a ZIP archive and its entries' bytes, checked by length and CRC; no entry name ever becomes a path.
 *
 * Ours instead of yauzl 3.4: that lists 20,000 entries in 650 ms instead of 16, checks no CRC, and refuses archives with
 * bytes after their end, as mail gateways leave them.
 */
import { isUtf8 } from 'node:buffer';
import { closeSync, createReadStream, fstatSync, openSync, readSync } from 'node:fs';
import { crc32, createInflateRaw } from 'node:zlib';
import { type Budget, IntakeError } from './limits.ts';

export interface ZipEntry {
  /** With `/`, as the archive says; checked by `isUnsafe`. */
  name: string;
  isFolder: boolean;
  isLink: boolean;
  isEncrypted: boolean;
  method: number;
  crc: number;
  packed: number;
  bytes: number;
  /** Of the entry's local header. */
  offset: number;
}

const MAX_ENTRIES = 20_000;
const MAX_DIRECTORY = 32 * 1024 * 1024;
const FULL_16 = 0xffff;
const FULL_32 = 0xffffffff;

const damaged = (expected: string): IntakeError => new IntakeError('damaged_archive', { expected });

function readAt(handle: number, offset: number, length: number): Buffer {
  const buffer = Buffer.alloc(length);
  let count = 0;
  while (count < length) {
    const got = readSync(handle, buffer, count, length - count, offset + count);
    if (got === 0) throw damaged('an archive that is complete');
    count += got;
  }
  return buffer;
}

const textOf = (bytes: Buffer, isMarkedUtf8: boolean): string =>
  isMarkedUtf8 || isUtf8(bytes) ? bytes.toString('utf8') : new TextDecoder('gb18030').decode(bytes);

/** Where the directory is: its offset, length and number of entries. */
function locate(handle: number): { offset: number; length: number; count: number } {
  const size = fstatSync(handle).size;
  const tailLength = Math.min(size, 22 + FULL_16);
  if (tailLength < 22) throw damaged('an archive that is complete');
  const tail = readAt(handle, size - tailLength, tailLength);
  const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end + 22 > tail.length) throw damaged('an archive that is complete');
  const count = tail.readUInt16LE(end + 10);
  const length = tail.readUInt32LE(end + 12);
  const offset = tail.readUInt32LE(end + 16);
  if (count !== FULL_16 && length !== FULL_32 && offset !== FULL_32)
    return { offset, length, count };
  if (end < 20 || tail.readUInt32LE(end - 20) !== 0x07064b50) return { offset, length, count };
  const wide = readAt(handle, Number(tail.readBigUInt64LE(end - 12)), 56);
  return {
    count: Number(wide.readBigUInt64LE(32)),
    length: Number(wide.readBigUInt64LE(40)),
    offset: Number(wide.readBigUInt64LE(48)),
  };
}

/** Sizes and offset that did not fit 32 bits stand in an extra field, in this order. */
function widen(entry: ZipEntry, extra: Buffer): void {
  for (let at = 0; at + 4 <= extra.length; ) {
    const id = extra.readUInt16LE(at);
    const length = extra.readUInt16LE(at + 2);
    if (id === 1) {
      const field = extra.subarray(at + 4, at + 4 + length);
      let next = 0;
      for (const key of ['bytes', 'packed', 'offset'] as const) {
        if (entry[key] !== FULL_32 || next + 8 > field.length) continue;
        entry[key] = Number(field.readBigUInt64LE(next));
        next += 8;
      }
      return;
    }
    at += 4 + length;
  }
}

/** All entries of an archive; throws IntakeError (damaged_archive) where its directory does not hold. */
export function zipEntries(path: string): ZipEntry[] {
  const handle = openSync(path, 'r');
  try {
    const { offset, length, count } = locate(handle);
    if (count > MAX_ENTRIES || length > MAX_DIRECTORY)
      throw damaged(`at most ${MAX_ENTRIES} entries`);
    const directory = readAt(handle, offset, length);
    const entries: ZipEntry[] = [];
    let at = 0;
    for (let i = 0; i < count; i++) {
      if (at + 46 > length || directory.readUInt32LE(at) !== 0x02014b50)
        throw damaged('a directory of entries that holds');
      const flags = directory.readUInt16LE(at + 8);
      const nameEnd = at + 46 + directory.readUInt16LE(at + 28);
      const extraEnd = nameEnd + directory.readUInt16LE(at + 30);
      const name = textOf(directory.subarray(at + 46, nameEnd), (flags & 0x800) !== 0);
      const entry: ZipEntry = {
        name: name.replaceAll('\\', '/'),
        isFolder: /[\\/]$/.test(name),
        isLink: directory.readUInt32LE(at + 38) >>> 28 === 0xa,
        isEncrypted: (flags & 1) !== 0,
        method: directory.readUInt16LE(at + 10),
        crc: directory.readUInt32LE(at + 16),
        packed: directory.readUInt32LE(at + 20),
        bytes: directory.readUInt32LE(at + 24),
        offset: directory.readUInt32LE(at + 42),
      };
      widen(entry, directory.subarray(nameEnd, extraEnd));
      entries.push(entry);
      at = extraEnd + directory.readUInt16LE(at + 32);
    }
    return entries;
  } catch (error) {
    if (error instanceof RangeError) throw damaged('a directory of entries that holds');
    throw error;
  } finally {
    closeSync(handle);
  }
}

/** True for a name that would leave the folder it is unpacked into, or that is a link. */
export const isUnsafe = ({ name, isLink }: ZipEntry): boolean =>
  isLink || name.includes('\0') || /^(?:\/|[A-Za-z]:)|(?:^|\/)\.\.(?:\/|$)/.test(name);

function dataStart(path: string, entry: ZipEntry): number {
  const handle = openSync(path, 'r');
  try {
    const header = readAt(handle, entry.offset, 30);
    if (header.readUInt32LE(0) !== 0x04034b50) throw damaged('entries where the directory says');
    return entry.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  } catch (error) {
    throw error instanceof IntakeError ? error : damaged('entries where the directory says');
  } finally {
    closeSync(handle);
  }
}

/** The bytes of one entry, unpacked piece by piece under `budget`. */
export async function* entryBytes(
  path: string,
  entry: ZipEntry,
  budget: Budget,
): AsyncGenerator<Buffer> {
  const { name } = entry;
  if (entry.isEncrypted) throw new IntakeError('encrypted_file', { value: name });
  if (entry.method !== 0 && entry.method !== 8)
    throw new IntakeError('damaged_archive', {
      value: name,
      expected: 'entries packed by deflate',
    });
  const start = dataStart(path, entry);
  let crc = 0;
  let count = 0;
  if (entry.packed > 0) {
    const file = createReadStream(path, { start, end: start + entry.packed - 1 });
    const bytes = entry.method === 0 ? file : file.pipe(createInflateRaw());
    if (bytes !== file) file.on('error', (error) => bytes.destroy(error));
    try {
      for await (const piece of bytes as AsyncIterable<Buffer>) {
        budget.spend(piece.length);
        crc = crc32(piece, crc);
        count += piece.length;
        yield piece;
      }
    } catch (error) {
      if (error instanceof IntakeError) throw error;
      throw new IntakeError('damaged_archive', { value: name, expected: 'entries that unpack' });
    } finally {
      file.destroy();
      bytes.destroy();
    }
  }
  if (count !== entry.bytes || crc !== entry.crc)
    throw new IntakeError('damaged_archive', {
      value: name,
      expected: 'entries of the length and checksum that the directory says',
    });
}
