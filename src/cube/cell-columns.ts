/** The cells of tables of the cube as columns, read from the engine in the order in which they are written. */
import type { DuckDBVector } from '@duckdb/node-api';
import type { NativeEngine } from '../engine/native.ts';
import { LOW } from './format.ts';

/** What the cells of several tables may share. */
interface Keys {
  /** The number of the frame, or of the span. */
  first: Int32Array;
  /** Numbers of a tuple list. */
  tuples: Int32Array;
  /** Spans of the further dates. */
  moreSpans: Int32Array[];
  /** Which of `combinations`. */
  splits: Int32Array;
}

/** Exact whole numbers, high × 2³² + low; NaN for none. */
interface Values {
  high: Float64Array;
  low: Float64Array;
}

/** Sorted by `first`, then by tuple, then by the rest. */
export interface CellColumns extends Keys, Values {
  combinations: (string | null)[][];
}

/** How many columns a statement gives of each kind, in this order, after the first and the tuple. */
export interface CellShape {
  moreSpans: number;
  splits: number;
  /** Pairs of a value and its number of rows: where that is 0, the table of the value has no such cell. */
  values: number;
}

/** The rows of a statement as one table a value. */
export async function readCellColumns(
  { connection }: NativeEngine,
  sql: string,
  shape: CellShape,
): Promise<CellColumns[]> {
  const chunks = await (await connection.run(sql)).fetchAllChunks();
  const rows = chunks.reduce((sum, chunk) => sum + chunk.rowCount, 0);
  const keys = Array.from({ length: 2 + shape.moreSpans }, () => new Int32Array(rows));
  const splits = new Int32Array(rows);
  const names = new Map<string, number>();
  const values = Array.from({ length: shape.values }, () => ({
    high: new Float64Array(rows),
    low: new Float64Array(rows),
    isThere: new Uint8Array(rows),
  }));
  let at = 0;
  for (const chunk of chunks) {
    const count = chunk.rowCount;
    let column = 0;
    const next = (): DuckDBVector => chunk.getColumnVector(column++);
    for (const key of keys) {
      const vector = next();
      for (let i = 0; i < count; i++) key[at + i] = vector.getItem(i) as number;
    }
    const texts = Array.from({ length: shape.splits }, next);
    for (let i = 0; i < count && texts.length > 0; i++) {
      const name = JSON.stringify(texts.map((vector) => vector.getItem(i)));
      if (!names.has(name)) names.set(name, names.size);
      splits[at + i] = names.get(name)!;
    }
    for (const { high, low, isThere } of values) {
      const [sums, counts] = [next(), next()];
      for (let i = 0; i < count; i++) {
        put(high, low, at + i, sums.getItem(i) as bigint | null);
        isThere[at + i] = counts.getItem(i) === 0 ? 0 : 1;
      }
    }
    at += count;
  }
  const [first, tuples, ...moreSpans] = keys as [Int32Array, Int32Array];
  const shared = { first, tuples, moreSpans, splits };
  const combinations = sortNames(names, splits);
  return values.map(({ isThere, ...value }) => ({
    ...onlyThere(shared, value, isThere),
    combinations,
  }));
}

const LOW_BITS = BigInt(LOW);

function put(high: Float64Array, low: Float64Array, at: number, value: bigint | null): void {
  if (value === null) {
    high[at] = Number.NaN;
    return;
  }
  const number = Number(value);
  const rest = Number.isSafeInteger(number)
    ? ((number % LOW) + LOW) % LOW
    : Number(BigInt.asUintN(32, value));
  low[at] = rest;
  high[at] = Number.isSafeInteger(number)
    ? (number - rest) / LOW
    : Number((value - BigInt(rest)) / LOW_BITS);
}

/** The combinations in order; renumbers `splits` to it. */
function sortNames(names: Map<string, number>, splits: Int32Array): (string | null)[][] {
  const sorted = [...names.keys()].sort();
  const numbers = new Int32Array(names.size);
  for (const [number, name] of sorted.entries()) numbers[names.get(name)!] = number;
  if (sorted.length > 0) for (let i = 0; i < splits.length; i++) splits[i] = numbers[splits[i]!]!;
  return sorted.length > 0 ? sorted.map((name) => JSON.parse(name)) : [[]];
}

/** The columns themselves where every cell is there. */
function onlyThere(keys: Keys, values: Values, isThere: Uint8Array): Keys & Values {
  const whole = { ...keys, ...values };
  const count = isThere.reduce((sum, one) => sum + one, 0);
  if (count === isThere.length) return whole;
  const picked = new Int32Array(count);
  let at = 0;
  for (let row = 0; row < isThere.length; row++) if (isThere[row]) picked[at++] = row;
  const whole32 = (column: Int32Array): Int32Array =>
    Int32Array.from(picked, (row) => column[row]!);
  const whole64 = (column: Float64Array): Float64Array =>
    Float64Array.from(picked, (row) => column[row]!);
  return {
    first: whole32(keys.first),
    tuples: whole32(keys.tuples),
    moreSpans: keys.moreSpans.map(whole32),
    splits: whole32(keys.splits),
    high: whole64(values.high),
    low: whole64(values.low),
  };
}
