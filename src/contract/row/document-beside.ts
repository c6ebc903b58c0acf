/** A document that nothing but its note, its customer's name or the beginning of its number calls a credit note or void: asked about. */
import {
  beginningOf,
  type SaidBeside,
  saidBeside,
  saidByBeginning,
} from '../../intake/words/said-beside.ts';
import { openColumns } from '../plan/by-values/open-columns.ts';
import type { CanonicalRow } from './canonical-row.ts';
import type { RowInProgress } from './row-in-progress.ts';

const TEXTS = ['note', 'product', 'department'];
/** Of all numbers of a list, where those that begin otherwise stand out. */
const MOST = 0.6;
/** Ways in which the numbers of a list begin that somebody chose. */
const FEW = 4;
const ROWS_A_WAY = 5;

interface Found extends SaidBeside {
  field: 'doc_type' | 'status';
  index: number;
  /** What report.yml says, or null. */
  answer: string | null;
  isNumber: boolean;
}

export class DocumentBeside {
  readonly #current: RowInProgress;
  readonly #texts: readonly number[];
  readonly #idAt: number;
  readonly #typeAt: number;
  readonly #beginnings = new Map<string, number>();
  /** Rows that a text, or the beginning of their number, calls a deposit. */
  readonly #deposits: { row: number; beginning: string | null }[] = [];
  readonly #customerAt: number;
  #rows = 0;
  #found: Found | null = null;

  constructor(current: RowInProgress) {
    const { plan, settings } = current;
    this.#current = current;
    const { free } = openColumns(plan, { settings });
    const customer = current.at('customer_name') < 0 ? 'customer_id' : 'customer_name';
    this.#customerAt = current.at(customer);
    const named = [...TEXTS.map((field) => current.at(field)), this.#customerAt];
    this.#texts = [...new Set([...named, ...free])].filter((at) => at >= 0);
    this.#idAt = current.at('invoice_id');
    this.#typeAt = current.at('doc_type');
  }

  /** Rows that nothing but their texts or their number calls a deposit. */
  get depositRows(): number[] {
    return this.#deposits
      .filter(({ beginning }) => beginning === null || this.#standsOut(beginning))
      .map(({ row }) => row);
  }

  /** Reads the row; the answer that leaves it out is its column, else null. */
  start(): number | null {
    const { cells } = this.#current;
    this.#rows++;
    this.#found = this.#inTexts(cells) ?? this.#inNumber(cells);
    this.#current.typeBeside = this.#found?.field === 'doc_type' ? this.#found.answer : null;
    const isOut =
      this.#found?.field === 'status' && /^(?:void|draft)$/.test(`${this.#found.answer}`);
    return isOut ? this.#found!.index : null;
  }

  /** Asks about the row where it counts as an invoice, or says what was answered. */
  ask({ doc_type, amount_minor }: CanonicalRow): void {
    const found = this.#found;
    if (found === null || (found.answer === null && doc_type !== 'invoice')) return;
    const { field, word, index, isNumber } = found;
    const holds = isNumber ? () => this.#isTelling(word) : undefined;
    const rule = field === 'status' ? 'void_beside' : 'credit_beside';
    this.#current.questions.ask(field, index, amount_minor as number, { word, rule, holds });
  }

  #inTexts(cells: readonly string[]): Found | null {
    for (const index of this.#texts) {
      const said = saidBeside(cells[index] ?? '');
      if (said === null || (said.field === 'doc_type' && this.#isTyped(cells))) continue;
      if (said.field !== 'deposit') return this.#answered(said, said.field, index);
      if (index !== this.#customerAt) this.#noteDeposit(null);
    }
    return null;
  }

  #inNumber(cells: readonly string[]): Found | null {
    if (this.#idAt < 0 || this.#isTyped(cells)) return null;
    const beginning = beginningOf(cells[this.#idAt] ?? '');
    this.#beginnings.set(beginning, (this.#beginnings.get(beginning) ?? 0) + 1);
    const said = beginning === '' ? null : saidByBeginning(beginning);
    if (said?.field === 'deposit') this.#noteDeposit(beginning);
    return said === null || said.field === 'deposit'
      ? null
      : this.#answered(said, said.field, this.#idAt);
  }

  #answered({ word }: SaidBeside, field: Found['field'], index: number): Found {
    const answer = this.#current.words.said(field, word);
    return { field, word, index, isNumber: index === this.#idAt, answer };
  }

  #noteDeposit(beginning: string | null): void {
    const { row } = this.#current;
    if (this.#deposits.at(-1)?.row !== row) this.#deposits.push({ row, beginning });
  }

  #isTyped(cells: readonly string[]): boolean {
    return this.#typeAt >= 0 && (cells[this.#typeAt] ?? '').trim() !== '';
  }

  /** True where numbers begin in few ways, or nearly all others in one; of random ids some begin so by chance. */
  #isTelling(word: string): boolean {
    const ways = this.#beginnings.size;
    return ways <= Math.max(FEW, this.#rows / ROWS_A_WAY) || this.#standsOut(word);
  }

  /** True where nearly all other numbers begin in one way, with nothing that says what they are. */
  #standsOut(word: string): boolean {
    return [...this.#beginnings].some(
      ([beginning, count]) =>
        beginning.trim() !== word.trim() &&
        count >= this.#rows * MOST - 1 &&
        saidByBeginning(beginning) === null,
    );
  }
}
