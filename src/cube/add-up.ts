/** Adds up the cells that count, by the groups of an answer. */
import { type Filter, NONE } from '../metrics/types.ts';
import type { Axis } from './columns.ts';
import { type Cells, type Level, wideValue } from './cube.ts';
import type { Limit, Selection } from './selection.ts';
import { bucketsOf, isOverMonth } from './stored-cells.ts';

/** Entries of an axis by the groups they fall into; -1 does not count. */
interface Grouped {
  of: Int32Array;
  keys: number[];
}

/** Calls `give` once for each group that has a cell. */
export function addUp(
  cells: Cells,
  { ranges, measure }: Selection,
  filter: Filter,
  bucketIds: string[],
  keysOn: (axis: Axis, count: number) => Float64Array,
  give: (key: number, value: number | null) => void,
): void {
  const { table, level, starts } = cells;
  const tuples = grouped(keysOn('tuple', level.count), tuplesInside(level, filter));
  const splits = grouped(
    keysOn('split', table.splits.length),
    splitsInside(cells, bucketsOf(measure), bucketIds),
  );
  const frames = grouped(keysOn('frame', ranges.length), null);
  const isBySpan = isOverMonth(measure);
  const spans = grouped(keysOn('span', isBySpan ? starts.length - 2 : 1), null);
  const [base] = keysOn('none', 1);
  const width = tuples.keys.length;
  const block = width * splits.keys.length;
  const size = block * spans.keys.length * frames.keys.length;
  const sums = new Float64Array(size);
  const lows = new Float64Array(table.kind === 'wide' ? size : 0);
  const isThere = new Uint8Array(size);
  const hasSplit = cells.splits.length > 0;
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
        const value = cells.values[i]!;
        if (table.kind === 'max') sums[at] = isThere[at] ? larger(sums[at]!, value) : value;
        else sums[at]! += value;
        if (table.kind === 'wide') lows[at]! += cells.lows[i]!;
        isThere[at] = 1;
      }
    }
  }
  let at = 0;
  for (const frame of frames.keys)
    for (const span of spans.keys)
      for (const split of splits.keys)
        for (const tuple of tuples.keys) {
          if (isThere[at]) {
            const sum = sums[at]!;
            const value = table.kind === 'wide' ? wideValue(sum, lows[at]!) : sum;
            give(base! + frame + span + split + tuple, Number.isNaN(value) ? null : value);
          }
          at++;
        }
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

function tuplesInside(level: Level, filter: Filter): ((tuple: number) => boolean) | null {
  const wanted = level.dimensions.flatMap((dimension, i) => {
    const value = filter[dimension];
    if (value === undefined) return [];
    const code = level.values[i]!.indexOf(value === NONE ? null : value);
    return [{ codes: level.codes[i]!, code }];
  });
  if (wanted.length === 0) return null;
  return (tuple) => wanted.every(({ codes, code }) => codes[tuple] === code);
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
