/** Tuples by the groups of an answer: found once for all measures and questions that group and filter alike. */
import { type Filter, type FilterKey, NONE } from '../metrics/types.ts';
import type { Level } from './cube.ts';
import { ranksOf } from './text-order.ts';

export interface TupleGroups {
  /** By tuple the number of its group; -1 where the filter leaves it out. */
  of: Int32Array;
  /** One tuple of each group; the groups are in the order of their values. */
  examples: Int32Array;
}

/** How many ways of grouping are remembered of a level; a view has a handful. */
const MAX_CACHED = 24;
const cached = new WeakMap<Level, Map<string, TupleGroups>>();

/** The groups that differ in one of the dimensions, ordered by the first, then by the next. */
export function tupleGroups(level: Level, by: readonly FilterKey[], filter: Filter): TupleGroups {
  const key = JSON.stringify([by, level.dimensions.map((dimension) => filter[dimension] ?? 0)]);
  const known = cached.get(level) ?? new Map<string, TupleGroups>();
  cached.set(level, known);
  let groups = known.get(key);
  if (!groups) {
    if (known.size >= MAX_CACHED) known.clear();
    groups = group(level, by, filter);
    known.set(key, groups);
  }
  return groups;
}

function group(level: Level, by: readonly FilterKey[], filter: Filter): TupleGroups {
  const { keys, size } = orderKeys(level, by);
  const inside = insideOf(level, filter);
  const numbers = size <= 4 * level.count + 1000 ? numbersByTable : numbersBySort;
  const { of, count } = numbers(keys, inside, size);
  const examples = new Int32Array(count);
  for (let tuple = of.length - 1; tuple >= 0; tuple--)
    if (of[tuple]! >= 0) examples[of[tuple]!] = tuple;
  return { of, examples };
}

/** By tuple a number below `size` that sorts as its values do. */
function orderKeys(level: Level, by: readonly FilterKey[]): { keys: Float64Array; size: number } {
  const keys = new Float64Array(level.count);
  let size = 1;
  for (const dimension of by) {
    const i = level.dimensions.indexOf(dimension);
    const values = level.values[i]!;
    const [codes, ranks] = [level.codes[i]!, ranksOf(values).ranks];
    for (let tuple = 0; tuple < keys.length; tuple++)
      keys[tuple] = keys[tuple]! * values.length + ranks[codes[tuple]!]!;
    size *= values.length;
  }
  return { keys, size };
}

type Inside = ((tuple: number) => boolean) | null;

interface Numbered {
  of: Int32Array;
  count: number;
}

function numbersByTable(keys: Float64Array, inside: Inside, size: number): Numbered {
  const numbers = new Int32Array(size);
  for (let tuple = 0; tuple < keys.length; tuple++)
    if (!inside || inside(tuple)) numbers[keys[tuple]!] = 1;
  let count = 0;
  for (let key = 0; key < size; key++) numbers[key] = numbers[key] ? count++ : -1;
  const of = new Int32Array(keys.length).fill(-1);
  for (let tuple = 0; tuple < keys.length; tuple++)
    if (!inside || inside(tuple)) of[tuple] = numbers[keys[tuple]!]!;
  return { of, count };
}

function numbersBySort(keys: Float64Array, inside: Inside): Numbered {
  const sorted = keys.filter((_, tuple) => !inside || inside(tuple)).sort();
  const numbers = new Map<number, number>();
  for (const key of sorted) if (!numbers.has(key)) numbers.set(key, numbers.size);
  const of = new Int32Array(keys.length).fill(-1);
  for (let tuple = 0; tuple < keys.length; tuple++)
    if (!inside || inside(tuple)) of[tuple] = numbers.get(keys[tuple]!)!;
  return { of, count: numbers.size };
}

function insideOf(level: Level, filter: Filter): Inside {
  const wanted = level.dimensions.flatMap((dimension, i) => {
    const value = filter[dimension];
    if (value === undefined) return [];
    const code = level.values[i]!.indexOf(value === NONE ? null : value);
    return [{ codes: level.codes[i]!, code }];
  });
  if (wanted.length === 0) return null;
  return (tuple) => wanted.every(({ codes, code }) => codes[tuple] === code);
}
