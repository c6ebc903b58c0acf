/** First pass over a list of documents: which sign each kind carries, which documents were reversed, and what several rows of one number mean. */
import { counted } from '../../format/counted.ts';
import { hasRole } from '../../intake/headers/headers.ts';
import { isBlankValue, readNumber } from '../../intake/number.ts';
import { isNegativeAmount } from '../../intake/number-parts.ts';
import { hasMoreThanZero } from '../../intake/plain-text.ts';
import type { FilePlan } from '../../intake/plan-file.ts';
import type { DocumentWord } from '../../intake/vocabulary.ts';
import { columnOf } from '../plan/plan-columns.ts';
import type { ValueWords } from '../plan/value-words.ts';

/** Lines of one document: each row repeats the document's total, or carries a part of it. */
export type LineMode = 'repeated' | 'summed' | null;

export interface DocumentReading {
  /** -1 for the kinds whose amounts are mostly negative. */
  signs: ReadonlyMap<DocumentWord, -1>;
  /** Numbers of documents that another row says it reverses or was reversed by. */
  reversed: ReadonlySet<string>;
  /** Documents called bills are the company's own: beside payments received and no invoices, as a utility's are. */
  areBillsOurs: boolean;
  lines: LineMode;
  /** The arithmetic behind `lines`, for the report. */
  linesShown: string;
  /** Where debits and credits have columns of their own and rows have no type: numbers of debits. */
  debits: ReadonlySet<string>;
}

export const PLAIN_DOCUMENTS: DocumentReading = {
  signs: new Map(),
  reversed: new Set(),
  areBillsOurs: false,
  lines: null,
  linesShown: '',
  debits: new Set(),
};

interface Lines {
  total: string;
  count: number;
  isSame: boolean;
  parts: number;
  date: string;
}

const LOWERING = new Set<DocumentWord>(['payment', 'credit_note', 'write_off', 'discount']);
const SAMPLES = 50;
const near = (a: number, b: number): boolean => Math.abs(a - b) < 0.005 * Math.max(1, Math.abs(b));

export class DocumentProfile {
  readonly #signs = new Map<DocumentWord, { plus: number; minus: number }>();
  readonly #reversed = new Set<string>();
  readonly #lines = new Map<string, Lines>();
  readonly #at: Record<'id' | 'type' | 'amount' | 'reversal' | 'line' | 'status' | 'due', number>;
  readonly #mayHaveLines: boolean;
  readonly #isLineTotal: boolean;
  readonly #words: ValueWords;
  readonly #seen = new Set<DocumentWord | 'bill'>();
  readonly #hasSides: boolean;
  readonly #debits = new Set<string>();

  constructor(plan: FilePlan, words: ValueWords) {
    this.#words = words;
    const amount = columnOf(plan, 'amount');
    this.#at = {
      id: columnOf(plan, 'invoice_id'),
      type: columnOf(plan, 'doc_type'),
      amount: amount >= 0 ? amount : columnOf(plan, 'open_amount'),
      reversal: columnOf(plan, 'reversal'),
      line: columnOf(plan, 'line_amount'),
      status: columnOf(plan, 'status'),
      due: columnOf(plan, 'due_date'),
    };
    this.#hasSides = this.#at.type < 0 && columnOf(plan, 'credit_amount') >= 0;
    this.#isLineTotal = hasRole('line_sum', plan.headers[this.#at.amount] ?? '');
    const hasInstalments = columnOf(plan, 'instalment_no') >= 0;
    this.#mayHaveLines =
      !hasInstalments &&
      (this.#at.line >= 0 || plan.headers.some((header) => hasRole('line_mark', header)));
  }

  observe(row: readonly string[]): void {
    const at = this.#at;
    const amount = row[at.amount] ?? '';
    const id = (row[at.id] ?? '').trim();
    const type = at.type < 0 ? '' : (row[at.type] ?? '');
    const word = this.#words.document(type);
    this.#seen.add(word === 'payable' && isBill(type) ? 'bill' : word);
    if (amount.trim() === '') return;
    if (this.#hasSides && id !== '' && hasMoreThanZero(amount)) this.#debits.add(id);
    if (type.trim() !== '' || at.type < 0) {
      const entry = this.#signs.get(word) ?? { plus: 0, minus: 0 };
      this.#signs.set(word, entry);
      if (isNegativeAmount(amount)) entry.minus++;
      else if (hasMoreThanZero(amount)) entry.plus++;
    }
    if (at.reversal >= 0) {
      const other = reversalOf(row[at.reversal] ?? '');
      if (other !== null) this.#reversed.add(other);
    }
    if (!this.#mayHaveLines || id === '') return;
    if (at.status >= 0 && !this.#words.mayBeLive(row[at.status] ?? '')) return;
    const part = at.line < 0 ? 0 : (readNumber(row[at.line] ?? '', '.') ?? 0);
    const found = this.#lines.get(id);
    if (found === undefined) {
      const date = row[at.due] ?? '';
      this.#lines.set(id, { total: amount, count: 1, isSame: true, parts: part, date });
    } else {
      found.count++;
      found.parts += part;
      if (found.total !== amount) found.isSame = false;
    }
  }

  decide(): DocumentReading {
    const signs = new Map<DocumentWord, -1>();
    // a tie follows the other kinds that lower a balance, and where they are silent the balance itself
    const lowering = [...this.#signs].filter(([word]) => LOWERING.has(word));
    const balance = lowering.reduce((sum, [, { plus, minus }]) => sum + plus - minus, 0);
    for (const [word, { plus, minus }] of this.#signs) {
      const isNegative = minus > plus || (minus === plus && LOWERING.has(word) && balance <= 0);
      if (isNegative) signs.set(word, -1);
    }
    const seen = this.#seen;
    const isOther = seen.has('invoice') || seen.has('payable');
    const areBillsOurs = seen.has('bill') && seen.has('payment') && !isOther;
    const [reversed, debits] = [new Set(this.#reversed), new Set(this.#debits)];
    return { signs, reversed, areBillsOurs, debits, ...this.#decideLines() };
  }

  #decideLines(): { lines: LineMode; linesShown: string } {
    const several = [...this.#lines].filter(([, { count }]) => count > 1);
    if (several.length === 0) return { lines: null, linesShown: '' };
    const varying = several.filter(([, { isSame }]) => !isSame);
    const samples = several.slice(0, SAMPLES);
    const show = ([id, { count, total, parts }]: [string, Lines], words: string): string =>
      `${id}: ${count} rows, ${words} ${total}${this.#at.line >= 0 ? `, lines add up to ${Number(parts.toFixed(4))}` : ''}; ${counted(several.length, 'document')}`;
    if (this.#isLineTotal || varying.length > several.length * 0.1) {
      const example = varying[0] ?? several[0]!;
      return { lines: 'summed', linesShown: show(example, 'the first of') };
    }
    const added = samples.filter(([, { parts, total }]) => {
      const whole = readNumber(total, '.') ?? 0;
      return near(parts, whole) || (parts <= whole && parts > whole * 0.6);
    });
    const isShown = this.#at.line >= 0 ? added.length >= samples.length * 0.8 : several.length > 1;
    if (!isShown) return { lines: null, linesShown: '' };
    return { lines: 'repeated', linesShown: show(several[0]!, 'each with the total') };
  }
}

/** True for the word "bill" alone. */
export const isBill = (text: string): boolean => /^bills?$/i.test(text.trim());

/** The document that a reversal cell names; null where the cell is blank or only says no. */
export function reversalOf(text: string): string | null {
  const word = text.trim();
  return isBlankValue(word) || /^(?:false|no|0+|否|未冲销)$/i.test(word) ? null : word;
}
