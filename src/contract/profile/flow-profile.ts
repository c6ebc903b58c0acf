/** In a list of money: which column says that it went out instead, by its words or by an amount of its own. */
import {
  MOST_MARKS,
  marksOf,
  namesSides,
  type Side,
  type Sides,
} from '../../intake/marks/side-marks.ts';
import { flowOf, isOutHeader } from '../../intake/payment-words.ts';
import { hasMoreThanZero, plainText } from '../../intake/plain-text.ts';
import type { FilePlan } from '../../intake/plan-file.ts';
import { columnOf } from '../plan/plan-columns.ts';

export interface FlowReading {
  /** Position of the column that says of each row whether money came or went, or null. */
  markAt: number | null;
  /** What its marks say: +1 for money that came, -1 for money that went; others say neither. */
  ways: Sides;
  /** Position of the column with the amounts that went out, or null. */
  outAt: number | null;
}

const MOST_LENGTH = 20;

/** What the words of a column say of the way money went; null where they are of something else. */
export function waysOf(words: ReadonlySet<string>, header: string): Sides | null {
  const marks = marksOf(words);
  if (marks !== null && (marks.isSure || namesSides(header)))
    // in the books a debit is owed; on an account it is money that went
    return new Map(
      [...marks.sides].map(([word, side]) => [word, marks.kind === 'ledger' ? flip(side) : side]),
    );
  const ways = new Map([...words].map((word) => [word, flowOf(word)] as const));
  const found = new Set(ways.values());
  return found.size === 2 && !found.has(0) ? (ways as Map<string, Side>) : null;
}

const flip = (side: Side): Side => (side === 1 ? -1 : 1);

const isNone = (cell: string | undefined): boolean => cell === undefined || !hasMoreThanZero(cell);
const NUMBER = /^[^\p{L}\d]*\d[\d\s.,'’]*[^\p{L}\d]*$/u;

export class FlowProfile {
  readonly #amountAt: number;
  readonly #headers: readonly string[];
  /** Columns that may still be the mark, each with its words. */
  #marks: { index: number; last: string; words: Set<string> }[] = [];
  /** Columns that may still hold what went out. */
  #outs: { index: number; isFilled: boolean }[] = [];

  constructor(plan: FilePlan) {
    this.#headers = plan.headers;
    this.#amountAt = columnOf(plan, 'amount');
    if (plan.table !== 'payment' || this.#amountAt < 0) return;
    const kindAt = columnOf(plan, 'kind');
    const used = new Set(plan.columns.map(({ index }) => index));
    for (const [index, header] of plan.headers.entries()) {
      if (used.has(index) && index !== kindAt) continue;
      this.#marks.push({ index, last: '', words: new Set() });
      if (isOutHeader(header)) this.#outs.push({ index, isFilled: false });
    }
  }

  observe(record: readonly string[]): void {
    if (this.#marks.length > 0) this.#observeMarks(record);
    if (this.#outs.length > 0) this.#observeOuts(record);
  }

  decide(): FlowReading {
    const out = this.#outs.find(({ isFilled }) => isFilled);
    const outAt = out?.index ?? null;
    for (const { index, words } of this.#marks) {
      const ways = waysOf(words, this.#headers[index] ?? '');
      if (ways !== null) return { markAt: index, ways, outAt };
    }
    return { markAt: null, ways: new Map(), outAt };
  }

  #observeMarks(record: readonly string[]): void {
    let isAnyGone = false;
    for (const mark of this.#marks) {
      const cell = record[mark.index] ?? '';
      if (cell === '' || cell === mark.last) continue;
      mark.last = cell;
      const word = cell.trim();
      if (word !== '') mark.words.add(word);
      if (mark.words.size <= MOST_MARKS && word.length <= MOST_LENGTH) continue;
      mark.index = -1;
      isAnyGone = true;
    }
    if (isAnyGone) this.#marks = this.#marks.filter(({ index }) => index >= 0);
  }

  /** A column of amounts that is filled only where the other one is not. */
  #observeOuts(record: readonly string[]): void {
    const hasAmount = !isNone(record[this.#amountAt]);
    let isAnyGone = false;
    for (const out of this.#outs) {
      const cell = record[out.index];
      if (isNone(cell)) continue;
      if (hasAmount || !NUMBER.test(plainText(cell!))) {
        out.index = -1;
        isAnyGone = true;
      } else out.isFilled = true;
    }
    if (isAnyGone) this.#outs = this.#outs.filter(({ index }) => index >= 0);
  }
}
