/** Invoices that are instalments of the one which a reference names: I1-01 and I1-02, or I1 1/2 and I1 2/2, of I1. */
import type { NativeEngine } from '../../engine/native.ts';
import { groupBy } from '../../format/group-by.ts';
import { instalmentNumber } from '../row/instalment-mark.ts';
import { CUSTOMER } from './cross-context.ts';

const MARK =
  /^[\s\-/._#(（]+(?:\d{1,2}|\p{L}|\p{Lo}{1,4})(?:\s*\/\s*\d{1,2})?[)）]?$|^\s*第\S{1,3}$/u;
const LONGEST_MARK = 10;
const MOST = 60;

/** True where marks count up from the first, each once. */
function countUp(marks: readonly string[]): boolean {
  const numbers = marks.map((mark) => (MARK.test(mark) ? instalmentNumber(mark) : null));
  const sorted = numbers.filter((n) => n !== null).toSorted((a, b) => a - b);
  return sorted.length === marks.length && sorted.every((n, i) => n === i + 1);
}

/**
 * The instalments of each reference of the rows `refs` (SQL: a column `ref`) that is no invoice's number: all of one customer,
 * and numbered from the first. By the reference in small letters.
 */
export async function markedInstalments(
  engine: NativeEngine,
  refs: string,
): Promise<Map<string, string[]>> {
  const rows = await engine.query(`
    with lost as (
      select distinct lower(trim(ref)) as key from (${refs}) s
      anti join raw_invoice i on lower(i.invoice_id) = lower(trim(s.ref))
    ), size as (select distinct length(key) as n from lost),
    marked as (
      select distinct lower(left(invoice_id, n)) as key, invoice_id, substr(invoice_id, n + 1) as mark,
        ${CUSTOMER} as customer, count(*) over (partition by lower(left(invoice_id, n))) as siblings
      from raw_invoice join size on length(invoice_id) between n + 1 and n + ${LONGEST_MARK}
      where doc_type = 'invoice' and lower(left(invoice_id, n)) in (select key from lost)
    )
    select key, invoice_id, mark, customer from marked where siblings <= ${MOST} order by key, invoice_id`);
  const found = new Map<string, string[]>();
  for (const [key, own] of groupBy(rows, (row) => String(row.key))) {
    const isOne = new Set(own.map(({ customer }) => customer)).size === 1;
    const isSure = own.length > 1 || /\p{L}.*\d/u.test(key);
    if (isOne && isSure && countUp(own.map(({ mark }) => String(mark))))
      found.set(
        key,
        own.map(({ invoice_id }) => String(invoice_id)),
      );
  }
  return found;
}
