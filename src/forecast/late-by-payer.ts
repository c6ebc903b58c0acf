/** What rows of open items show of late risk, in few lines, and of which books they show it. */
import { sqlDate } from '../engine/engine.ts';
import type { NativeEngine } from '../engine/native.ts';
import { dayNumber, type IsoDate } from '../format/date.ts';
import type { Items } from './items.ts';
import { knownFrom } from './late-counts.ts';
import { writeTable } from './write-table.ts';

/** Of fewer items whose outcome is known a book's chances are worked out, but shown of no item. */
const MIN_KNOWN = 20;

/** Writes `forecast_judged`: by book whether enough outcomes are known on the as-of date. */
export async function writeJudgedBooks(
  engine: NativeEngine,
  items: Items,
  asOf: IsoDate,
): Promise<void> {
  const today = dayNumber(asOf);
  const known = items.currencies.map(() => 0);
  for (let item = 0; item < items.count; item++)
    if (knownFrom(items, item, 0) <= today) known[items.book[item]!]!++;
  await writeTable(
    engine,
    'forecast_judged(currency varchar, is_judged boolean)',
    items.currencies.map((currency, book) => [currency, known[book]! >= MIN_KNOWN]),
  );
}

/**
 * Writes `fct_late_payer`, by customer the chance of what is not yet due, and `fct_expected_day`, by due date the day on
 * which half of the money is expected. Needs `fct_late_risk`.
 */
export async function writeLateByPayer(engine: NativeEngine, asOf: IsoDate): Promise<void> {
  await engine.run(`create or replace table fct_late_payer as
    select currency, customer, any_value(late_0_millionths) as late_0_millionths from fct_late_risk
    where is_judged and due_date >= ${sqlDate(asOf)} group by all order by all`);
  await engine.run(`create or replace table fct_expected_day as
    select distinct currency, due_date, expected_date from fct_late_risk where is_judged order by all`);
}
