/** What a column of amounts that no field uses may be of the amount that is used: a part of it, or with another one all of it. */
import type { DecimalSeparator } from '../../intake/number.ts';
import { CENT } from '../plan/by-values/equations.ts';
import { numberIn } from '../plan/by-values/sample.ts';

/** So many cells say whether a column holds amounts. */
const ENOUGH = 50;

const isSame = (one: number, other: number): boolean => Math.abs(one - other) < CENT;
/** No currency has more than three decimals; rates do. */
const isFine = (value: number): boolean => Math.abs(value * 1000 - Math.round(value * 1000)) > 1e-6;

/** Money, never more than the amount, and nothing in half of the rows at least. */
export class PartOfAmount {
  readonly index: number;
  readonly header: string;
  readonly separator: DecimalSeparator;
  /** Rows with an amount in which it is not zero. */
  some = 0;
  #filled = 0;
  #numbers = 0;
  #above = 0;
  #isMoney = false;
  #isAlwaysOne = true;

  constructor(index: number, header: string, separator: DecimalSeparator) {
    this.index = index;
    this.header = header;
    this.separator = separator;
  }

  /** A cell that is not blank, and the amount of its row; false where it can be no part any more. */
  observe(cell: string, amount: number): boolean {
    this.#filled++;
    const value = numberIn(cell, this.separator);
    if (value === null) return this.#filled < ENOUGH || this.#numbers * 2 > this.#filled;
    this.#numbers++;
    if (value === 0 || amount === 0) return true;
    this.some++;
    if (isFine(value)) return false;
    if (value !== 1) this.#isAlwaysOne = false;
    if (Math.abs(value) > Math.abs(amount) + CENT) this.#above++;
    if (!Number.isInteger(value) || isSame(Math.abs(value), Math.abs(amount))) this.#isMoney = true;
    return this.#above <= 3 || this.#above * 100 <= this.some;
  }

  isPart(rows: number): boolean {
    return (
      this.some > 0 &&
      this.some <= rows / 2 &&
      this.#above * 100 <= this.some &&
      this.#isMoney &&
      !this.#isAlwaysOne &&
      this.#numbers >= this.#filled * 0.9
    );
  }
}

interface Pair {
  one: PartOfAmount;
  other: PartOfAmount;
  /** True where it was nothing in some row. */
  isOneNone: boolean;
  isOtherNone: boolean;
}

/** Two columns that make up the amount in all rows, each of them nothing in some: what was paid, and what is open. */
export class Halves {
  readonly #amount: string;
  #pairs: Pair[];

  constructor(amount: string, columns: readonly PartOfAmount[]) {
    this.#amount = amount;
    this.#pairs = columns.flatMap((one, i) =>
      columns.slice(i + 1).map((other) => ({ one, other, isOneNone: false, isOtherNone: false })),
    );
  }

  /** A row with an amount. */
  observe(row: readonly string[], amount: number): void {
    if (this.#pairs.length === 0) return;
    this.#pairs = this.#pairs.filter((pair) => {
      const one = numberIn(row[pair.one.index], pair.one.separator) ?? 0;
      const other = numberIn(row[pair.other.index], pair.other.separator) ?? 0;
      if (one === 0) pair.isOneNone = true;
      if (other === 0) pair.isOtherNone = true;
      return isSame(one + other, amount);
    });
  }

  mayBe(index: number): boolean {
    return this.#pairs.some(({ one, other }) => one.index === index || other.index === index);
  }

  /** By position, why the column may matter. */
  reasons(rows: number): Map<number, string> {
    const reasons = new Map<number, string>();
    for (const { one, other, isOneNone, isOtherNone } of this.#pairs) {
      if (!isOneNone || !isOtherNone) continue;
      const text = `${one.header} + ${other.header} = ${this.#amount} in all ${rows} rows: one is what was paid, the other what is open`;
      for (const { index } of [one, other]) reasons.set(index, text);
    }
    return reasons;
  }
}
