/** Bytes to text: a file's text in pieces, lines ended by \n, control characters gone. */

import type { Encoding } from '../settings/encodings.ts';
import { bytesAt, chunks } from './chunks.ts';

const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]+/;
const ALL_CONTROLS = new RegExp(CONTROLS, 'g');
/** Small, so that what is made of one piece is gone before the next. */
const CHUNK_BYTES = 64 * 1024;

/** Control characters that databases put between columns. */
const SEPARATORS = /[\u0001\u0002\u001c-\u001f]/;

/** The text of a file, piece by piece, without its byte order mark; CRLF and lone CR become LF. `parting` is a control character that parts its columns. */
export function* decodedText(
  path: string,
  encoding: Encoding,
  onBytes: (count: number) => void = () => {},
  parting = '',
): Generator<string> {
  const decoder = new TextDecoder(encoding);
  const isParting = SEPARATORS.test(parting);
  const clean = (found: string): string =>
    isParting ? parting.repeat(found.split(parting).length - 1) : '';
  let pendingReturn = false;
  for (const piece of chunks(path, CHUNK_BYTES)) {
    onBytes(piece.length);
    let text = decoder.decode(piece, { stream: true });
    if (pendingReturn) text = `\r${text}`;
    pendingReturn = text.endsWith('\r');
    if (pendingReturn) text = text.slice(0, -1);
    if (text.includes('\r')) text = text.replace(/\r\n?/g, '\n');
    yield CONTROLS.test(text) ? text.replace(ALL_CONTROLS, clean) : text;
  }
  const rest = decoder.decode() + (pendingReturn ? '\n' : '');
  if (rest !== '') yield rest;
}

/** The first part of a file's text: enough for header and separator. */
export function headText(path: string, encoding: Encoding, length = 200_000, parting = ''): string {
  let head = '';
  for (const text of decodedText(path, encoding, undefined, parting)) {
    head += text;
    if (head.length >= length) break;
  }
  return head.slice(0, length);
}

/** The control character that parts the columns of a file, by its first line; null where none stands there more than once. */
export function controlSeparator(path: string, encoding: Encoding): string | null {
  const bytes = bytesAt(path, 0, CHUNK_BYTES);
  const [line = ''] = new TextDecoder(encoding).decode(bytes).split('\n', 1);
  const sign = SEPARATORS.exec(line)?.[0];
  return sign !== undefined && line.split(sign).length > 2 ? sign : null;
}
