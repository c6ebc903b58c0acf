/** The items that alone hold much of the money, one by one, as a table. */
import { sqlDate } from '../engine/engine.ts';
import type { NativeEngine } from '../engine/native.ts';
import { weekSteps } from '../format/ahead.ts';
import type { IsoDate } from '../format/date.ts';
import type { Forecast } from './forecast.ts';
import { giantChances } from './giants.ts';
import { outlookOf } from './write-open.ts';
import { writeTable } from './write-table.ts';

/** Writes `fct_giant`: one row per giant open at the as-of date. Needs `fct_late_risk`. */
export async function writeGiants(
  engine: NativeEngine,
  forecasts: Forecast[],
  asOf: IsoDate,
): Promise<void> {
  const weeksEnd = weekSteps(asOf).at(-1)!.until;
  await writeTable(
    engine,
    `forecast_giant(item_key integer, promised_days integer, days_to_half integer, comes_30 integer,
      comes_90 integer, expected_minor bigint)`,
    forecasts.flatMap(({ book, forecaster }) =>
      book.origins.at(-1)!.giantItems.map((giant) => {
        const chances = giantChances(giant, forecaster);
        return [
          giant.itemKey,
          giant.promised?.days ?? null,
          ...outlookOf(chances),
          Math.round(giant.openMinor * chances[weeksEnd]!),
        ];
      }),
    ),
  );
  await engine.run(`create or replace table fct_giant as
    select r.item_key, r.invoice_key, r.item as giant, r.customer, r.rep, r.region, r.segment, r.currency,
      r.issue_date, r.due_date, r.open_minor, ${sqlDate(asOf)} + g.promised_days as promised_on,
      ${sqlDate(asOf)} + nullif(g.days_to_half, -1) as expected_date,
      g.comes_30 as comes_30_millionths, g.comes_90 as comes_90_millionths, g.expected_minor
    from forecast_giant g join fct_late_risk r using (item_key)
    order by r.currency, r.open_minor desc, r.item_key`);
  await engine.run('drop table forecast_giant');
}
