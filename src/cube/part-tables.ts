/** Which part of a cube each table belongs to: that of the first pages that need it when the reader filters. */

import type { Plan } from '../metrics/ask/plan.ts';
import { FILTER_KEYS, type Filter } from '../metrics/types.ts';
import { selectionsFor } from './rows.ts';
import type { AssignParts } from './write-cube.ts';

/** The filters of a view; by customer they may need more than the first part. */
const FILTERS: Filter[] = [
  {},
  ...FILTER_KEYS.filter((key) => key !== 'customer').map((key) => ({ [key]: 'any' })),
];

/** `groups`: the plans of the pages; a table goes into the part of the first group that needs it, else into the last. */
export const assignParts =
  (groups: Plan[][]): AssignParts =>
  ({ calendar, levels, tables }) => {
    const cube = {
      calendar,
      tables: (measure: string) => tables.filter((table) => table.measure === measure),
      level: (number: number) => ({ ...levels[number]!, codes: [] }),
    };
    const of = new Map(tables.map((table) => [table, Math.max(0, groups.length - 1)]));
    for (const [part, plans] of [...groups.entries()].reverse())
      for (const { request, ...plan } of plans)
        for (const filter of FILTERS) {
          if (!request) continue;
          const filtered = { ...request, filter: { ...request.filter, ...filter } };
          const needed = selectionsFor(cube, { ...plan, request: filtered });
          for (const { table } of needed ?? []) of.set(table, part);
        }
    return { parts: Math.max(1, groups.length), of: tables.map((table) => of.get(table)!) };
  };
