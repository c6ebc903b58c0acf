/** What is said now of each horizon of the whole book, for later builds to remember; and the table of what earlier ones said. */
import type { NativeEngine } from '../engine/native.ts';
import { HORIZONS } from './backtest.ts';
import type { Forecast } from './forecast.ts';
import { expectedOf } from './methods.ts';
import { writeTable } from './write-table.ts';

/** Large items are in it; `fct_forecast_witness` stays empty until earlier builds are known. */
export async function writeSaid(engine: NativeEngine, forecasts: Forecast[]): Promise<void> {
  await writeTable(
    engine,
    `fct_forecast_said(currency varchar, horizon integer, method varchar, said_minor bigint,
      low_minor bigint, high_minor bigint)`,
    forecasts.flatMap(({ book, forecaster, methods, band }) => {
      const { rest, giants } = book.origins.at(-1)!;
      const [ofRest, ofGiants] = [expectedOf(rest, forecaster), expectedOf(giants, forecaster)];
      return HORIZONS.map((days) => {
        const range = band({ after: 0, until: days });
        return [
          book.currency,
          days,
          methods[days] ?? 'due_date',
          Math.round(ofRest[days]! + ofGiants[days]!),
          range && Math.round(range.low),
          range && Math.round(range.high),
        ];
      });
    }),
    'table',
  );
  await writeTable(engine, WITNESS, [], 'table');
}

export const WITNESS = `fct_forecast_witness(currency varchar, as_of date, built_on date, horizon integer,
  method varchar, said_minor bigint, low_minor bigint, high_minor bigint, came_minor bigint)`;
