/** Costs of which every one carries a minus, as in a list of expenses: they are read without it. */
import { isNegativeAmount } from '../../intake/number-parts.ts';
import { hasMoreThanZero } from '../../intake/plain-text.ts';
import type { FilePlan } from '../../intake/plan-file.ts';
import { columnOf } from '../plan/plan-columns.ts';

export class CostSign {
  readonly #at: number;
  #above = 0;
  #below = 0;

  constructor(plan: FilePlan) {
    this.#at = columnOf(plan, 'cost');
  }

  observe(record: readonly string[]): void {
    const cell = record[this.#at];
    if (!cell || !hasMoreThanZero(cell)) return;
    if (isNegativeAmount(cell)) this.#below++;
    else this.#above++;
  }

  /** Positions of the columns whose amounts are turned round. */
  decide(): ReadonlySet<number> {
    return new Set(this.#below > 0 && this.#above === 0 ? [this.#at] : []);
  }
}
