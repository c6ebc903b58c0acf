/** Pairs of dates of one record, of which the second does not lie before the first: they show whether day or month comes first. */
import type { DateOrder } from '../../intake/date.ts';
import { isYearFirstByPairs, orderOfPairs } from '../../intake/dates/order-of-pairs.ts';
import { isPlaceholderDate } from '../../intake/dates/placeholder-date.ts';
import type { FilePlan } from '../../intake/plan-file.ts';
import { readTerms } from '../../intake/vocabulary.ts';
import { columnOf } from '../plan/plan-columns.ts';
import type { DatedPair } from './date-damage.ts';

/** As many are compared; more would not change what they show. */
const MOST = 5000;

export class DatePairs {
  readonly #issueAt: number;
  readonly #dueAt: number;
  readonly #termsAt: number;
  /** Columns of dates that do not lie before the issue date. */
  readonly #laterAt: readonly number[];
  readonly #pairs: [string, string][] = [];
  /** Issue and due date of a document, with its terms. */
  readonly due: DatedPair[] = [];

  constructor(plan: FilePlan) {
    this.#issueAt = columnOf(plan, 'issue_date');
    this.#dueAt = columnOf(plan, 'due_date');
    this.#termsAt = columnOf(plan, 'terms');
    this.#laterAt = [this.#dueAt, columnOf(plan, 'settled_date')].filter((index) => index >= 0);
  }

  observe(record: readonly string[], row: number): void {
    const issue = record[this.#issueAt];
    if (!issue) return;
    if (this.#pairs.length < MOST)
      for (const index of this.#laterAt) {
        const cell = record[index];
        if (cell && !isPlaceholderDate(cell, 'dmy')) this.#pairs.push([issue, cell]);
      }
    const due = record[this.#dueAt];
    if (due && this.due.length < MOST && !isPlaceholderDate(due, 'dmy')) {
      const text = this.#termsAt < 0 ? undefined : (record[this.#termsAt] ?? '');
      const terms = text === undefined ? null : (readTerms(text)?.days ?? null);
      this.due.push({ issue, due, terms, row });
    }
  }

  /** The order that they show, or null. */
  order(): DateOrder | null {
    return orderOfPairs(this.#pairs);
  }

  /** True where they show that years of two digits stand first. */
  isYearFirst(): boolean {
    return isYearFirstByPairs(this.#pairs);
  }
}
