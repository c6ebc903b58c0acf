/** Compares the aging summaries among the exports with the open balances of the documents at their day. */

import { type AgingBalances, insertProblems } from '../contract/import.ts';
import { type Problem, problem } from '../contract/rules/problem.ts';
import type { NativeEngine } from '../engine/native.ts';
import { currencyDigits } from '../format/currency-digits.ts';
import { type Localised, text } from '../i18n/locale.ts';
import type { Ask } from '../metrics/types.ts';

/** Differing customers listed at most; the total is always listed. */
const MAX_LISTED = 20;

const printed = (minor: number): string => (minor / 100).toFixed(2);

async function currenciesOf(engine: NativeEngine): Promise<(string | null)[]> {
  const rows = await engine.query('select distinct currency from mart_item');
  return rows.map(({ currency }) => currency as string | null);
}

interface Balance {
  /** Before unapplied credit, and after it. */
  gross: number;
  net: number;
}

/** What each customer owes at a day, by its number and its name. */
async function openBalances(
  engine: NativeEngine,
  ask: Ask,
  asOf: string,
): Promise<Map<string, Balance>> {
  const byCustomer = async (metric: string): Promise<Map<string | null, number>> => {
    const { rows } = await ask({ metric, by: ['customer'], asOf });
    return new Map(rows.map(({ by, value }) => [by.customer ?? null, value ?? 0]));
  };
  const gross = await byCustomer('open_amount');
  const net = await byCustomer('net_open_amount');
  const customers = await engine.query('select customer, name from dim_customer');
  const names = new Map(customers.map(({ customer, name }) => [customer, name]));
  const balances = new Map<string, Balance>();
  for (const customer of new Set([...gross.keys(), ...net.keys()])) {
    const open = gross.get(customer) ?? 0;
    const balance = { gross: open, net: net.get(customer) ?? open };
    for (const key of [customer, names.get(customer) ?? null])
      if (key !== null) balances.set(String(key).toLowerCase(), balance);
  }
  return balances;
}

/** The differences, also written to `raw_problem`; checked only where all amounts are in one currency of two decimals. */
export async function checkAgingSummaries(
  engine: NativeEngine,
  ask: Ask,
  summaries: readonly AgingBalances[],
  lastDate: string,
): Promise<Problem[]> {
  const problems: Problem[] = [];
  const currencies = summaries.length === 0 ? [] : await currenciesOf(engine);
  if (currencies.length !== 1 || currencyDigits(currencies[0]!) !== 2) return problems;
  for (const { file, column, asOf, customers } of summaries) {
    const day = asOf ?? lastDate;
    const balances = await openBalances(engine, ask, day);
    const balanceOf = (names: readonly string[]): Balance =>
      names.map((name) => balances.get(name.toLowerCase())).find(Boolean) ?? { gross: 0, net: 0 };
    const each = [...new Set(balances.values())];
    const own = each.reduce((sum, { gross }) => sum + gross, 0);
    const net = each.reduce((sum, balance) => sum + balance.net, 0);
    const total = customers.reduce((sum, { minor }) => sum + minor, 0);
    if (total === own || total === net) continue;
    const reportDifference = (row: number | null, value: string, expected: Localised): number =>
      problems.push(
        problem('ageing_differs', { file, row: row ?? undefined, column, value, expected }),
      );
    reportDifference(
      null,
      printed(total),
      text(
        `${printed(own)}, what the documents have open on ${day}`,
        `${printed(own)}，即单据在 ${day} 的未收金额`,
      ),
    );
    const wrong = customers.filter(({ names, minor }) => {
      const balance = balanceOf(names);
      return minor !== balance.gross && minor !== balance.net;
    });
    for (const { row, names, minor } of wrong.slice(0, MAX_LISTED))
      reportDifference(
        row,
        `${names[0]}: ${printed(minor)}`,
        text(
          `${printed(balanceOf(names).gross)} from its documents`,
          `按其单据为 ${printed(balanceOf(names).gross)}`,
        ),
      );
  }
  await insertProblems(engine, problems);
  return problems;
}
