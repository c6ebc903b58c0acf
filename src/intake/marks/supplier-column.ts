/** Lists that name suppliers and no customers: bills to be paid, or payments that went out. */
import { rolePattern } from '../headers/headers.ts';
import type { MappedColumn } from '../map-columns.ts';

/** A word of its own; scripts without blanks part none. */
const SUPPLIER = new RegExp(`(?<!\\p{L})(?:${rolePattern('supplier_word')})(?!\\p{Ll})`, 'iu');
/** What says whose money it is all the same. */
const OURS = new Set(['customer_id', 'customer_name', 'applies_to']);

const wordsOf = (header: string): string =>
  header
    .normalize('NFKC')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/[_.-]+/g, ' ');

/** The header that names suppliers in a list without customers; null where there is none, or where payments name invoices. */
export function supplierColumn(
  headers: readonly string[],
  columns: readonly MappedColumn[],
): string | null {
  const fields = new Set(columns.map(({ field }) => field));
  const isPaymentOfInvoice = fields.has('date') && fields.has('invoice_id');
  if (isPaymentOfInvoice || [...fields].some((field) => OURS.has(field))) return null;
  const used = new Set(columns.map(({ index }) => index));
  return headers.find((header, i) => !used.has(i) && SUPPLIER.test(wordsOf(header))) ?? null;
}
