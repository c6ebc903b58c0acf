/** Lists of receipts with a row for each invoice they went to, where each row repeats the whole receipt beside the part applied. */
import type { Row } from '../../engine/engine.ts';
import type { NativeEngine } from '../../engine/native.ts';
import { groupBy } from '../../format/group-by.ts';
import { text } from '../../i18n/locale.ts';
import { andMore, type Problem, problem, rowCount } from '../rules/problem.ts';
import { addRows, type CrossContext, sumsText } from './cross-context.ts';

/** Rows of receipts of which some row says what part went to which invoice. */
const RECEIPTS = `
  select *, coalesce(customer_id, customer_name) as customer,
    invoice_id is not null and applied_minor is not null as is_part
  from raw_payment where kind = 'cash' and payment_id in (
    select payment_id from raw_payment where invoice_id is not null and applied_minor is not null)`;

/**
 * Lets each row of a receipt be the part that went to its invoice; what no row applies stays in
 * the row that names no part, or becomes one without an invoice. Only receipts whose rows all repeat one amount, which their parts
 * do not pass; of others the amounts count as they stand.
 */
export async function splitRepeatedReceipts(context: CrossContext): Promise<void> {
  const { engine, reconciliations, report } = context;
  const [applied] = await engine.query(
    'select exists (from raw_payment where applied_minor is not null) as is_any',
  );
  if (applied!.is_any !== true) return;
  await engine.run(`
    create or replace temp table receipt_row as
    with receipt as (${RECEIPTS}), whole as (
      select file, payment_id, customer, currency, pay_date, min(amount_minor) as amount,
        sum(abs(applied_minor)) filter (is_part) as applied, min(row_id) as first_id,
        min(row_id) filter (not is_part) as rest_id
      from receipt group by all
      having min(amount_minor) = max(amount_minor) and applied <= amount
    )
    select r.row_id, r.is_part, r.applied_minor, w.payment_id, w.first_id, w.rest_id, w.amount - w.applied as rest
    from receipt r join whole w on r.file = w.file and r.payment_id = w.payment_id and r.pay_date = w.pay_date
      and r.customer is not distinct from w.customer and r.currency is not distinct from w.currency`);
  const repeated = await engine.query(`
    select p.file, min(p."row")::integer as "row", count(*)::integer as n
    from receipt_row r join raw_payment p using (row_id)
    where r.is_part and abs(r.applied_minor) <> p.amount_minor group by 1 order by 1`);
  if (repeated.length > 0) {
    await addRests(engine);
    await engine.run(`
      update raw_payment set amount_minor = abs(r.applied_minor) from receipt_row r
      where r.row_id = raw_payment.row_id and r.is_part and r.applied_minor <> 0`);
    await engine.run(`
      update raw_payment set amount_minor = r.rest from receipt_row r
      where r.row_id = raw_payment.row_id and r.row_id = r.rest_id and r.rest > 0`);
    const empty = await engine.query(`
      delete from raw_payment where row_id in (
        select row_id from receipt_row
        where (is_part and applied_minor = 0) or (not is_part and (row_id <> rest_id or rest = 0)))
      returning file, source_minor::double as source`);
    for (const { file, source } of empty)
      reconciliations.get(String(file))!.move('not_data', Number(source));
    for (const row of repeated) report(problemOf(row, context));
  }
  await engine.run('drop table receipt_row');
  await reportOver(context);
}

/** Rows on several of which more is applied than the amount that they repeat, once a file: each counts with its amount. */
async function reportOver(context: CrossContext): Promise<void> {
  const rows = await context.engine.query(`
    with receipt as (${RECEIPTS})
    select file, payment_id, customer, currency, pay_date, min("row")::integer as "row",
      min(amount_minor)::double as amount, sum(amount_minor)::double as counted,
      sum(abs(applied_minor)) filter (is_part)::double as applied
    from receipt group by file, payment_id, customer, currency, pay_date
    having count(*) > 1 and min(amount_minor) = max(amount_minor) and applied > amount
      and count(*) filter (is_part and abs(applied_minor) < amount_minor) > 0
    order by file, "row"`);
  for (const [file, found] of groupBy(rows, (row) => String(row.file))) {
    const { row, payment_id, currency } = found[0]!;
    const shown = (minor: unknown): string =>
      sumsText([{ currency, minor: Number(minor) }], context);
    const [whole, parts, all] = [found[0]!.amount, found[0]!.applied, found[0]!.counted].map(shown);
    context.report(
      problem('applied_over_payment', {
        file,
        row: Number(row),
        column: context.header(file, 'applied_minor'),
        value: andMore(String(payment_id), found.length),
        expected: text(
          `parts of ${whole} at most: ${parts} is applied; its rows count as payments of their own, ${all} in all`,
          `核销合计不超过 ${whole}：实际核销 ${parts}；各行按单独收款计，共 ${all}`,
        ),
      }),
    );
  }
}

/** A row of its own for what is left of a receipt that has no row without an invoice. */
async function addRests(engine: NativeEngine): Promise<void> {
  const own = { amount_minor: 'r.rest', invoice_id: 'null' };
  await addRows(
    engine,
    'payment',
    own,
    `receipt_row r join raw_payment t using (row_id)
      where r.row_id = r.first_id and r.rest_id is null and r.rest > 0`,
  );
}

const problemOf = (row: Row, { header }: CrossContext): Problem => {
  const file = String(row.file);
  return problem('receipt_repeated', {
    file,
    row: Number(row.row),
    column: header(file, 'applied_minor'),
    value: rowCount(Number(row.n)),
  });
};
