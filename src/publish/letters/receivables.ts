/** What each customer owes by the movements of the books: worked out another way than the lines of its letter. */
import { sqlDate } from '../../engine/engine.ts';
import type { OpenReport } from '../open-report.ts';

/** By customer and currency, in minor units of the documents; 0 where nothing ever moved. */
export async function receivables({
  engine,
  asOf,
}: OpenReport): Promise<(customer: string, currency: string | null) => number> {
  const at = sqlDate(asOf);
  const rows = await engine.query(
    `select customer, currency,
       sum(case when kind in ('invoice', 'refund') then amount_doc_minor else -amount_doc_minor end)::bigint as owed_minor
     from mart_movement
     where date <= ${at} and (known_from is null or known_from <= ${at}) and (known_until is null or known_until > ${at})
     group by customer, currency`,
  );
  const key = (customer: unknown, currency: unknown): string =>
    JSON.stringify([customer, currency]);
  const owed = new Map(
    rows.map((row) => [key(row.customer, row.currency), Number(row.owed_minor)]),
  );
  return (customer, currency) => owed.get(key(customer, currency)) ?? 0;
}
