/** How the text of a file becomes rows: its encoding, its separator, and the first of them. */
import type { Encoding } from '../settings/encodings.ts';
import { controlSeparator, headText } from './decode.ts';
import type { EncodingGuess } from './encoding/encoding-guess.ts';
import { inspectText, type TextFound, type TextRefusal } from './encoding.ts';
import { HEADER_SEARCH } from './header-row.ts';
import { headRecords, sniffDelimiter } from './records.ts';

export interface TextOpening {
  encoding: Encoding;
  badBytes: number;
  guess?: EncodingGuess;
  delimiter: string;
  rows: string[][];
}

interface TextSource {
  path: string;
  /** As report.yml says, or as a file above it was read. */
  encoding?: Encoding;
  /** What was unpacked is parted by commas. */
  unpacked?: object;
}

/** `extra` are headers that report.yml names. */
export function openText(
  { path, encoding: said, unpacked }: TextSource,
  extra: ReadonlySet<string>,
): TextOpening | TextRefusal | { rule: 'empty_file' } {
  const found: TextFound | TextRefusal = said ? { encoding: said, badBytes: 0 } : inspectText(path);
  if ('rule' in found) return found;
  const { encoding, badBytes, guess, asLetters } = found;
  const control = unpacked ? null : controlSeparator(path, encoding);
  const head = headText(path, encoding, undefined, control ?? '');
  if (asLetters && hasDamagedHeader(head))
    return openText({ path, encoding: asLetters, unpacked }, extra);
  if (head.trim() === '') return { rule: 'empty_file' };
  const delimiter = unpacked ? ',' : (control ?? sniffDelimiter(head, extra));
  const rows = headRecords(head, delimiter);
  return { encoding, badBytes, ...(guess ? { guess } : {}), delimiter, rows };
}

/** True where one of the first lines that has several cells holds a character that is none. */
const hasDamagedHeader = (head: string): boolean =>
  head
    .split(/\r\n?|\n/, HEADER_SEARCH)
    .some((line) => /[,;\t|].*\ufffd|\ufffd.*[,;\t|]/.test(line) && !/\d/.test(line));
