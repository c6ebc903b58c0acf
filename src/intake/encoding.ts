/** Which encoding a text file is in, decided over all its bytes; tells text from what is none before reading far. */
import { isAscii, isUtf8 } from 'node:buffer';
import type { Encoding } from '../settings/encodings.ts';
import { bytesAt, chunks, MAX_LINE_BYTES } from './chunks.ts';
import { type EncodingGuess, guessEncoding } from './encoding/encoding-guess.ts';

export interface TextFound {
  encoding: Encoding;
  /** Byte sequences of a UTF-8 file that are none; they read as U+FFFD. */
  badBytes: number;
  /** The encoding in which the bad bytes are letters, where the file has no other beyond ASCII. */
  asLetters?: Encoding;
  /** How the text reads, where nothing but its words says its encoding. */
  guess?: EncodingGuess;
}
export interface TextRefusal {
  rule: 'not_text' | 'endless_line' | 'unreadable_encoding';
  value?: string;
  row?: number;
}

const HEAD = 64 * 1024;

const SIGNATURES: [name: string, bytes: number[]][] = [
  ['a ZIP archive or a workbook', [0x50, 0x4b, 0x03, 0x04]],
  ['an old binary Office file', [0xd0, 0xcf, 0x11, 0xe0]],
  ['a gzip archive', [0x1f, 0x8b]],
  ['a PDF', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['an image', [0x89, 0x50, 0x4e, 0x47]],
  ['an image', [0xff, 0xd8, 0xff]],
  ['a Parquet file', [0x50, 0x41, 0x52, 0x31]],
  ['a 7z archive', [0x37, 0x7a, 0xbc, 0xaf]],
  ['a RAR archive', [0x52, 0x61, 0x72, 0x21]],
];

/** What a file's first bytes say it is, where they say that it is no text. */
export const signatureOf = (head: Uint8Array): string | null =>
  SIGNATURES.find(([, bytes]) => bytes.every((byte, i) => head[i] === byte))?.[0] ?? null;

/** UTF-16 by its mark, or by the zero bytes that its ASCII characters carry on one side only. */
function utf16Of(head: Uint8Array): Encoding | null {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  if (!head.includes(0)) return null;
  const zeros = [0, 0];
  for (let i = 0; i < head.length; i++) if (head[i] === 0) zeros[i & 1]!++;
  const [even, odd] = zeros as [number, number];
  const enough = Math.max(2, head.length / 40);
  if (odd >= enough && odd > even * 4) return 'utf-16le';
  if (even >= enough && even > odd * 4) return 'utf-16be';
  return null;
}

/** Why the first bytes are no text, or null. */
function whyNotText(head: Uint8Array): string | null {
  const signature = signatureOf(head);
  if (signature !== null) return signature;
  let zeros = 0;
  let controls = 0;
  for (let i = 0; i < head.length; i++) {
    const byte = head[i]!;
    if (byte === 0) zeros++;
    else if (byte < 32 && !(byte >= 9 && byte <= 13) && byte !== 0x1a) controls++;
  }
  if (zeros > head.length / 10) return 'mostly NUL bytes';
  return zeros + controls > Math.max(8, head.length / 10) ? 'binary data' : null;
}

/** Finds lines that do not end, looking at few bytes of each window. */
class LineWatch {
  #open = 0;
  #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  isEndless(piece: Buffer): boolean {
    let at = -this.#open;
    while (at + this.#limit <= piece.length) {
      const end = at + this.#limit;
      const window = piece.subarray(Math.max(at, 0), end);
      const last = Math.max(window.lastIndexOf(0x0a), window.lastIndexOf(0x0d));
      if (last < 0) return true;
      at = Math.max(at, 0) + last + 1;
    }
    const rest = piece.subarray(Math.max(at, 0));
    const last = Math.max(rest.lastIndexOf(0x0a), rest.lastIndexOf(0x0d));
    this.#open = last >= 0 ? rest.length - last - 1 : piece.length - at;
    return false;
  }
}

/** Bytes at the end that begin a character which ends in the next piece. */
function cutLength(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return length > back ? back : 0;
    }
    if (byte < 0x80) return 0;
  }
  return 0;
}

interface ByteCounts {
  bad: number;
  /** Bad sequences right beside another one. */
  adjacent: number;
  /** Characters beyond ASCII that are valid; counted in the first pieces only. */
  good: number;
  lines: number;
  /** Of the first bad piece, for its look in other encodings. */
  sample: Uint8Array | null;
}

function countInvalid(tally: ByteCounts, bytes: Buffer): void {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  tally.sample ??= Uint8Array.from(bytes);
  let last = -2;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0xfffd) {
      tally.bad++;
      if (last === i - 1) tally.adjacent++;
      last = i;
    } else if (code >= 0x80) tally.good++;
    else if (code === 10 || code === 13) tally.lines++;
  }
}

/** Zero bytes in a row that no text has: a file that was never written to its end. */
const HOLE = 4096;
const SAMPLED = 64 * 1024 * 1024;

/** What is valid counts beside what is not: most files have nothing of that, and are not decoded here. */
function scanUtf8(path: string, maxLine: number, isCounted = false): ByteCounts | TextRefusal {
  const tally: ByteCounts = { bad: 0, adjacent: 0, good: 0, lines: 0, sample: null };
  const watch = new LineWatch(maxLine);
  let carry: Buffer = Buffer.alloc(0);
  let bytes = 0;
  for (const piece of chunks(path)) {
    if (watch.isEndless(piece)) return { rule: 'endless_line' };
    if (piece.length >= HOLE && piece.subarray(0, HOLE).every((byte) => byte === 0))
      return { rule: 'not_text', value: 'a stretch of NUL bytes' };
    const whole = carry.length > 0 ? Buffer.concat([carry, piece]) : piece;
    const cut = cutLength(whole);
    const text = whole.subarray(0, whole.length - cut);
    carry = Buffer.from(whole.subarray(whole.length - cut));
    bytes += piece.length;
    if (!isUtf8(text)) {
      if (!isCounted) return scanUtf8(path, maxLine, true);
      countInvalid(tally, text);
      if (tally.bad > 10_000 && tally.bad > tally.good) return tally;
    } else if (isCounted && bytes <= SAMPLED && !isAscii(text))
      tally.good += (text.length - new TextDecoder('utf-8').decode(text).length) >> 1;
  }
  if (carry.length > 0 && !isCounted) return scanUtf8(path, maxLine, true);
  if (carry.length > 0) countInvalid(tally, carry);
  return tally;
}

const UNUSED_IN_1252 = [0x81, 0x8d, 0x8f, 0x90, 0x9d];

/** Bad bytes that are few and stand alone: a damaged UTF-8 file, not another encoding. */
function isLone({ bad, adjacent, good, lines }: ByteCounts): boolean {
  if (good > 0 && bad * 20 <= good) return true;
  return adjacent === 0 && bad <= Math.max(1, lines / 100);
}

/**
 * The encoding of a text file, or why it is not read. UTF-8 wins where it fits but for a few lone
 * bytes, then the encoding that reads all bytes and makes the likeliest words of them.
 * `maxLine` in bytes.
 */
export function inspectText(path: string, maxLine = MAX_LINE_BYTES): TextFound | TextRefusal {
  const head = bytesAt(path, 0, HEAD);
  const utf16 = utf16Of(head);
  if (utf16 !== null) {
    const watch = new LineWatch(maxLine * 2);
    for (const piece of chunks(path)) if (watch.isEndless(piece)) return { rule: 'endless_line' };
    return { encoding: utf16, badBytes: 0 };
  }
  const why = whyNotText(head);
  if (why !== null) return { rule: 'not_text', value: why };
  const tally = scanUtf8(path, maxLine);
  if ('rule' in tally) return tally;
  const isWestern = !tally.sample?.some((byte) => UNUSED_IN_1252.includes(byte));
  if (tally.bad === 0 || isLone(tally)) {
    const isAlone = tally.bad > 0 && tally.good === 0 && isWestern;
    const asLetters = isAlone ? { asLetters: 'windows-1252' as const } : {};
    return { encoding: 'utf-8', badBytes: tally.bad, ...asLetters };
  }
  const guess = guessEncoding(path, head);
  if (guess !== null) return { encoding: guess.encoding, badBytes: 0, guess };
  return { rule: 'unreadable_encoding' };
}
