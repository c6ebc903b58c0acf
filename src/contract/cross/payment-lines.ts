/** Files that say how much of which payment went to which invoice: their rows take day and customer from the payment. */

import { type Row, sqlText } from '../../engine/engine.ts';
import { counted } from '../../format/counted.ts';
import { groupBy } from '../../format/group-by.ts';
import { text } from '../../i18n/locale.ts';
import { andMore, problem } from '../rules/problem.ts';
import { batches, type CrossContext, sumsText } from './cross-context.ts';

/**
 * Joins the lines in `files` with the payments of the other files by the payment's number. A
 * payment keeps what its lines leave of it; lines of a payment that is not in the data are no
 * money and are left out; a file of nothing else is set aside.
 */
export async function applyPaymentLines(
  context: CrossContext,
  files: ReadonlySet<string>,
): Promise<void> {
  const { engine, reconciliations, report, header } = context;
  if (files.size === 0) return;
  const list = [...files].map(sqlText).join(', ');
  await engine.run(`
    create or replace temp table payment_whole as
    select payment_id, min(row_id) as whole_id from raw_payment
    where file not in (${list}) and payment_id is not null
    group by 1 having count(*) = 1`);
  const isAlone = `file in (${list}) and (payment_id is null or invoice_id is null
    or payment_id not in (select payment_id from payment_whole))`;
  const alone = await engine.query(`
    select file, "row", payment_id, source_minor::double as source, file not in (
      select file from raw_payment where file in (${list}) and not (${isAlone})) as is_undated
    from raw_payment where ${isAlone} order by row_id`);
  await engine.run(`delete from raw_payment where ${isAlone}`);
  for (const line of alone) {
    const file = String(line.file);
    // where no row has its payment, it is rather money whose date was not found
    const [becomes, rule] = line.is_undated
      ? (['set_aside', 'payment_undated'] as const)
      : (['not_data', 'payment_line_alone'] as const);
    reconciliations.get(file)!.move(becomes, Number(line.source));
    const column = header(file, 'payment_id');
    const value = String(line.payment_id ?? '');
    report(problem(rule, { file, row: Number(line.row), column, value }));
  }
  await engine.run(`
    update raw_payment set pay_date = w.pay_date, applied_date = w.applied_date,
      customer_id = w.customer_id, customer_name = w.customer_name, method = w.method,
      bank_ref = w.bank_ref, currency = coalesce(w.currency, raw_payment.currency)
    from payment_whole p join raw_payment w on w.row_id = p.whole_id
    where raw_payment.file in (${list}) and raw_payment.payment_id = p.payment_id`);
  const applied = await engine.query(`
    with line as (
      select payment_id, sum(amount_minor)::double as applied, count(*)::integer as n
      from raw_payment where file in (${list}) group by 1
    )
    select w.row_id, w.file, w."row", w.payment_id, w.currency, w.source_minor::double as source,
      w.amount_minor::double as amount, applied, n
    from line join payment_whole p using (payment_id) join raw_payment w on w.row_id = p.whole_id
    order by w.row_id`);
  const whole: number[] = [];
  const rests: string[] = [];
  for (const { row_id, file, source, amount, applied: sum } of applied) {
    const rest = Number(amount) - Number(sum);
    if (rest > 0) rests.push(`(${row_id}, ${rest})`);
    else {
      whole.push(Number(row_id));
      reconciliations.get(String(file))!.move('not_data', Number(source));
    }
  }
  for (const ids of batches(whole))
    await engine.run(`delete from raw_payment where row_id in (${ids.join(',')})`);
  for (const values of batches(rests))
    await engine.run(
      `update raw_payment set amount_minor = r.rest
       from (values ${values.join(',')}) r(row_id, rest) where raw_payment.row_id = r.row_id`,
    );
  await engine.run('drop table payment_whole');
  if (applied.length === 0) return;
  reportOver(
    applied.filter(({ amount, applied: sum }) => Number(sum) > Number(amount)),
    context,
  );
  const lines = applied.reduce((sum, { n }) => sum + Number(n), 0);
  report(
    problem('payment_lines', {
      file: String(applied[0]!.file),
      value: `${counted(applied.length, 'payment')}, ${counted(lines, 'line')}`,
    }),
  );
}

/** Payments of which more was applied than they are, once a file: the lines count. */
function reportOver(payments: readonly Row[], context: CrossContext): void {
  for (const [file, found] of groupBy(payments, (row) => String(row.file))) {
    const { row, payment_id, currency, amount, applied } = found[0]!;
    const [whole, parts] = [amount, applied].map((minor) =>
      sumsText([{ currency, minor }], context),
    );
    context.report(
      problem('applied_over_payment', {
        file,
        row: Number(row),
        column: context.header(file, 'amount_minor'),
        value: andMore(String(payment_id), found.length),
        expected: text(
          `parts of ${whole} at most: ${parts} is applied, and counts`,
          `核销合计不超过 ${whole}：实际核销 ${parts}，按此计`,
        ),
      }),
    );
  }
}
