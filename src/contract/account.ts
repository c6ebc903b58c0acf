/** The account of one file: every row read is used, set aside or not data, and so is every amount. */

export type Fate = 'used' | 'set_aside' | 'not_data';

interface Side {
  rows: number;
  amount: bigint;
  /** Sum of amounts without their signs. */
  size: bigint;
}

const side = (): Side => ({ rows: 0, amount: 0n, size: 0n });
const magnitude = (amount: bigint): bigint => (amount < 0n ? -amount : amount);

export class Account {
  readonly read = side();
  readonly fates: Record<Fate, Side> = { used: side(), set_aside: side(), not_data: side() };

  /** Counts a row as read, with its fate and its amount as signed in the file. */
  add(fate: Fate, minor: number): void {
    this.#put(this.read, 1, BigInt(minor));
    this.#put(this.fates[fate], 1, BigInt(minor));
  }

  /** A row that was used turns out to be something else. */
  move(to: 'set_aside' | 'not_data', minor: number): void {
    const amount = BigInt(minor);
    const { used } = this.fates;
    used.rows--;
    used.amount -= amount;
    used.size -= magnitude(amount);
    this.#put(this.fates[to], 1, amount);
  }

  #put(target: Side, rows: number, amount: bigint): void {
    target.rows += rows;
    target.amount += amount;
    target.size += magnitude(amount);
  }

  /** Throws where the account does not balance: a fault of the program, never of the data. */
  check(file: string): void {
    const { used, set_aside, not_data } = this.fates;
    const rows = used.rows + set_aside.rows + not_data.rows;
    const amount = used.amount + set_aside.amount + not_data.amount;
    if (rows !== this.read.rows || amount !== this.read.amount || used.rows < 0)
      throw new Error(
        `${file}: ${this.read.rows} rows read but ${rows} accounted for, amounts ${this.read.amount} and ${amount}`,
      );
  }

  /** The larger of the shares of rows and of amounts set aside among those that are data. */
  setAsideShare(): number {
    const { used, set_aside } = this.fates;
    const rows = set_aside.rows / Math.max(1, used.rows + set_aside.rows);
    const size = used.size + set_aside.size;
    const amounts = size === 0n ? 0 : Number(set_aside.size) / Number(size);
    return Math.max(rows, amounts);
  }
}
