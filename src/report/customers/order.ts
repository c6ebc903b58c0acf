/** The customers list as the reader wants it: in another order, and only those that match a search. */

import type { RenderContext } from '../page.ts';
import type { CustomerRow } from './rows.ts';

export const SORT_KEYS = [
  'customer',
  'overdue',
  'share',
  'open',
  'oldest',
  'delay',
  'utilisation',
  'disputed',
  'contact',
  'rep',
] as const;
export type SortKey = (typeof SORT_KEYS)[number];
export interface Order {
  key: SortKey;
  isDescending: boolean;
}
export const FIRST_ORDER: Order = { key: 'overdue', isDescending: true };

/** The rows in an order of the reader's; what has no value is last either way. */
export function sortCustomers(
  rows: CustomerRow[],
  { key, isDescending }: Order,
  { label, site, locale }: Pick<RenderContext, 'label' | 'site' | 'locale'>,
): CustomerRow[] {
  const collator = new Intl.Collator(locale === 'zh' ? 'zh-CN' : 'en', { numeric: true });
  const turn = isDescending ? -1 : 1;
  const sortValue = (row: CustomerRow): number | string | null => {
    if (key === 'customer') return label('customer', row.customer);
    if (key === 'rep') return row.rep === null ? null : label('rep', row.rep);
    if (key === 'oldest') return row.oldest === null ? null : site.buckets.due.indexOf(row.oldest);
    return row[key];
  };
  const keyed = rows.map((row, index) => ({ row, index, value: sortValue(row) }));
  keyed.sort((a, b) => {
    if (a.value === null || b.value === null)
      return Number(a.value === null) - Number(b.value === null) || a.index - b.index;
    const order =
      typeof a.value === 'string' && typeof b.value === 'string'
        ? collator.compare(a.value, b.value)
        : a.value < b.value
          ? -1
          : a.value > b.value
            ? 1
            : 0;
    return order * turn || a.index - b.index;
  });
  return keyed.map(({ row }) => row);
}

/** A search over these rows; made once, asked at every letter. */
export function customerSearch(
  rows: CustomerRow[],
  label: RenderContext['label'],
): (search: string) => CustomerRow[] {
  let texts: string[] | undefined;
  return (search) => {
    const words = fold(search).split(/\s+/).filter(Boolean);
    if (words.length === 0) return rows;
    texts ??= rows.map(({ customer }) => fold(`${label('customer', customer)}\n${customer ?? ''}`));
    return rows.filter((_, index) => words.every((word) => texts![index]!.includes(word)));
  };
}

/** Whatever the case and width of letters. */
const fold = (text: string): string => text.normalize('NFKC').toLowerCase();
