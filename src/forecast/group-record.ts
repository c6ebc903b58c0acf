/** What each region and each rep had open at an origin, and what came of it. Giants are no part of that record. */
import type { NativeEngine } from '../engine/native.ts';
import { AGES, agePlace } from './book.ts';
import { CASH, type Items } from './items.ts';
import { openAfter } from './open-items.ts';

const GROUPINGS = ['region', 'rep'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** The regions and, after them, the reps. */
export interface Groups {
  names: { grouping: Grouping; value: string | null }[];
  /** The place of each grouping's first, which is that of items without one. */
  first: Record<Grouping, number>;
}

export async function readGroups(engine: NativeEngine): Promise<Groups> {
  const names: Groups['names'] = [];
  const first = {} as Record<Grouping, number>;
  for (const grouping of GROUPINGS) {
    first[grouping] = names.length;
    const named = await engine.query(
      `select unnest(enum_range(null::${grouping}_code))::varchar as name`,
    );
    for (const value of [null, ...named.map(({ name }) => name as string)])
      names.push({ grouping, value });
  }
  return { names, first };
}

/** The two groups that an item is in, by their places. */
export const groupsOf = ({ first }: Groups, { region, rep }: Items, item: number): number[] => [
  first.region + region[item]!,
  first.rep + rep[item]!,
];

/** By group and age what is open, and by group and number of days what came of it; minor units. */
interface GroupSums {
  open: Float64Array;
  came: Float64Array;
}

/** Of these items, all open at the end of a day. Amounts are whole, so that their sums do not depend on the order of items. */
export function sumGroups(
  items: Items,
  { names, first }: Groups,
  { openItems, day, giants }: { openItems: Int32Array; day: number; giants: Set<number> },
  untils: readonly number[],
): GroupSums {
  const open = new Float64Array(names.length * AGES);
  const came = new Float64Array(names.length * untils.length);
  const { firstPiece, ended, endedBy, minor } = items;
  for (const item of openItems) {
    if (giants.size > 0 && giants.has(items.key[item]!)) continue;
    const rest = openAfter(items, item, day);
    const region = first.region + items.region[item]!;
    const rep = first.rep + items.rep[item]!;
    const age = agePlace(day - items.due[item]!);
    open[region * AGES + age]! += rest;
    open[rep * AGES + age]! += rest;
    for (let piece = firstPiece[item]!; piece < firstPiece[item + 1]!; piece++) {
      if (endedBy[piece] !== CASH || ended[piece]! <= day) continue;
      const ahead = ended[piece]! - day;
      for (let i = 0; i < untils.length; i++) {
        if (ahead > untils[i]!) continue;
        came[region * untils.length + i]! += minor[piece]!;
        came[rep * untils.length + i]! += minor[piece]!;
      }
    }
  }
  return { open, came };
}
