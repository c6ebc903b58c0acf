/** Which part of a cube each cell belongs to: that of the first pages that need it when the reader filters. */

import type { Plan } from '../metrics/ask/plan.ts';
import { FILTER_KEYS, type Filter } from '../metrics/types.ts';
import { selectionsFor } from './rows.ts';
import type { AssignParts, UnwrittenTable } from './write-cube.ts';

/** The filters of a view; by customer they may need more than the first part. */
const FILTERS: Filter[] = [
  {},
  ...FILTER_KEYS.filter((key) => key !== 'customer').map((key) => ({ [key]: 'any' })),
];

/**
 * `groups`: the plans of the pages. The first part has what the first group needs, the second other months of the same
 * tables, for other periods; from the third on a part has what a further group needs, the last also what none does.
 */
export const assignParts =
  (groups: Plan[][]): AssignParts =>
  ({ calendar, levels, tables }) => {
    const parts = groups.length + 1;
    const needed = firstGroups(groups, { calendar, levels, tables });
    const partOf = (group: number): number => (group === 0 ? 0 : Math.min(group + 1, parts - 1));
    const of = tables.map((table) => {
      const slots = needed.get(table)!;
      const first = Math.min(...slots);
      if (table.isAsked) return slots.map(partOf);
      if (first > 0) return slots.map(() => partOf(first));
      return slots.map((group) => (group === 0 ? 0 : 1));
    });
    return { parts, of };
  };

/** By table and its frames or spans: the number of the first group that needs it. */
function firstGroups(
  groups: Plan[][],
  { calendar, levels, tables }: Parameters<AssignParts>[0],
): Map<UnwrittenTable, number[]> {
  const byMeasure = new Map<string, UnwrittenTable[]>();
  for (const table of tables)
    byMeasure.set(table.measure, [...(byMeasure.get(table.measure) ?? []), table]);
  const cube = {
    calendar,
    tables: (measure: string) => byMeasure.get(measure) ?? [],
    level: (number: number) => levels[number]!,
  };
  const slotsOf = ({ frames }: UnwrittenTable): number => frames?.length ?? calendar.length + 1;
  const first = new Map(
    tables.map((table) => [table, new Array<number>(slotsOf(table)).fill(groups.length)]),
  );
  for (const [group, plans] of [...groups.entries()].reverse())
    for (const { request, ...plan } of plans)
      for (const filter of FILTERS) {
        if (!request) continue;
        const filtered = { ...request, filter: { ...request.filter, ...filter } };
        for (const { table, ranges } of selectionsFor(cube, { ...plan, request: filtered }) ?? [])
          for (const range of ranges) first.get(table)!.fill(group, range.first, range.last + 1);
      }
  return first;
}
