/** Sums of amounts × shares, exact to the last digit, without big integers: a thousand of them within a frame. */

/** Shares are whole billionths, so that sums of them do not depend on the order of rows. */
export const BILLION = 1_000_000_000;

/** A sum of products, in whole minor units, billionths of one, and billionths of those. */
export class ShareSum {
  #units = 0;
  #billionths = 0;
  #rest = 0;

  clear(): void {
    this.#units = 0;
    this.#billionths = 0;
    this.#rest = 0;
  }

  /** Adds a whole amount. */
  addWhole(minor: number): void {
    this.#units += minor;
  }

  /** Adds amount × share; the amount in minor units from 0 to 2⁵¹, the share in billionths from 0 to all of them. */
  add(minor: number, share: number): void {
    const units = Math.floor((minor * share) / BILLION);
    this.#units += units;
    this.#billionths += remainder(minor, share, units);
  }

  /** Adds amount × share × share. */
  addTwice(minor: number, first: number, second: number): void {
    const whole = Math.floor((minor * first) / BILLION);
    const part = remainder(minor, first, whole);
    this.add(whole, second);
    const billionths = Math.floor((part * second) / BILLION);
    this.#billionths += billionths;
    this.#rest += remainder(part, second, billionths);
  }

  /** The sum in minor units; a half is rounded up. */
  rounded(): number {
    const billionths = this.#billionths + Math.floor(this.#rest / BILLION);
    const units = Math.floor(billionths / BILLION);
    return this.#units + units + (billionths - units * BILLION >= BILLION / 2 ? 1 : 0);
  }
}

/**
 * minor × share − units × 10⁹, where `units` is the quotient as doubles have it, one off at most: the difference then lies
 * within 32 bits, and 32 bits of both products give it.
 */
const remainder = (minor: number, share: number, units: number): number =>
  (Math.imul(minor, share) - Math.imul(units, BILLION)) | 0;

/** Ten-thousandths of an amount in whole minor units; a half is rounded up. */
export function partOf(minor: number, tenThousandths: number): number {
  const whole = Math.floor(minor / 10_000);
  return (
    whole * tenThousandths +
    Math.floor(((minor - whole * 10_000) * tenThousandths + 5_000) / 10_000)
  );
}
