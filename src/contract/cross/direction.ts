/** Lists of money that are all negative: receipts with a minus, or what went out of an account, by whose names they bear. */
import { sqlText } from '../../engine/engine.ts';
import { problem, rowCount } from '../rules/problem.ts';
import { type CrossContext, CUSTOMER } from './cross-context.ts';

/** True where a column names an invoice or a customer of the data. */
const NAMED = `(invoice_id in (select invoice_id from raw_invoice)
  or ${CUSTOMER} in (select ${CUSTOMER} from raw_invoice)
  or customer_name in (select customer_name from raw_invoice))`;
const ANY_NAME = `(invoice_id is not null or ${CUSTOMER} is not null or bank_ref is not null)`;

/** Receipts of a list are receipts where the data know half of their names; where they know none, the money went out. */
export async function turnedLists({ engine, turned, report }: CrossContext): Promise<void> {
  for (const file of turned) {
    const inFile = `file = ${sqlText(file)}`;
    const [count] = await engine.query(`
      select count(*)::integer as n, count(*) filter (kind = 'cash')::integer as cash,
        count(*) filter (${NAMED})::integer as named, count(*) filter (${ANY_NAME})::integer as any_name,
        exists (from raw_invoice) as has_invoices
      from raw_payment where ${inFile}`);
    const { n, cash, named, any_name, has_invoices } = count!;
    // nothing says otherwise
    const isPlain = has_invoices !== true || Number(any_name) === 0;
    if (isPlain || Number(named) * 2 >= Number(n)) report(problem('sign_flipped', { file }));
    else if (named === 0 && cash === n)
      await engine.run(`update raw_payment set kind = 'outgoing' where ${inFile}`);
    else
      report(problem('direction_unknown', { file, value: `${named} of ${rowCount(Number(n))}` }));
  }
}

/** Files of which every row went out. */
export async function onlyOutgoing({ engine }: CrossContext): Promise<string[]> {
  const rows = await engine.query(`
    select file from raw_payment group by file
    having count(*) > 1 and count(*) = count(*) filter (kind = 'outgoing') order by file`);
  return rows.map(({ file }) => String(file));
}

/** Nothing but money that went out, most of it to customers by its texts: as likely receipts with a minus. */
export async function askDirection(
  { engine, report }: CrossContext,
  files: readonly string[],
): Promise<void> {
  for (const file of files) {
    const [count] = await engine.query(`
      select count(*)::integer as n, count(*) filter (kind = 'refund')::integer as named
      from raw_payment where file = ${sqlText(file)}`);
    const { n, named } = count!;
    if (Number(named) * 2 >= Number(n))
      report(problem('direction_unknown', { file, value: `${named} of ${rowCount(Number(n))}` }));
  }
}
