/** Compares the ageing summaries among the exports with the open balances of the documents at their day. */
import { type AgeingBalances, writeProblems } from '../contract/import.ts';
import { type Problem, problem } from '../contract/problem.ts';
import { sqlText } from '../engine/engine.ts';
import type { NativeEngine } from '../engine/native.ts';
import { currencyDigits } from '../format/number.ts';

/** Customers that differ, at most; the total is always told. */
const MOST = 20;

const shown = (minor: number): string => (minor / 100).toFixed(2);

async function currenciesOf(engine: NativeEngine): Promise<(string | null)[]> {
  const rows = await engine.query('select distinct currency from mart_item');
  return rows.map(({ currency }) => currency as string | null);
}

/** What each customer owes at a day, before and after unapplied credit, by its number and its name. */
async function openBalances(
  engine: NativeEngine,
  asOf: string,
): Promise<Map<string, { gross: number; net: number }>> {
  const day = sqlText(asOf);
  const rows = await engine.query(`
    with balance as (
      select customer, sum(amount_minor)::double as gross, 0::double as credit from mart_piece
      where issue_date <= ${day} and (end_date is null or end_date > ${day}) group by customer
      union all
      select customer, 0, sum(amount_minor)::double from mart_credit
      where start_date <= ${day} and (end_date is null or end_date > ${day})
        and (known_from is null or known_from <= ${day}) and (known_until is null or known_until > ${day})
      group by customer
    )
    select customer, any_value(name) as name, sum(gross) as gross, sum(gross) - sum(credit) as net
    from balance left join dim_customer using (customer) group by customer`);
  const found = new Map<string, { gross: number; net: number }>();
  for (const { customer, name, gross, net } of rows) {
    const balance = { gross: Number(gross), net: Number(net) };
    for (const key of [customer, name])
      if (key !== null) found.set(String(key).toLowerCase(), balance);
  }
  return found;
}

/** The differences, told and kept beside the data; only where all amounts are in one currency of two decimals. */
export async function checkAgeing(
  engine: NativeEngine,
  summaries: readonly AgeingBalances[],
  lastDate: string,
): Promise<Problem[]> {
  const problems: Problem[] = [];
  const currencies = summaries.length === 0 ? [] : await currenciesOf(engine);
  if (currencies.length !== 1 || currencyDigits(currencies[0]!) !== 2) return problems;
  for (const { file, column, asOf, customers } of summaries) {
    const day = asOf ?? lastDate;
    const balances = await openBalances(engine, day);
    const own = [...new Set(balances.values())].reduce((sum, { gross }) => sum + gross, 0);
    const net = [...new Set(balances.values())].reduce((sum, balance) => sum + balance.net, 0);
    const printed = customers.reduce((sum, { minor }) => sum + minor, 0);
    if (printed === own || printed === net) continue;
    const tell = (row: number | null, value: string, expected: string): number =>
      problems.push(
        problem('ageing_differs', { file, row: row ?? undefined, column, value, expected }),
      );
    tell(null, shown(printed), `${shown(own)}, what the documents have open on ${day}`);
    const wrong = customers.filter(({ names, minor }) => {
      const balance = names.map((name) => balances.get(name.toLowerCase())).find(Boolean);
      return minor !== (balance?.gross ?? 0) && minor !== (balance?.net ?? 0);
    });
    for (const { row, names, minor } of wrong.slice(0, MOST)) {
      const balance = names.map((name) => balances.get(name.toLowerCase())).find(Boolean);
      tell(row, `${names[0]}: ${shown(minor)}`, `${shown(balance?.gross ?? 0)} from its documents`);
    }
  }
  await writeProblems(engine, problems);
  return problems;
}
