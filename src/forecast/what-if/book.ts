/** The open book as the reader's own assumptions are worked out from: cells by customer and part, and what the forecast goes by. */
import type { IsoDate } from '../../format/date.ts';
import { rememberByAge, type Shares, sharesTogether } from '../learnt.ts';
import { BILLION } from './share-sum.ts';
import { readGoesBy, type WrittenGoesBy } from './written-goes-by.ts';

export const PARTS = ['not_due', 'overdue', 'promised'] as const;
export const OWNERS = ['customer', 'rep', 'region', 'segment'] as const;
export type OwnerKey = (typeof OWNERS)[number];

/** The book as a file: columns of whole numbers, texts once. */
export interface WrittenBook {
  asOf: IsoDate;
  currencies: { currency: string | null; kept: number; goesBy: WrittenGoesBy }[];
  owners: Record<OwnerKey, (string | null)[]>;
  /** Groups of cells that are rounded together: places in the lists above and in `PARTS`, and how many cells each has. */
  groups: Record<OwnerKey | 'currency' | 'part' | 'cells', number[]>;
  /** Days past due, negative before; days until what was promised, 0 for no promise; minor units. */
  cells: Record<'age' | 'days' | 'minor', number[]>;
}

export interface WhatIfBook extends Omit<WrittenBook, 'currencies' | 'groups' | 'cells'> {
  currencies: Currency[];
  groups: Record<OwnerKey | 'currency' | 'part', Int32Array>;
  /** The first cell of each group, and of the one after the last. */
  starts: Int32Array;
  cells: Record<'age' | 'days' | 'minor', Float64Array>;
}

interface Currency {
  currency: string | null;
  /** Share of promised money that comes on its day, in billionths. */
  kept: number;
  /** Share of an amount of that age that comes, in billionths, cumulative by days ahead. */
  shares: Shares;
}

export function openWhatIfBook(written: WrittenBook): WhatIfBook {
  const { currencies, groups, cells } = written;
  const starts = new Int32Array(groups.cells.length + 1);
  for (const [i, n] of groups.cells.entries()) starts[i + 1] = starts[i]! + n;
  const { cells: _counts, ...places } = groups;
  return {
    ...written,
    currencies: currencies.map(({ currency, kept, goesBy }) => ({
      ...{ currency, kept },
      shares: rememberByAge(inBillionths(sharesTogether(readGoesBy(goesBy)))),
    })),
    groups: columns(places, Int32Array),
    starts,
    cells: columns(cells, Float64Array),
  };
}

const inBillionths =
  (shares: Shares): Shares =>
  (age) =>
    shares(age).map((share) => Math.round(BILLION * share));

const columns = <Key extends string, Column>(
  lists: Record<Key, number[]>,
  type: { from(list: number[]): Column },
): Record<Key, Column> =>
  Object.fromEntries(
    Object.entries<number[]>(lists).map(([key, list]) => [key, type.from(list)]),
  ) as Record<Key, Column>;
