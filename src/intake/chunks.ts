/** A file's bytes in pieces of bounded size, and the limits that keep reading bounded. */
import { closeSync, openSync, readSync } from 'node:fs';

const CHUNK_BYTES = 1024 * 1024;

/** A line longer than this is no line of a table. */
export const MAX_LINE_BYTES = 1024 * 1024;
/** Characters of one record, quoted line ends included. */
export const MAX_RECORD = 8 * 1024 * 1024;

/** The bytes of a file; each piece is valid until the next one is asked for. */
export function* chunks(path: string, size = CHUNK_BYTES): Generator<Buffer> {
  const handle = openSync(path, 'r');
  try {
    const buffer = Buffer.allocUnsafe(size);
    for (;;) {
      const count = readSync(handle, buffer, 0, size, null);
      if (count === 0) return;
      yield buffer.subarray(0, count);
    }
  } finally {
    closeSync(handle);
  }
}
