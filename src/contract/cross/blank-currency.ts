/** Documents without a currency beside documents with one: no sum would have them both, so they are told. */
import { text } from '../../i18n/locale.ts';
import { problem } from '../rules/problem.ts';
import type { CrossContext } from './cross-context.ts';

/** Payments take the currency of their invoice; what report.yml says holds for all that name none. */
export async function blankCurrency({
  engine,
  settings,
  report,
  header,
}: CrossContext): Promise<void> {
  if (settings.currency !== undefined) return;
  const found = await engine.query(`
    select file, min("row")::integer as "row", count(*)::integer as n,
      (select count(currency)::integer from raw_invoice) as others,
      (select min(currency) from raw_invoice) as currency
    from raw_invoice where currency is null
      and exists (select 1 from raw_invoice where currency is not null)
    group by file order by file`);
  for (const { file, row, n, others, currency } of found)
    report(
      problem('currency_blank', {
        file: String(file),
        row: Number(row),
        column: header(String(file), 'currency'),
        value: `${n}`,
        expected: text(
          `a currency in each row, as ${currency} in ${others} others`,
          `每行有币种，如其他 ${others} 行的 ${currency}`,
        ),
        line: `currency: ${currency}`,
      }),
    );
}
