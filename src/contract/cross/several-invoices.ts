/** Payments and credit notes whose reference names several invoices: they go to these, the earliest due first. */
import type { Row } from '../../engine/engine.ts';
import type { NativeEngine } from '../../engine/native.ts';
import { groupBy } from '../../format/group-by.ts';
import { andMore, problem } from '../rules/problem.ts';
import { openWriter, type TableWriter } from '../table-writer.ts';
import type { CrossContext } from './cross-context.ts';
import {
  candidatesIn,
  invoicesAround,
  invoicesNamed,
  keyOfId,
  type Named,
} from './invoices-named.ts';
import { markedInstalments } from './marked-instalments.ts';
import { openSplits, writeSplits } from './split-rows.ts';

/** Money and documents that name an invoice, as one list. */
const SOURCES = `
  select 'payment' as side, row_id, invoice_id as ref, kind = 'refund' as is_refund, amount_minor::double as amount,
    coalesce(applied_date, pay_date) as day, file, "row"
  from raw_payment where invoice_id is not null
  union all
  select 'invoice', row_id, applies_to, false, amount_minor::double, issue_date, file, "row"
  from raw_invoice where doc_type <> 'invoice' and applies_to is not null`;

interface Target {
  id: string;
  /** Among all, by due date. */
  place: number;
  amount: number;
  open: number;
}

/**
 * Splits what names several invoices of the data over them, earliest due first, each up to what was open of it on
 * that day; the rest stays with a number that is not in the data, else with the last invoice. A reference that holds one
 * invoice's number among words becomes that number.
 */
export async function splitOverInvoices(context: CrossContext): Promise<void> {
  const { engine } = context;
  if (!(await hasLost(engine))) return;
  const lost = await engine.query(`
    from lost_reference
    where regexp_matches(ref, '[^\\p{L}\\p{N}_.\\-]|\\.\\.|[至和及与與と및]|[\\p{L}\\p{N}]-[\\p{L}\\p{N}]|\\p{Lo}[A-Za-z0-9]|[A-Za-z0-9]\\p{Lo}')
    order by row_id`);
  const instalments = await markedInstalments(engine, 'select ref from lost_reference');
  if (lost.length === 0 && instalments.size === 0) return;
  const idOf = await idsAmong(
    engine,
    new Set(lost.flatMap(({ ref }) => candidatesIn(String(ref)))),
  );
  const named = new Map<number, Named>();
  const hyphenated: [row: number, amount: number, choices: string[][]][] = [];
  for (const { row_id, ref, amount } of lost) {
    const found = invoicesNamed(String(ref), idOf);
    // one number in other letters than the invoice's is told as that
    if (found?.known.length === 1 && keyOfId(found.known[0]!) === keyOfId(String(ref))) continue;
    if (found !== null) named.set(Number(row_id), found);
    else {
      const choices = invoicesAround(String(ref), idOf);
      if (choices.length > 0) hyphenated.push([Number(row_id), Number(amount), choices]);
    }
  }
  await nameWhatTies(engine, hyphenated, named);
  await nameInstalments(engine, instalments, named);
  if (named.size === 0) return;
  const targets = await targetsOf(
    engine,
    [...named.values()].flatMap(({ known }) => known),
  );
  const sources = await engine.query(`
    select * from (${SOURCES}) where ref in (select id from named_invoice)
      or row_id in (select unnest([${[...named.keys()].join(',')}]))
    order by day, is_refund, row_id`);
  const writer = await openSplits(engine);
  for (const source of sources) {
    const one = named.get(Number(source.row_id));
    const to = (one?.known ?? [String(source.ref)]).map((id) => targets.get(id)!);
    const isRefund = source.is_refund === true;
    const parts = spread(Number(source.amount), to, isRefund);
    if (one !== undefined) write(writer, source, parts, one.unknown);
  }
  writer.close();
  await writeSplits(engine);
  await engine.run('drop table named_invoice');
  await collectLost(engine);
  reportUses(context, sources, named);
}

/** Leaves in `lost_reference` what names an invoice that is not in the data. */
export const collectLost = (engine: NativeEngine): Promise<void> =>
  engine.run(`
    create or replace temp table lost_reference as
    select side, row_id, ref, amount from (${SOURCES}) s anti join raw_invoice i on i.invoice_id = s.ref`);

/** True where something names an invoice that is not in the data: in most data nothing does. */
export async function hasLost(engine: NativeEngine): Promise<boolean> {
  const [found] = await engine.query('select exists (from lost_reference) as is_any');
  return found!.is_any === true;
}

/** What names an invoice of which the data have the instalments goes to all of them. */
async function nameInstalments(
  engine: NativeEngine,
  instalments: ReadonlyMap<string, string[]>,
  named: Map<number, Named>,
): Promise<void> {
  if (instalments.size === 0) return;
  const rows = await engine.query('select row_id, lower(trim(ref)) as key from lost_reference');
  for (const { row_id, key } of rows) {
    const known = instalments.get(String(key));
    if (known && !named.has(Number(row_id))) named.set(Number(row_id), { known, unknown: [] });
  }
}

/** A hyphen joins two numbers, or stands inside one: it joins them where the amounts of the invoices tie to the money. */
async function nameWhatTies(
  engine: NativeEngine,
  rows: readonly [row: number, amount: number, choices: string[][]][],
  named: Map<number, Named>,
): Promise<void> {
  if (rows.length === 0) return;
  const targets = await targetsOf(
    engine,
    rows.flatMap(([, , choices]) => choices.flat()),
  );
  for (const [row, amount, choices] of rows) {
    const known = choices.find(
      (ids) => ids.reduce((sum, id) => sum + targets.get(id)!.amount, 0) === amount,
    );
    if (known) named.set(row, { known, unknown: [] });
  }
  await engine.run('drop table named_invoice');
}

/** Of these keys, the ones of invoices in the data, with the number as it is written there. */
async function idsAmong(
  engine: NativeEngine,
  keys: ReadonlySet<string>,
): Promise<Map<string, string>> {
  await engine.run('create or replace temp table candidate_id (key VARCHAR)');
  const writer = await openWriter(engine.connection, 'candidate_id', ['VARCHAR']);
  for (const key of keys) writer.append([key]);
  writer.close();
  const rows = await engine.query(`
    select key, min(invoice_id) as id from raw_invoice join candidate_id on key = lower(invoice_id)
    where doc_type = 'invoice' group by 1 having count(distinct invoice_id) = 1`);
  await engine.run('drop table candidate_id');
  return new Map(rows.map(({ key, id }) => [keyOfId(String(key)), String(id)]));
}

/** The invoices named, earliest due first. */
async function targetsOf(
  engine: NativeEngine,
  ids: readonly string[],
): Promise<Map<string, Target>> {
  await engine.run('create or replace temp table named_invoice (id VARCHAR)');
  const writer = await openWriter(engine.connection, 'named_invoice', ['VARCHAR']);
  for (const id of new Set(ids)) writer.append([id]);
  writer.close();
  const rows = await engine.query(`
    select invoice_id as id, sum(amount_minor)::double as amount from raw_invoice
    where doc_type = 'invoice' and invoice_id in (select id from named_invoice)
    group by 1 order by min(coalesce(due_date, issue_date)), min(issue_date), 1`);
  return new Map(
    rows.map((row, place) => {
      const [id, amount] = [String(row.id), Number(row.amount)];
      return [id, { id, place, amount, open: amount }];
    }),
  );
}

/** What of an amount goes to each invoice, and what is left; a refund takes back what was paid, the latest first. */
function spread(
  amount: number,
  named: readonly Target[],
  isRefund: boolean,
): { parts: [string, number][]; rest: number } {
  let rest = amount;
  const parts: [string, number][] = [];
  const order = named.toSorted((a, b) => (isRefund ? b.place - a.place : a.place - b.place));
  for (const target of order) {
    const part = Math.min(rest, isRefund ? target.amount - target.open : target.open);
    target.open += isRefund ? part : -part;
    rest -= part;
    if (part > 0) parts.push([target.id, part]);
  }
  if (parts.length === 0) parts.push([order.at(-1)!.id, 0]);
  return { parts, rest };
}

function write(
  writer: TableWriter,
  { side, row_id }: Row,
  { parts, rest }: ReturnType<typeof spread>,
  unknown: readonly string[],
): void {
  if (rest > 0 && unknown.length > 0) parts.push([unknown.join(', '), rest]);
  else parts.at(-1)![1] += rest;
  const filled = parts.filter(([, amount]) => amount > 0);
  for (const [i, [id, amount]] of filled.entries())
    writer.append([String(side), Number(row_id), i + 1, amount, id, null]);
}

/** Told once a file: how many, and the first of them. */
function reportUses(
  { report, header }: CrossContext,
  sources: readonly Row[],
  named: ReadonlyMap<number, Named>,
): void {
  const split = sources.filter(({ row_id }) => named.has(Number(row_id)));
  const sorted = split.toSorted((a, b) => Number(a.row_id) - Number(b.row_id));
  for (const [file, rows] of groupBy(sorted, (row) => String(row.file))) {
    const { row, ref, row_id, side } = rows[0]!;
    const ids = named.get(Number(row_id))!.known.join(', ');
    const column = header(file, side === 'payment' ? 'invoice_id' : 'applies_to');
    report(
      problem('several_invoices', {
        file,
        row: Number(row),
        column,
        value: andMore(`${ref}: ${ids}`, rows.length),
      }),
    );
  }
}
