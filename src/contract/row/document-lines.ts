/** Documents that stand on several rows: each row with the whole total, or each with a part of it. */
import type { RowInProgress } from './row-in-progress.ts';
import type { RowMoney } from './row-money.ts';

export class DocumentLines {
  readonly #current: RowInProgress;
  readonly #idAt: number;
  readonly #controlAt: number;
  /** By document number, the total that its first row carries. */
  readonly #firstTotals = new Map<string, string>();
  readonly #incompleteIds = new Set<string>();

  constructor(current: RowInProgress, { control }: RowMoney) {
    this.#current = current;
    this.#idAt = current.at('invoice_id');
    this.#controlAt = control;
  }

  /** True for a further row of a document whose rows each carry its total. */
  isRepeated(): boolean {
    const { cells, reading } = this.#current;
    if (reading.documents.lines !== 'repeated') return false;
    const id = this.#id();
    const total = cells[this.#controlAt] ?? '';
    const first = this.#firstTotals.get(id);
    if (first === undefined) this.#firstTotals.set(id, total);
    return id !== '' && first === total;
  }

  /** The current row is set aside: where rows are added up, its document is incomplete. */
  setAside(): void {
    if (this.#current.reading.documents.lines === 'summed' && this.#idAt >= 0)
      this.#incompleteIds.add(this.#id());
  }

  /** Documents of which a row was set aside; only where rows are added up. */
  get incompleteIds(): ReadonlySet<string> {
    return this.#incompleteIds;
  }

  #id(): string {
    return (this.#current.cells[this.#idAt] ?? '').trim();
  }
}
