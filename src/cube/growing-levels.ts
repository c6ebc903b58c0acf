/** The levels of a cube, to which tuples can be added that it was not built with. */
import type { Row } from '../engine/engine.ts';
import type { Cube, Level } from './cube.ts';
import { type PathNumbers, pathNumbers } from './path-numbers.ts';

export interface GrowingLevels {
  level(number: number): Level;
  /** The numbers of the tuples that the rows' columns of the level's dimensions are. */
  tuplesOf(number: number, rows: Row[]): Int32Array;
}

type Tuple = readonly (string | null)[];

interface Growing {
  level: Level;
  numbers: PathNumbers;
  added: Tuple[];
}

export function growingLevels(cube: Pick<Cube, 'level'>): GrowingLevels {
  const levels = new Map<number, Growing>();
  /** Rows by the level they were numbered on first. */
  const numbered = new WeakMap<Row[], { number: number; tuples: Int32Array }>();
  const at = (number: number): Growing => {
    let known = levels.get(number);
    if (!known) {
      const level = cube.level(number);
      known = { level, numbers: pathNumbers(allTuples(level)), added: [] };
      levels.set(number, known);
    }
    if (known.added.length > 0) {
      known.level = withTuples(known.level, known.added);
      known.added = [];
    }
    return known;
  };
  return {
    level: (number) => (levels.has(number) ? at(number).level : cube.level(number)),
    tuplesOf(number, rows) {
      const finer = numbered.get(rows);
      const tuples = finer ? coarser(at(number), at(finer.number), finer.tuples) : null;
      if (tuples) return tuples;
      const growing = at(number);
      const { dimensions } = growing.level;
      const found = Int32Array.from(rows, (row) =>
        tupleOf(growing, (i) => row[dimensions[i]!] as string | null),
      );
      numbered.set(rows, { number, tuples: found });
      return found;
    },
  };
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

/** The same tuples on a level with fewer dimensions; null where it has another. */
function coarser(wanted: Growing, finer: Growing, tuples: Int32Array): Int32Array | null {
  const { dimensions, values, codes } = finer.level;
  const places = wanted.level.dimensions.map((dimension) => dimensions.indexOf(dimension));
  if (places.includes(-1)) return null;
  const known = new Map<number, number>();
  return tuples.map((tuple) => {
    const found =
      known.get(tuple) ?? tupleOf(wanted, (i) => values[places[i]!]![codes[places[i]!]![tuple]!]!);
    known.set(tuple, found);
    return found;
  });
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
