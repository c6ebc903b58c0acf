/** The customers list as the reader wants it: in another order, and only those that match a search. */
import type { CustomerRow } from './customers-rows.ts';
import type { RenderContext } from './types.ts';

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

/** The rows whose name or id has every word of `search`, whatever the case or width of its letters. */
export function findCustomers(
  rows: CustomerRow[],
  search: string,
  label: RenderContext['label'],
): CustomerRow[] {
  const words = fold(search).split(/\s+/).filter(Boolean);
  if (words.length === 0) return rows;
  return rows.filter((row) => {
    const text = fold(`${label('customer', row.customer)}\n${row.customer ?? ''}`);
    return words.every((word) => text.includes(word));
  });
}

const fold = (text: string): string => text.normalize('NFKC').toLowerCase();
