/** In a list of money: which column says that it went out instead, by its words or by an amount of its own. */
import { flowOf, isOutHeader } from '../../intake/payment-words.ts';
import type { FilePlan } from '../../intake/plan-file.ts';
import { columnOf } from '../plan/plan-columns.ts';

export interface FlowReading {
  /** Position of the column that says of each row whether money came or went, or null. */
  markAt: number | null;
  /** Position of the column with the amounts that went out, or null. */
  outAt: number | null;
}

const isNone = (cell: string | undefined): boolean => cell === undefined || !/[1-9]/.test(cell);
const NUMBER = /^[^\p{L}\d]*\d[\d\s.,'’]*[^\p{L}\d]*$/u;

export class FlowProfile {
  readonly #amountAt: number;
  /** Columns that may still be the mark, each with the directions seen. */
  #marks: { index: number; came: boolean; went: boolean }[] = [];
  /** Columns that may still hold what went out. */
  #outs: { index: number; isFilled: boolean }[] = [];

  constructor(plan: FilePlan) {
    this.#amountAt = columnOf(plan, 'amount');
    if (plan.table !== 'payment' || this.#amountAt < 0) return;
    const kindAt = columnOf(plan, 'kind');
    const used = new Set(plan.columns.map(({ index }) => index));
    for (const [index, header] of plan.headers.entries()) {
      if (used.has(index) && index !== kindAt) continue;
      this.#marks.push({ index, came: false, went: false });
      if (isOutHeader(header)) this.#outs.push({ index, isFilled: false });
    }
  }

  observe(record: readonly string[]): void {
    if (this.#marks.length > 0) this.#observeMarks(record);
    if (this.#outs.length > 0) this.#observeOuts(record);
  }

  decide(): FlowReading {
    const mark = this.#marks.find(({ came, went }) => came && went);
    const out = this.#outs.find(({ isFilled }) => isFilled);
    return { markAt: mark?.index ?? null, outAt: out?.index ?? null };
  }

  #observeMarks(record: readonly string[]): void {
    let isAnyGone = false;
    for (const mark of this.#marks) {
      const cell = record[mark.index] ?? '';
      if (cell === '') continue;
      const flow = flowOf(cell);
      if (flow === 0 && cell.trim() !== '') {
        mark.index = -1;
        isAnyGone = true;
      } else if (flow > 0) mark.came = true;
      else if (flow < 0) mark.went = true;
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
      if (hasAmount || !NUMBER.test(cell!.trim())) {
        out.index = -1;
        isAnyGone = true;
      } else out.isFilled = true;
    }
    if (isAnyGone) this.#outs = this.#outs.filter(({ index }) => index >= 0);
  }
}
