/** What is expected of each customer's open money, by week and month ahead, from what each item is given. */
import type { NativeEngine } from '../engine/native.ts';
import { type Slice, slicesOf } from '../format/ahead.ts';
import { addDays, type IsoDate } from '../format/date.ts';
import { appendColumns } from '../ledger/columns.ts';
import { FIRST_AGE, LAST_AGE } from './book.ts';
import type { Forecast } from './forecast.ts';
import type { Forecaster } from './methods.ts';
import { BILLION } from './what-if/share-sum.ts';
import { writeTable } from './write-table.ts';

/** Writes `forecast_cell`, and leaves `forecast_book`, `forecast_slice` and `forecast_share` behind. Needs `forecast_open`. */
export async function writeCells(
  engine: NativeEngine,
  forecasts: readonly Forecast[],
  asOf: IsoDate,
): Promise<void> {
  const slices = slicesOf(asOf);
  await writeBooks(engine, forecasts);
  await writeSlices(engine, slices, asOf);
  await writeShares(engine, forecasts, slices);
  await engine.run(CELLS);
}

/** Writes `fct_forecast`. Needs what `writeCells` writes. */
export const writeExpected = (engine: NativeEngine, asOf: IsoDate): Promise<void> =>
  engine.run(expected(slicesOf(asOf)));

/** The share of promised money that comes on its day, in billionths. */
export const keptOf = ({ promisesKept }: Forecaster): number =>
  Math.round(BILLION * (promisesKept ?? 0));

/** The books by their place. */
const writeBooks = (engine: NativeEngine, forecasts: readonly Forecast[]): Promise<void> =>
  writeTable(
    engine,
    'forecast_book(book integer, currency varchar, kept bigint)',
    forecasts.map(({ book, forecaster }, place) => [place, book.currency, keptOf(forecaster)]),
  );

const writeSlices = (
  engine: NativeEngine,
  slices: readonly Slice[],
  asOf: IsoDate,
): Promise<void> =>
  writeTable(
    engine,
    'forecast_slice(slice integer, week varchar, month varchar, from_date date, to_date date)',
    slices.map(({ after, until, week, month }, i) => [
      i,
      week,
      month,
      addDays(asOf, after + 1),
      addDays(asOf, until),
    ]),
  );

/** By book and age of open items the share of an amount that has come by the end of each slice, in billionths. */
async function writeShares(
  engine: NativeEngine,
  forecasts: readonly Forecast[],
  slices: readonly Slice[],
): Promise<void> {
  const rows = forecasts.flatMap(({ book, forecaster }, place) =>
    openAges(book).map((age) => {
      const shares = forecaster.shares(age);
      return [place, age, ...slices.map(({ until }) => Math.round(BILLION * shares[until]!))];
    }),
  );
  const names = ['book', 'age', ...slices.map((_, i) => `share_${i}`)];
  await engine.run(
    `create or replace temp table forecast_share (${names.map((name) => `${name} integer`).join(', ')})`,
  );
  await appendColumns(
    engine.connection,
    'forecast_share',
    names.map((_, i) => Int32Array.from(rows, (row) => row[i]!)),
  );
}

/** Ages at which something is open at the as-of date. */
function openAges({ origins }: Forecast['book']): number[] {
  const { rest, giants } = origins.at(-1)!;
  return Array.from({ length: LAST_AGE - FIRST_AGE + 1 }, (_, i) => i)
    .filter((i) => rest.open[i] !== 0 || giants.open[i] !== 0)
    .map((i) => i + FIRST_AGE);
}

/** Each customer's open money by part, age and days until what was promised of it. */
const CELLS = `create or replace table forecast_cell as
  with cell as (
    select item_key, near_age, case when age > 0 then 'overdue' else 'not_due' end as part,
      null::integer as days, open_minor - promised_minor as minor
    from forecast_open
    union all
    select item_key, near_age, 'promised', promised_days, promised_minor from forecast_open
  )
  select i.currency, i.customer, i.rep, i.region, i.segment, c.part, c.near_age as age, c.days, sum(c.minor)::bigint as minor
  from cell c join fct_item i using (item_key)
  where c.minor > 0
  group by all order by all`;

/** Each customer's money by part and slice. What has come by the end of each slice is rounded, so that slices sum to it. */
function expected(slices: readonly Slice[]): string {
  const whole = `${BILLION ** 2}::hugeint`;
  const byThen = slices.map(
    (
      { until },
      i,
    ) => `((sum(minor::hugeint * (case when days <= ${until} then kept * ${BILLION} else 0 end
      + (${BILLION} - kept) * share_${i})) + ${whole} // 2) // ${whole})::bigint as by_${i}`,
  );
  const came = slices.map((_, i) => (i === 0 ? 'by_0' : `by_${i} - by_${i - 1}`));
  return `create or replace table fct_forecast as
    with cell as (
      select c.*, s.* exclude (book, age), case when c.part = 'promised' then b.kept else 0 end as kept
      from forecast_cell c
      join forecast_book b on b.currency is not distinct from c.currency::varchar
      join forecast_share s on s.book = b.book and s.age = c.age
    ),
    reached as (
      select currency, customer, rep, region, segment, part, ${byThen.join(', ')}
      from cell group by currency, customer, rep, region, segment, part
    ),
    in_slice as (
      select currency, customer, rep, region, segment, part,
        unnest([${slices.map((_, i) => i).join(', ')}]) as slice, unnest([${came.join(', ')}]) as expected_minor
      from reached
    )
    select currency, customer, rep, region, segment, part, week, month, from_date, to_date, expected_minor
    from in_slice join forecast_slice using (slice) where expected_minor <> 0
    order by currency, customer, rep, region, segment, part, from_date`;
}
