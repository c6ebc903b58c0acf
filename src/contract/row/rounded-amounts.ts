/** Amounts that were computed and not rounded, such as a net amount times 1.21: how many were rounded, and by how much together. */
import { text } from '../../i18n/locale.ts';
import { andMore, type Problem, problem, rowCount } from '../rules/problem.ts';

interface Rounded {
  row: number;
  value: string;
  rows: number;
  /** In minor units, for each number of decimals of a currency. */
  by: Map<number, number>;
}

export class RoundedAmounts {
  readonly #file: string;
  /** By header. */
  readonly #columns = new Map<string, Rounded>();

  constructor(file: string) {
    this.#file = file;
  }

  add(header: string, row: number, value: string, by: number, digits: number): void {
    const found = this.#columns.get(header) ?? { row, value, rows: 0, by: new Map() };
    this.#columns.set(header, found);
    found.rows++;
    found.by.set(digits, (found.by.get(digits) ?? 0) + by);
  }

  problems(): Problem[] {
    return [...this.#columns].map(([column, { row, value, rows, by }]) => {
      const sums = [...by].map(([digits, sum]) => signed(sum / 10 ** digits, digits + 2));
      const sum = sums.join(', ');
      return problem('amounts_rounded', {
        file: this.#file,
        row,
        column,
        value: andMore(value, rows),
        expected: text(
          `rounded half up to the smallest unit in ${rowCount(rows)}, ${sum} together`,
          `${rows} 行四舍五入到最小单位，合计 ${sum}`,
        ),
      });
    });
  }
}

const signed = (value: number, decimals: number): string =>
  `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(decimals)}`;
