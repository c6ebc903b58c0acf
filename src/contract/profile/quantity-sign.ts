/** Columns of quantities, by what they are multiplied with or by their name; a minus there that the amount lacks is told. */
import { text } from '../../i18n/locale.ts';
import { hasRole } from '../../intake/headers/headers.ts';
import { CENT } from '../plan/by-values/equations.ts';
import { type Numbers, numberIn } from '../plan/by-values/sample.ts';
import { type Problem, problem, rowCount } from '../rules/problem.ts';

const QUANTITY =
  /^(?:quantity|quantities|qty|units|pieces|menge|anzahl|stück(?:zahl)?|quantité|qté|qte|cantidad|cant|quantidade|qtde?|quantità|q\.?tà|aantal|antal|antall|ilość|liczba|množství|množstvo|počet|mennyiség|cantitate|količina|количество|кол-во|кількість|miktar|adet|määrä|kpl|ποσότητα|số lượng|kuantitas|จำนวน|الكمية|כמות|मात्रा|数量|件数|個数|수량)\.?$/iu;
/** Fewer rows prove no product. */
const FEWEST_ROWS = 2;

/** True where both make up the amount in all rows, and not because one of them is always 1. */
function isProduct(one: Numbers, other: Numbers, amount: Numbers): boolean {
  let [rows, telling] = [0, 0];
  for (const [row, owed] of amount.values.entries()) {
    const [a, b] = [one.values[row] ?? null, other.values[row] ?? null];
    if (owed === null || a === null || b === null) continue;
    rows++;
    if (Math.abs(Math.abs(a * b) - Math.abs(owed)) >= CENT) return false;
    if (Math.abs(a) !== 1 && Math.abs(b) !== 1) telling++;
  }
  return rows >= FEWEST_ROWS && telling > 0;
}

/** Positions of columns of which two make up the amount when multiplied. */
export function factorsOf(columns: readonly Numbers[], amount: Numbers): ReadonlySet<number> {
  const found = new Set<number>();
  const others = columns.filter((column) => column !== amount);
  for (const [i, one] of others.entries())
    for (const other of others.slice(i + 1))
      if (isProduct(one, other, amount)) found.add(one.index).add(other.index);
  return found;
}

const namesQuantity = (header: string): boolean =>
  hasRole('line_quantity', header) || QUANTITY.test(header.normalize('NFKC').trim());

export class QuantitySign {
  readonly #columns: readonly Numbers[];
  readonly #amount: string;
  #rows = 0;
  #sum = 0;
  #first: { row: number; column: string; value: string } | null = null;

  constructor(columns: readonly Numbers[], amount: Numbers, factors: ReadonlySet<number>) {
    this.#amount = amount.header;
    this.#columns = columns.filter(
      ({ index, header }) =>
        index !== amount.index && (factors.has(index) || namesQuantity(header)),
    );
  }

  /** A row of an invoice, by its number, and its amount. */
  observe(cells: readonly string[], row: number, amount: number): void {
    if (amount <= 0) return;
    for (const { index, header, separator } of this.#columns) {
      const cell = cells[index] ?? '';
      if (!((numberIn(cell, separator) ?? 0) < 0)) continue;
      this.#rows++;
      this.#sum += amount;
      this.#first ??= { row, column: header, value: cell };
      return;
    }
  }

  get isIdle(): boolean {
    return this.#columns.length === 0;
  }

  problems(file: string): Problem[] {
    if (this.#first === null) return [];
    const amount = Number(this.#sum.toFixed(3));
    const expected = text(
      `one sign in both: ${rowCount(this.#rows)}, ${this.#amount} ${amount}`,
      `两者正负一致：${this.#rows} 行，${this.#amount} ${amount}`,
    );
    return [problem('quantity_sign', { file, ...this.#first, expected })];
  }
}
