/** How many cells the rows of a text have, and whether separators inside numbers may have parted them. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { FilePlan } from '../../intake/plan-file.ts';
import { columnDefinition } from '../plan/plan-columns.ts';

export interface WidthReading {
  /** Cells of nearly all rows, where blank ones at the end make them more than the header has. */
  cells: number;
  /** What a thousand or a decimal without quotation marks leaves in the cell right of the amount; null where none can be. */
  split: 'thousands' | 'cents' | null;
  /** Number of the last row, where the text breaks off in it; else null. */
  cutRow: number | null;
  /** The last row and the number at its end, where that may have lost some of its digits; else null. */
  short: { row: number; value: string } | null;
}

const ANY_WIDTH: WidthReading = {
  cells: Number.POSITIVE_INFINITY,
  split: null,
  cutRow: null,
  short: null,
};

const FEW_DIGITS = /^[^\p{L}\p{N}]{0,2}\d{1,3}$/u;
const REST: Record<'thousands' | 'cents', RegExp> = {
  thousands: /^\d{3}(?:[.,]\d+)?\D?$/,
  cents: /^\d{2}\D?$/,
};
const NEARLY_ALL = 0.9;

/** True where the separator of columns parted the amount into two cells. */
export function isSplitAmount(
  cells: readonly string[],
  at: number,
  split: WidthReading['split'],
): boolean {
  const cell = cells[at] ?? '';
  if (split === 'cents') return /^\D?\d+$/.test(cell) && REST.cents.test(cells[at + 1] ?? '');
  return (
    cell.length > 0 &&
    cell.length <= 5 &&
    FEW_DIGITS.test(cell) &&
    REST.thousands.test(cells[at + 1] ?? '')
  );
}

/** True for a text whose last line has no end. */
function endsOpen(path: string): boolean {
  const handle = openSync(path, 'r');
  try {
    const { size } = fstatSync(handle);
    const last = Buffer.alloc(1);
    return size > 0 && readSync(handle, last, 0, 1, size - 1) === 1 && !/[\n\r\0]/.test(`${last}`);
  } finally {
    closeSync(handle);
  }
}

const hasCents = (cell: string): boolean => {
  const sign = cell.charCodeAt(cell.length - 3);
  return sign === 46 || sign === 44;
};

const decimalsOf = (cell: string): number => /(?<=\d[.,])\d{1,2}$/.exec(cell)?.[0].length ?? 0;

/** "2026-01-1" below 2026-01-10, "10.01.20" below 09.01.2026. */
const isShorterDay = (end: string, before: string): boolean =>
  (/^\d{4}([-/.])\d\d\1\d$/.test(end) && /^\d{4}([-/.])\d\d\1\d\d$/.test(before)) ||
  (/^\d\d?([-/.])\d\d?\1\d\d$/.test(end) && /^\d\d?([-/.])\d\d?\1\d{4}$/.test(before));

export class RowWidth {
  readonly #plan: FilePlan;
  readonly #header: number;
  readonly #isText: boolean;
  /** Position of the amount in a text parted by commas; else -1. */
  readonly #amountAt: number;
  readonly #isNextNumber: boolean;
  readonly #longer = new Map<number, number>();
  #rows = 0;
  #amounts = 0;
  #withCents = 0;
  #beforeCents = 0;
  /** Rows with a cell too many, in which a short amount stands before the rest of a longer one. */
  #beforeRest = 0;
  /** Rows whose last cell has cents. */
  #endInCents = 0;
  /** Fewest decimals at the end of a row, but for the last one. */
  #fewest = Number.POSITIVE_INFINITY;
  /** The cell at the end of the row before the last one. */
  #endBefore = '';
  #last: { record: readonly string[]; row: number } | null = null;

  constructor(plan: FilePlan) {
    this.#plan = plan;
    this.#header = plan.headers.length;
    // cells of a sheet cannot move
    this.#isText = plan.source.unpacked === undefined;
    const money = plan.columns.filter(({ field }) => /^(?:amount|open_amount)$/.test(field));
    this.#amountAt = this.#isText && plan.delimiter === ',' ? (money[0]?.index ?? -1) : -1;
    const next = plan.columns.find(({ index }) => index === this.#amountAt + 1);
    this.#isNextNumber = next !== undefined && columnDefinition(plan, next.field)?.type !== 'text';
  }

  observe(record: readonly string[], row: number): void {
    if (!this.#isText || record.length < 2) return;
    this.#rows++;
    if (this.#last !== null) this.#endBefore = this.#endOf(this.#last.record);
    if (this.#last !== null && this.#fewest > 0)
      this.#fewest = Math.min(this.#fewest, decimalsOf(this.#endBefore));
    this.#last = { record, row };
    if (hasCents(this.#endOf(record))) this.#endInCents++;
    if (record.length > this.#header)
      this.#longer.set(record.length, (this.#longer.get(record.length) ?? 0) + 1);
    const cell = this.#amountAt < 0 ? '' : (record[this.#amountAt] ?? '');
    if (cell === '') return;
    this.#amounts++;
    if (hasCents(cell)) this.#withCents++;
    else if (isSplitAmount(record, this.#amountAt, 'cents')) this.#beforeCents++;
    else if (
      record.length > this.#header &&
      isSplitAmount(record, this.#amountAt, 'thousands') &&
      hasCents(record[this.#amountAt + 1] ?? '')
    )
      this.#beforeRest++;
  }

  decide(): WidthReading {
    if (!this.#isText) return ANY_WIDTH;
    const [cells, count] = [...this.#longer].sort((a, b) => b[1] - a[1])[0] ?? [0, 0];
    const isLonger = count > this.#rows / 2;
    const most = this.#amounts * NEARLY_ALL;
    const areCents = this.#withCents > 0 && this.#withCents >= most;
    const losesCents =
      isLonger && !this.#isNextNumber && this.#beforeCents > 0 && this.#beforeCents >= most;
    const losesRest = !this.#isNextNumber && this.#beforeRest > 0;
    const cutRow = this.#cutRow();
    return {
      cells: isLonger ? cells : this.#header,
      split: losesCents ? 'cents' : areCents || losesRest ? 'thousands' : null,
      cutRow,
      short: cutRow === null ? this.#short() : null,
    };
  }

  #endOf(record: readonly string[]): string {
    return record[this.#header - 1] ?? '';
  }

  /** The last row, if the number at its end has fewer decimals than those of all other rows, or the day lacks a digit, and no line ends behind it. */
  #short(): WidthReading['short'] {
    if (this.#last === null || this.#rows < 2) return null;
    const end = this.#endOf(this.#last.record);
    const isShort = /^[^\p{L}]*\d[.,]?$|\d[.,]\d$/u.test(end) && decimalsOf(end) < this.#fewest;
    const isCut = isShort || isShorterDay(end, this.#endBefore);
    return isCut && endsOpen(this.#plan.source.path) ? { row: this.#last.row, value: end } : null;
  }

  /** The last row, if it ends before the header does, or in an amount that lacks its cents. */
  #cutRow(): number | null {
    if (this.#last === null) return null;
    const { record, row } = this.#last;
    const end = record[this.#header - 1];
    const lacksCents =
      end !== undefined &&
      /\d[.,]?\d?$/.test(end) &&
      !hasCents(end) &&
      this.#rows > 2 &&
      this.#endInCents === this.#rows - 1;
    const isShort = record.length <= this.#plan.headers.findLastIndex((name) => name !== '');
    return (isShort || lacksCents) && endsOpen(this.#plan.source.path) ? row : null;
  }
}
