/** How far unpacking may go, measured on the bytes that come out, and the refusal where it goes further. */
import type { PlanRefusal } from './plan-file.ts';

/** A source that cannot be opened; `value` and the like fill the rule's text. */
export class IntakeError extends Error {
  readonly refusal: PlanRefusal;

  constructor(rule: PlanRefusal['rule'], place: Omit<PlanRefusal, 'rule'> = {}) {
    super(`${rule}: ${place.value ?? ''}`);
    this.name = 'IntakeError';
    this.refusal = { rule, ...place };
  }
}

const MB = 1024 * 1024;
/** All that one file of the folder may unpack to. */
const MAX_UNPACKED = 4096 * MB;
/** From here on, unpacked over packed may not pass MAX_RATIO. */
const FREE_UNPACKED = 50 * MB;
const MAX_RATIO = 200;

/** Counts what comes out of one packed file; throws IntakeError (unpacks_too_far). */
export class Budget {
  readonly packed: number;
  #spent = 0;

  constructor(packed: number) {
    this.packed = packed;
  }

  spend(bytes: number): void {
    this.#spent += bytes;
    const isTooMuch =
      this.#spent > MAX_UNPACKED ||
      (this.#spent > FREE_UNPACKED && this.#spent > this.packed * MAX_RATIO);
    if (isTooMuch)
      throw new IntakeError('unpacks_too_far', {
        value: `more than ${Math.floor(this.#spent / MB)} MB out of ${Math.ceil(this.packed / 1024)} KB`,
      });
  }
}
