/** What earlier builds said at their as-of dates, against what has come since of what was open then. */
import { sqlDate } from '../engine/engine.ts';
import type { NativeEngine } from '../engine/native.ts';
import type { IsoDate } from '../format/date.ts';
import { HORIZONS } from './backtest.ts';
import { WITNESS } from './write-said.ts';
import { writeTable } from './write-table.ts';

/** What one build said of one horizon of one book; minor units. */
export interface Witness {
  currency: string | null;
  asOf: IsoDate;
  /** The day on which a build first said exactly that. */
  builtOn: IsoDate;
  horizon: number;
  method: string;
  said: number;
  /** Null where there was no band. */
  low: number | null;
  high: number | null;
}

/**
 * Writes `fct_forecast_witness` from the ledger as it is now: what came is null until the days are over. Forecasts of
 * the report's own day and of later ones are left out.
 */
export async function writeWitness(
  engine: NativeEngine,
  witnesses: readonly Witness[],
  asOf: IsoDate,
): Promise<void> {
  const earlier = witnesses.filter((one) => one.asOf < asOf);
  if (earlier.length === 0) return;
  await writeTable(
    engine,
    WITNESS,
    earlier.map((one) => [
      ...[one.currency, one.asOf, one.builtOn, one.horizon, one.method],
      ...[one.said, one.low, one.high, null],
    ]),
    'table',
  );
  await engine.run(cameOf(asOf));
}

/** A refund makes a piece of less than nothing: only with one may an item be closed on a day and paid again after it. */
const cameOf = (asOf: IsoDate): string => `update fct_forecast_witness w
  set came_minor = coalesce(c.came_minor, 0) from (
    with day as (select distinct as_of from fct_forecast_witness),
    refunded as (select distinct item_key from fct_piece where amount_minor < 0),
    reopened as (
      select as_of, item_key from fct_piece semi join refunded using (item_key) join day
        on issue_date <= as_of and (end_date is null or end_date > as_of)
      group by all having sum(amount_minor) > 0
    ),
    came as (
      select p.currency, d.as_of, p.end_date - d.as_of as days, p.amount_minor
      from fct_piece p join day d on p.issue_date <= d.as_of and p.end_date > d.as_of
        and p.end_date <= d.as_of + ${HORIZONS.at(-1)}
      where p.end_kind = 'cash' and p.end_date <= ${sqlDate(asOf)}
        and (p.item_key not in (from refunded) or (d.as_of, p.item_key) in (from reopened))
    )
    select w.currency, w.as_of, w.horizon, sum(c.amount_minor)::bigint as came_minor
    from fct_forecast_witness w left join came c
      on c.currency is not distinct from w.currency and c.as_of = w.as_of and c.days <= w.horizon
    where w.as_of + w.horizon <= ${sqlDate(asOf)} group by all
  ) c
  where c.currency is not distinct from w.currency and c.as_of = w.as_of and c.horizon = w.horizon`;
