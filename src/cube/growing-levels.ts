/** The levels of a cube, to which tuples can be added that it was not built with. */
import type { Row } from '../engine/engine.ts';
import type { Cube, Level } from './cube.ts';
import { type PathNumbers, pathNumbers } from './path-numbers.ts';

export interface GrowingLevels {
  level(number: number): Level;
  /** The number of the tuple that a row's columns of the level's dimensions are. */
  tupleOf(number: number): (row: Row) => number;
}

type Tuple = readonly (string | null)[];

interface Growing {
  level: Level;
  numbers: PathNumbers;
  added: Tuple[];
}

export function growingLevels(cube: Pick<Cube, 'level'>): GrowingLevels {
  const levels = new Map<number, Growing>();
  const at = (number: number): Growing => {
    let known = levels.get(number);
    if (!known) {
      const level = cube.level(number);
      known = { level, numbers: pathNumbers(tuplesOf(level)), added: [] };
      levels.set(number, known);
    }
    return known;
  };
  return {
    level(number) {
      const growing = levels.get(number);
      if (!growing) return cube.level(number);
      if (growing.added.length > 0) {
        growing.level = withTuples(growing.level, growing.added);
        growing.added = [];
      }
      return growing.level;
    },
    tupleOf(number) {
      const growing = at(number);
      const { numbers, level } = growing;
      const { dimensions } = level;
      return (row) => {
        const valueAt = (i: number) => row[dimensions[i]!] as string | null;
        const before = numbers.count();
        const tuple = numbers.numberOf(dimensions.length, valueAt);
        if (tuple === before) growing.added.push(dimensions.map((_, i) => valueAt(i)));
        return tuple;
      };
    },
  };
}

const tuplesOf = ({ count, values, codes }: Level): Tuple[] =>
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
