/** The control totals of one file: every row read is used, set aside or not data, and so is every amount. */
import { ExactSum } from './exact-sum.ts';

export type Disposition = 'used' | 'set_aside' | 'not_data';

interface Side {
  rows: number;
  amount: bigint;
  /** Sum of amounts without their signs. */
  size: bigint;
}

/** One side of a reconciliation while it is counted. */
class Count {
  rows = 0;
  readonly #amount: ExactSum;
  readonly #size: ExactSum;

  constructor({ rows, amount, size }: Side = { rows: 0, amount: 0n, size: 0n }) {
    this.rows = rows;
    this.#amount = new ExactSum(amount);
    this.#size = new ExactSum(size);
  }

  add(minor: number): void {
    this.rows++;
    this.#amount.add(minor);
    this.#size.add(Math.abs(minor));
  }

  take(minor: number): void {
    this.rows--;
    this.#amount.add(-minor);
    this.#size.add(-Math.abs(minor));
  }

  get side(): Side {
    return { rows: this.rows, amount: this.#amount.value, size: this.#size.value };
  }
}

/** The sides of a reconciliation by name, as they pass from one thread to another. */
export type ReconciliationState = Record<Disposition | 'read', Side>;

export class FileReconciliation {
  readonly #read: Count;
  readonly #dispositions: Record<Disposition, Count>;

  constructor(state?: ReconciliationState) {
    this.#read = new Count(state?.read);
    this.#dispositions = {
      used: new Count(state?.used),
      set_aside: new Count(state?.set_aside),
      not_data: new Count(state?.not_data),
    };
  }

  get read(): Side {
    return this.#read.side;
  }

  get dispositions(): Record<Disposition, Side> {
    const { used, set_aside, not_data } = this.#dispositions;
    return { used: used.side, set_aside: set_aside.side, not_data: not_data.side };
  }

  get state(): ReconciliationState {
    return { read: this.read, ...this.dispositions };
  }

  /** Counts a row as read, with its disposition and its amount as signed in the file. */
  add(disposition: Disposition, minor: number): void {
    this.#read.add(minor);
    this.#dispositions[disposition].add(minor);
  }

  /** A row that was used turns out to be something else. */
  move(to: 'set_aside' | 'not_data', minor: number): void {
    this.#dispositions.used.take(minor);
    this.#dispositions[to].add(minor);
  }

  /** Throws where the reconciliation does not balance: a fault of the program, never of the data. */
  check(file: string): void {
    const { read, dispositions } = this;
    const { used, set_aside, not_data } = dispositions;
    const rows = used.rows + set_aside.rows + not_data.rows;
    const amount = used.amount + set_aside.amount + not_data.amount;
    if (rows !== read.rows || amount !== read.amount || used.rows < 0)
      throw new Error(
        `${file}: ${read.rows} rows read but ${rows} accounted for, amounts ${read.amount} and ${amount}`,
      );
  }

  /** The largest of its sums, whatever the signs: beyond 2^53 none could be said exactly. */
  get largestSum(): bigint {
    return this.read.size;
  }

  /** The larger of the shares of rows and of amounts set aside among those that are data. */
  setAsideShare(): number {
    const { used, set_aside } = this.dispositions;
    const rows = set_aside.rows / Math.max(1, used.rows + set_aside.rows);
    const size = used.size + set_aside.size;
    const amounts = size === 0n ? 0 : Number(set_aside.size) / Number(size);
    return Math.max(rows, amounts);
  }
}
