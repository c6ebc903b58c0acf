/** Text whose columns stand at fixed places of the line, as printed lists do, written out as cells. */
import type { Encoding } from '../../settings/encodings.ts';
import { decodedText, headText } from '../decode.ts';
import { DelimitedWriter } from '../delimited-writer.ts';
import { findHeader, knownHeaders } from '../header-row.ts';
import { Budget } from '../limits.ts';

const NONE: ReadonlySet<string> = new Set();
const RULER = /^\s*[-=─═]{2,}(?:\s+[-=─═]{2,}){2,}\s*$/;
/** Letters that take the place of two, as in Chinese. */
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/g;
const FILLER = '\u0000';
const SAMPLE = 400;

/** A line in which each character stands at its place. */
const inPlaces = (line: string): string => line.replace(WIDE, `$&${FILLER}`);
const isBlankAt = (line: string, place: number): boolean => (line[place] ?? ' ') === ' ';

const cut = (line: string, places: readonly number[]): string[] =>
  [0, ...places].map((from, i) => line.slice(from, places[i]).replaceAll(FILLER, '').trim());

/** Where columns part by the line that is ruled under their names. */
function byRuler(lines: readonly string[]): number[] | null {
  const ruler = lines.find((line) => RULER.test(line));
  if (!ruler) return null;
  const starts = [...ruler.matchAll(/\S+/g)].map(({ index }) => index);
  return starts.slice(1).map((start) => start - 1);
}

/** Share of lines that must be blank between columns: a title or a closing line may run through. */
const MOST = 0.9;

/** Where columns part between names with several blanks between them. */
function byNames(lines: readonly string[]): number[] | null {
  const rows = lines.map((line) => line.trim().split(/ {2,}/));
  const at = findHeader(rows);
  if (at < 0 || knownHeaders(rows[at]!, NONE) < 3) return null;
  const below = lines.slice(at + 1).filter((line) => / \S/.test(line.trim()));
  const names = [...lines[at]!.matchAll(/\S+(?: \S+)*/g)];
  const places: number[] = [];
  for (const [i, name] of names.slice(0, -1).entries()) {
    const end = name.index + name[0].length;
    const next = names[i + 1]!.index;
    const gap = Array.from({ length: next - end }, (_, k) => next - 1 - k);
    const place = gap.find(
      (each) => below.filter((line) => isBlankAt(line, each)).length >= below.length * MOST,
    );
    if (place === undefined) return null;
    places.push(place);
  }
  return places.length >= 2 && below.length > 0 ? places : null;
}

/** Places before which a column begins; null where the head of a text shows no such columns. */
export function fixedPlaces(head: string): number[] | null {
  if (head.includes('\t')) return null;
  const lines = head.split('\n', SAMPLE).map((line) => inPlaces(line.trimEnd()));
  const places = byRuler(lines) ?? byNames(lines);
  if (places === null) return null;
  const rows = lines.map((line) => cut(line, places));
  const at = findHeader(rows);
  return at >= 0 && knownHeaders(rows[at]!, NONE) >= 3 ? places : null;
}

/** Writes a text with columns at fixed places as cells, row by row; null where it has none. A line that fits no column stays whole. */
export function unpackFixed(
  path: string,
  encoding: Encoding,
  bytes: number,
  out: () => string,
): DelimitedWriter | null {
  const places = fixedPlaces(headText(path, encoding));
  if (places === null) return null;
  const writer = new DelimitedWriter(out(), new Budget(bytes));
  let row = 0;
  let carry = '';
  const take = (text: string): void => {
    row++;
    const line = inPlaces(text.trimEnd());
    const fits = RULER.test(line) || places.every((place) => isBlankAt(line, place));
    const pieces = text.trim().split(/ {2,}/);
    if (fits) writer.row(cut(line, places), row);
    else if (pieces.length < 3) writer.row([text.trim()], row);
    // a row of data that runs over its columns: one cell too many, so that it is told
    else {
      const cells = Array.from({ length: places.length + 1 }, (_, i) => pieces[i] ?? '');
      writer.row([...cells, '…'], row);
    }
  };
  for (const text of decodedText(path, encoding)) {
    const lines = (carry + text).split('\n');
    carry = lines.pop()!;
    lines.forEach(take);
  }
  if (carry !== '') take(carry);
  writer.close();
  return writer;
}
