/** Adds up the cells that count, by the groups of an answer. */
import type { SelectionKeys } from './columns.ts';
import { type Cells, wideValue } from './cube.ts';
import type { Limit, Selection } from './selection.ts';
import { bucketsOf, isOverMonth } from './stored-cells.ts';

/** Entries of an axis by the groups they fall into; -1 does not count. */
interface Grouped {
  of: Int32Array;
  /** What a group adds to the key. */
  keys: ArrayLike<number>;
}

/** What a cell's group is made of. */
interface Groups {
  tuples: Grouped;
  splits: Grouped;
  spans: Grouped;
  frames: Grouped;
}

/** Calls `give` once for each group that has a cell; by ascending keys where tuples alone make groups. */
export function addUp(
  cells: Cells,
  { ranges, measure }: Selection,
  keysOn: SelectionKeys,
  bucketIds: string[],
  give: (key: number, value: number | null) => void,
): void {
  const isBySpan = isOverMonth(measure);
  const groups: Groups = {
    tuples: keysOn.tuples(),
    splits: grouped(
      keysOn.axis('split', cells.table.splits.length),
      splitsInside(cells, bucketsOf(measure), bucketIds),
    ),
    spans: grouped(keysOn.axis('span', isBySpan ? cells.starts.length - 2 : 1), null),
    frames: grouped(keysOn.axis('frame', ranges.length), null),
  };
  const { tuples, splits, spans, frames } = groups;
  const [width, tall, deep] = [tuples, splits, spans].map(({ keys }) => keys.length);
  const size = width! * tall! * deep! * frames.keys.length;
  const room = roomFor(size);
  const count = fill(room, cells, ranges, groups, isBySpan);
  const { sums, lows, isThere, touched } = room;
  const found = inOrder(touched, count, isThere, size);
  const [base] = keysOn.axis('none', 1);
  // most questions have one frame and no split
  const isPlain = tall === 1 && deep === 1 && frames.keys.length === 1;
  const rest = isPlain ? base! + frames.keys[0]! + spans.keys[0]! + splits.keys[0]! : 0;
  for (const at of found) {
    const key = isPlain ? rest + tuples.keys[at]! : base! + keyAt(at, groups);
    const sum = sums[at]!;
    const value = cells.table.kind === 'wide' ? wideValue(sum, lows[at]!) : sum;
    give(key, Number.isNaN(value) ? null : value);
    isThere[at] = 0;
  }
}

/** What the group with that number adds to the key. */
function keyAt(at: number, { tuples, splits, spans, frames }: Groups): number {
  const [width, tall, deep] = [tuples.keys.length, splits.keys.length, spans.keys.length];
  const tuple = at % width;
  const split = ((at - tuple) / width) % tall;
  const rest = Math.floor(at / width / tall);
  const span = rest % deep;
  const frame = (rest - span) / deep;
  return frames.keys[frame]! + spans.keys[span]! + splits.keys[split]! + tuples.keys[tuple]!;
}

/** The groups that are there, ascending; where they are many, looking for them is faster than sorting. */
function inOrder(
  touched: Int32Array,
  count: number,
  isThere: Uint8Array,
  size: number,
): Int32Array {
  const found = touched.subarray(0, count);
  if (count < size / 16) return found.sort();
  for (let at = 0, next = 0; next < count; at++) if (isThere[at]) found[next++] = at;
  return found;
}

/** Sums by the number of their group. */
interface Room {
  sums: Float64Array;
  lows: Float64Array;
  isThere: Uint8Array;
  /** The numbers of groups that are there. */
  touched: Int32Array;
}

/** Reused up to this size: what is larger is asked for rarely. */
const LARGEST_REUSED = 1 << 17;
let reused: Room | undefined;

function roomFor(size: number): Room {
  if (reused && size <= reused.sums.length) return reused;
  const room = {
    sums: new Float64Array(size),
    lows: new Float64Array(size),
    isThere: new Uint8Array(size),
    touched: new Int32Array(size),
  };
  if (size <= LARGEST_REUSED) reused = room;
  return room;
}

/** Adds up the cells that count; how many groups there are. */
function fill(
  { sums, lows, isThere, touched }: Room,
  cells: Cells,
  ranges: Selection['ranges'],
  { tuples, splits, spans, frames }: Groups,
  isBySpan: boolean,
): number {
  const { table, starts, values } = cells;
  const isWide = table.kind === 'wide';
  const isMax = table.kind === 'max';
  const width = tuples.keys.length;
  const block = width * splits.keys.length;
  const hasSplit = cells.splits.length > 0;
  let count = 0;
  for (const [frame, { first, last, limits }] of ranges.entries()) {
    const isInside = insideLimits(cells, limits);
    if (isInside === false) continue;
    for (let span = first; span <= last; span++) {
      const offset =
        (frames.of[frame]! * spans.keys.length + (isBySpan ? spans.of[span]! : 0)) * block;
      for (let i = starts[span]!; i < starts[span + 1]!; i++) {
        const tuple = tuples.of[cells.tuples[i]!]!;
        if (tuple < 0 || (isInside && !isInside(i))) continue;
        const split = splits.of[hasSplit ? cells.splits[i]! : 0]!;
        if (split < 0) continue;
        const at = offset + split * width + tuple;
        const isNew = isThere[at] === 0;
        if (isNew) touched[count++] = at;
        isThere[at] = 1;
        if (isNew) sums[at] = values[i]!;
        else sums[at] = isMax ? larger(sums[at]!, values[i]!) : sums[at]! + values[i]!;
        if (isWide) lows[at] = (isNew ? 0 : lows[at]!) + cells.lows[i]!;
      }
    }
  }
  return count;
}

/** Which rows' further dates are within their limits; null for all, false for none. */
function insideLimits(
  { moreSpans }: Cells,
  limits: Limit[],
): ((row: number) => boolean) | null | false {
  const tests: { column: Int32Array; span: number; isAfter: boolean }[] = [];
  for (const [i, { span, isAfter }] of limits.entries()) {
    const column = moreSpans[i]!;
    if (typeof column !== 'number') tests.push({ column, span, isAfter });
    else if (column > span !== isAfter) return false;
  }
  if (tests.length === 0) return null;
  return (row) => tests.every(({ column, span, isAfter }) => column[row]! > span === isAfter);
}

/** The larger of two, of which either may be missing. */
const larger = (a: number, b: number): number =>
  Number.isNaN(a) ? b : Number.isNaN(b) ? a : Math.max(a, b);

function grouped(keys: Float64Array, inside: ((i: number) => boolean) | null): Grouped {
  const of = new Int32Array(keys.length).fill(-1);
  const numbers = new Map<number, number>();
  for (let i = 0; i < keys.length; i++) {
    if (inside && !inside(i)) continue;
    const key = keys[i]!;
    let number = numbers.get(key);
    if (number === undefined) {
      number = numbers.size;
      numbers.set(key, number);
    }
    of[i] = number;
  }
  return { of, keys: [...numbers.keys()] };
}

function splitsInside(
  { table }: Cells,
  buckets: ReturnType<typeof bucketsOf>,
  bucketIds: string[],
): ((split: number) => boolean) | null {
  const i = table.split.indexOf('bucket');
  // cells without buckets are of those that count
  if (!buckets || i < 0) return null;
  const [youngest, oldest] = [bucketIds[0]!, bucketIds.at(-1)!];
  const isInside = {
    not_due: (bucket: string | null) => bucket === youngest,
    overdue: (bucket: string | null) => bucket !== youngest,
    not_oldest: (bucket: string | null) => bucket !== oldest,
  }[buckets];
  return (split) => isInside(table.splits[split]![i]!);
}
