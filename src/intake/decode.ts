/** Bytes to text: finds a file's encoding over all its bytes and hands its text over in pieces, lines ended by \n. */
import { closeSync, openSync, readSync } from 'node:fs';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

const PIECE = 4 * 1024 * 1024;

function* pieces(path: string): Generator<Uint8Array> {
  const handle = openSync(path, 'r');
  try {
    const buffer = new Uint8Array(PIECE);
    for (;;) {
      const count = readSync(handle, buffer, 0, PIECE, null);
      if (count === 0) return;
      yield buffer.subarray(0, count);
    }
  } finally {
    closeSync(handle);
  }
}

function isReadableAs(path: string, encoding: Encoding): boolean {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for (const piece of pieces(path)) decoder.decode(piece, { stream: true });
    decoder.decode();
    return true;
  } catch {
    return false;
  }
}

/** The encoding of a file, or null where it is none of the known ones. */
export function detectEncoding(path: string): Encoding | null {
  const first = pieces(path).next().value ?? new Uint8Array();
  if (first[0] === 0xff && first[1] === 0xfe) return 'utf-16le';
  if (first[0] === 0xfe && first[1] === 0xff) return 'utf-16be';
  if (isReadableAs(path, 'utf-8')) return 'utf-8';
  if (isReadableAs(path, 'gb18030')) return 'gb18030';
  return null;
}

/** The text of a file, piece by piece, without its byte order mark; CRLF and lone CR become LF. */
export function* decodedText(
  path: string,
  encoding: Encoding,
  onBytes: (count: number) => void = () => {},
): Generator<string> {
  const decoder = new TextDecoder(encoding);
  let heldReturn = false;
  for (const piece of pieces(path)) {
    onBytes(piece.length);
    let text = decoder.decode(piece, { stream: true });
    if (heldReturn) text = `\r${text}`;
    heldReturn = text.endsWith('\r');
    if (heldReturn) text = text.slice(0, -1);
    yield text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  }
  const rest = decoder.decode() + (heldReturn ? '\n' : '');
  if (rest !== '') yield rest;
}

/** The first part of a file's text: enough for header and separator. */
export function headText(path: string, encoding: Encoding, length = 200_000): string {
  for (const text of decodedText(path, encoding)) return text.slice(0, length);
  return '';
}
