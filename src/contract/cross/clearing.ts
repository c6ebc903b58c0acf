/** Documents that one clearing settled together: its money and credit notes go to its invoices, the rest of a cleared invoice is reported. */

import type { Row } from '../../engine/engine.ts';
import { counted as countOf } from '../../format/counted.ts';
import { problem } from '../rules/problem.ts';
import type { RuleId } from '../rules/rules.ts';
import type { TableWriter } from '../table-writer.ts';
import type { CrossContext } from './cross-context.ts';
import { openSplits, writeSplits } from './split-rows.ts';

interface UnclearedInvoice {
  row: Row;
  rest: number;
}

const MEMBERS = `
  select 'invoice' as side, i.row_id, c.doc, coalesce(customer_id, customer_name) as customer, currency,
    doc_type as type, amount_minor::double as amount, coalesce(due_date, issue_date) as ordered, settled_date::varchar as settled,
    invoice_id as id, applies_to as ref, file, "row"
  from raw_invoice i join raw_clearing c using (row_id)
  union all
  select 'payment', p.row_id, c.doc, coalesce(customer_id, customer_name), currency,
    kind, amount_minor::double, pay_date, null, payment_id, invoice_id, file, "row"
  from raw_payment p join raw_clearing c using (row_id)`;

/**
 * Splits money and credit notes of a clearing over its invoices, earliest due first. Where a list
 * holds the payments too, what is left of a cleared invoice is a deduction if the clearing has
 * money in it, else cash on the clearing date. Does nothing where no two documents share one.
 */
export async function applyClearing({ engine, report }: CrossContext): Promise<void> {
  const [shared] = await engine.query(`
    select count(*)::integer as n from (
      select doc, customer, currency from (${MEMBERS}) group by all
      having count(*) filter (side = 'invoice' and type = 'invoice') > 0
        and count(*) filter (side = 'payment' or type <> 'invoice') > 0)`);
  if (Number(shared!.n) === 0) return;
  const [others] = await engine.query(
    `select count(*)::integer as n from raw_payment where file not in (select file from raw_invoice)`,
  );
  const isAlone = Number(others!.n) === 0;
  const rows = await engine.query(`
    select * from (${MEMBERS}) order by customer, currency, doc, ordered, row_id`);
  const writer = await openSplits(engine);
  const counted = new Map<string, { rule: RuleId; file: string; row: number; count: number }>();
  const count = (rule: RuleId, row: Row): void => {
    const key = `${rule} ${row.file}`;
    const entry = counted.get(key);
    if (entry) entry.count++;
    else counted.set(key, { rule, file: String(row.file), row: Number(row.row), count: 1 });
  };
  for (let start = 0; start < rows.length; ) {
    let end = start + 1;
    while (end < rows.length && sameClearing(rows[start]!, rows[end]!)) end++;
    settle(rows.slice(start, end), writer, isAlone, count);
    start = end;
  }
  writer.close();
  await writeSplits(engine);
  for (const { rule, file, row, count } of counted.values())
    report(
      problem(rule, {
        file,
        row,
        value: countOf(count, 'document'),
      }),
    );
}

const sameClearing = (a: Row, b: Row): boolean =>
  a.doc === b.doc && a.customer === b.customer && a.currency === b.currency;

function settle(
  group: readonly Row[],
  writer: TableWriter,
  isAlone: boolean,
  count: (rule: RuleId, row: Row) => void,
): void {
  const invoices: UnclearedInvoice[] = group
    .filter((row) => row.side === 'invoice' && row.type === 'invoice')
    .map((row) => ({ row, rest: Number(row.amount) }));
  const credits = group.filter((row) => row.side === 'invoice' && row.type !== 'invoice');
  const money = group.filter((row) => row.side === 'payment' && row.type !== 'refund');
  // a payment or credit that names its invoice lowers it first; the others share what is left
  const named = [...credits, ...money].filter((source) => source.ref !== null);
  for (const source of named) {
    let rest = Number(source.amount);
    for (const invoice of invoices) {
      if (invoice.row.id !== source.ref) continue;
      const part = Math.min(rest, invoice.rest);
      invoice.rest -= part;
      rest -= part;
    }
  }
  for (const source of [...credits, ...money]) {
    if (source.ref !== null) continue;
    let rest = Number(source.amount);
    let seq = 0;
    for (const invoice of invoices) {
      const part = Math.min(rest, invoice.rest);
      if (part <= 0) continue;
      writer.append([
        String(source.side),
        Number(source.row_id),
        ++seq,
        part,
        String(invoice.row.id),
        null,
      ]);
      invoice.rest -= part;
      rest -= part;
    }
    if (seq > 0 && rest > 0)
      writer.append([String(source.side), Number(source.row_id), ++seq, rest, null, null]);
    if (seq > 0) count('cleared_together', source);
  }
  if (!isAlone) return;
  for (const { row, rest } of invoices) {
    if (rest <= 0 || row.settled === null) continue;
    const isDeduction = money.length > 0;
    const kind = !isDeduction
      ? 'cash'
      : rest <= Number(row.amount) * 0.1
        ? 'discount'
        : 'credit_note';
    writer.append(['rest', Number(row.row_id), 1, rest, String(row.id), kind]);
    count(isDeduction ? 'cleared_with_deduction' : 'cleared_without_payment', row);
  }
}
