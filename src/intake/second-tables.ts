/** Tables that begin below another one in the same text, each with a header of its own; a header has no digit in it. */
import { bytesAt, chunks } from './chunks.ts';
import { headText } from './decode.ts';
import { knownHeaders } from './header-row.ts';
import { cleanHeader } from './header-spelling.ts';
import { kindOfName } from './kind-words.ts';
import type { FilePlan } from './plan-file.ts';
import { headRecords } from './records.ts';
import { NAME_HINTS } from './table-names.ts';
import { isTotalLike } from './vocabulary.ts';

export interface TableStart {
  /** Byte at which its title or the blank lines above its header begin. */
  offset: number;
  title: string | null;
  header: string;
  /** Lines from there to the header. */
  skipped: number;
}

interface Line {
  bytes: Buffer;
  offset: number;
}

const [LINE_FEED, RETURN, ZERO, NINE] = [10, 13, 48, 57];

/** The ended lines of a file that hold no digit and are no shorter than a header. */
function* linesWithoutDigits(path: string, end: number): Generator<Line> {
  let carry: Buffer = Buffer.alloc(0);
  let base = 0;
  for (const piece of chunks(path)) {
    const text = carry.length > 0 ? Buffer.concat([carry, piece]) : piece;
    let start = 0;
    for (let at = 0; at < text.length; ) {
      const byte = text[at]!;
      if (byte === end) {
        if (at - start >= 3)
          yield { bytes: Buffer.from(text.subarray(start, at)), offset: base + start };
        start = ++at;
      } else if (byte >= ZERO && byte <= NINE) {
        const ended = text.indexOf(end, at);
        // what is left of the line keeps its digit
        start = ended < 0 ? at : ended + 1;
        at = ended < 0 ? text.length : start;
      } else at++;
    }
    carry = Buffer.from(text.subarray(start));
    base += start;
  }
}

/** How far above a header its title is looked for, and below it its rows. */
const NEAR = 2048;

function textBefore(path: string, offset: number): Buffer {
  const length = Math.min(NEAR, offset);
  return bytesAt(path, offset - length, length);
}

const filledOf = (cells: readonly string[]): string[] =>
  cells.map(cleanHeader).filter((cell) => cell !== '');
const keyOf = (cells: readonly string[]): string =>
  cells.map(cleanHeader).join('\u0000').replace(/\0+$/, '');

const HAS_LETTER = /\p{L}/u;
const HAS_DIGIT = /\p{Nd}/u;

/** True for a row with a day and an amount, and no more than one cell that is filled and has no name. */
function isUnder(row: readonly string[], header: readonly string[]): boolean {
  const isFilled = (cell: string | undefined): boolean => (cell ?? '').trim() !== '';
  const unnamed = row.filter((cell, index) => isFilled(cell) && !isFilled(header[index]));
  return unnamed.length <= 1 && row.filter((cell) => HAS_DIGIT.test(cell)).length >= 2;
}

/** Most tables that a text is parted into. */
const MOST = 100;

class TableSearch {
  readonly starts: TableStart[] = [];
  readonly #plan: FilePlan;
  readonly #decoder: TextDecoder;
  readonly #end: number;
  /** Header rows of the table above, as compared; and whether the first table's own has been passed. */
  #headers: Set<string>;
  readonly #own: string;
  #isBelow = false;
  readonly #needed: readonly number[];

  constructor(plan: FilePlan, head: readonly (readonly string[])[], end: number) {
    this.#plan = plan;
    this.#end = end;
    this.#decoder = new TextDecoder(plan.encoding);
    const rows = head.slice(0, plan.headerRow - (plan.source.firstRow ?? 1) + 1);
    this.#own = keyOf(rows.at(-1) ?? []);
    this.#headers = new Set([...rows.map(keyOf), keyOf(plan.headers)]);
    const fields = plan.columns.filter(({ field }) =>
      /^(?:amount|open_amount|date|issue_date)$/.test(field),
    );
    this.#needed = fields.length >= 2 ? fields.map(({ index }) => index) : [];
  }

  take({ bytes, offset }: Line): void {
    const cells =
      headRecords(this.#decoder.decode(bytes).replace(/\r$/, ''), this.#plan.delimiter, 1)[0] ?? [];
    const count = filledOf(cells).length;
    if (count < 2) return;
    const key = keyOf(cells);
    if (!this.#isBelow) {
      this.#isBelow = key === this.#own;
      return;
    }
    const isAgain = this.#headers.has(key);
    if (!isAgain && !this.#looksLikeHeader(cells, count, offset + bytes.length)) return;
    const { title, start, skipped } = this.#above(offset);
    const isBelowGap = skipped > 0;
    if (isAgain ? !this.#isOther(title) : !isBelowGap && count < 3) return;
    if (!isAgain && !isBelowGap && knownHeaders(cells, NONE) < count) return;
    this.starts.push({ offset: start, title, header: filledOf(cells).join(', '), skipped });
    this.#headers = new Set([key]);
  }

  /** True for known names of columns, or for words over the columns of dates and amounts of rows below. */
  #looksLikeHeader(cells: readonly string[], count: number, below: number): boolean {
    const known = knownHeaders(cells, NONE);
    if (known === count || (known >= 3 && known >= count * 0.6)) return true;
    const needed = this.#needed;
    const isNamed = (index: number): boolean => HAS_LETTER.test(cells[index] ?? '');
    if (count < 3 || needed.length === 0 || !needed.every(isNamed)) return false;
    return this.#rowsFrom(below).some((row) => isUnder(row, cells));
  }

  #rowsFrom(offset: number): string[][] {
    const text = this.#decoder.decode(bytesAt(this.#plan.source.path, offset, NEAR));
    return headRecords(text.replace(/\r\n?/g, '\n'), this.#plan.delimiter);
  }

  /** True where the same header stands again under a title of another kind: credit notes below invoices. */
  #isOther(title: string | null): boolean {
    if (title === null) return false;
    const { table, source } = this.#plan;
    const above = this.starts.at(-1)?.title ?? source.sheet;
    const kind = kindOfName('', title);
    if (kind !== null) return kind !== kindOfName(source.file, above);
    const isOwn = NAME_HINTS[table].test(title);
    return !isOwn && (NAME_HINTS.payment.test(title) || NAME_HINTS.invoice.test(title));
  }

  /** What stands between a header and the rows above it. */
  #above(offset: number): { title: string | null; start: number; skipped: number } {
    const bytes = textBefore(this.#plan.source.path, offset);
    let [start, title, skipped] = [offset, null as string | null, 0];
    let to = bytes.length - 1;
    while (to > 0) {
      const from = bytes.lastIndexOf(this.#end, to - 1) + 1;
      if (from === 0) break;
      const text = this.#decoder.decode(bytes.subarray(from, to)).trim();
      const filled = filledOf(headRecords(text, this.#plan.delimiter, 1)[0] ?? []);
      if (filled.length > 1 || (filled.length === 1 && (title !== null || isTotalLike(filled[0]!))))
        break;
      title ??= filled[0] ?? null;
      skipped++;
      start = offset - (bytes.length - from);
      to = from - 1;
    }
    return { title, start, skipped };
  }
}

const NONE: ReadonlySet<string> = new Set();

/** Where further tables begin below the one that is planned, in a text of which the ends of lines are bytes. */
export function tableStarts(plan: FilePlan): TableStart[] {
  const { source, encoding, delimiter } = plan;
  if (encoding.startsWith('utf-16') || source.unpacked?.delimiter === 'keys') return [];
  const head = headText(source.path, encoding);
  const first = bytesAt(source.path, 0, 64 * 1024);
  const end = first.includes(LINE_FEED) ? LINE_FEED : RETURN;
  const search = new TableSearch(plan, headRecords(head, delimiter, plan.headerRow + 1), end);
  for (const line of linesWithoutDigits(source.path, end)) {
    search.take(line);
    if (search.starts.length > MOST) return [];
  }
  return search.starts;
}
