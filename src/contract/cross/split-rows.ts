/** Money and credit notes that go to several invoices: each is split, one row an invoice. */
import type { NativeEngine } from '../../engine/native.ts';
import { openWriter, type TableWriter } from '../table-writer.ts';
import { addRows, LAST_ROW_ID } from './cross-context.ts';

/**
 * Opens a writer of the parts: side (payment, invoice, or rest for what is left of an invoice), row_id, number from 1,
 * amount, the invoice that it goes to, kind of a rest.
 */
export async function openSplits(engine: NativeEngine): Promise<TableWriter> {
  await engine.run(
    'create or replace temp table split_part (side VARCHAR, row_id INTEGER, seq INTEGER, amount BIGINT, ref VARCHAR, kind VARCHAR)',
  );
  const types = 'VARCHAR INTEGER INTEGER BIGINT VARCHAR VARCHAR'.split(' ');
  return openWriter(engine.connection, 'split_part', types);
}

/** Parts to rows: the first part stays in its row, further ones become rows of their own. */
export async function writeSplits(engine: NativeEngine): Promise<void> {
  const insert = (table: 'invoice' | 'payment', own: Record<string, string>): Promise<void> =>
    addRows(
      engine,
      table,
      own,
      `raw_${table} t join split_part p on p.row_id = t.row_id and p.side = '${table}' and p.seq > 1`,
      'p.row_id, p.seq',
    );
  await insert('invoice', {
    amount_minor: 'p.amount',
    applies_to: 'p.ref',
    instalment_no: 'p.seq',
  });
  await insert('payment', { amount_minor: 'p.amount', invoice_id: 'p.ref' });
  await engine.run(`
    insert into raw_text_reference
    select more.row_id from raw_payment more
    join raw_payment p on p.file = more.file and p."row" = more."row" and p.row_id <> more.row_id
    where p.row_id in (select row_id from raw_text_reference)
      and more.row_id not in (select row_id from raw_text_reference)`);
  await engine.run(`
    update raw_invoice set amount_minor = p.amount, applies_to = p.ref from split_part p
    where p.row_id = raw_invoice.row_id and p.side = 'invoice' and p.seq = 1`);
  await engine.run(`
    update raw_payment set amount_minor = p.amount, invoice_id = p.ref from split_part p
    where p.row_id = raw_payment.row_id and p.side = 'payment' and p.seq = 1`);
  await engine.run(`
    insert into raw_payment (row_id, file, sheet, "row", pay_date, amount_minor, kind, invoice_id, account,
      customer_id, customer_name, currency, source_minor)
    select ${LAST_ROW_ID}
        + row_number() over (order by p.row_id),
      i.file, i.sheet, i."row", greatest(i.settled_date, i.issue_date), p.amount, p.kind, i.invoice_id, i.account,
      i.customer_id, i.customer_name, i.currency, 0
    from split_part p join raw_invoice i on i.row_id = p.row_id and p.side = 'rest'`);
  await engine.run('drop table split_part');
}
