/** A file's bytes in pieces of bounded size, and the limits that keep reading bounded. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

const CHUNK_BYTES = 1024 * 1024;

/** A line longer than this is no line of a table. */
export const MAX_LINE_BYTES = 1024 * 1024;
/** Characters of one record, quoted line ends included. */
export const MAX_RECORD = 8 * 1024 * 1024;

/** So many bytes of a file, or as many as it has from there on; all that is looked at of a file without reading on. */
export function bytesAt(path: string, from: number, length: number): Buffer {
  const handle = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(length);
    return bytes.subarray(0, readSync(handle, bytes, 0, length, from));
  } finally {
    closeSync(handle);
  }
}

/** The bytes of a file, open until the last piece or the end of the loop; each piece is valid until the next one is asked for. */
export function* chunks(path: string, size = CHUNK_BYTES): Generator<Buffer> {
  const handle = openSync(path, 'r');
  try {
    // no more than the file has, and one byte to see that it ends; what is no file says nothing of its size
    const length = fstatSync(handle).size;
    const buffer = Buffer.allocUnsafe(length > 0 ? Math.min(size, length + 1) : size);
    for (;;) {
      const count = readSync(handle, buffer, 0, buffer.length, null);
      if (count === 0) return;
      yield buffer.subarray(0, count);
    }
  } finally {
    closeSync(handle);
  }
}
