/** What a column of amounts that no field uses may be of the amount that is used: a part of it, or with another one all of it. */
import { type Localised, text } from '../../i18n/locale.ts';
import type { DecimalSeparator } from '../../intake/number.ts';
import { CENT } from '../plan/by-values/equations.ts';
import { isBesideAmount } from '../plan/by-values/gross-amount.ts';
import { numberIn } from '../plan/by-values/sample.ts';

/** So many cells say whether a column holds amounts. */
const ENOUGH = 50;

const isSame = (one: number, other: number): boolean => Math.abs(one - other) < CENT;
/** No currency has more than three decimals; rates do. */
const isFine = (value: number): boolean => Math.abs(value * 1000 - Math.round(value * 1000)) > 1e-6;

/** A share of so much, or less, in steps of half a percent, may be a tax. */
const HIGHEST_RATE = 0.35;
const LOWEST_RATE = 0.02;
const STEPS = 200;

/** Whether a part may be the tax on the rest. */
function isTaxOn(base: number, part: number): boolean {
  const share = part / base;
  // the tax and the total are each rounded
  const slack = (0.0151 / Math.abs(base)) * STEPS;
  return (
    share >= LOWEST_RATE &&
    share <= HIGHEST_RATE &&
    Math.abs(share * STEPS - Math.round(share * STEPS)) <= slack
  );
}

const NET =
  /(?<!\p{L})(?:net|netto|netti|neto|nett|nettó|ht|hors taxes?|imponibile|base|taxable|ex(?:cl)?|subtotal|ohne|zonder|sin|sem|bez)(?!\p{L})|未税|不含税|税抜|未稅|공급가|без ндс/iu;

const isWrittenAsMoney = (cell: string, value: number): boolean =>
  !Number.isInteger(value) || /\d[.,]\d\d\D*$/.test(cell);

/** Money that is never more than the amount. */
export class PartOfAmount {
  readonly index: number;
  readonly header: string;
  readonly separator: DecimalSeparator;
  /** Rows with an amount in which it is not zero. */
  some = 0;
  /** Rows without an amount in which it is not zero. */
  alone = 0;
  #filled = 0;
  #numbers = 0;
  #above = 0;
  #isMoney = false;
  #isAlwaysOne = true;
  /** Rows in which it is the whole amount, and others in which it may be a tax, or what is left without one. */
  #whole = 0;
  #taxes = 0;
  #nets = 0;

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
    if (value === 0) return true;
    if (amount === 0) {
      this.alone++;
      if (!this.#isMoney) this.#isMoney = isWrittenAsMoney(cell, value);
      return true;
    }
    this.some++;
    if (isFine(value)) return false;
    if (value !== 1) this.#isAlwaysOne = false;
    if (Math.abs(value) > Math.abs(amount) + CENT) this.#above++;
    if (isSame(Math.abs(value), Math.abs(amount))) this.#whole++;
    else if (isTaxOn(value, amount - value)) this.#nets++;
    else if (isTaxOn(amount, value) || isTaxOn(amount - value, value)) this.#taxes++;
    if (!this.#isMoney) this.#isMoney = this.#whole > 0 || isWrittenAsMoney(cell, value);
    return this.#above <= 3 || this.#above * 100 <= this.some;
  }

  /** Money of the rows that have no amount, and of no other. */
  get isInPlace(): boolean {
    return (
      this.alone > 0 && this.some === 0 && this.#isMoney && this.#numbers >= this.#filled * 0.9
    );
  }

  /** In no more than half of the rows. */
  isPart(rows: number): boolean {
    return this.some <= rows / 2 && this.#isAmount();
  }

  #isAmount(): boolean {
    return (
      this.some > 0 &&
      this.#above * 100 <= this.some &&
      this.#isMoney &&
      !this.#isAlwaysOne &&
      this.#numbers >= this.#filled * 0.9
    );
  }

  /** In most rows: what is paid or open is all or nothing in some of them; no tax, and no net amount. */
  isOfMost(rows: number): boolean {
    if (this.some <= rows / 2 || !this.#isAmount()) return false;
    const parts = this.some - this.#whole;
    if (parts === 0) return this.some < rows;
    const isTax = this.#whole === 0 && this.#taxes === parts;
    if (isTax || this.#nets === parts || NET.test(this.header)) return false;
    return this.#whole > 0 || this.some < rows || !isBesideAmount(this.header);
  }
}

interface Pair {
  one: PartOfAmount;
  other: PartOfAmount;
  /** Rows in which it was not nothing. */
  ones: number;
  others: number;
  /** Rows that a net amount and its tax would make too. */
  taxes: number;
}

/** What a column may be beside the other that it makes up the amount with. */
interface Half {
  reason: Localised;
  /** True where it may be what is owed once the other is taken off. */
  mayBeOwed: boolean;
}

/** Two columns that make up the amount in all rows: what was paid, and what is open; or a discount, and what is owed. */
export class Halves {
  readonly #amount: string;
  #pairs: Pair[];

  constructor(amount: string, columns: readonly PartOfAmount[]) {
    this.#amount = amount;
    this.#pairs = columns.flatMap((one, i) =>
      columns.slice(i + 1).map((other) => ({ one, other, ones: 0, others: 0, taxes: 0 })),
    );
  }

  /** A row with an amount. */
  observe(row: readonly string[], amount: number): void {
    if (this.#pairs.length === 0) return;
    this.#pairs = this.#pairs.filter((pair) => {
      const one = numberIn(row[pair.one.index], pair.one.separator) ?? 0;
      const other = numberIn(row[pair.other.index], pair.other.separator) ?? 0;
      if (one !== 0) pair.ones++;
      if (other !== 0) pair.others++;
      if (isTaxOn(one, other) || isTaxOn(other, one)) pair.taxes++;
      return isSame(one + other, amount);
    });
  }

  mayBe(index: number): boolean {
    return this.#pairs.some(({ one, other }) => one.index === index || other.index === index);
  }

  /** By position, why the column may matter. */
  reasons(rows: number): Map<number, Half> {
    const reasons = new Map<number, Half>();
    for (const { one, other, ones, others, taxes } of this.#pairs) {
      if (ones === 0 || others === 0) continue;
      const both = ones + others - rows;
      const isNamed = isBesideAmount(one.header) || isBesideAmount(other.header);
      // a net amount is never nothing
      const mayBeTax = ones === rows || others === rows;
      if (mayBeTax && both > 0 && taxes === both && !isNamed) continue;
      if (taxes > 0 && (NET.test(one.header) || NET.test(other.header))) continue;
      const sum = `${one.header} + ${other.header} = ${this.#amount}`;
      const reason = text(
        `${sum} in all ${rows} rows: one is what was paid or taken off, the other what is open or owed`,
        `全部 ${rows} 行中 ${sum}：一列为已收或已冲减，另一列为未收或应收`,
      );
      reasons.set(one.index, { reason, mayBeOwed: ones === rows });
      reasons.set(other.index, { reason, mayBeOwed: others === rows });
    }
    return reasons;
  }
}
