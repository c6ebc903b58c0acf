/** Every cell of a cube as it is published, decoded one by one with the reader that the browser has. */
import { type Cube, openCube, wideValue } from '../../src/cube/cube.ts';
import { MAGIC } from '../../src/cube/format.ts';

export interface Cell {
  measure: string;
  /** The frame it counts at, or the last day of its span; “later” after the last. */
  when: string;
  /** By dimension: the value of what it is a sum of. */
  of: Record<string, string | null>;
  /** Further dates, and what else it is split by. */
  more: string;
  value: number;
}

const EVERYTHING = [{ first: 0, last: Number.MAX_SAFE_INTEGER }];

/** `parts` in their order, unpacked. */
export function cellsOf(parts: Uint8Array[]): Cell[] {
  const cube = openCube(parts[0]!);
  for (const [number, part] of parts.entries()) if (number > 0) cube.add(number, part);
  const head = new TextDecoder().decode(
    parts[0]!.subarray(MAGIC.length, parts[0]!.indexOf(10, MAGIC.length)),
  );
  const measures = new Set<string>(
    JSON.parse(head).tables.map(({ measure }: { measure: string }) => measure),
  );
  return [...measures].flatMap((measure) =>
    cube.tables(measure).flatMap((table) => cellsIn(cube, table)),
  );
}

function cellsIn(cube: Cube, table: ReturnType<Cube['tables']>[number]): Cell[] {
  const { level, starts, tuples, moreSpans, splits, values, lows } = cube.cells(table, EVERYTHING);
  const spans = [...cube.calendar, 'later'];
  const slots = table.frames ?? spans;
  const cells: Cell[] = [];
  for (const [slot, when] of slots.entries())
    for (let i = starts[slot]!; i < starts[slot + 1]!; i++) {
      const of = Object.fromEntries(
        level.dimensions.map((dimension, d) => [
          dimension,
          level.values[d]![level.codes[d]![tuples[i]!]!]!,
        ]),
      );
      const dates = moreSpans.map((span) => spans[typeof span === 'number' ? span : span[i]!]);
      const split = table.splits[splits[i] ?? 0]!;
      const more = JSON.stringify([table.split, split, dates]);
      const value = table.kind === 'wide' ? wideValue(values[i]!, lows[i]!) : values[i]!;
      cells.push({ measure: table.measure, when, of, more, value });
    }
  return cells;
}

/** By all that tells a cell from others, its value: equal texts, equal cubes. */
export const cellTexts = (cells: readonly Cell[]): string[] =>
  cells.map(({ value, ...cell }) => `${JSON.stringify(cell)} ${value}`).sort();
