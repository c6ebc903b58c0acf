/** The key columns of an answer, and each group's key as one number that sorts as SQL sorts the columns. */
import type { Row } from '../engine/engine.ts';
import { monthOf } from '../format/date.ts';
import type { Plan } from '../metrics/ask/plan.ts';
import { type FilterKey, OWN_SPLITS } from '../metrics/types.ts';
import type { Cube } from './cube.ts';
import type { Selection } from './selection.ts';
import { isOverBucket, isOverMonth, ownOver } from './stored-cells.ts';
import { ranksOf } from './text-order.ts';
import { tupleGroups } from './tuple-groups.ts';

type Value = string | null;

/** What a cell's value of a column depends on: the frame it counts at, its tuple, split or span, or nothing. */
type Axis = 'frame' | 'tuple' | 'split' | 'span' | 'none';

/** The value at `i` of the axis is `values[i]`, or `values[codes[i]]`. */
interface Source {
  axis: Axis;
  values: readonly Value[];
  codes?: Int32Array;
  /** Of a tuple. */
  dimension?: FilterKey;
}

/** Keys of one of a plan's selections. */
export interface SelectionKeys {
  /** What each entry of an axis adds to a cell's key. */
  axis(axis: Exclude<Axis, 'tuple'>, count: number): Float64Array;
  /** By tuple the number of its group, -1 where the filter leaves it out; and what each group adds to a key, ascending. */
  tuples(): { of: Int32Array; keys: Float64Array };
}

export interface Columns {
  keys(selection: number): SelectionKeys;
  row(key: number): Row;
}

export function columnsOf(cube: Cube, plan: Plan, selections: Selection[]): Columns {
  const { by, filter } = plan.request!;
  const names = [...by.map((dimension) => `by_${dimension}`), 'unit_currency', 'over_key'];
  const sources = selections.map((selection) =>
    names.map((name) => sourceOf(cube, plan, selection, name)),
  );
  const rankings = names.map((_, column) => rankingOf(sources.map((list) => list[column]!.values)));
  const weights: number[] = [];
  let weight = 1;
  for (let column = names.length - 1; column >= 0; column--) {
    weights[column] = weight;
    weight *= rankings[column]!.sorted.length;
  }
  return {
    keys: (selection) => ({
      axis(axis, count) {
        const keys = new Float64Array(count);
        for (const [column, source] of sources[selection]!.entries()) {
          const { sorted, ranks } = rankings[column]!;
          // a column with one value adds 0 to every key
          if (source.axis !== axis || sorted.length === 1) continue;
          for (let i = 0; i < count; i++)
            keys[i]! += weights[column]! * ranks[selection]![axis === 'none' ? 0 : i]!;
        }
        return keys;
      },
      tuples() {
        const own = [...sources[selection]!.entries()].filter(([, { axis }]) => axis === 'tuple');
        const level = cube.level(selections[selection]!.table.level);
        const dimensions = new Set(own.map(([, { dimension }]) => dimension!));
        const { of, examples } = tupleGroups(level, [...dimensions], filter);
        const keys = new Float64Array(examples.length);
        for (const [column, { codes }] of own)
          addRanks(keys, codes!, examples, rankings[column]!.ranks[selection]!, weights[column]!);
        return { of, keys };
      },
    }),
    row(key) {
      const row: Row = {};
      let rest = key;
      for (const [column, name] of names.entries()) {
        const rank = Math.floor(rest / weights[column]!);
        rest -= rank * weights[column]!;
        row[name] = rankings[column]!.sorted[rank]!;
      }
      return row;
    },
  };
}

/** Adds what the value of each group's tuple weighs. */
function addRanks(
  keys: Float64Array,
  codes: Int32Array,
  examples: Int32Array,
  ranks: Int32Array,
  weight: number,
): void {
  for (let i = 0; i < keys.length; i++) keys[i]! += weight * ranks[codes[examples[i]!]!]!;
}

/** The values of a column in order, and by source the rank of each of its values. */
interface Ranking {
  sorted: Value[];
  ranks: Int32Array[];
}

function rankingOf(lists: readonly (readonly Value[])[]): Ranking {
  const [first = []] = lists;
  if (lists.every((list) => list === first)) {
    const { sorted, ranks } = ranksOf(first);
    return { sorted, ranks: lists.map(() => ranks) };
  }
  const { sorted, ranks } = ranksOf(lists.flat());
  let end = 0;
  const parts = lists.map(({ length }) => {
    end += length;
    return ranks.subarray(end - length, end);
  });
  return { sorted, ranks: parts };
}

const SPLIT_COLUMNS = new Set(['by_age', ...OWN_SPLITS.map((split) => `by_${split}`)]);

function sourceOf(cube: Cube, plan: Plan, { table, measure }: Selection, name: string): Source {
  const { frames, basis, params } = plan.request!;
  const none = (value: Value = null): Source => ({ axis: 'none', values: [value] });
  const ofTuple = (dimension: FilterKey): Source => {
    const level = cube.level(table.level);
    const i = level.dimensions.indexOf(dimension);
    return { axis: 'tuple', values: level.values[i]!, codes: level.codes[i]!, dimension };
  };
  const ofSplit = (split: string): Source => {
    const i = table.split.indexOf(split);
    return i < 0 ? none() : { axis: 'split', values: table.splits.map((values) => values[i]!) };
  };
  if (name === 'by_month') return { axis: 'frame', values: frames.map(({ month }) => month ?? '') };
  if (name === 'by_bucket')
    return ofSplit(basis === 'issue' && measure.keys?.issueBucket ? 'issue_bucket' : 'bucket');
  if (SPLIT_COLUMNS.has(name)) return ofSplit(name.slice('by_'.length));
  if (name === 'unit_currency')
    return params.reportCurrency ? none(params.reportCurrency) : ofTuple('currency');
  if (name !== 'over_key') return ofTuple(name.slice('by_'.length) as FilterKey);
  if (measure.over === 'customer') return ofTuple('customer');
  if (isOverBucket(measure)) return ofSplit('bucket');
  if (isOverMonth(measure)) return { axis: 'span', values: cube.calendar.map(monthOf) };
  const own = plan.metric.over && ownOver(measure);
  return own ? ofSplit(own) : none();
}
