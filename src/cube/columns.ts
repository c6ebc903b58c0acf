/** The key columns of an answer, and each group's key as one number that sorts as SQL sorts the columns. */
import type { Row } from '../engine/engine.ts';
import { monthOf } from '../format/date.ts';
import type { Plan } from '../metrics/plan.ts';
import type { FilterKey } from '../metrics/types.ts';
import type { Cube } from './cube.ts';
import type { Selection } from './selection.ts';
import { sortedTexts } from './text-order.ts';

type Value = string | null;

/** What a cell's value of a column depends on: the frame it counts at, its tuple, split or span, or nothing. */
export type Axis = 'frame' | 'tuple' | 'split' | 'span' | 'none';

/** The value at `i` of the axis is `values[i]`, or `values[codes[i]]`. */
interface Source {
  axis: Axis;
  values: readonly Value[];
  codes?: Int32Array;
}

export interface Columns {
  /** What each entry of an axis adds to a cell's key, for one of the plan's selections. */
  keys(selection: number, axis: Axis, count: number): Float64Array;
  row(key: number): Row;
}

export function columnsOf(cube: Cube, plan: Plan, selections: Selection[]): Columns {
  const { by } = plan.request!;
  const names = [...by.map((dimension) => `by_${dimension}`), 'unit_currency', 'over_key'];
  const sources = selections.map((selection, i) =>
    names.map((name) => sourceOf(cube, plan, selection, i, name)),
  );
  const values = names.map((_, column) =>
    sortedTexts(sources.flatMap((list) => list[column]!.values)),
  );
  const ranks = values.map((list) => new Map(list.map((value, rank) => [value, rank])));
  const weights: number[] = [];
  let weight = 1;
  for (let column = names.length - 1; column >= 0; column--) {
    weights[column] = weight;
    weight *= values[column]!.length;
  }
  return {
    keys(selection, axis, count) {
      const keys = new Float64Array(count);
      for (const [column, source] of sources[selection]!.entries()) {
        if (source.axis !== axis) continue;
        const added = source.values.map((value) => weights[column]! * ranks[column]!.get(value)!);
        const { codes } = source;
        for (let i = 0; i < count; i++)
          keys[i]! += added[codes ? codes[i]! : axis === 'none' ? 0 : i]!;
      }
      return keys;
    },
    row(key) {
      const row: Row = {};
      let rest = key;
      for (const [column, name] of names.entries()) {
        const rank = Math.floor(rest / weights[column]!);
        rest -= rank * weights[column]!;
        row[name] = values[column]![rank]!;
      }
      return row;
    },
  };
}

const SPLIT_COLUMNS = new Set(['by_age', 'by_method', 'by_stage', 'by_tier']);

function sourceOf(
  cube: Cube,
  plan: Plan,
  { table, like }: Selection,
  number: number,
  name: string,
): Source {
  const { frames, basis, params, measures } = plan.request!;
  const none = (value: Value = null): Source => ({ axis: 'none', values: [value] });
  const ofTuple = (dimension: FilterKey): Source => {
    const level = cube.level(table.level);
    const i = level.dimensions.indexOf(dimension);
    return { axis: 'tuple', values: level.values[i]!, codes: level.codes[i]! };
  };
  const ofSplit = (split: string): Source => {
    const i = table.split.indexOf(split);
    return i < 0 ? none() : { axis: 'split', values: table.splits.map((values) => values[i]!) };
  };
  if (name === 'by_month') return { axis: 'frame', values: frames.map(({ month }) => month ?? '') };
  if (name === 'by_bucket')
    return ofSplit(
      basis === 'issue' && measures[number]!.expressions?.issueBucket ? 'issue_bucket' : 'bucket',
    );
  if (SPLIT_COLUMNS.has(name)) return ofSplit(name.slice('by_'.length));
  if (name === 'unit_currency')
    return params.reportCurrency ? none(params.reportCurrency) : ofTuple('currency');
  if (name !== 'over_key') return ofTuple(name.slice('by_'.length) as FilterKey);
  if (like.over === 'customer') return ofTuple('customer');
  if (like.over === 'bucket') return ofSplit('bucket');
  if (like.over === 'month') return { axis: 'span', values: cube.calendar.map(monthOf) };
  return plan.metric.over ? ofSplit('over') : none();
}
