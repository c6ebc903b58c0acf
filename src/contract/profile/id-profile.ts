/** What the ids of one file look like: written as decimals (1930571429.0), blank, repeated. */
import type { FilePlan } from '../../intake/plan-file.ts';
import { columnOf, type IdPair, idPair, otherIdOf } from '../plan/plan-columns.ts';
import type { ValueWords } from '../plan/value-words.ts';

export const ID_FIELDS: ReadonlySet<string> = new Set([
  'invoice_id',
  'customer_id',
  'payment_id',
  'applies_to',
  'account',
]);

const ZERO = 48;
const NINE = 57;
const startsWithDigit = (text: string): boolean => {
  const first = text.charCodeAt(0);
  return first >= ZERO && first <= NINE;
};

export class IdProfile {
  readonly #columns: { index: number; filled: number; floats: number }[];
  readonly #pair: IdPair | null;
  readonly #status: number;
  readonly #docType: number;
  readonly #words: ValueWords;
  /** Only of a file that has two kinds of id. */
  readonly #numbers = new Set<string>();
  #hasBlankNumber = false;
  #hasRepeatedNumber = false;

  constructor(plan: FilePlan, words: ValueWords) {
    this.#words = words;
    const other = otherIdOf(plan);
    const ids = plan.columns.filter(({ field }) => ID_FIELDS.has(field)).map(({ index }) => index);
    const indexes = other === null ? ids : [...ids, other];
    this.#columns = indexes.map((index) => ({ index, filled: 0, floats: 0 }));
    this.#pair = idPair(plan);
    this.#status = columnOf(plan, 'status');
    this.#docType = columnOf(plan, 'doc_type');
  }

  observe(record: readonly string[]): void {
    for (const column of this.#columns) {
      const cell = record[column.index]?.trim();
      if (!cell) continue;
      column.filled++;
      if (startsWithDigit(cell) && /^\d+\.0+$/.test(cell)) column.floats++;
    }
    if (this.#pair && record.length > 1 && this.#isInvoice(record))
      this.#observeNumber((record[this.#pair.number] ?? '').trim());
  }

  /** Columns whose ids are written as decimals, 1930571429.0. */
  floatColumns(): ReadonlySet<number> {
    const found = this.#columns.filter((e) => e.floats > 0 && e.floats >= e.filled * 0.9);
    return new Set(found.map((e) => e.index));
  }

  /** Numbers are preferred where they are filled, and unique if a technical id was mapped; null where there is one kind of id. */
  invoiceIdColumn(): number | null {
    if (this.#pair === null) return null;
    const { number, technical, mapped } = this.#pair;
    if (this.#numbers.size === 0 || this.#hasBlankNumber) return technical;
    return this.#hasRepeatedNumber ? mapped : number;
  }

  #isInvoice(record: readonly string[]): boolean {
    const [status, type] = [this.#status, this.#docType];
    return (
      (status < 0 || this.#words.mayBeLive(record[status] ?? '')) &&
      (type < 0 || this.#words.document(record[type] ?? '') !== 'payable')
    );
  }

  #observeNumber(id: string): void {
    if (id === '') this.#hasBlankNumber = true;
    else if (this.#numbers.has(id)) this.#hasRepeatedNumber = true;
    else this.#numbers.add(id);
  }
}
