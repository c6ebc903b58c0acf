/** The items that alone hold much of the money, one by one, as a table. */
import { sqlDate } from '../engine/engine.ts';
import type { NativeEngine } from '../engine/native.ts';
import { weekSteps } from '../format/ahead.ts';
import type { IsoDate } from '../format/date.ts';
import type { Forecast } from './forecast.ts';
import { giantChances } from './giants.ts';
import { MILLION } from './late-counts.ts';
import { writeTable } from './write-table.ts';

/** Writes `fct_giant`: one row per giant open at the as-of date. Needs `fct_item`. */
export async function writeGiants(
  engine: NativeEngine,
  forecasts: Forecast[],
  asOf: IsoDate,
): Promise<void> {
  const weeksEnd = weekSteps(asOf).at(-1)!.until;
  await writeTable(
    engine,
    `forecast_giant(item_key integer, open_minor bigint, promised_days integer, days_to_half integer,
      comes_30 integer, comes_90 integer, expected_minor bigint)`,
    forecasts.flatMap(({ book, forecaster }) =>
      book.origins.at(-1)!.giantItems.map((giant) => {
        const chances = giantChances(giant, forecaster);
        const half = chances.findIndex((chance) => chance >= 0.5);
        return [
          giant.itemKey,
          giant.openMinor,
          giant.promised?.days ?? null,
          half < 0 ? null : half,
          Math.round(MILLION * chances[30]!),
          Math.round(MILLION * chances[90]!),
          Math.round(giant.openMinor * chances[weeksEnd]!),
        ];
      }),
    ),
  );
  await engine.run(`create or replace table fct_giant as
    select i.item_key, i.invoice_key,
      concat(i.invoice_id, case when i.instalment_no is not null then concat('/', i.instalment_no) end) as giant,
      i.customer, i.rep, i.region, i.segment, i.currency, i.issue_date, i.due_date, g.open_minor,
      ${sqlDate(asOf)} + promised_days as promised_on, ${sqlDate(asOf)} + days_to_half as expected_date,
      comes_30 as comes_30_millionths, comes_90 as comes_90_millionths, g.expected_minor
    from forecast_giant g join fct_item i using (item_key) order by i.currency, g.open_minor desc, i.item_key`);
  await engine.run('drop table forecast_giant');
}
