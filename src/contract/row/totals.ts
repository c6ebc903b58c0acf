/** Printed totals and subtotals of one list against the sums of its rows: a total must equal the sum from some earlier boundary to here. */
import { ExactSum } from '../exact-sum.ts';

interface Track {
  sum: ExactSum;
  /** Sums at the top of the list and after each total and heading. */
  boundaries: Set<bigint>;
  lastBoundary: bigint;
}

const track = (): Track => ({ sum: new ExactSum(), boundaries: new Set([0n]), lastBoundary: 0n });

export interface TotalDifference {
  printed: number;
  own: number;
}

/** Follows the amounts of a list, of all rows read and of those used, together and by currency. */
export class Totals {
  readonly #tracks = new Map<string, Track>();

  /** Rows of data below the last heading or total. */
  rowsSinceBoundary = 0;

  readonly #byCurrency = new Map<string | null, Track[]>();

  /** The tracks that a row in a currency belongs to; of all rows at even positions, of used ones at odd ones. */
  #each(currency: string | null): Track[] {
    const existing = this.#byCurrency.get(currency);
    if (existing) return existing;
    const tracks = ['', ...(currency === null ? [] : [currency])].flatMap((key) =>
      ['all', 'used'].map((kind) => {
        const name = `${kind} ${key}`;
        const one = this.#tracks.get(name) ?? track();
        this.#tracks.set(name, one);
        return one;
      }),
    );
    this.#byCurrency.set(currency, tracks);
    return tracks;
  }

  /** A row of data with its amount as in the file, in minor units. */
  add(minor: number, currency: string | null, isUsed: boolean): void {
    const tracks = this.#each(currency);
    this.rowsSinceBoundary++;
    for (let i = 0; i < tracks.length; i++) {
      if (isUsed || i % 2 === 0) tracks[i]!.sum.add(minor);
    }
  }

  /** A heading or a total: a group starts here. */
  boundary(): void {
    this.rowsSinceBoundary = 0;
    for (const one of this.#tracks.values()) {
      one.lastBoundary = one.sum.value;
      one.boundaries.add(one.lastBoundary);
    }
  }

  /** Of all rows that are used. */
  sum(): number {
    return Number(this.#tracks.get('used ')?.sum.value ?? 0n);
  }

  /** True before the first row of data. */
  get isEmpty(): boolean {
    return this.#tracks.size === 0;
  }

  /** True where an amount is the sum of all rows, or of all in one currency. */
  hasSum(printed: number): boolean {
    return [...this.#tracks.values()].some(({ sum }) => sum.value === BigInt(printed));
  }

  /** True where an amount is the sum of some rows above it. */
  isSum(printed: number): boolean {
    const wanted = BigInt(printed);
    return [...this.#tracks.values()].some(({ sum, boundaries }) =>
      boundaries.has(sum.value - wanted),
    );
  }

  /** Checks a printed total; null where it is the sum of some rows above it. `isGrand`: of the whole list. */
  check(printed: number, currency: string | null, isGrand: boolean): TotalDifference | null {
    const wanted = BigInt(printed);
    const tracks = [...this.#tracks].filter(
      ([key]) => currency === null || key.endsWith(` ${currency}`) || key.endsWith(' '),
    );
    const isFound = tracks.some(([, { sum, boundaries }]) => boundaries.has(sum.value - wanted));
    const used = this.#tracks.get('used ') ?? track();
    const own = isGrand ? used.sum.value : used.sum.value - used.lastBoundary;
    this.boundary();
    return isFound ? null : { printed, own: Number(own) };
  }
}
