/** The rows of a plan's measures from the cube: the same rows in the same order as the engine gives. */
import type { Row } from '../engine/engine.ts';
import type { Plan } from '../metrics/ask/plan.ts';
import { bucketIds } from '../metrics/bucket-ids.ts';
import { type Dimension, FILTER_KEYS, type FilterKey } from '../metrics/types.ts';
import { addUp } from './add-up.ts';
import { columnsOf } from './columns.ts';
import type { Cube } from './cube.ts';
import type { PlainTable } from './format.ts';
import { type Selection, select, type Tables } from './selection.ts';
import { splitsFor } from './stored-cells.ts';

/** What the cube reads for a plan, one selection a measure; null where it does not have everything. */
export function selectionsFor<T extends PlainTable>(
  cube: Tables<T>,
  plan: Plan,
): Selection<T>[] | null {
  const { request } = plan;
  if (!request) return [];
  if (request.by.includes('item')) return null;
  const { by, filter, frames } = request;
  const filtered = FILTER_KEYS.filter((key) => filter[key] !== undefined);
  const dimensions = [...by.filter(isFilterKey), ...filtered];
  const selections: Selection<T>[] = [];
  for (const measure of request.measures) {
    const splits = splitsFor(plan, measure);
    const selection = select(cube, { measure, frames, dimensions, splits });
    if (!selection) return null;
    selections.push(selection);
  }
  return selections;
}

const isFilterKey = (dimension: Dimension): dimension is FilterKey =>
  (FILTER_KEYS as readonly string[]).includes(dimension);

/** Every group that has any row, a column a measure; sorted as SQL sorts. */
export function readRows(cube: Cube, plan: Plan, selections: Selection[]): Row[] {
  const { measures, params } = plan.request!;
  const columns = columnsOf(cube, plan, selections);
  const buckets = bucketIds(params.bucketEdges);
  const rows = new Map<number, Row>();
  let last = Number.NEGATIVE_INFINITY;
  let isSorted = true;
  for (const [number, selection] of selections.entries()) {
    const { id } = measures[number]!;
    const cells = cube.cells(selection.table, selection.ranges);
    addUp(cells, selection, columns.keys(number), buckets, (key, value) => {
      // no group comes twice of one measure
      let row = number === 0 ? undefined : rows.get(key);
      if (!row) {
        row = columns.row(key);
        for (const measure of measures) row[measure.id] = measure.combine === 'max' ? null : 0;
        rows.set(key, row);
        isSorted &&= last < key;
        last = key;
      }
      row[id] = value;
    });
  }
  if (isSorted) return [...rows.values()];
  return Array.from(Float64Array.from(rows.keys()).sort(), (key) => rows.get(key)!);
}
