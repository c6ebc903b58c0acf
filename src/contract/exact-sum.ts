/** A sum of whole numbers that stays exact beyond 2^53, and is a plain addition below it. */
export class ExactSum {
  #large = 0n;
  #small = 0;

  constructor(value = 0n) {
    this.#large = value;
  }

  /** Adds a safe integer. */
  add(value: number): void {
    const sum = this.#small + value;
    if (Number.isSafeInteger(sum)) {
      this.#small = sum;
      return;
    }
    this.#large += BigInt(this.#small) + BigInt(value);
    this.#small = 0;
  }

  get value(): bigint {
    return this.#large + BigInt(this.#small);
  }
}
