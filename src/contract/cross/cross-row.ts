/** Checks across rows and files, in SQL over the loaded raw tables: repeated rows, replaced documents, clashing ids. */
import { text } from '../../i18n/locale.ts';
import type { TableName } from '../../intake/table-names.ts';
import { problem } from '../rules/problem.ts';
import type { RuleId } from '../rules/rules.ts';
import { TABLES, type TableDef } from '../tables.ts';
import { blankCurrency } from './blank-currency.ts';
import { applyClearing } from './clearing.ts';
import {
  type CrossContext,
  CUSTOMER,
  hasSharedNumber,
  removeRows,
  sharedNumbers,
  sharing,
} from './cross-context.ts';
import { mergeSpellings } from './customer-spelling.ts';
import { depositsBesideWholes } from './deposits-beside-wholes.ts';
import { farDates } from './far-dates.ts';
import { goneFromLists } from './gone-from-lists.ts';
import { numberInstalments } from './instalments.ts';
import { matchPayments, unknownInvoices } from './match-payments.ts';
import { isOfOld, saysOldOrCopy } from './old-copies.ts';
import { referencesByOtherNumber, textsNotMatched } from './other-numbers.ts';
import { outgoingMoney } from './outgoing-money.ts';
import { contradictedCredits, depositsPaid } from './paid-deposits.ts';
import { paidWithoutPayment } from './paid-without-payment.ts';
import { applyPaymentLines } from './payment-lines.ts';
import { referencesInText } from './payment-text.ts';
import { refundsOfColumns, takenOffBeside } from './refunded-amounts.ts';
import { refundsOfCustomers, refundsWithoutReceipt } from './refunds-without-receipt.ts';
import { splitRepeatedReceipts } from './repeated-receipts.ts';
import { splitRepeatedWholes } from './repeated-whole.ts';
import { collectLost, splitOverInvoices } from './several-invoices.ts';
import { unjoinedPayments } from './unjoined-payments.ts';
import { amountsWrittenOff } from './written-off.ts';

const quoted = (name: string): string => `"${name}"`;

/** SQL expressions that identify a document of the table. */
function keyOf(table: TableDef): string[] {
  if (table.name === 'payment') return ['payment_id', 'invoice_id', 'kind', CUSTOMER, 'account'];
  if (table.name === 'invoice')
    return ['invoice_id', 'doc_type', CUSTOMER, 'account', 'instalment_no'];
  return table.key.map(quoted);
}

/** Runs all cross-row checks of the tables that have rows, and removes the rows that do not stay. */
export async function crossRowChecks(
  context: CrossContext,
  filled: ReadonlySet<TableName>,
): Promise<void> {
  await applyPaymentLines(context, context.applications);
  await mergeSpellings(context);
  if (filled.has('invoice')) await goneFromLists(context);
  for (const name of filled) {
    const table = TABLES[name];
    const { hasSuspects, areInFiles, hasUnnamed } = await collectSuspects(context, table);
    if (hasSuspects || hasUnnamed) await dropRepeated(context, table);
    if (hasSuspects && name === 'invoice') await numberInstalments(context);
    if (areInFiles) await dropSuperseded(context, table);
    if (hasSuspects) await checkClashes(context, table);
  }
  await context.engine.run('drop table if exists suspect_row');
  if (filled.has('payment')) {
    await outgoingMoney(context);
    await refundsOfColumns(context);
    await takenOffBeside(context);
    await splitRepeatedReceipts(context);
  }
  if (filled.has('invoice')) {
    await blankCurrency(context);
    await applyClearing(context);
  }
  if (filled.has('payment') && filled.has('invoice')) {
    await splitRepeatedWholes(context);
    await depositsPaid(context);
    await referencesInText(context);
    await collectLost(context.engine);
    await referencesByOtherNumber(context);
    await splitOverInvoices(context);
    await matchPayments(context);
    await textsNotMatched(context);
    await refundsWithoutReceipt(context);
    await refundsOfCustomers(context);
    await unjoinedPayments(context);
  } else if (filled.has('invoice')) {
    await collectLost(context.engine);
    await splitOverInvoices(context);
  }
  if (filled.has('invoice')) await amountsWrittenOff(context);
  for (const table of ['raw_clearing', 'lost_reference', ...[...filled].map(sharedNumbers)])
    await context.engine.run(`drop table if exists ${table}`);
  await contradictedCredits(context);
  await depositsBesideWholes(context);
  await paidWithoutPayment(context);
  await farDates(context);
  if (filled.has('dispute')) await unknownInvoices(context, 'dispute');
}

const IS_SUSPECT = 'row_id in (select row_id from suspect_row)';

/** Whether any row shares its identity with another, whether such are in several files, and whether any row has none. */
interface Alike {
  hasSuspects: boolean;
  areInFiles: boolean;
  hasUnnamed: boolean;
}

/** Collects the rows that share their identity with another: nearly none, and all that the checks below must look at. */
async function collectSuspects({ engine }: CrossContext, table: TableDef): Promise<Alike> {
  if (table.key.length === 0) return { hasSuspects: false, areInFiles: false, hasUnnamed: true };
  const id = quoted(table.key[0]!);
  await engine.run(`create or replace temp table ${sharedNumbers(table.name)} as
    select hash(${id}) as number from raw_${table.name}
    where ${id} is not null group by 1 having count(*) > 1`);
  // instalments are only numbered later
  const key = keyOf(table).filter((name) => name !== 'instalment_no');
  await engine.run(`create or replace temp table suspect_row as
    select row_id from ${sharing(table.name, key, hasSharedNumber(table.name, id))}`);
  const [found] = await engine.query(`
    select count(*)::integer as suspects, min(file) <> max(file) as are_in_files,
      exists (from raw_${table.name} where ${id} is null) as has_unnamed
    from raw_${table.name} where ${IS_SUSPECT}`);
  return {
    hasSuspects: Number(found!.suspects) > 0,
    areInFiles: found!.are_in_files === true,
    hasUnnamed: found!.has_unnamed === true,
  };
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
  // equal rows share their identity too
  const from = id
    ? `(from raw_${table.name} where ${quoted(id)} is null union all from raw_${table.name} where ${quoted(id)} is not null and ${IS_SUSPECT})`
    : `raw_${table.name}`;
  const rows = await context.engine.query(`
    with candidate as (from ${from}), repeated as (
      select hash(${all}) as h from candidate group by 1 having count(*) > 1
    ), counted as (
      select *, ${occurrence} as occurrence from candidate
      where hash(${all}) in (select h from repeated)
    ), ranked as (
      select *, row_number() over (partition by ${all}, occurrence order by row_id) as place,
        first_value(file || ' row ' || "row") over (partition by ${all}, occurrence order by row_id) as first_place
      from counted
    )
    select ${ORIGIN}, first_place, ${id ? quoted(id) : 'null'}::varchar as id
    from ranked where place > 1 order by row_id`);
  for (const row of rows) {
    const file = String(row.file);
    const column = id ? context.header(file, id) : null;
    context.report(
      problem('duplicate_row', {
        file,
        row: Number(row.row),
        column,
        value: `${row.id ?? ''} = ${row.first_place}`.trim(),
      }),
    );
  }
  await removeRows(context, table.name, rows, 'not_data');
}

/** A document of an earlier file that a later file holds too: the later one stays. */
async function dropSuperseded(context: CrossContext, table: TableDef): Promise<void> {
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
  const isOld = isOfOld(context.reconciliations.keys());
  const rows = await context.engine.query(`
    with file_order as (
      select file, row_number() over (order by ${isOld} desc, min(row_id)) as place
      from raw_${table.name} group by file
    ), keyed as (
      select t.*, ${key.map((k, i) => `${k} as k${i}`).join(', ')}, place
      from ${sharing(table.name, key, IS_SUSPECT, 'min(file) <> max(file)')} t
      join file_order using (file)
    ), shared as (
      select ${key.map((_, i) => `k${i}`).join(', ')}, max(place) as latest from keyed
      group by all having count(distinct place) > 1
    ), candidates as (
      select a.*, latest from keyed a join shared b on ${match}
    )
    select a.row_id, a.file, a."row", a.source_minor::bigint as source_minor, a.${quoted(table.key[0]!)}::varchar as id,
      first(b.file || ' row ' || b."row" order by b.row_id) as first_place,
      first(concat_ws(', ', ${changes.join(', ')}) order by b.row_id) as changed
    from candidates a join candidates b on ${match} and b.place = b.latest and a.place < a.latest ${same}
    group by all order by a.row_id`);
  for (const row of rows) {
    const file = String(row.file);
    const isDoubtful =
      row.changed !== '' && [file, String(row.first_place)].some((name) => saysOldOrCopy(name));
    context.report(
      problem(isDoubtful ? 'superseded_by_copy' : 'superseded', {
        file,
        row: Number(row.row),
        column: context.header(file, table.key[0]!),
        value: `${row.id} by ${row.first_place}: ${row.changed}`,
      }),
    );
  }
  await removeRows(context, table.name, rows, 'not_data');
}

/** The same id twice in one file with different content: the first row stays, of decisions the last; payments all stay, with a warning. */
async function checkClashes(context: CrossContext, table: TableDef): Promise<void> {
  const key = keyOf(table);
  const isLastUsed = table.name === 'action';
  const rows = await context.engine.query(`
    with ranked as (
      select *, row_number() over w as place, first_value("row") over w as first_row
      from ${sharing(table.name, key, IS_SUSPECT)}
      window w as (partition by ${key.join(', ')} order by row_id ${isLastUsed ? 'desc' : ''})
    )
    select ${ORIGIN}, first_row::integer as first_row, ${quoted(table.key[0]!)}::varchar as id
    from ranked where place > 1 order by row_id`);
  const isPayment = table.name === 'payment';
  const rule: RuleId = isPayment ? 'repeated_payment' : isLastUsed ? 'superseded' : 'duplicate_id';
  for (const row of rows) {
    const file = String(row.file);
    context.report(
      problem(rule, {
        file,
        row: Number(row.row),
        column: context.header(file, table.key[0]!),
        value: String(row.id),
        expected: text(
          `an id of its own: row ${row.first_row} has the same id with other content and is used`,
          `各有编号：第 ${row.first_row} 行编号相同而内容不同，使用该行`,
        ),
      }),
    );
  }
  if (!isPayment)
    await removeRows(context, table.name, rows, isLastUsed ? 'not_data' : 'set_aside');
}
