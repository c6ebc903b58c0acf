/** Checks across rows and files, in SQL over the loaded raw tables: repeated rows, replaced documents, clashing ids. */

import { type Row, sqlText } from '../engine/engine.ts';
import type { NativeEngine } from '../engine/native.ts';
import { currencyDigits } from '../format/number.ts';
import type { TableName } from '../intake/aliases.ts';
import type { Account } from './account.ts';
import { applyClearing } from './clearing.ts';
import { mergeSpellings } from './customer-spelling.ts';
import { applyPaymentLines } from './payment-lines.ts';
import { nearInvoices, referencesInText } from './payment-text.ts';
import { type Problem, problem } from './problem.ts';
import { splitRepeatedReceipts } from './repeated-receipts.ts';
import type { RuleId } from './rules.ts';
import { TABLES, type TableDef } from './tables.ts';

export interface CrossContext {
  engine: NativeEngine;
  accounts: ReadonlyMap<string, Account>;
  report(problem: Problem): void;
  /** Of amounts that name no currency. */
  defaultCurrency: string | null;
  /** Files whose rows only apply the payments of another file. */
  applications: ReadonlySet<string>;
  /** Header of a raw column in a file. */
  header(file: string, column: string): string;
}

const quoted = (name: string): string => `"${name}"`;
const CUSTOMER = 'coalesce(customer_id, customer_name)';

/** SQL expressions that identify a document of the table. */
function keyOf(table: TableDef): string[] {
  if (table.name === 'payment') return ['payment_id', 'invoice_id', 'kind', CUSTOMER, 'account'];
  if (table.name === 'invoice')
    return ['invoice_id', 'doc_type', CUSTOMER, 'account', 'instalment_no'];
  return table.key.map(quoted);
}

/**
 * Rows of a raw table that share a key with another row, by the key's hash: nearly none of them, so
 * that what is costly is asked of these alone. `having` narrows the keys further.
 */
const sharing = (
  table: TableName,
  key: readonly string[],
  where = 'true',
  having = 'count(*) > 1',
): string => `(
  select * from raw_${table} where ${where} and hash(${key.join(', ')}) in (
    select hash(${key.join(', ')}) from raw_${table} where ${where} group by 1 having ${having}))`;

/** Runs all cross-row checks of the tables that have rows, and removes the rows that do not stay. */
export async function crossRowChecks(
  context: CrossContext,
  filled: ReadonlySet<TableName>,
): Promise<void> {
  await applyPaymentLines(context, context.applications);
  await mergeSpellings(context);
  for (const name of filled) {
    await dropRepeated(context, TABLES[name]);
    if (name === 'invoice') await numberInstalments(context);
    if (TABLES[name].key.length > 0) {
      await supersede(context, TABLES[name]);
      await clash(context, TABLES[name]);
    }
  }
  if (filled.has('payment')) await splitRepeatedReceipts(context);
  if (filled.has('invoice')) await applyClearing(context);
  if (filled.has('payment') && filled.has('invoice')) {
    await referencesInText(context);
    await matchPayments(context);
  }
  await context.engine.run('drop table raw_clearing');
  if (filled.has('dispute')) await unknownInvoices(context, 'dispute');
}

/** Takes rows out of a raw table and tells their accounts; rows carry row_id, file, row, source_minor. */
async function remove(
  { engine, accounts }: CrossContext,
  table: TableName,
  rows: readonly Row[],
  to: 'set_aside' | 'not_data',
): Promise<void> {
  for (const row of rows) accounts.get(String(row.file))!.move(to, Number(row.source_minor));
  for (let i = 0; i < rows.length; i += 5000) {
    const ids = rows.slice(i, i + 5000).map((row) => row.row_id);
    await engine.run(`delete from raw_${table} where row_id in (${ids.join(',')})`);
  }
}

const ORIGIN = 'row_id, file, "row", source_minor::bigint as source_minor';

/**
 * Equal rows: one stays. Rows without an identity of their own (payments without an id, contacts)
 * may repeat inside a file; in several files the larger count stays.
 */
async function dropRepeated(context: CrossContext, table: TableDef): Promise<void> {
  const all = table.columns.map((c) => quoted(c.name)).join(', ');
  const id = table.key[0];
  const occurrence = id
    ? `case when ${quoted(id)} is null then row_number() over (partition by ${all}, file order by row_id) else 0 end`
    : `row_number() over (partition by ${all}, file order by row_id)`;
  const rows = await context.engine.query(`
    with suspect as (
      select hash(${all}) as h from raw_${table.name} group by 1 having count(*) > 1
    ), counted as (
      select *, ${occurrence} as occurrence from raw_${table.name}
      where hash(${all}) in (select h from suspect)
    ), ranked as (
      select *, row_number() over (partition by ${all}, occurrence order by row_id) as place,
        first_value(file || ' row ' || "row") over (partition by ${all}, occurrence order by row_id) as kept
      from counted
    )
    select ${ORIGIN}, kept, ${id ? quoted(id) : 'null'}::varchar as id
    from ranked where place > 1 order by row_id`);
  for (const row of rows) {
    const file = String(row.file);
    const column = id ? context.header(file, id) : null;
    context.report(
      problem('duplicate_row', {
        file,
        row: Number(row.row),
        column,
        value: `${row.id ?? ''} = ${row.kept}`.trim(),
      }),
    );
  }
  await remove(context, table.name, rows, 'not_data');
}

/** One invoice with several due dates in one file, no numbers: instalments, numbered by due date. */
async function numberInstalments(context: CrossContext): Promise<void> {
  const key = `invoice_id, doc_type, ${CUSTOMER}, coalesce(account, '')`;
  const groups = await context.engine.query(`
    with parts as (
      select file, min("row") as first_row, ${key}, invoice_id as id, count(*)::integer as n
      from ${sharing('invoice', ['file', 'invoice_id', 'doc_type'], 'instalment_no is null')}
      group by file, ${key}, invoice_id
      having count(*) > 1 and count(due_date) = count(*) and count(distinct due_date) = count(*)
        and count(distinct issue_date) = 1 and count(distinct coalesce(currency, '')) = 1
    ) select file, first_row::integer as first_row, id, n from parts order by file, first_row`);
  if (groups.length === 0) return;
  await context.engine.run(`
    update raw_invoice set instalment_no = numbered.no from (
      select r.row_id, row_number() over (
        partition by r.file, r.invoice_id, r.doc_type, coalesce(r.customer_id, r.customer_name), coalesce(r.account, '')
        order by r.due_date) as no
      from raw_invoice r join (
        select file, invoice_id, doc_type, ${CUSTOMER} as customer, coalesce(account, '') as account
        from raw_invoice where instalment_no is null
        group by all
        having count(*) > 1 and count(due_date) = count(*) and count(distinct due_date) = count(*)
          and count(distinct issue_date) = 1 and count(distinct coalesce(currency, '')) = 1
      ) g on r.file = g.file and r.invoice_id = g.invoice_id and r.doc_type = g.doc_type
        and coalesce(r.customer_id, r.customer_name) = g.customer and coalesce(r.account, '') = g.account
      where r.instalment_no is null
    ) numbered where raw_invoice.row_id = numbered.row_id`);
  // the same instalment alone in another file gets its number from the due date
  await context.engine.run(`
    update raw_invoice set instalment_no = known.instalment_no from (
      select distinct invoice_id, doc_type, ${CUSTOMER} as customer, coalesce(account, '') as account, due_date, instalment_no
      from raw_invoice where instalment_no is not null
    ) known
    where raw_invoice.instalment_no is null and raw_invoice.invoice_id = known.invoice_id
      and raw_invoice.doc_type = known.doc_type and raw_invoice.due_date = known.due_date
      and coalesce(raw_invoice.customer_id, raw_invoice.customer_name) = known.customer
      and coalesce(raw_invoice.account, '') = known.account`);
  for (const group of groups) {
    const file = String(group.file);
    context.report(
      problem('instalments_numbered', {
        file,
        row: Number(group.first_row),
        column: context.header(file, 'invoice_id'),
        value: `${group.id}: ${group.n} instalments`,
      }),
    );
  }
}

/** A document of an earlier file that a later file holds too: the later one stays. */
async function supersede(context: CrossContext, table: TableDef): Promise<void> {
  const key = keyOf(table);
  const match = key.map((_, i) => `a.k${i} is not distinct from b.k${i}`).join(' and ');
  const changes = table.columns
    .filter((c) => !table.key.includes(c.name))
    .map((c) => {
      const n = quoted(c.name);
      return `case when a.${n} is distinct from b.${n} then '${c.field}: ' || coalesce(a.${n}::varchar, '(blank)') || ' → ' || coalesce(b.${n}::varchar, '(blank)') end`;
    });
  // a payment number that comes back with another day and another amount is another payment
  const same =
    table.name === 'payment'
      ? 'and (a.pay_date = b.pay_date or a.amount_minor = b.amount_minor)'
      : '';
  const rows = await context.engine.query(`
    with file_order as (
      select file, row_number() over (order by min(row_id)) as place from raw_${table.name} group by file
    ), keyed as (
      select t.*, ${key.map((k, i) => `${k} as k${i}`).join(', ')}, place
      from ${sharing(table.name, key, `${quoted(table.key[0]!)} is not null`, 'min(file) <> max(file)')} t
      join file_order using (file)
    ), shared as (
      select ${key.map((_, i) => `k${i}`).join(', ')}, max(place) as latest from keyed
      group by all having count(distinct place) > 1
    ), candidates as (
      select a.*, latest from keyed a join shared b on ${match}
    )
    select a.row_id, a.file, a."row", a.source_minor::bigint as source_minor, a.${quoted(table.key[0]!)}::varchar as id,
      first(b.file || ' row ' || b."row" order by b.row_id) as kept,
      first(concat_ws(', ', ${changes.join(', ')}) order by b.row_id) as changed
    from candidates a join candidates b on ${match} and b.place = b.latest and a.place < a.latest ${same}
    group by all order by a.row_id`);
  for (const row of rows) {
    const file = String(row.file);
    context.report(
      problem('superseded', {
        file,
        row: Number(row.row),
        column: context.header(file, table.key[0]!),
        value: `${row.id} by ${row.kept}: ${row.changed}`,
      }),
    );
  }
  await remove(context, table.name, rows, 'not_data');
}

/** The same id twice in one file with different content: the first row stays; payments all stay, with a warning. */
async function clash(context: CrossContext, table: TableDef): Promise<void> {
  const key = keyOf(table);
  const rows = await context.engine.query(`
    with ranked as (
      select *, row_number() over w as place, first_value("row") over w as kept_row
      from ${sharing(table.name, key, `${quoted(table.key[0]!)} is not null`)}
      window w as (partition by ${key.join(', ')} order by row_id)
    )
    select ${ORIGIN}, kept_row::integer as kept_row, ${quoted(table.key[0]!)}::varchar as id
    from ranked where place > 1 order by row_id`);
  const isPayment = table.name === 'payment';
  const rule: RuleId = isPayment ? 'repeated_payment' : 'duplicate_id';
  for (const row of rows) {
    const file = String(row.file);
    context.report(
      problem(rule, {
        file,
        row: Number(row.row),
        column: context.header(file, table.key[0]!),
        value: String(row.id),
        expected: `an id of its own: row ${row.kept_row} has the same id with other content and is used`,
      }),
    );
  }
  if (!isPayment) await remove(context, table.name, rows, 'set_aside');
}

/** Payments take a missing currency from their invoice; unknown invoices and early payments are told. */
async function matchPayments(context: CrossContext): Promise<void> {
  const { engine } = context;
  await unknownInvoices(context, 'payment');
  await fillPaymentCurrency(context);
  const early = await engine.query(`
    with suspect as (
      select p.invoice_id from raw_payment p join raw_invoice i using (invoice_id)
      where coalesce(p.applied_date, p.pay_date) < i.issue_date
    ), issued as (
      select invoice_id, min(issue_date) as issue_date from raw_invoice
      where invoice_id in (select invoice_id from suspect) group by 1
    )
    select file, "row", invoice_id, pay_date::varchar as pay_date, issue_date::varchar as issue_date
    from raw_payment join issued using (invoice_id)
    where coalesce(applied_date, pay_date) < issue_date order by row_id`);
  for (const row of early) {
    const file = String(row.file);
    context.report(
      problem('paid_before_issue', {
        file,
        row: Number(row.row),
        column: context.header(file, 'pay_date'),
        value: `${row.pay_date}, invoice ${row.invoice_id} of ${row.issue_date}`,
      }),
    );
  }
}

/** Amounts without a currency were read with the default's decimals; another currency's rescale them exactly. */
async function fillPaymentCurrency({ engine, defaultCurrency }: CrossContext): Promise<void> {
  await engine.run(`
    create or replace temp table payment_currency as
    with known as (
      select invoice_id, min(currency) as currency from raw_invoice
      where invoice_id in (select invoice_id from raw_payment where currency is null)
      group by invoice_id having count(distinct currency) = 1 and count(currency) = count(*)
    )
    select p.row_id, known.currency from raw_payment p join known using (invoice_id)
    where p.currency is null`);
  const found = await engine.query('select distinct currency from payment_currency');
  for (const { currency } of found) {
    const digits = currencyDigits(String(currency)) - currencyDigits(defaultCurrency);
    const factor = 10 ** Math.abs(digits);
    const isExact = digits < 0 ? `and amount_minor % ${factor} = 0` : '';
    await engine.run(`
      update raw_payment set currency = ${sqlText(String(currency))},
        amount_minor = amount_minor ${digits < 0 ? '//' : '*'} ${factor}
      where row_id in (select row_id from payment_currency where currency = ${sqlText(String(currency))})
        ${isExact}`);
  }
  await engine.run('drop table payment_currency');
}

async function unknownInvoices(context: CrossContext, table: 'payment' | 'dispute'): Promise<void> {
  const rows = await context.engine.query(`
    select row_id, file, "row", invoice_id from raw_${table} p
    where invoice_id is not null
      and not exists (select 1 from raw_invoice i where i.invoice_id = p.invoice_id)
    order by row_id`);
  const near = rows.length > 0 ? await nearInvoices(context.engine, table) : new Map();
  for (const row of rows) {
    const file = String(row.file);
    const similar = near.get(Number(row.row_id));
    context.report(
      problem(similar === undefined ? 'unknown_invoice' : 'near_invoice', {
        file,
        row: Number(row.row),
        column: context.header(file, 'invoice_id'),
        value: String(row.invoice_id),
        expected: similar === undefined ? '' : `${similar}, an invoice in the data`,
      }),
    );
  }
}
