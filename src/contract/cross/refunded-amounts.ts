/** Payments with a column of what was given back of them: each becomes a refund of its own. */
import { problem } from '../rules/problem.ts';
import { addRows, type CrossContext } from './cross-context.ts';

const GIVEN_BACK = `kind = 'cash' and refunded_minor <> 0`;

/** On the day of the refund where a column has it, else on that of the payment. */
export async function refundsOfColumns({ engine, report, header }: CrossContext): Promise<void> {
  const files = await engine.query(`
    select file, min("row")::integer as "row", count(*)::integer as n from raw_payment
    where ${GIVEN_BACK} group by 1 order by 1`);
  if (files.length === 0) return;
  const own: Record<string, string> = {
    amount_minor: 'abs(refunded_minor)',
    pay_date: 'greatest(coalesce(refunded_date, pay_date), pay_date)',
    kind: "'refund'",
    applied_date: 'null',
    applied_minor: 'null',
    refunded_minor: 'null',
  };
  await addRows(engine, 'payment', own, `raw_payment t where ${GIVEN_BACK}`);
  for (const { file, row, n } of files)
    report(
      problem('refunded_in_row', {
        file: String(file),
        row: Number(row),
        column: header(String(file), 'refunded_minor'),
        value: `${n} ${Number(n) === 1 ? 'row' : 'rows'}`,
      }),
    );
}
