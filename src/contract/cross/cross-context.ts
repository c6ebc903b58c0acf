/** What every check across rows is given, and the SQL that several of them use. */
import { type Row, sqlText } from '../../engine/engine.ts';
import type { NativeEngine } from '../../engine/native.ts';
import type { TableName } from '../../intake/table-names.ts';
import type { FileReconciliation } from '../file-reconciliation.ts';
import type { ImportContext } from '../import-context.ts';
import { type AmountIn, addAmount, amountText } from '../questions/question.ts';
import { TABLES } from '../tables.ts';

export interface CrossContext extends ImportContext {
  /** By file. */
  reconciliations: ReadonlyMap<string, FileReconciliation>;
  /** Files whose rows only apply the payments of another file. */
  applications: ReadonlySet<string>;
  /** By file, rows that only their status says are paid. */
  paidRows: ReadonlyMap<string, readonly number[]>;
  /** By file, rows that ask for money in advance. */
  depositRows: ReadonlyMap<string, readonly number[]>;
  /** Lists of money whose minus is read as a plus. */
  turned: readonly string[];
  /** Header of a raw column in a file. */
  header(file: string, column: string): string;
}

/** Ids or values that one SQL statement lists at most. */
const MAX_LISTED = 5000;

/** Long lists in parts that one statement each can hold. */
export function* batches<T>(items: readonly T[]): Generator<T[]> {
  for (let i = 0; i < items.length; i += MAX_LISTED) yield items.slice(i, i + MAX_LISTED);
}

/** SQL expression of whom a document is with. */
export const CUSTOMER = 'coalesce(customer_id, customer_name)';

/** The sums of rows with `currency` and `minor`, each currency alone, as printed: 100.00 EUR, 50.00 USD. */
export function sumsText(
  rows: readonly Row[],
  { settings }: Pick<CrossContext, 'settings'>,
): string {
  const sums: AmountIn[] = [];
  for (const { currency, minor } of rows)
    addAmount(sums, { currency: currency as string | null, minor: Number(minor) });
  return sums.map((sum) => amountText(sum, settings.currency ?? null)).join(', ');
}

/** SQL of the highest number of a row: rows that are made here are numbered from it. */
export const LAST_ROW_ID =
  '(select max(row_id) from (select row_id from raw_invoice union all select row_id from raw_payment))';

/**
 * Makes rows of a raw table from rows `t` of it, in the order of `order`: alike but for `own`, SQL by column. No amount of
 * the file is theirs.
 */
export async function addRows(
  engine: NativeEngine,
  table: 'invoice' | 'payment',
  own: Readonly<Record<string, string>>,
  from: string,
  order = 't.row_id',
): Promise<void> {
  const names = TABLES[table].columns.map(({ name }) => name);
  await engine.run(`
    insert into raw_${table} (row_id, file, sheet, "row", ${names.map((n) => `"${n}"`).join(', ')}, source_minor)
    select ${LAST_ROW_ID} + row_number() over (order by ${order}),
      t.file, t.sheet, t."row", ${names.map((n) => own[n] ?? `t."${n}"`).join(', ')}, 0
    from ${from}`);
}

/**
 * Rows of a raw table that share a key with another row, by the key's hash: nearly none of them, so
 * that what is costly is asked of these alone. `having` narrows the keys further.
 */
export const sharing = (
  table: TableName,
  key: readonly string[],
  where = 'true',
  having = 'count(*) > 1',
): string => `(
  select * from raw_${table} where ${where} and hash(${key.join(', ')}) in (
    select hash(${key.join(', ')}) from raw_${table} where ${where} group by 1 having ${having}))`;

/** Name of the table with the hashes of the numbers that several rows of a raw table have, as it was loaded. */
export const sharedNumbers = (table: TableName): string => `shared_${table}`;

/** SQL that holds for rows whose number other rows had too when the table was loaded: nearly none, and the others need no costly look. */
export const hasSharedNumber = (table: TableName, id: string): string =>
  `${id} is not null and hash(${id}) in (from ${sharedNumbers(table)})`;

/** Gives payments the invoices that are theirs: by the payment's row_id. */
export async function setInvoices(
  engine: NativeEngine,
  invoices: readonly (readonly [row: unknown, invoice: unknown])[],
): Promise<void> {
  for (const batch of batches(invoices)) {
    const values = batch.map(([row, invoice]) => `(${Number(row)}, ${sqlText(String(invoice))})`);
    await engine.run(`
      update raw_payment set invoice_id = f.invoice_id
      from (values ${values.join(', ')}) f(row_id, invoice_id) where raw_payment.row_id = f.row_id`);
  }
}

/** Takes rows out of a raw table and moves them in their files’ reconciliations; rows carry row_id, file, row, source_minor. */
export async function removeRows(
  { engine, reconciliations }: CrossContext,
  table: TableName,
  rows: readonly Row[],
  to: 'set_aside' | 'not_data',
): Promise<void> {
  for (const row of rows) reconciliations.get(String(row.file))!.move(to, Number(row.source_minor));
  for (const batch of batches(rows)) {
    const ids = batch.map((row) => row.row_id);
    await engine.run(`delete from raw_${table} where row_id in (${ids.join(',')})`);
  }
}
