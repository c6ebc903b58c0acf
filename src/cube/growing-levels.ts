/** The levels of a cube, to which tuples can be added that it was not built with. */
import type { Columns } from '../engine/engine.ts';
import type { Cube, Level } from './cube.ts';
import type { DimensionKeys } from './dimension-keys.ts';
import { type PathNumbers, pathNumbers } from './path-numbers.ts';

/** Rows whose tuples are given by columns of texts, or by dimension keys. */
export interface TupleRows {
  columns: Columns;
  keys?: DimensionKeys;
}
/** The column with those keys. */
export const TUPLE = 'tuple';

export interface GrowingLevels {
  level(number: number): Level;
  /** The numbers of the rows' tuples. */
  tuplesOf(number: number, rows: TupleRows): Int32Array;
}

type Tuple = readonly (string | null)[];

interface Growing {
  level: Level;
  numbers: PathNumbers;
  added: Tuple[];
  /** By dimension key. */
  byKey: Map<DimensionKeys, Int32Array>;
  /** Of rows that were asked for before. */
  byRows: WeakMap<Columns, Int32Array>;
}

export function growingLevels(cube: Pick<Cube, 'level'>): GrowingLevels {
  const levels = new Map<number, Growing>();
  const at = (number: number): Growing => {
    let growing = levels.get(number);
    if (!growing) {
      const level = cube.level(number);
      const numbers = pathNumbers(allTuples(level));
      growing = { level, numbers, added: [], byKey: new Map(), byRows: new WeakMap() };
      levels.set(number, growing);
    }
    if (growing.added.length > 0) {
      growing.level = withTuples(growing.level, growing.added);
      growing.added = [];
    }
    return growing;
  };
  return {
    level: (number) => (levels.has(number) ? at(number).level : cube.level(number)),
    tuplesOf(number, rows) {
      const growing = at(number);
      const cached = growing.byRows.get(rows.columns);
      const tuples =
        cached ??
        (rows.keys
          ? tuplesByKey(growing, rows.keys, rows.columns)
          : tuplesByTexts(growing, rows.columns));
      growing.byRows.set(rows.columns, tuples);
      return tuples;
    },
  };
}

function tuplesByTexts(growing: Growing, columns: Columns): Int32Array {
  const texts = growing.level.dimensions.map((dimension) => columns.texts(dimension));
  return Int32Array.from({ length: columns.length }, (_, row) =>
    tupleOf(growing, (i) => texts[i]![row]!),
  );
}

function tuplesByKey(growing: Growing, keys: DimensionKeys, columns: Columns): Int32Array {
  const { level, byKey } = growing;
  const tuples = byKey.get(keys) ?? new Int32Array(keys.size).fill(-1);
  byKey.set(keys, tuples);
  return Int32Array.from(columns.numbers(TUPLE), (key) => {
    if (tuples[key]! < 0)
      tuples[key] = tupleOf(growing, (i) => keys.value(level.dimensions[i]!, key));
    return tuples[key]!;
  });
}

function tupleOf(
  { numbers, level, added }: Growing,
  valueAt: (i: number) => string | null,
): number {
  const before = numbers.count();
  const tuple = numbers.numberOf(level.dimensions.length, valueAt);
  if (tuple === before) added.push(level.dimensions.map((_, i) => valueAt(i)));
  return tuple;
}

const allTuples = ({ count, values, codes }: Level): Tuple[] =>
  Array.from({ length: count }, (_, tuple) => values.map((list, i) => list[codes[i]![tuple]!]!));

function withTuples(level: Level, added: Tuple[]): Level {
  const values = level.values.map((list) => [...list]);
  const codes = level.codes.map((column, i) => {
    const codeOf = new Map(values[i]!.map((value, code) => [value, code]));
    const longer = new Int32Array(column.length + added.length);
    longer.set(column);
    for (const [row, tuple] of added.entries()) {
      const value = tuple[i]!;
      const code = codeOf.get(value) ?? values[i]!.push(value) - 1;
      codeOf.set(value, code);
      longer[column.length + row] = code;
    }
    return longer;
  });
  return { ...level, values, codes, count: level.count + added.length };
}
