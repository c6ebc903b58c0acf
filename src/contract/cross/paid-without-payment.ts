/** Invoices that their status calls paid although nothing in the data settles them. */
import { sqlText } from '../../engine/engine.ts';
import { currencyDigits } from '../../format/currency-digits.ts';
import { problem } from '../rules/problem.ts';
import { batches, type CrossContext } from './cross-context.ts';

/** Told once a file: how many, how much, and the first of them. They stay open: no day and no money is made up. */
export async function paidWithoutPayment(context: CrossContext): Promise<void> {
  const { engine, paidRows, settings, report } = context;
  if (paidRows.size === 0) return;
  // payments that name no invoice may be those of any
  const [money] = await engine.query(`
    select count(*)::integer as payments, count(invoice_id)::integer as named
    from raw_payment where kind = 'cash'`);
  if (Number(money!.payments) > 0 && Number(money!.named) === 0) return;
  for (const [file, all] of paidRows) {
    let [count, minor] = [0, 0];
    let first: { row: number; id: string; currency: string | null } | null = null;
    for (const rows of batches(all)) {
      const found = await engine.query(`
        select "row", invoice_id, currency, amount_minor::double as minor from raw_invoice i
        where file = ${sqlText(file)} and "row" in (${rows.join(',')})
          and not exists (select 1 from raw_payment p where p.invoice_id = i.invoice_id)
          and not exists (select 1 from raw_invoice c where c.applies_to = i.invoice_id)
        order by "row"`);
      count += found.length;
      minor += found.reduce((sum, row) => sum + Number(row.minor), 0);
      const one = found[0];
      first ??= one
        ? {
            row: Number(one.row),
            id: String(one.invoice_id),
            currency: one.currency === null ? null : String(one.currency),
          }
        : null;
    }
    if (first === null) continue;
    const digits = currencyDigits(first.currency ?? settings.currency ?? null);
    const amount = (minor / 10 ** digits).toFixed(digits);
    report(
      problem('paid_without_payment', {
        file,
        row: first.row,
        column: context.header(file, 'status'),
        value: count === 1 ? first.id : `${first.id} and ${count - 1} more`,
        expected: `a payment, a settled date or an amount paid for each: ${count} ${count === 1 ? 'row' : 'rows'}, ${amount}`,
      }),
    );
  }
}
