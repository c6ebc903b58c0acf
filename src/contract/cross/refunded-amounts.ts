/** Payments with a column of what was given back of them, or taken off beside them: each becomes a row of its own. */
import { problem, rowCount } from '../rules/problem.ts';
import { addRows, type CrossContext } from './cross-context.ts';

/** What stands beside the cash → what it is. */
const BESIDE = { discount_minor: 'discount', written_off_minor: 'write_off' } as const;

/** What was taken off the invoice with the payment. */
export async function takenOffBeside({ engine }: CrossContext): Promise<void> {
  const isBeside = Object.keys(BESIDE).map((column) => `${column} <> 0`);
  const [found] = await engine.query(
    `select exists (from raw_payment where kind = 'cash' and (${isBeside.join(' or ')})) as is_any`,
  );
  if (found!.is_any !== true) return;
  for (const [column, kind] of Object.entries(BESIDE)) {
    const own = {
      amount_minor: `abs(${column})`,
      kind: `'${kind}'`,
      ...Object.fromEntries(Object.keys(BESIDE).map((name) => [name, 'null'])),
      applied_minor: 'null',
      refunded_minor: 'null',
    };
    await addRows(engine, 'payment', own, `raw_payment t where kind = 'cash' and ${column} <> 0`);
  }
}

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
    discount_minor: 'null',
    written_off_minor: 'null',
  };
  await addRows(engine, 'payment', own, `raw_payment t where ${GIVEN_BACK}`);
  for (const { file, row, n } of files)
    report(
      problem('refunded_in_row', {
        file: String(file),
        row: Number(row),
        column: header(String(file), 'refunded_minor'),
        value: rowCount(Number(n)),
      }),
    );
}
