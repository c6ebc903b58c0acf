/** The sums that the aggregated page carries: balances and flows by month, region, rep and bucket, in minor units. */

export interface Balance {
  month: string;
  region: string;
  rep: string;
  bucket: string;
  /** What is open at the end of the month. */
  open: number;
}

export interface Flow {
  month: string;
  region: string;
  rep: string;
  invoiced: number;
  /** What fell due, and how much of it came. */
  due: number;
  collected: number;
}

export interface Cube {
  currency: string;
  reps: { id: string; name: string }[];
  /** Columns side by side, as that is a third of the bytes. */
  balances: { [Key in keyof Balance]: Balance[Key][] };
  flows: { [Key in keyof Flow]: Flow[Key][] };
}

/** One row for each place in the columns. */
export function rowsOf<Row extends object>(columns: { [Key in keyof Row]: Row[Key][] }): Row[] {
  const names = Object.keys(columns) as (keyof Row)[];
  return columns[names[0]!].map(
    (_, i) => Object.fromEntries(names.map((name) => [name, columns[name][i]])) as Row,
  );
}

/** One list for each name. */
export function columnsOf<Row extends object>(
  rows: Row[],
  names: (keyof Row)[],
): { [Key in keyof Row]: Row[Key][] } {
  return Object.fromEntries(names.map((name) => [name, rows.map((row) => row[name])])) as {
    [Key in keyof Row]: Row[Key][];
  };
}
