/** Lists that name suppliers and no customers: bills to be paid, or payments that went out. */
import { rolePattern } from '../headers/headers.ts';
import type { MappedColumn } from '../map-columns.ts';

/** What languages that join words put behind one: Lieferantennummer, leverantörsnamn. */
const JOINED = '(?:(?:en|s)?(?:nummer|nr|name|namn|navn|naam))?';
/** A word of its own; scripts without blanks part none. */
const SUPPLIER = new RegExp(
  `(?<!\\p{L})(?:${rolePattern('supplier_word')})${JOINED}(?!\\p{Ll})`,
  'iu',
);
/** What says whose money it is all the same. */
const OURS = new Set(['customer_id', 'customer_name', 'applies_to']);

const wordsOf = (header: string): string =>
  header
    .normalize('NFKC')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/[_.-]+/g, ' ');

/** The header that names suppliers in a list without customers; null where there is none. */
export function supplierHeader(
  headers: readonly string[],
  columns: readonly MappedColumn[],
): string | null {
  if (columns.some(({ field }) => OURS.has(field))) return null;
  const used = new Set(columns.map(({ index }) => index));
  return headers.find((header, i) => !used.has(i) && SUPPLIER.test(wordsOf(header))) ?? null;
}

/** The same, but for payments that name invoices: whose these are, only the other lists of a folder say. */
export function supplierColumn(
  headers: readonly string[],
  columns: readonly MappedColumn[],
): string | null {
  const has = (field: string): boolean => columns.some((column) => column.field === field);
  return has('date') && has('invoice_id') ? null : supplierHeader(headers, columns);
}
