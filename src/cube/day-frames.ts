/** The cells of some frames of a table, of those that were built and those that were added: views where one will do. */
import type { Cells, Slots } from './cube.ts';
import type { TableHeader } from './format.ts';

/** Cells of one frame each, which all of `firsts` name. */
type FrameCells = Pick<Cells, 'tuples' | 'splits' | 'values' | 'lows'> & { firsts: Int32Array };

export function cellsOfFrames(
  header: TableHeader,
  slots: Slots[],
  built: Cells,
  added: FrameCells[],
): Omit<Cells, 'level'> {
  const frames = [...new Set(slots.map(({ first }) => first))].sort((a, b) => a - b);
  const pieces = frames.flatMap((frame) => [
    ...(frame + 1 < built.starts.length ? [{ frame, ...frameOf(built, frame) }] : []),
    ...added.filter(({ firsts }) => firsts[0] === frame).map((cells) => ({ ...cells, frame })),
  ]);
  const starts = new Int32Array(header.frames!.length + 1);
  for (const { frame, values } of pieces) starts[frame + 1]! += values.length;
  for (let frame = 1; frame < starts.length; frame++) starts[frame]! += starts[frame - 1]!;
  const splits = header.splits.length > 1 ? pieces.map(splitsOf) : [];
  return {
    table: header,
    starts,
    isHere: new Uint8Array(starts.length - 1).fill(1),
    moreSpans: [],
    tuples: joined(pieces.map(({ tuples }) => tuples)) ?? new Int32Array(),
    splits: joined(splits) ?? new Uint16Array(),
    values: joined(pieces.map(({ values }) => values)) ?? new Float64Array(),
    lows: joined(pieces.map(({ lows }) => lows)) ?? new Float64Array(),
  };
}

function frameOf({ starts, isHere, tuples, splits, values, lows }: Cells, frame: number) {
  const [from, to] = isHere[frame] ? [starts[frame]!, starts[frame + 1]!] : [0, 0];
  return {
    tuples: tuples.subarray(from, to),
    splits: splits.subarray(from, to),
    values: values.subarray(from, to),
    lows: lows.subarray(from, to),
  };
}

/** A table of one combination has no column of them, before a second one is added. */
const splitsOf = ({ splits, values }: Pick<FrameCells, 'splits' | 'values'>): Uint16Array =>
  splits.length < values.length ? new Uint16Array(values.length) : splits;

function joined<T extends Int32Array | Uint16Array | Float64Array>(parts: T[]): T | undefined {
  if (parts.length < 2) return parts[0];
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const whole = new (parts[0]!.constructor as new (length: number) => T)(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Cells of one combination of splits as one cell a tuple: every figure under every filter adds them up again. */
export function byTuple<C extends FrameCells & { moreSpans: Int32Array[] }>(
  cells: C,
  kind: TableHeader['kind'],
): C {
  const { tuples, values, splits } = cells;
  if (kind !== 'sum' || cells.moreSpans.length > 0) return cells;
  const last = tuples.reduce((most, tuple) => Math.max(most, tuple), 0);
  const places = new Int32Array(last + 1).fill(-1);
  let count = 0;
  for (let cell = 0; cell < tuples.length; cell++) {
    const tuple = tuples[cell]!;
    const place = places[tuple]!;
    if (place < 0) {
      places[tuple] = count;
      tuples[count] = tuple;
      values[count++] = values[cell]!;
    } else values[place] = values[place]! + values[cell]!;
  }
  return {
    ...cells,
    firsts: cells.firsts.subarray(0, count),
    tuples: tuples.subarray(0, count),
    values: values.subarray(0, count),
    splits: splits.subarray(0, count),
  };
}
