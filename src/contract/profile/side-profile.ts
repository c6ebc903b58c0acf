/** In a list of documents: what the marks of its column of debits and credits say. */
import { type Sides, sidesOf } from '../../intake/marks/side-marks.ts';
import type { FilePlan } from '../../intake/plan-file.ts';
import { columnOf } from '../plan/plan-columns.ts';

/** A column of so many words has no marks. */
const MOST_WORDS = 50;

export class SideProfile {
  readonly #at: number;
  readonly #words = new Set<string>();
  #last = '';

  constructor(plan: FilePlan) {
    this.#at = plan.table === 'invoice' ? columnOf(plan, 'debit_credit') : -1;
  }

  observe(row: readonly string[]): void {
    if (this.#at < 0) return;
    const cell = row[this.#at] ?? '';
    if (cell === '' || cell === this.#last) return;
    this.#last = cell;
    if (this.#words.size < MOST_WORDS) this.#words.add(cell.trim());
  }

  /** What each mark says; one that says neither is missing. */
  decide(): Sides {
    return sidesOf([...this.#words].filter((word) => word !== ''));
  }
}
