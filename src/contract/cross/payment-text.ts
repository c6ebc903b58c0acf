/** Payments whose invoice number sits inside their text, and references that nearly name an invoice. */

import type { Row } from '../../engine/engine.ts';
import type { NativeEngine } from '../../engine/native.ts';
import { groupBy } from '../../format/group-by.ts';
import { andMore, problem } from '../rules/problem.ts';
import { batches, type CrossContext, setInvoices } from './cross-context.ts';

/** Letters and digits with the signs that numbers carry inside; anything else ends the token. */
const SPLIT = String.raw`(?:[^\p{L}\p{N}/_.\-]|\p{Han})+|[.,;:]+(?:\s|$)`;

/** Numbers of invoices in the texts of payments that name none: exact but for capitals, of the same customer where the payment names one. */
export const invoicesInText = (where: string): string => `
  with word as (
    select row_id, customer_id, customer_name, amount_minor, file, "row", bank_ref,
      regexp_replace(lower(trim(unnest(string_split_regex(bank_ref, '${SPLIT}')), '.-/_')), '\\.0+$', '') as token
    from raw_payment
    where invoice_id is null and bank_ref is not null and ${where}
  ), joined as (
    select * from word where token like '%/%'
      and not exists (select 1 from raw_invoice i where lower(i.invoice_id) = word.token)
  ), part as (
    select * from word
    union all select * replace (unnest(string_split(token, '/')) as token) from joined
  ), named as (
    select distinct w.row_id, w.file, w."row", w.bank_ref, w.amount_minor as paid, i.invoice_id, i.amount_minor as owed,
      length(w.token) >= 6 or length(w.token) >= 4 and regexp_matches(w.token, '[^0-9]') as is_plain
    from part w join raw_invoice i on lower(i.invoice_id) = w.token and i.doc_type = 'invoice'
    where length(w.token) >= 3 and regexp_matches(w.token, '[0-9]')
      and (coalesce(w.customer_id, w.customer_name) is null
        or w.customer_id in (i.customer_id, i.customer_name)
        or w.customer_name in (i.customer_id, i.customer_name))
  ), sure as (
    -- a short number without a letter may be anything, unless the money is that of the invoice, or of all that are named
    select distinct row_id, file, "row", bank_ref, invoice_id from named
    qualify is_plain or paid = owed or paid = sum(owed) over (partition by row_id)
  )
  select row_id, file, "row", bank_ref, string_agg(invoice_id, ', ' order by invoice_id) as ids
  from sure group by row_id, file, "row", bank_ref order by row_id`;

/**
 * Gives a payment without a reference the invoices that its text names. Where no payment has a reference, a few found
 * in texts do not change how the others are applied: `raw_text_reference` says which they are.
 */
export async function referencesInText({ engine, report, header }: CrossContext): Promise<void> {
  const matches = await engine.query(invoicesInText(`kind <> 'refund'`));
  if (matches.length === 0) return;
  const [all] = await engine.query(`
    select count(*) filter (invoice_id is not null)::integer as referenced,
      count(*) filter (kind = 'cash')::integer as cash from raw_payment`);
  const isUsual = Number(all!.referenced) > 0 || matches.length * 2 >= Number(all!.cash);
  await setInvoices(
    engine,
    matches.map(({ row_id, ids }) => [row_id, ids]),
  );
  for (const batch of isUsual ? [] : batches(matches)) {
    const rows = batch.map(({ row_id }) => `(${row_id})`);
    await engine.run(`insert into raw_text_reference values ${rows.join(', ')}`);
  }
  for (const [file, rows] of groupBy(matches, (match) => String(match.file))) {
    const { row, bank_ref, ids } = rows[0] as Row;
    const column = header(file, 'bank_ref');
    const value = andMore(`${bank_ref}: ${ids}`, rows.length);
    report(problem('invoice_in_text', { file, row: Number(row), column, value }));
  }
}

/** SQL of a key under which two numbers nearly agree: no leading zeros, signs, blanks, case or ".0". */
const nearKeyOf = (column: string): string =>
  `ltrim(lower(regexp_replace(regexp_replace(${column}, '\\.0+$', ''), '[^\\p{L}\\p{N}]', '', 'g')), '0')`;

/** References that nearly name an invoice: row_id of the payment → the invoice's number. */
export async function nearInvoices(
  engine: NativeEngine,
  table: 'payment' | 'dispute',
): Promise<Map<number, string>> {
  const rows = await engine.query(`
    with lost as (
      select row_id, ${nearKeyOf('invoice_id')} as key from raw_${table} p
      where invoice_id is not null
        and not exists (select 1 from raw_invoice i where i.invoice_id = p.invoice_id)
    ), invoice as (
      select ${nearKeyOf('invoice_id')} as key, min(invoice_id) as invoice_id from raw_invoice
      where ${nearKeyOf('invoice_id')} in (select key from lost) group by 1
    )
    select row_id, invoice_id from lost join invoice using (key) where key <> ''`);
  return new Map(rows.map((row) => [Number(row.row_id), String(row.invoice_id)]));
}
