/** Sorts rows by whole numbers of a narrow range, such as days: a counting sort, stable and without comparisons. */

/** The indexes of `keys` by ascending key; equal keys stay in the order of `start`, which is 0, 1, 2, … unless given. */
export function stableOrder(keys: ArrayLike<number>, start?: Int32Array): Int32Array {
  const order = new Int32Array(keys.length);
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < keys.length; i++) {
    if (keys[i]! < min) min = keys[i]!;
    if (keys[i]! > max) max = keys[i]!;
  }
  if (keys.length === 0) return order;
  const next = new Int32Array(max - min + 2);
  for (let i = 0; i < keys.length; i++) next[keys[i]! - min + 1]!++;
  for (let key = 1; key < next.length; key++) next[key]! += next[key - 1]!;
  for (let i = 0; i < keys.length; i++) {
    const index = start ? start[i]! : i;
    order[next[keys[index]! - min]!++] = index;
  }
  return order;
}

/** The values at these indexes. */
export function valuesAt<T extends Int32Array | Float64Array>(values: T, order: Int32Array): T {
  const picked = (
    values instanceof Int32Array ? new Int32Array(order.length) : new Float64Array(order.length)
  ) as T;
  for (let i = 0; i < order.length; i++) picked[i] = values[order[i]!]!;
  return picked;
}
