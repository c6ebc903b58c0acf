/** Numbers for combinations of values, in the order in which they come. */
type Value = string | null;
type Branch = Map<Value, Branch | number>;

export interface PathNumbers {
  /** The number of the combination of `depth` values that `valueAt` gives; a new one is the next. */
  numberOf(depth: number, valueAt: (i: number) => Value): number;
  /** How many there are. */
  count(): number;
}

export function pathNumbers(paths: Iterable<readonly Value[]>): PathNumbers {
  const root: Branch = new Map();
  let count = 0;
  const numberOf: PathNumbers['numberOf'] = (depth, valueAt) => {
    let branch = root;
    for (let i = 0; i < depth - 1; i++) {
      const value = valueAt(i);
      const next = (branch.get(value) as Branch | undefined) ?? new Map();
      branch.set(value, next);
      branch = next;
    }
    const last = depth > 0 ? valueAt(depth - 1) : null;
    const number = branch.get(last) as number | undefined;
    if (number !== undefined) return number;
    branch.set(last, count);
    return count++;
  };
  for (const path of paths) numberOf(path.length, (i) => path[i]!);
  return { numberOf, count: () => count };
}
